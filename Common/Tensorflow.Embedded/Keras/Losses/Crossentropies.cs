namespace Tensorflow.Keras.Losses;

/// <summary>Cross-entropy of two outcomes, the mean over the last axis. Targets 0 or 1; predictions probabilities, or logits.</summary>
public class BinaryCrossentropy : LossFunctionWrapper
{
    private readonly float smoothing;
    private readonly int over = -1;

    /// <param name="from_logits">Whether predictions are logits.</param>
    /// <param name="label_smoothing">0 to 1: moves targets towards .5.</param>
    /// <param name="reduction">See <see cref="Loss"/>.</param>
    /// <param name="name">Null: binary_crossentropy.</param>
    public BinaryCrossentropy(bool from_logits = false, float label_smoothing = 0f, string? reduction = null, string? name = null)
        : base(reduction, name ?? "binary_crossentropy", from_logits) => smoothing = label_smoothing;

    internal BinaryCrossentropy(bool from_logits, float label_smoothing, int axis, string? reduction, string? name) : this(from_logits, label_smoothing, reduction, name) => over = axis;

    internal override void WriteConfig(Saving.ConfigWriter config) => config.Set("from_logits", from_logits).Set("label_smoothing", smoothing).Set("axis", over);

    /// <inheritdoc/>
    public override Tensor Apply(Tensor y_true, Tensor y_pred, bool from_logits = false, int axis = -1) =>
        LossFunctions.BinaryCrossentropy(y_true, y_pred, from_logits, smoothing, axis == -1 ? over : axis);
}

/// <summary>Cross-entropy of classes. Targets are distributions (one-hot); predictions probabilities, or logits.</summary>
public class CategoricalCrossentropy : LossFunctionWrapper
{
    private readonly float smoothing;

    /// <param name="from_logits">Whether predictions are logits.</param>
    /// <param name="label_smoothing">0 to 1: moves targets towards the uniform distribution.</param>
    /// <param name="reduction">See <see cref="Loss"/>.</param>
    /// <param name="name">Null: categorical_crossentropy.</param>
    public CategoricalCrossentropy(bool from_logits = false, float label_smoothing = 0f, string? reduction = null, string? name = null)
        : base(reduction, name ?? "categorical_crossentropy", from_logits) => smoothing = label_smoothing;

    internal override void WriteConfig(Saving.ConfigWriter config) => config.Set("from_logits", from_logits).Set("label_smoothing", smoothing);

    /// <inheritdoc/>
    public override Tensor Apply(Tensor y_true, Tensor y_pred, bool from_logits = false, int axis = -1) =>
        LossFunctions.CategoricalCrossentropy(y_true, y_pred, from_logits, smoothing, axis);
}

/// <summary>Cross-entropy of classes. Targets are class numbers; predictions probabilities, or logits.</summary>
public class SparseCategoricalCrossentropy : LossFunctionWrapper
{
    /// <param name="from_logits">Whether predictions are logits.</param>
    /// <param name="reduction">See <see cref="Loss"/>.</param>
    /// <param name="name">Null: sparse_categorical_crossentropy.</param>
    public SparseCategoricalCrossentropy(bool from_logits = false, string? reduction = null, string? name = null)
        : base(reduction, name ?? "sparse_categorical_crossentropy", from_logits)
    {
    }

    internal override void WriteConfig(Saving.ConfigWriter config) => config.Set("from_logits", from_logits);

    /// <inheritdoc/>
    public override Tensor Apply(Tensor target, Tensor output, bool from_logits = false, int axis = -1) =>
        LossFunctions.SparseCategoricalCrossentropy(target, output, from_logits, axis);
}
