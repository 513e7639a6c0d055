using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Losses;

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
        ["log_cosh"] = api => api.LogCosh(),
    };

    public static IEnumerable<string> OptimizerNames => optimizers.Keys;

    /// <exception cref="ValueError">There is none of that name.</exception>
    public static IOptimizer Optimizer(string name) => optimizers.TryGetValue(name, out var make) ? make() : throw Unknown("optimizer", name, optimizers.Keys);

    /// <exception cref="ValueError">There is none of that name.</exception>
    public static ILossFunc Loss(string name) => losses.TryGetValue(name, out var make) ? make(new LossesApi()) : throw Unknown("loss function", name, losses.Keys);

    internal static ValueError Unknown(string kind, string name, IEnumerable<string> known) => new($"Unknown {kind}: '{name}'. Known: {string.Join(", ", known)}.");
}
