using Tensorflow.Keras.Losses;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Keras.Metrics;

/// <summary>Metrics, one number per row, as Keras' metrics_utils.py and metrics.py have them.</summary>
internal static class MetricFunctions
{
    private static Tensor AsNumbers(Tensor right) => Cast(right, TF_DataType.TF_FLOAT);

    /// <summary>Whether predictions equal targets.</summary>
    public static Tensor Accuracy(Tensor target, Tensor output)
    {
        (target, output) = LossFunctions.SameRank(target, output);
        return AsNumbers(Equal(Cast(target, output.dtype), output));
    }

    /// <summary>The share of the last axis on the right side of the threshold.</summary>
    public static Tensor BinaryAccuracy(Tensor target, Tensor output, float threshold)
    {
        (target, output) = LossFunctions.Aligned(target, output);
        var decided = Cast(Greater(output, Scalars.Of(output.dtype, threshold)), output.dtype);
        return Mean(AsNumbers(Equal(target, decided)), [-1], keepDims: false);
    }

    /// <summary>Whether the largest prediction is that of the largest target.</summary>
    public static Tensor CategoricalAccuracy(Tensor target, Tensor output)
    {
        if (target.ndim < 1 || output.ndim < 1) throw new ValueError($"categorical_accuracy needs an axis of classes, got y_true {target.Dimensions} and y_pred {output.Dimensions}.");
        return AsNumbers(Equal(ArgMax(target, -1), ArgMax(output, -1)));
    }

    /// <summary>Whether the largest prediction is that of the class number.</summary>
    public static Tensor SparseCategoricalAccuracy(Tensor target, Tensor output)
    {
        if (target.ndim == output.ndim && target.ndim > 0 && target.Dimensions[-1] == 1) target = Squeeze(target, [-1]);
        var classes = Cast(ArgMax(output, -1), target.dtype);
        if (!classes.Dimensions.Equals(target.Dimensions)) throw new ValueError($"Shapes {target.Dimensions} (y_true) and {output.Dimensions} (y_pred) are incompatible: sparse_categorical_accuracy takes one class number for each row of y_pred");
        return AsNumbers(Equal(target, classes));
    }

    /// <summary>Whether the class of the largest target is among the k largest predictions.</summary>
    public static Tensor TopKCategoricalAccuracy(Tensor target, Tensor output, int k) => SparseTopKCategoricalAccuracy(ArgMax(target, -1), output, k);

    /// <summary>Whether the class number is among the k largest predictions.</summary>
    public static Tensor SparseTopKCategoricalAccuracy(Tensor target, Tensor output, int k)
    {
        var rows = Reshape(output, Shape.Adopt([-1, output.Dimensions[-1]]));
        var classes = Reshape(Cast(target, TF_DataType.TF_INT64), new Shape(-1));
        return AsNumbers(InTopK(rows, classes, k));
    }
}
