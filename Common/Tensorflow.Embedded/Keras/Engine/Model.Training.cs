using Tensorflow.Executors;
using Tensorflow.Gradients;
using Tensorflow.Keras.Callbacks;
using Tensorflow.Keras.Losses;
using Tensorflow.Keras.Metrics;
using Tensorflow.Kernels;
using Tensorflow.NumPy;
using Tensorflow.Ops;
using Tensorflow.Util;

namespace Tensorflow.Keras.Engine;

public partial class Model : IModel
{
    private ILossFunc? loss;
    private List<IMetricFunc> compiledMetrics = [];
    private string[] metricNames = [];

    // Of the loss over the batches of an epoch, each counting its rows.
    private readonly Lazy<Mean> meanLoss = new(() => new Mean("loss"));

    /// <summary>What trains the model; null before it is compiled.</summary>
    public IOptimizer Optimizer { get; set; } = null!;

    /// <summary>Set by a callback, ends training after the epoch.</summary>
    public bool Stop_training { get; set; }

    /// <summary>The metrics that the model was compiled with.</summary>
    public IEnumerable<IMetricFunc> metrics => compiledMetrics;

    /// <summary>Says what trains the model.</summary>
    /// <param name="optimizer">Applies the gradients.</param>
    /// <param name="loss">What is made small.</param>
    public void compile(IOptimizer optimizer, ILossFunc loss) => Compile(optimizer, loss, [], []);

    /// <summary>Says what trains the model and what is computed beside the loss.</summary>
    /// <param name="optimizer">Applies the gradients.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="metrics">What is computed beside it.</param>
    public void compile(IOptimizer optimizer, ILossFunc loss, IMetricFunc[] metrics) => Compile(optimizer, loss, [.. metrics ?? []], []);

    /// <summary>Says what trains the model and, by name, what is computed beside the loss.</summary>
    /// <param name="optimizer">Applies the gradients.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="metrics">Names; <c>accuracy</c> is binary, categorical or sparse as labels and outputs are.</param>
    /// <exception cref="ValueError">A name is not known.</exception>
    public void compile(IOptimizer optimizer, ILossFunc loss, string[] metrics)
    {
        foreach (var each in metrics ?? []) Compiling.RequireMetric(each);
        Compile(optimizer, loss, [], metrics ?? []);
    }

    /// <summary>Says what trains the model, by Keras' names.</summary>
    /// <exception cref="ValueError">A name is not known.</exception>
    public void compile(string optimizer, string loss, string[] metrics) => compile(Compiling.Optimizer(optimizer), Compiling.Loss(loss), metrics);

    private void Compile(IOptimizer optimizer, ILossFunc loss, List<IMetricFunc> metrics, string[] names)
    {
        Optimizer = optimizer ?? throw new ValueError($"Model \"{name}\" was compiled without an optimizer.");
        this.loss = loss ?? throw new ValueError($"Model \"{name}\" was compiled without a loss.");
        if (metrics.Contains(null!)) throw new ValueError($"Model \"{name}\" was compiled with a metric that is null.");
        compiledMetrics = metrics;
        metricNames = names;
    }

    /// <summary>What the model was compiled to make small, or null.</summary>
    internal ILossFunc? LossOrNull => loss;

    /// <summary>The metrics that were given by name.</summary>
    internal IReadOnlyList<string> MetricNames => metricNames;

    private ILossFunc CompiledLoss => loss ?? throw new RuntimeError("You must compile your model before training/testing. Use `model.compile(optimizer, loss)`.");

    /// <summary>Trains the model.</summary>
    /// <param name="x">Inputs (examples, ...).</param>
    /// <param name="y">Labels (examples, ...).</param>
    /// <param name="batch_size">-1: 32.</param>
    /// <param name="epochs">How often the examples are gone through.</param>
    /// <param name="verbose">0: prints nothing; 1: a line of progress per epoch; 2: a line after each epoch.</param>
    /// <param name="callbacks">Are called on the way.</param>
    /// <param name="validation_split">The share of the examples, the last ones, that is not trained with but validated with.</param>
    /// <param name="validation_data">What is validated with.</param>
    /// <param name="validation_step">Every so many epochs, and after the last, the model is validated.</param>
    /// <param name="shuffle">Whether every epoch has an order of its own.</param>
    /// <param name="class_weight">What an example counts, by its class.</param>
    /// <param name="sample_weight">What each example counts.</param>
    /// <param name="initial_epoch">The number of the first epoch.</param>
    /// <param name="max_queue_size">Has no effect.</param>
    /// <param name="workers">Has no effect.</param>
    /// <param name="use_multiprocessing">Has no effect.</param>
    /// <returns>The history: losses and metrics of each epoch.</returns>
    /// <exception cref="RuntimeError">The model is not compiled.</exception>
    /// <exception cref="ValueError">The numbers of examples differ.</exception>
    public ICallback fit(
        NDArray x, NDArray y, int batch_size = -1, int epochs = 1, int verbose = 1, List<ICallback>? callbacks = null, float validation_split = 0f,
        ValidationDataPack? validation_data = null, int validation_step = 10, bool shuffle = true, Dictionary<int, float>? class_weight = null,
        NDArray? sample_weight = null, int initial_epoch = 0, int max_queue_size = 10, int workers = 1, bool use_multiprocessing = false) =>
        Fit([x], y, batch_size, epochs, verbose, callbacks, validation_split, validation_data, validation_step, shuffle, class_weight, sample_weight, initial_epoch);

    /// <summary>Trains a model of several inputs; it is validated after every epoch.</summary>
    /// <inheritdoc cref="fit(NDArray, NDArray, int, int, int, List{ICallback}, float, ValidationDataPack, int, bool, Dictionary{int, float}, NDArray, int, int, int, bool)"/>
    public ICallback fit(
        IEnumerable<NDArray> x, NDArray y, int batch_size = -1, int epochs = 1, int verbose = 1, List<ICallback>? callbacks = null,
        float validation_split = 0f, ValidationDataPack? validation_data = null, bool shuffle = true, Dictionary<int, float>? class_weight = null,
        NDArray? sample_weight = null, int initial_epoch = 0, int max_queue_size = 10, int workers = 1, bool use_multiprocessing = false) =>
        Fit([.. x], y, batch_size, epochs, verbose, callbacks, validation_split, validation_data, 1, shuffle, class_weight, sample_weight, initial_epoch);

    /// <summary>Trains the model with a dataset, whose elements are batches.</summary>
    /// <inheritdoc cref="fit(NDArray, NDArray, int, int, int, List{ICallback}, float, ValidationDataPack, int, bool, Dictionary{int, float}, NDArray, int, int, int, bool)"/>
    public ICallback fit(
        IDatasetV2 dataset, int batch_size = -1, int epochs = 1, int verbose = 1, List<ICallback>? callbacks = null,
        IDatasetV2? validation_data = null, int validation_step = 10, bool shuffle = true, Dictionary<int, float>? class_weight = null,
        int initial_epoch = 0, int max_queue_size = 10, int workers = 1, bool use_multiprocessing = false) =>
        Fit(Batches.Of(dataset, "fit"), validation_data is null ? null : Batches.Of(validation_data, "fit"), epochs, verbose, callbacks, validation_step, class_weight, initial_epoch);

    private History Fit(
        Tensor[] x, Tensor y, int batchSize, int epochs, int verbose, List<ICallback>? callbacks, float split, ValidationDataPack? validation, int validationStep, bool shuffle,
        Dictionary<int, float>? classWeight, Tensor? weights, int initialEpoch)
    {
        Batches? check = null;
        if (validation is not null)
        {
            validation.Deconstruct(out NDArray[] inputs, out var labels, out var sampleWeights, out _);
            check = Batches.Of([.. inputs], labels, sampleWeights, batchSize, shuffle: false);
        }
        else if (split != 0)
        {
            if (!(split is > 0 and < 1)) throw new ValueError($"`validation_split` has to be between 0 and 1, got {split}.");
            var kept = (long)Math.Floor(x[0].Dimensions[0] * (1 - PythonNumber.Of(split)));
            if (kept == 0 || kept == x[0].Dimensions[0]) throw new ValueError($"Training data contains {x[0].Dimensions[0]} samples, which is not sufficient to split it into a validation and training set with validation_split={split}.");
            Tensor Part(Tensor from, bool first)
            {
                var (begin, size) = (new long[from.ndim], from.Dimensions.dims);
                (begin[0], size[0]) = first ? (0, kept) : (kept, from.Dimensions[0] - kept);
                return Primitives.Slice(from, begin, size);
            }

            var rows = x[0].Dimensions[0];
            if (x.Any(each => each.Dimensions[0] != rows) || y.Dimensions[0] != rows) throw new ValueError($"Data cardinality is ambiguous: x sizes: {string.Join(", ", x.Select(each => each.Dimensions[0]))}, y sizes: {y.Dimensions[0]}. Make sure all arrays contain the same number of samples.");
            check = Batches.Of(Array.ConvertAll(x, each => Part(each, false)), Part(y, false), weights is null ? null : Part(weights, false), batchSize, shuffle: false);
            (x, y, weights) = (Array.ConvertAll(x, each => Part(each, true)), Part(y, true), weights is null ? null : Part(weights, true));
        }
        return Fit(Batches.Of(x, y, weights, batchSize, shuffle), check, epochs, verbose, callbacks, validationStep, classWeight, initialEpoch);
    }

    private History Fit(
        Batches data, Batches? validation, int epochs, int verbose, List<ICallback>? given, int validationStep, Dictionary<int, float>? classWeight, int initialEpoch)
    {
        _ = CompiledLoss;
        if (classWeight is not null) RequireEveryClass(classWeight);
        var history = new History(new CallbackParams { Model = this, Verbose = verbose, Epochs = epochs, Steps = data.Count });
        List<ICallback> callbacks = [history, .. given ?? []];
        Stop_training = false;
        foreach (var callback in callbacks) callback.on_train_begin();
        for (var epoch = initialEpoch; epoch < epochs && !Stop_training; epoch++)
        {
            ProgressLine.Epoch(verbose, epoch, epochs);
            var line = new ProgressLine(verbose, data.Count);
            foreach (var callback in callbacks) callback.on_epoch_begin(epoch);
            ResetMetrics();
            long step = 0;
            foreach (var batch in data.Epoch())
            {
                foreach (var callback in callbacks) callback.on_train_batch_begin(step);
                TrainStep(classWeight is null ? batch : Weighted(batch, classWeight));
                if (given is { Count: > 0 })
                {
                    var soFar = Numbers();
                    foreach (var callback in callbacks) callback.on_train_batch_end(step, soFar);
                }
                line.Step(++step, Numbers);
            }
            if (step == 0) throw new ValueError("Expected input data to be non-empty.");
            var numbers = Numbers();
            if (validation is not null && (validationStep <= 1 || (epoch + 1) % validationStep == 0 || epoch + 1 == epochs))
                foreach (var (each, number) in Evaluate(validation, 0, given)) numbers[$"val_{each}"] = number;
            line.End(step, numbers);
            foreach (var callback in callbacks) callback.on_epoch_end(epoch, numbers);
        }
        foreach (var callback in callbacks) callback.on_train_end();
        return history;
    }

    private void TrainStep(Batch batch)
    {
        using var tape = new GradientTape();
        Tensor predicted = Apply(batch.X, training: true);
        var labels = Labels(batch, predicted);
        var total = Total(CompiledLoss.Call(labels, predicted, batch.Weights));
        var variables = TrainableVariables;
        var gradients = tape.gradient(total, variables);
        Optimizer.apply_gradients(gradients.Zip(variables));
        Note(batch, labels, predicted, total);
    }

    private Tensor Total(Tensor loss)
    {
        if (loss.ndim > 0) loss = Primitives.Mean(loss, null, keepDims: false);
        foreach (var penalty in Losses) loss = Primitives.Add(loss, penalty());
        return loss;
    }

    // compile_utils.py, match_dtype_and_rank.
    private Tensor Labels(Batch batch, Tensor predicted)
    {
        var labels = batch.Y ?? throw new ValueError($"Model \"{name}\" is trained and evaluated with labels: the dataset's elements have none.");
        return labels.ndim == 1 && predicted.ndim == 2 ? Primitives.ExpandDims(labels, -1) : labels;
    }

    private void Note(Batch batch, Tensor labels, Tensor predicted, Tensor total)
    {
        meanLoss.Value.update_state(total, Scalars.Of(total.dtype, (double)batch.Rows));
        if (compiledMetrics.Count == 0 && metricNames.Length > 0)
            compiledMetrics = [.. metricNames.Select(each => Compiling.Metric(each, labels, predicted))];
        // Weights of examples and classes count for the loss alone: only Keras' weighted_metrics, which this API has not, take them.
        var counted = Masks.Weights(Masks.Of(predicted), null, mean: false);
        foreach (var metric in compiledMetrics) metric.update_state(labels, predicted, counted);
    }

    private void ResetMetrics()
    {
        meanLoss.Value.reset_states();
        foreach (var metric in compiledMetrics) metric.reset_states();
    }

    private Dictionary<string, float> Numbers()
    {
        var numbers = new Dictionary<string, float> { ["loss"] = (float)meanLoss.Value.result() };
        foreach (var metric in compiledMetrics)
        {
            var value = Primitives.Cast(metric.result(), TF_DataType.TF_FLOAT);
            numbers[metric.Name] = (float)(value.ndim == 0 ? value : Primitives.Mean(value, null, keepDims: false));
        }
        return numbers;
    }

    // data_adapter.py, _make_class_weight_map_fn.
    private static void RequireEveryClass(Dictionary<int, float> classWeight)
    {
        var found = classWeight.Keys.Order();
        if (!found.SequenceEqual(Enumerable.Range(0, classWeight.Count)))
            throw new ValueError($"Expected `class_weight` to be a dict with keys from 0 to one less than the number of classes, found keys {string.Join(", ", found)}");
    }

    private static Batch Weighted(Batch batch, Dictionary<int, float> classWeight)
    {
        var labels = batch.Y!;
        if (labels.ndim > 2) throw new ValueError($"`class_weight` not supported for 3+ dimensional targets, found shape {labels.Dimensions}.");
        var classes = labels.ndim == 2 && labels.Dimensions[-1] > 1 ? Primitives.ArgMax(labels, -1) : Primitives.Cast(labels, TF_DataType.TF_INT64);
        var weights = Array.ConvertAll(classes.ToArray<long>(), each => each >= 0 && each < classWeight.Count
            ? classWeight[(int)each]
            : throw new InvalidArgumentError($"`class_weight` has weights of the classes 0 to {classWeight.Count - 1}, and there is a label {each}."));
        var tensor = Conversions.OfArray(weights, null);
        return batch with { Weights = batch.Weights is null ? tensor : Primitives.Mul(Primitives.Reshape(batch.Weights, tensor.Dimensions), tensor) };
    }

    /// <summary>Loss and metrics of examples, by name.</summary>
    /// <param name="x">Inputs (examples, ...).</param>
    /// <param name="y">Labels (examples, ...).</param>
    /// <param name="batch_size">-1: 32.</param>
    /// <param name="verbose">0: prints nothing.</param>
    /// <param name="sample_weight">What each example counts.</param>
    /// <param name="steps">At most so many batches; -1: all.</param>
    /// <param name="max_queue_size">Has no effect.</param>
    /// <param name="workers">Has no effect.</param>
    /// <param name="use_multiprocessing">Has no effect.</param>
    /// <param name="return_dict">Has no effect: the result has names anyway.</param>
    /// <param name="is_val">Whether names begin with val_.</param>
    public Dictionary<string, float> evaluate(
        NDArray x, NDArray y, int batch_size = -1, int verbose = 1, NDArray? sample_weight = null, int steps = -1, int max_queue_size = 10,
        int workers = 1, bool use_multiprocessing = false, bool return_dict = false, bool is_val = false) =>
        Named(Evaluate(Batches.Of([x], y, sample_weight, batch_size, shuffle: false), verbose, null, steps), is_val);

    /// <summary>Loss and metrics of the examples of a model of several inputs.</summary>
    /// <inheritdoc cref="evaluate(NDArray, NDArray, int, int, NDArray, int, int, int, bool, bool, bool)"/>
    public Dictionary<string, float> evaluate(IEnumerable<Tensor> x, Tensor y, int verbose = 1, NDArray? sample_weight = null, bool is_val = false) =>
        Named(Evaluate(Batches.Of([.. x], y, sample_weight, -1, shuffle: false), verbose, null), is_val);

    /// <summary>Loss and metrics of a dataset, whose elements are batches.</summary>
    /// <inheritdoc cref="evaluate(NDArray, NDArray, int, int, NDArray, int, int, int, bool, bool, bool)"/>
    public Dictionary<string, float> evaluate(IDatasetV2 x, int verbose = 1, bool is_val = false) => Named(Evaluate(Batches.Of(x, "evaluate"), verbose, null), is_val);

    private static Dictionary<string, float> Named(Dictionary<string, float> numbers, bool validation) =>
        validation ? numbers.ToDictionary(pair => $"val_{pair.Key}", pair => pair.Value) : numbers;

    private Dictionary<string, float> Evaluate(Batches data, int verbose, List<ICallback>? callbacks, int steps = -1)
    {
        var line = new ProgressLine(verbose, data.Count);
        ResetMetrics();
        foreach (var callback in callbacks ?? []) callback.on_test_begin();
        long step = 0;
        foreach (var batch in data.Epoch())
        {
            if (steps >= 0 && step >= steps) break;
            foreach (var callback in callbacks ?? []) callback.on_test_batch_begin(step);
            using (Unrecorded.Scope())
            {
                Tensor predicted = Apply(batch.X, training: false);
                var labels = Labels(batch, predicted);
                Note(batch, labels, predicted, Total(CompiledLoss.Call(labels, predicted, batch.Weights)));
            }
            if (callbacks is { Count: > 0 })
            {
                var soFar = Numbers();
                foreach (var callback in callbacks) callback.on_test_batch_end(step, soFar);
            }
            line.Step(++step, Numbers);
        }
        if (step == 0 && steps != 0) throw new ValueError("Expected input data to be non-empty.");
        var numbers = Numbers();
        line.End(step, numbers);
        foreach (var callback in callbacks ?? []) callback.on_test_end(numbers);
        return numbers;
    }

    /// <summary>The model's outputs for examples.</summary>
    /// <param name="x">Inputs (examples, ...).</param>
    /// <param name="batch_size">-1: 32.</param>
    /// <param name="verbose">0: prints nothing.</param>
    /// <param name="steps">At most so many batches; -1: all.</param>
    /// <param name="max_queue_size">Has no effect.</param>
    /// <param name="workers">Has no effect.</param>
    /// <param name="use_multiprocessing">Has no effect.</param>
    public Tensors predict(
        Tensors x, int batch_size = -1, int verbose = 0, int steps = -1, int max_queue_size = 10, int workers = 1, bool use_multiprocessing = false) =>
        Predict(Batches.Of([.. x.Items], null, null, batch_size, shuffle: false), verbose, steps);

    /// <summary>The model's outputs for a dataset, whose elements are batches.</summary>
    /// <inheritdoc cref="predict(Tensors, int, int, int, int, int, bool)"/>
    public Tensors predict(
        IDatasetV2 dataset, int batch_size = -1, int verbose = 0, int steps = -1, int max_queue_size = 10, int workers = 1, bool use_multiprocessing = false) =>
        Predict(steps < 0 ? Batches.Of(dataset, "predict") : Batches.Of(dataset), verbose, steps);

    private Tensors Predict(Batches data, int verbose, int steps)
    {
        var line = new ProgressLine(verbose, data.Count);
        List<Tensor>[]? outputs = null;
        long step = 0;
        foreach (var batch in data.Epoch())
        {
            if (steps >= 0 && step >= steps) break;
            using (Unrecorded.Scope())
            {
                var predicted = Apply(batch.X, training: false);
                outputs ??= [.. Enumerable.Range(0, predicted.Length).Select(_ => new List<Tensor>())];
                for (var i = 0; i < outputs.Length; i++) outputs[i].Add(predicted.Items[i]);
            }
            line.Step(++step, () => []);
        }
        line.End(step, []);
        if (outputs is null) throw new ValueError("Expected input data to be non-empty.");
        return new Tensors(Array.ConvertAll(outputs, each => Primitives.Concat([.. each], 0)));
    }
}
