using Labs.Common;
using Tensorflow;
using Tensorflow.Keras.Engine;

namespace Study5.FirstExample;

/// <summary>Counts the updates of each epoch, logs losses and accuracies, and ends the training on Ctrl+C.</summary>
internal sealed class Updates(Lab lab, LabRun run) : ICallback
{
    private int total;

    /// <summary>By epoch.</summary>
    public List<int> Of { get; } = [];

    public Dictionary<string, List<float>> history { get; set; } = [];

    public void on_epoch_begin(int epoch) => Of.Add(0);

    public void on_train_batch_end(long end_step, Dictionary<string, float> logs)
    {
        lab.ThrowIfInterrupted();
        if (run.Writer.IsDue(total)) foreach (var (name, value) in logs) run.Writer.Scalar(name, value, total);
        Of[^1]++;
        total++;
    }

    public void on_epoch_end(int epoch, Dictionary<string, float> epoch_logs)
    {
        run.Scalar("train_loss", epoch_logs["loss"], total - 1);
        run.Scalar("train_accuracy", epoch_logs["accuracy"], total - 1);
    }

    public void on_train_begin()
    {
    }

    public void on_train_end()
    {
    }

    public void on_train_batch_begin(long step)
    {
    }

    public void on_test_begin()
    {
    }

    public void on_test_end(Dictionary<string, float> logs)
    {
    }

    public void on_test_batch_begin(long step)
    {
    }

    public void on_test_batch_end(long end_step, Dictionary<string, float> logs)
    {
    }

    public void on_predict_begin()
    {
    }

    public void on_predict_end()
    {
    }

    public void on_predict_batch_begin(long step)
    {
    }

    public void on_predict_batch_end(long end_step, Dictionary<string, Tensors> logs)
    {
    }
}
