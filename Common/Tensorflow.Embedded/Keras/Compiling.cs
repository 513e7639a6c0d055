using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Losses;
using Tensorflow.Keras.Metrics;

namespace Tensorflow.Keras;

/// <summary>Optimizers, losses and metrics by the names that Keras gives them.</summary>
internal static class Compiling
{
    private static readonly Dictionary<string, Func<IOptimizer>> optimizers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sgd"] = () => new Optimizers.SGD(.01f),
        ["adam"] = () => new Optimizers.Adam(),
        ["adamw"] = () => new Optimizers.AdamW(),
        ["rmsprop"] = () => new Optimizers.RMSprop(new ArgsDefinition.RMSpropArgs()),
    };

    private static readonly Dictionary<string, Func<LossesApi, ILossFunc>> losses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["binary_crossentropy"] = api => api.BinaryCrossentropy(),
        ["categorical_crossentropy"] = api => api.CategoricalCrossentropy(),
        ["sparse_categorical_crossentropy"] = api => api.SparseCategoricalCrossentropy(),
        ["mean_squared_error"] = api => api.MeanSquaredError(),
        ["mse"] = api => api.MeanSquaredError(),
        ["mean_absolute_error"] = api => api.MeanAbsoluteError(),
        ["mae"] = api => api.MeanAbsoluteError(),
        ["mean_absolute_percentage_error"] = api => api.MeanAbsolutePercentageError(),
        ["mape"] = api => api.MeanAbsolutePercentageError(),
        ["mean_squared_logarithmic_error"] = api => api.MeanSquaredLogarithmicError(),
        ["msle"] = api => api.MeanSquaredLogarithmicError(),
        ["cosine_similarity"] = api => api.CosineSimilarity(),
        ["huber"] = api => api.Huber(),
        ["logcosh"] = api => api.LogCosh(),
        ["log_cosh"] = api => api.LogCosh(),
    };

    private static readonly Dictionary<string, Func<string, IMetricFunc>> metrics = new(StringComparer.OrdinalIgnoreCase)
    {
        ["binary_accuracy"] = name => new BinaryAccuracy(name),
        ["categorical_accuracy"] = name => new CategoricalAccuracy(name),
        ["sparse_categorical_accuracy"] = name => new SparseCategoricalAccuracy(name),
        ["mean_absolute_error"] = name => new MeanMetricWrapper(LossFunctions.MeanAbsoluteError, name),
        ["mae"] = name => new MeanMetricWrapper(LossFunctions.MeanAbsoluteError, name),
        ["mean_squared_error"] = name => new MeanMetricWrapper(LossFunctions.MeanSquaredError, name),
        ["mse"] = name => new MeanMetricWrapper(LossFunctions.MeanSquaredError, name),
        ["mean_absolute_percentage_error"] = name => new MeanMetricWrapper(LossFunctions.MeanAbsolutePercentageError, name),
        ["mape"] = name => new MeanMetricWrapper(LossFunctions.MeanAbsolutePercentageError, name),
        ["categorical_crossentropy"] = name => new MetricsApi().CategoricalCrossentropy(name),
        ["sparse_categorical_crossentropy"] = name => new MetricsApi().SparseCategoricalCrossentropy(name),
        ["top_k_categorical_accuracy"] = name => new MetricsApi().TopKCategoricalAccuracy(name: name),
        ["sparse_top_k_categorical_accuracy"] = name => new MetricsApi().SparseTopKCategoricalAccuracy(name: name),
        ["mean_squared_logarithmic_error"] = name => new MeanMetricWrapper(LossFunctions.MeanSquaredLogarithmicError, name),
        ["msle"] = name => new MeanMetricWrapper(LossFunctions.MeanSquaredLogarithmicError, name),
        ["binary_crossentropy"] = name => new MeanMetricWrapper((target, output) => LossFunctions.BinaryCrossentropy(target, output, fromLogits: false, 0, -1), name),
        ["logcosh"] = name => new MeanMetricWrapper(LossFunctions.LogCosh, name),
        ["log_cosh"] = name => new MeanMetricWrapper(LossFunctions.LogCosh, name),
        ["cosine_similarity"] = name => new MetricsApi().CosineSimilarity(name),
    };

    public static IEnumerable<string> OptimizerNames => optimizers.Keys;

    /// <exception cref="ValueError">There is none of that name.</exception>
    public static IOptimizer Optimizer(string name) => name is null ? throw Missing("optimizer", optimizers.Keys) : optimizers.TryGetValue(name, out var make) ? make() : throw Unknown("optimizer", name, optimizers.Keys);

    /// <exception cref="ValueError">There is none of that name.</exception>
    public static ILossFunc Loss(string name) => name is null ? throw Missing("loss", losses.Keys) : losses.TryGetValue(name, out var make) ? make(new LossesApi()) : throw Unknown("loss function", name, losses.Keys);

    private static bool IsAccuracy(string name) => name is "accuracy" or "acc";

    /// <exception cref="ValueError">There is none of that name.</exception>
    public static void RequireMetric(string name)
    {
        if (name is null) throw Missing("metric", ["accuracy", "acc", .. metrics.Keys]);
        if (!IsAccuracy(name) && !metrics.ContainsKey(name)) throw Unknown("metric", name, ["accuracy", "acc", .. metrics.Keys]);
    }

    /// <summary>The metric of that name; accuracy as labels and outputs are (compile_utils.py, _get_metric_object).</summary>
    public static IMetricFunc Metric(string name, Tensor labels, Tensor predicted)
    {
        if (!IsAccuracy(name)) return metrics[name](name);
        if (predicted.Dimensions[-1] == 1) return new BinaryAccuracy(name);
        return labels.ndim < predicted.ndim || (labels.ndim > 0 && labels.Dimensions[-1] == 1) ? new SparseCategoricalAccuracy(name) : new CategoricalAccuracy(name);
    }

    private static ValueError Missing(string kind, IEnumerable<string> known) => new($"`compile` was given null for a {kind}. Known: {string.Join(", ", known)}.");

    internal static ValueError Unknown(string kind, string name, IEnumerable<string> known) => new($"Unknown {kind}: '{name}'. Known: {string.Join(", ", known)}.");
}
