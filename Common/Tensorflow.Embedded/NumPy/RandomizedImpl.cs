using Tensorflow.Ops;

namespace Tensorflow.NumPy;

/// <summary>np.random: drawn from the stream of tf.set_random_seed.</summary>
public class RandomizedImpl
{
    /// <summary>The rows in random order, as a new array.</summary>
    public NDArray permutation(NDArray x) => new(RandomOps.Shuffle(x, null));

    /// <summary>The numbers from 0 to before <paramref name="x"/> in random order.</summary>
    public NDArray permutation(int x) => permutation(np.arange(x));

    /// <summary>Puts the rows in random order, in place.</summary>
    public void shuffle(NDArray x, int? seed = null) => x.Replace(RandomOps.Shuffle(Primitives.Copy(x), seed));

    /// <summary>Normal numbers.</summary>
    public NDArray normal(float loc = 0f, float scale = 1f, Shape? size = null) => new(RandomOps.Normal(size ?? Shape.Scalar, loc, scale, TF_DataType.TF_FLOAT, null));

    /// <summary>Standard normal numbers.</summary>
    public NDArray randn(params int[] shape) => normal(size: new Shape(shape));

    /// <summary>Uniform numbers in [0, 1).</summary>
    public NDArray random(Shape size) => uniform(size: size);

    /// <summary>Uniform numbers.</summary>
    public NDArray uniform(float low = 0f, float high = 1f, Shape? size = null) => new(RandomOps.Uniform(size ?? Shape.Scalar, low, high, TF_DataType.TF_FLOAT, null));

    /// <summary>Integers in [low, high), or in [0, low) where there is no high.</summary>
    public NDArray randint(int low, int? high = null, Shape? size = null, TF_DataType dtype = TF_DataType.TF_INT32) =>
        new(Primitives.Cast(RandomOps.Uniform(size ?? Shape.Scalar, high is null ? 0 : low, high ?? low, TF_DataType.TF_INT32, null), dtype));
}
