using Tensorflow.Operations.Initializers;

namespace Tensorflow.Keras;

/// <summary>Initializers by Keras' names, with its defaults.</summary>
internal static class InitializerNames
{
    private static readonly Dictionary<string, Func<IInitializer>> byName = new()
    {
        ["zeros"] = () => new Zeros(),
        ["ones"] = () => new Ones(),
        ["random_normal"] = () => new RandomNormal(),
        ["random_uniform"] = () => new RandomUniform(),
        ["truncated_normal"] = () => new TruncatedNormal(stddev: .05f),
        ["glorot_uniform"] = () => new GlorotUniform(),
        ["glorot_normal"] = () => new VarianceScaling(1f, "fan_avg"),
        ["he_uniform"] = () => new VarianceScaling(2f, "fan_in", "uniform"),
        ["he_normal"] = () => new HeNormalInitializer(null),
        ["lecun_uniform"] = () => new VarianceScaling(1f, "fan_in", "uniform"),
        ["lecun_normal"] = () => new VarianceScaling(1f, "fan_in"),
        ["orthogonal"] = () => new Orthogonal(),
    };

    /// <summary>The initializer of that name; null: <paramref name="otherwise"/>.</summary>
    /// <exception cref="ValueError">There is none of that name.</exception>
    public static IInitializer Of(string? name, string otherwise)
    {
        name ??= otherwise;
        return byName.TryGetValue(name, out var make) ? make() : throw new ValueError($"Unknown initializer: '{name}'. Known: {string.Join(", ", byName.Keys)}.");
    }
}
