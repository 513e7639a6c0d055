namespace Tensorflow.Keras.Metrics;

/// <summary>A metric over many batches.</summary>
public interface IMetricFunc
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Forgets what was counted.</summary>
    void reset_states();

    /// <summary>The metric of all that was counted since the last reset, rank 0 or one number per class.</summary>
    Tensor result();

    /// <summary>Counts a batch.</summary>
    /// <param name="y_true">Targets.</param>
    /// <param name="y_pred">Predictions.</param>
    /// <param name="sample_weight">What each row counts; null: 1.</param>
    Tensor update_state(Tensor y_true, Tensor y_pred, Tensor? sample_weight = null);
}
