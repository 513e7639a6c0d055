namespace Tensorflow.Keras.Metrics;

/// <summary>A metric over many batches.</summary>
public interface IMetricFunc
{
    string Name { get; }

    void reset_states();

    Tensor result();

    Tensor update_state(Tensor y_true, Tensor y_pred, Tensor? sample_weight = null);
}
