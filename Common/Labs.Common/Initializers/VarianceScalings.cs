using Tensorflow;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>
/// Initial kernels whose variance depends on the number of inputs and outputs, with op seeds of Python's stream, one per kernel. (TensorFlow.NET's VarianceScaling ignores its seed.)
/// </summary>
/// <param name="seeds">The stream; null: <see cref="Seeds.Current"/>.</param>
public abstract class SeededScaling(Seeds? seeds) : IInitializer
{
    private readonly Seeds seeds = seeds ?? Seeds.Current;

    /// <inheritdoc/>
    public string ClassName => GetType().Name;

    /// <inheritdoc/>
    public IDictionary<string, object> Config => new Dictionary<string, object>();

    /// <inheritdoc/>
    public Tensor Apply(InitializerArgs args)
    {
        ArgumentNullException.ThrowIfNull(args);
        // Of a convolution's kernel (height, width, channels, filters) each input and output counts as often as the kernel has places (init_ops_v2.py, _compute_fans).
        var places = 1d;
        for (var axis = 0; axis < args.Shape.ndim - 2; axis++) places *= args.Shape[axis];
        return Draw(args.Shape, args.Shape[-2] * places, args.Shape[-1] * places, seeds.Next());
    }

    /// <summary>A kernel of shape (inputs, outputs), or of a convolution.</summary>
    protected abstract Tensor Draw(Shape shape, double inputs, double outputs, int seed);

    /// <summary>Uniform numbers of the given variance.</summary>
    protected static Tensor Uniform(Shape shape, double variance, int seed)
    {
        var limit = (float)Math.Sqrt(3 * variance);
        return tf.random.uniform(shape, -limit, limit, seed: seed);
    }

    /// <summary>Normal numbers of the given variance, cut at two standard deviations as Keras does.</summary>
    protected static Tensor Normal(Shape shape, double variance, int seed) =>
        tf.random.truncated_normal(shape, 0f, (float)(Math.Sqrt(variance) / .87962566103423978), seed: seed);
}

/// <summary>Glorot's (Xavier's) uniform numbers: variance 2 / (inputs + outputs), so within sqrt(6 / (inputs + outputs)).</summary>
/// <param name="seeds">The stream; null: <see cref="Seeds.Current"/>.</param>
public sealed class GlorotUniform(Seeds? seeds = null) : SeededScaling(seeds)
{
    /// <inheritdoc/>
    protected override Tensor Draw(Shape shape, double inputs, double outputs, int seed) => Uniform(shape, 2 / (inputs + outputs), seed);
}

/// <summary>Glorot's (Xavier's) normal numbers: variance 2 / (inputs + outputs).</summary>
/// <param name="seeds">The stream; null: <see cref="Seeds.Current"/>.</param>
public sealed class GlorotNormal(Seeds? seeds = null) : SeededScaling(seeds)
{
    /// <inheritdoc/>
    protected override Tensor Draw(Shape shape, double inputs, double outputs, int seed) => Normal(shape, 2 / (inputs + outputs), seed);
}

/// <summary>He's uniform numbers: variance 2 / inputs, so within sqrt(6 / inputs).</summary>
/// <param name="seeds">The stream; null: <see cref="Seeds.Current"/>.</param>
public sealed class HeUniform(Seeds? seeds = null) : SeededScaling(seeds)
{
    /// <inheritdoc/>
    protected override Tensor Draw(Shape shape, double inputs, double outputs, int seed) => Uniform(shape, 2 / inputs, seed);
}

/// <summary>He's normal numbers: variance 2 / inputs.</summary>
/// <param name="seeds">The stream; null: <see cref="Seeds.Current"/>.</param>
public sealed class HeNormal(Seeds? seeds = null) : SeededScaling(seeds)
{
    /// <inheritdoc/>
    protected override Tensor Draw(Shape shape, double inputs, double outputs, int seed) => Normal(shape, 2 / inputs, seed);
}
