namespace Tensorflow.Keras.Losses;

/// <summary>The losses, <c>keras.losses</c>.</summary>
public class LossesApi : ILossesApi
{
    /// <inheritdoc/>
    public ILossFunc BinaryCrossentropy(
        bool from_logits = false, float label_smoothing = 0f, int axis = -1, string reduction = "auto", string name = "binary_crossentropy") =>
        new BinaryCrossentropy(from_logits, label_smoothing, axis, reduction, name);

    /// <inheritdoc/>
    public ILossFunc CategoricalCrossentropy(string? reduction = null, string? name = null, bool from_logits = false) => new CategoricalCrossentropy(from_logits, 0f, reduction, name);

    /// <summary>The negative cosine of the angle between y_true and y_pred.</summary>
    public ILossFunc CosineSimilarity(string? reduction = null, int axis = -1, string? name = null) =>
        new FunctionLoss((target, output) => LossFunctions.CosineSimilarity(target, output, axis), reduction, name ?? "cosine_similarity");

    /// <summary>Half the square of an error up to delta (default 1), linear beyond.</summary>
    public ILossFunc Huber(string? reduction = null, string? name = null, Tensor? delta = null) =>
        new FunctionLoss((target, output) => LossFunctions.Huber(target, output, delta), reduction, name ?? "huber_loss");

    /// <inheritdoc/>
    public ILossFunc LogCosh(string? reduction = null, string? name = null) => new FunctionLoss(LossFunctions.LogCosh, reduction, name ?? "log_cosh");

    /// <inheritdoc/>
    public ILossFunc MeanAbsoluteError(string? reduction = null, string? name = null) => new MeanAbsoluteError(reduction, name);

    /// <inheritdoc/>
    public ILossFunc MeanAbsolutePercentageError(string? reduction = null, string? name = null) =>
        new FunctionLoss(LossFunctions.MeanAbsolutePercentageError, reduction, name ?? "mean_absolute_percentage_error");

    /// <inheritdoc/>
    public ILossFunc MeanSquaredError(string? reduction = null, string? name = null) => new MeanSquaredError(reduction, name);

    /// <inheritdoc/>
    public ILossFunc MeanSquaredLogarithmicError(string? reduction = null, string? name = null) =>
        new FunctionLoss(LossFunctions.MeanSquaredLogarithmicError, reduction, name ?? "mean_squared_logarithmic_error");

    /// <summary>Binary cross-entropy that counts what is classified well less (Lin et al., arXiv:1708.02002), summed over the last axis.</summary>
    public ILossFunc SigmoidFocalCrossEntropy(
        bool from_logits = false, float alpha = 0.25f, float gamma = 2f, string reduction = "none", string name = "sigmoid_focal_crossentropy") =>
        new FunctionLoss((target, output) => LossFunctions.SigmoidFocalCrossEntropy(target, output, from_logits, alpha, gamma), reduction, name);

    /// <inheritdoc/>
    public ILossFunc SparseCategoricalCrossentropy(string? reduction = null, string? name = null, bool from_logits = false) => new SparseCategoricalCrossentropy(from_logits, reduction, name);
}
