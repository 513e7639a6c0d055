namespace Tensorflow.Keras.Losses;

/// <summary>The mean over the last axis of |y_true - y_pred|.</summary>
public class MeanAbsoluteError : LossFunctionWrapper
{
    /// <param name="reduction">See <see cref="Loss"/>.</param>
    /// <param name="name">Null: mean_absolute_error.</param>
    public MeanAbsoluteError(string? reduction = null, string? name = null) : base(reduction, name ?? "mean_absolute_error")
    {
    }

    /// <inheritdoc/>
    public override Tensor Apply(Tensor y_true = null!, Tensor y_pred = null!, bool from_logits = false, int axis = -1) => LossFunctions.MeanAbsoluteError(y_true, y_pred);
}

/// <summary>The mean over the last axis of (y_true - y_pred)^2.</summary>
public class MeanSquaredError : LossFunctionWrapper
{
    /// <param name="reduction">See <see cref="Loss"/>.</param>
    /// <param name="name">Null: mean_squared_error.</param>
    public MeanSquaredError(string? reduction = null, string? name = null) : base(reduction, name ?? "mean_squared_error")
    {
    }

    /// <inheritdoc/>
    public override Tensor Apply(Tensor y_true = null!, Tensor y_pred = null!, bool from_logits = false, int axis = -1) => LossFunctions.MeanSquaredError(y_true, y_pred);
}
