namespace Tensorflow.Keras.Engine;

/// <summary>What is called while a model trains, is evaluated or predicts.</summary>
public interface ICallback
{
    /// <summary>By name of loss or metric, one number per epoch.</summary>
    Dictionary<string, List<float>> history { get; set; }

    /// <summary>An epoch begins; the first is 0.</summary>
    void on_epoch_begin(int epoch);

    /// <summary>An epoch has ended, with its losses and metrics by name.</summary>
    void on_epoch_end(int epoch, Dictionary<string, float> epoch_logs);

    /// <summary>A batch of a prediction begins; the first is 0.</summary>
    void on_predict_batch_begin(long step);

    /// <summary>A batch of a prediction has ended, with its outputs by name.</summary>
    void on_predict_batch_end(long end_step, Dictionary<string, Tensors> logs);

    /// <summary>A prediction begins.</summary>
    void on_predict_begin();

    /// <summary>A prediction has ended.</summary>
    void on_predict_end();

    /// <summary>A batch of an evaluation begins; the first is 0.</summary>
    void on_test_batch_begin(long step);

    /// <summary>A batch of an evaluation has ended, with the losses and metrics so far by name.</summary>
    void on_test_batch_end(long end_step, Dictionary<string, float> logs);

    /// <summary>An evaluation begins.</summary>
    void on_test_begin();

    /// <summary>An evaluation has ended, with its losses and metrics by name.</summary>
    void on_test_end(Dictionary<string, float> logs);

    /// <summary>A training step begins; the first of an epoch is 0.</summary>
    void on_train_batch_begin(long step);

    /// <summary>A training step has ended, with the epoch's losses and metrics so far by name.</summary>
    void on_train_batch_end(long end_step, Dictionary<string, float> logs);

    /// <summary>Training begins.</summary>
    void on_train_begin();

    /// <summary>Training has ended.</summary>
    void on_train_end();
}
