namespace Tensorflow;

/// <summary>TensorFlow 1's names of what a loss makes of the losses of its rows; those of Keras are <see cref="Keras.Losses.ReductionV2"/>.</summary>
public class Reduction
{
    /// <summary>The losses of the rows.</summary>
    public const string NONE = "none";

    /// <summary>Their sum.</summary>
    public const string SUM = "sum";

    /// <summary>Their sum divided by how many have a weight that is not zero.</summary>
    public const string SUM_BY_NONZERO_WEIGHTS = "weighted_sum_by_nonzero_weights";

    /// <summary>Their sum divided by how many there are.</summary>
    public const string SUM_OVER_BATCH_SIZE = "weighted_sum_over_batch_size";

    /// <inheritdoc cref="SUM_BY_NONZERO_WEIGHTS"/>
    public const string SUM_OVER_NONZERO_WEIGHTS = "weighted_sum_by_nonzero_weights";

    /// <summary>Their weighted sum divided by the sum of the weights.</summary>
    public const string WEIGHTED_MEAN = "weighted_mean";

    /// <summary>Their weighted sum.</summary>
    public const string WEIGHTED_SUM = "weighted_sum";
}
