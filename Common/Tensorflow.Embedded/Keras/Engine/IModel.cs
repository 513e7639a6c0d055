using Tensorflow.Functions;
using Tensorflow.Keras.Losses;
using Tensorflow.Keras.Metrics;
using Tensorflow.Keras.Saving;
using Tensorflow.NumPy;
using Tensorflow.Util;

namespace Tensorflow.Keras.Engine;

/// <summary>A model.</summary>
public interface IModel : ILayer
{
    /// <summary>Set by a callback to end training after this epoch.</summary>
    bool Stop_training { get; set; }

    /// <summary>Says how the model is trained: before <see cref="fit(NDArray, NDArray, int, int, int, List{ICallback}, float, ValidationDataPack, int, bool, Dictionary{int, float}, NDArray, int, int, int, bool)"/> and evaluation.</summary>
    /// <param name="optimizer">Applies the gradients.</param>
    /// <param name="loss">What is made small.</param>
    void compile(IOptimizer optimizer, ILossFunc loss);

    /// <summary>As with optimizer and loss alone, with metrics besides.</summary>
    /// <param name="optimizer">Applies the gradients.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="metrics">What is told of every epoch beside the loss.</param>
    void compile(IOptimizer optimizer, ILossFunc loss, IMetricFunc[] metrics);

    /// <summary>As with optimizer and loss alone, with metrics by their names in Keras.</summary>
    /// <param name="optimizer">Applies the gradients.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="metrics">What is told of every epoch beside the loss.</param>
    /// <exception cref="ValueError">There is no metric of that name.</exception>
    void compile(IOptimizer optimizer, ILossFunc loss, string[] metrics);

    /// <summary>The same by names as Keras has them: <c>rmsprop</c>, <c>categorical_crossentropy</c>, <c>accuracy</c>.</summary>
    /// <param name="optimizer">Applies the gradients, with its defaults.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="metrics">What is told of every epoch beside the loss.</param>
    /// <exception cref="ValueError">There is nothing of that name.</exception>
    void compile(string optimizer, string loss, string[] metrics);

    /// <summary>Loss and metrics of arrays, by name, without training.</summary>
    Dictionary<string, float> evaluate(
        NDArray x, NDArray y, int batch_size = -1, int verbose = 1, NDArray? sample_weight = null, int steps = -1, int max_queue_size = 10,
        int workers = 1, bool use_multiprocessing = false, bool return_dict = false, bool is_val = false);

    /// <summary>Trains on several inputs, each an array with the examples along the first axis.</summary>
    /// <returns>The losses and metrics of every epoch.</returns>
    /// <exception cref="RuntimeError">The model is not compiled.</exception>
    ICallback fit(
        IEnumerable<NDArray> x, NDArray y, int batch_size = -1, int epochs = 1, int verbose = 1, List<ICallback>? callbacks = null,
        float validation_split = 0f, ValidationDataPack? validation_data = null, bool shuffle = true, Dictionary<int, float>? class_weight = null,
        NDArray? sample_weight = null, int initial_epoch = 0, int max_queue_size = 10, int workers = 1, bool use_multiprocessing = false);

    /// <summary>Trains on a dataset, whose elements are batches already.</summary>
    /// <returns>The losses and metrics of every epoch.</returns>
    /// <exception cref="RuntimeError">The model is not compiled.</exception>
    ICallback fit(
        IDatasetV2 dataset, int batch_size = -1, int epochs = 1, int verbose = 1, List<ICallback>? callbacks = null,
        IDatasetV2? validation_data = null, int validation_step = 10, bool shuffle = true, Dictionary<int, float>? class_weight = null,
        int initial_epoch = 0, int max_queue_size = 10, int workers = 1, bool use_multiprocessing = false);

    /// <summary>Trains on arrays with the examples along the first axis.</summary>
    /// <returns>The losses and metrics of every epoch.</returns>
    /// <exception cref="RuntimeError">The model is not compiled.</exception>
    ICallback fit(
        NDArray x, NDArray y, int batch_size = -1, int epochs = 1, int verbose = 1, List<ICallback>? callbacks = null, float validation_split = 0f,
        ValidationDataPack? validation_data = null, int validation_step = 10, bool shuffle = true, Dictionary<int, float>? class_weight = null,
        NDArray? sample_weight = null, int initial_epoch = 0, int max_queue_size = 10, int workers = 1, bool use_multiprocessing = false);

    /// <summary>What Keras makes the model from again.</summary>
    new IKerasConfig get_config();

    /// <summary>Reads weights that <see cref="save_weights"/> wrote.</summary>
    /// <param name="filepath">The file, or a checkpoint's prefix.</param>
    /// <param name="by_name">Whether layers are found by their names; else by their order.</param>
    /// <param name="skip_mismatch">With <paramref name="by_name"/>: layers whose shapes differ keep their weights.</param>
    /// <param name="options">As in TensorFlow.NET; not used.</param>
    void load_weights(string filepath, bool by_name = false, bool skip_mismatch = false, object? options = null);

    /// <summary>What the model says of a dataset, batch by batch, put together.</summary>
    Tensors predict(
        IDatasetV2 dataset, int batch_size = -1, int verbose = 0, int steps = -1, int max_queue_size = 10, int workers = 1,
        bool use_multiprocessing = false);

    /// <summary>What the model says of the inputs, batch by batch, put together.</summary>
    Tensors predict(
        Tensors x, int batch_size = -1, int verbose = 0, int steps = -1, int max_queue_size = 10, int workers = 1, bool use_multiprocessing = false);

    /// <summary>Saves the model whole, as a file that Python's Keras loads.</summary>
    /// <param name="filepath">Ends in .keras, .h5 or .hdf5.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <param name="include_optimizer">Whether the optimizer's state is saved.</param>
    /// <param name="save_format">Where the path has no ending of Keras': keras or h5. Its default, tf, is a SavedModel, which is not offered.</param>
    /// <param name="options">As in TensorFlow.NET; not used.</param>
    /// <param name="signatures">Has to be null.</param>
    /// <param name="save_traces">As in TensorFlow.NET; not used.</param>
    void save(
        string filepath, bool overwrite = true, bool include_optimizer = true, string save_format = "tf", SaveOptions? options = null,
        ConcreteFunction? signatures = null, bool save_traces = true);

    /// <summary>Writes the weights.</summary>
    /// <param name="filepath">The file, or a checkpoint's prefix.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <param name="save_format">By default by the name's ending.</param>
    /// <param name="options">As in TensorFlow.NET; not used.</param>
    void save_weights(string filepath, bool overwrite = true, string? save_format = null, object? options = null);

    /// <summary>Prints the layers with their output shapes and numbers of parameters.</summary>
    /// <param name="line_length">Characters a line; -1: Keras' own.</param>
    /// <param name="positions">Where the columns end, as shares of the line or in characters; null: Keras' own.</param>
    void summary(int line_length = -1, float[]? positions = null);
}
