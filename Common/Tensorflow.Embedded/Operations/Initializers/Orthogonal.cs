using Tensorflow.Ops;

namespace Tensorflow.Operations.Initializers;

/// <summary>A matrix with orthonormal rows or columns, whichever are fewer, times gain: the QR factorisation of normal numbers (init_ops_v2.py, Orthogonal).</summary>
public class Orthogonal : IInitializer
{
    private readonly float gain;
    private readonly int? seed;

    /// <param name="gain">Factor.</param>
    /// <param name="seed">Op seed; null: drawn from the stream of tf.set_random_seed.</param>
    public Orthogonal(float gain = 1f, int? seed = null) => (this.gain, this.seed) = (gain, seed);

    /// <inheritdoc/>
    public string ClassName => "Orthogonal";

    /// <inheritdoc/>
    public IDictionary<string, object> Config => new Dictionary<string, object> { ["gain"] = gain, ["seed"] = seed! };

    /// <inheritdoc/>
    /// <exception cref="ValueError">The shape has fewer than two axes.</exception>
    public Tensor Apply(InitializerArgs args)
    {
        var shape = args.Shape;
        if (shape.ndim < 2) throw new ValueError($"The tensor to initialize must be at least two-dimensional. Received: shape={shape} of rank {shape.ndim}.");
        var dtype = args.DType == TF_DataType.DtInvalid ? TF_DataType.TF_FLOAT : args.DType;
        var columns = (int)shape[-1];
        var rows = (int)(shape.size / Math.Max(1, columns));
        var (tall, wide) = (Math.Max(rows, columns), Math.Min(rows, columns));
        var drawn = RandomOps.Normal(Shape.Adopt([tall, wide]), 0, 1, dtype, seed);
        var numbers = Primitives.Cast(drawn, TF_DataType.TF_DOUBLE);
        Orthonormalise(numbers.Span<double>(), tall, wide, gain);
        var q = Primitives.Cast(numbers, dtype);
        if (rows < columns) q = Primitives.Transpose(q, [1, 0]);
        return Primitives.Reshape(q, shape);
    }

    // Gram and Schmidt's method, twice for the digits. It gives the factorisation whose R has a positive diagonal, which the sign correction of TensorFlow's gives too.
    private static void Orthonormalise(Span<double> a, int rows, int columns, double gain)
    {
        for (var j = 0; j < columns; j++)
        {
            for (var again = 0; again < 2; again++)
            {
                for (var k = 0; k < j; k++)
                {
                    double dot = 0;
                    for (var i = 0; i < rows; i++) dot += a[(i * columns) + j] * a[(i * columns) + k];
                    for (var i = 0; i < rows; i++) a[(i * columns) + j] -= dot * a[(i * columns) + k];
                }
            }
            double norm = 0;
            for (var i = 0; i < rows; i++) norm += a[(i * columns) + j] * a[(i * columns) + j];
            norm = Math.Sqrt(norm);
            for (var i = 0; i < rows; i++) a[(i * columns) + j] /= norm;
        }
        foreach (ref var value in a) value *= gain;
    }
}
