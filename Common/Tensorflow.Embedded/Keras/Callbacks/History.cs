using Tensorflow.Keras.Engine;

namespace Tensorflow.Keras.Callbacks;

/// <summary>Keeps what every epoch ended with.</summary>
public class History : ICallback
{
    /// <param name="parameters">What the callback is told of the run.</param>
    public History(CallbackParams parameters)
    {
        _ = parameters;
        history = [];
    }

    /// <summary>By name of loss or metric, one number per epoch.</summary>
    public Dictionary<string, List<float>> history { get; set; }

    /// <inheritdoc/>
    public void on_train_begin()
    {
    }

    /// <inheritdoc/>
    public void on_train_end()
    {
    }

    /// <inheritdoc/>
    public void on_epoch_begin(int epoch)
    {
    }

    /// <summary>Takes the epoch's numbers in.</summary>
    public void on_epoch_end(int epoch, Dictionary<string, float> epoch_logs)
    {
        foreach (var (name, number) in epoch_logs)
        {
            if (!history.TryGetValue(name, out var numbers)) history[name] = numbers = [];
            numbers.Add(number);
        }
    }

    /// <inheritdoc/>
    public void on_train_batch_begin(long step)
    {
    }

    /// <inheritdoc/>
    public void on_train_batch_end(long end_step, Dictionary<string, float> logs)
    {
    }

    /// <inheritdoc/>
    public void on_test_begin()
    {
    }

    /// <inheritdoc/>
    public void on_test_end(Dictionary<string, float> logs)
    {
    }

    /// <inheritdoc/>
    public void on_test_batch_begin(long step)
    {
    }

    /// <inheritdoc/>
    public void on_test_batch_end(long end_step, Dictionary<string, float> logs)
    {
    }

    /// <inheritdoc/>
    public void on_predict_begin()
    {
    }

    /// <inheritdoc/>
    public void on_predict_end()
    {
    }

    /// <inheritdoc/>
    public void on_predict_batch_begin(long step)
    {
    }

    /// <inheritdoc/>
    public void on_predict_batch_end(long end_step, Dictionary<string, Tensors> logs)
    {
    }
}
