using Tensorflow;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>
/// Keras' RandomNormal with op seeds of Python's stream, one per kernel. (TensorFlow.NET's cannot be given another seed for each layer that shares it.)
/// </summary>
/// <param name="seeds">The stream; null: <see cref="Seeds.Current"/>.</param>
/// <param name="mean">Keras' default, 0.</param>
/// <param name="stddev">Keras' default, .05; the published runs use it, the slide says variance 1.</param>
public sealed class RandomNormal(Seeds? seeds = null, float mean = 0f, float stddev = .05f) : IInitializer
{
    private readonly Seeds seeds = seeds ?? Seeds.Current;

    /// <inheritdoc/>
    public string ClassName => nameof(RandomNormal);

    /// <inheritdoc/>
    public IDictionary<string, object> Config => new Dictionary<string, object> { ["mean"] = mean, ["stddev"] = stddev };

    /// <inheritdoc/>
    public Tensor Apply(InitializerArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return tf.random.normal(args.Shape, mean, stddev, seed: seeds.Next());
    }
}
