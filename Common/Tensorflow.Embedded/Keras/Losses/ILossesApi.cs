namespace Tensorflow.Keras.Losses;

/// <summary>The losses, <c>keras.losses</c>.</summary>
public interface ILossesApi
{
    /// <summary>The mean over the last axis of -y_true log y_pred - (1 - y_true) log(1 - y_pred); of logits where <paramref name="from_logits"/> says so.
    /// Label smoothing s takes targets to y (1 - s) + s / 2.</summary>
    ILossFunc BinaryCrossentropy(
        bool from_logits = false, float label_smoothing = 0f, int axis = -1, string reduction = "auto", string name = "binary_crossentropy");

    /// <summary>The sum over the last axis of -y_true log y_pred, targets one-hot; of logits where <paramref name="from_logits"/> says so.</summary>
    ILossFunc CategoricalCrossentropy(string? reduction = null, string? name = null, bool from_logits = false);

    /// <summary>The negative cosine of the angle between y_true and y_pred along an axis.</summary>
    ILossFunc CosineSimilarity(string? reduction = null, int axis = -1, string? name = null);

    /// <summary>Half the square of an error up to delta (default 1), linear beyond.</summary>
    ILossFunc Huber(string? reduction = null, string? name = null, Tensor? delta = null);

    /// <summary>The mean over the last axis of log(cosh(y_pred - y_true)).</summary>
    ILossFunc LogCosh(string? reduction = null, string? name = null);

    /// <summary>The mean over the last axis of |y_true - y_pred|.</summary>
    ILossFunc MeanAbsoluteError(string? reduction = null, string? name = null);

    /// <summary>100 times the mean over the last axis of |(y_true - y_pred) / y_true|.</summary>
    ILossFunc MeanAbsolutePercentageError(string? reduction = null, string? name = null);

    /// <summary>The mean over the last axis of (y_true - y_pred)^2.</summary>
    ILossFunc MeanSquaredError(string? reduction = null, string? name = null);

    /// <summary>The mean over the last axis of (log(y_true + 1) - log(y_pred + 1))^2.</summary>
    ILossFunc MeanSquaredLogarithmicError(string? reduction = null, string? name = null);

    /// <summary>Binary cross-entropy that counts what is classified well less (Lin et al., arXiv:1708.02002), summed over the last axis.</summary>
    ILossFunc SigmoidFocalCrossEntropy(
        bool from_logits = false, float alpha = 0.25f, float gamma = 2f, string reduction = "none", string name = "sigmoid_focal_crossentropy");

    /// <summary>-log of what is predicted for the class that the target numbers; of logits where <paramref name="from_logits"/> says so.</summary>
    ILossFunc SparseCategoricalCrossentropy(string? reduction = null, string? name = null, bool from_logits = false);
}
