using Tensorflow.Checkpoint;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Keras;

/// <summary>tf.train and the reader on checkpoints that TensorFlow wrote; weights of single layers.</summary>
public sealed class CheckpointsTests
{
    private const string Kernel = "dnn/layer_with_weights-0/kernel/.ATTRIBUTES/VARIABLE_VALUE";

    private static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", "checkpoints", name);

    [Fact]
    public void The_latest_checkpoint_is_the_one_that_the_state_file_names()
    {
        Assert.Equal(Path.Combine(Folder("sequential"), "nn_relu-468-1"), tf.train.latest_checkpoint(Folder("sequential")));
        var state = tf.train.get_checkpoint_state(Folder("managed"))!;
        Assert.Equal(state.ModelCheckpointPath, state.AllModelCheckpointPaths[^1]);
        Assert.Equal(state.AllModelCheckpointPaths.Count, state.AllModelCheckpointTimestamps.Count);
        Assert.Null(tf.train.latest_checkpoint(Path.GetTempPath()));
        Assert.Null(tf.train.get_checkpoint_state(Folder("sequential"), "other"));
    }

    [Fact]
    public void A_state_file_that_is_none_says_so()
    {
        var folder = Directory.CreateTempSubdirectory("state-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "checkpoint"), "nonsense");
            Assert.Contains("is no checkpoint state", Assert.Throws<ValueError>(() => tf.train.latest_checkpoint(folder)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_checkpoints_tensors_are_read_by_name()
    {
        var reader = new CheckpointReader(Path.Combine(Folder("sequential"), "nn_relu-468-1"));
        Assert.Equal((1, 0), (reader.HasTensor(Kernel), reader.HasTensor("kernel")));
        Assert.Contains(Kernel, Enumerable.Range(0, reader.Size()).Select(reader.GetVariable));
        Assert.Equal((TF_DataType.TF_FLOAT, 2), (reader.GetVariableDataType(Kernel), reader.GetVariableNumDims(Kernel)));
        var kernel = reader.GetTensor(Kernel, TF_DataType.TF_FLOAT);
        Assert.True(kernel.shape.Equals(reader.VariableToShapeMap[Kernel]));
        Assert.Contains(kernel.ToArray<float>(), value => value != 0);
        Assert.Contains("expected int64", Assert.Throws<ValueError>(() => reader.GetTensor(Kernel, TF_DataType.TF_INT64)).Message, StringComparison.Ordinal);
        Assert.Contains("Key kernel not found", Assert.Throws<ValueError>(() => reader.GetTensor("kernel")).Message, StringComparison.Ordinal);
        Assert.Contains("nowhere", Assert.Throws<ValueError>(() => new CheckpointReader(Path.Combine(Folder("sequential"), "nowhere"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_takes_the_weights_of_a_checkpoint()
    {
        var folder = Directory.CreateTempSubdirectory("weights-").FullName;
        try
        {
            var (saved, loaded) = (keras.Sequential(keras.layers.Dense(3)), keras.Sequential(keras.layers.Dense(3)));
            Tensorflow.Keras.Engine.Layer loadedAsLayer = loaded;
            Assert.Contains("has not created its variables yet", Assert.Throws<ValueError>(() => loadedAsLayer.load_weights(folder)).Message, StringComparison.Ordinal);
            var x = tf.ones((2, 4));
            saved.Apply(x);
            loaded.Apply(x);
            saved.save_weights(Path.Combine(folder, "weights"));
            loadedAsLayer.load_weights(Path.Combine(folder, "weights"));
            Assert.Equal(saved.get_weights()[0].ToArray<float>(), loaded.get_weights()[0].ToArray<float>());
            Assert.Contains("weights.h5", Assert.Throws<ValueError>(() => loadedAsLayer.load_weights("weights.h5")).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
