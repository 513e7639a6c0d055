namespace Tensorflow.Tests.OpTests;

/// <summary>How close two tensors must be.</summary>
/// <param name="Ulps">Units in the last place that an element may be off.</param>
/// <param name="Relative">Or this much of the element.</param>
/// <param name="OfLargest">Or this much of the largest element: for sums, whose terms may cancel.</param>
internal sealed record Accuracy(int Ulps, double Relative = 0, double OfLargest = 0)
{
    /// <summary>Every rounding is the one that IEEE 754 asks for; a multiply-add may be fused.</summary>
    public static readonly Accuracy Rounded = new(2);

    /// <summary>Polynomials that approximate a function.</summary>
    public static readonly Accuracy Transcendental = new(2, 1e-6);

    /// <summary>The order of a sum is not TensorFlow's, and where terms cancel the error is one of the terms, not of what is left.</summary>
    public static readonly Accuracy Reduced = new(2, 1e-6, 1e-6);

    /// <summary>Fails where an element is further off.</summary>
    public void Check(Tensor expected, Tensor actual, string what)
    {
        Assert.True(expected.dtype == actual.dtype, $"{what}: expected {expected.dtype}, found {actual.dtype}");
        Assert.True(expected.shape.Equals(actual.shape), $"{what}: expected shape {expected.shape}, found {actual.shape}");
        if (Difference(expected, actual) is { } difference) Assert.Fail($"{what} {difference}");
    }

    /// <summary>Says which element is further off; null where none is.</summary>
    public string? Difference(Tensor expected, Tensor actual)
    {
        switch (expected.dtype)
        {
            case TF_DataType.TF_FLOAT:
                return Difference(Array.ConvertAll(expected.ToArray<float>(), x => (double)x), Array.ConvertAll(actual.ToArray<float>(), x => (double)x), 1f / (1 << 23), 1.17549435e-38, 1);
            case TF_DataType.TF_DOUBLE:
                // What a polynomial for float64 leaves is smaller in the same proportion, and never less than some roundings.
                return Difference(expected.ToArray<double>(), actual.ToArray<double>(), Math.ScaleB(1, -52), Math.ScaleB(1, -1022), 1e-7);
            case TF_DataType.TF_STRING:
                // PNG files: the same pixels may be compressed in more than one way.
                return Difference(Pixels(expected), Pixels(actual));
            default:
                return expected.BufferToArray().AsSpan().SequenceEqual(actual.BufferToArray()) ? null : $"expected {expected}, found {actual}";
        }
    }

    private static Tensor Pixels(Tensor file) => new Tensorflow.Ops.DecodePictureOp("DecodePng", 0, TF_DataType.TF_UINT8).Compute(file);

    private string? Difference(double[] expected, double[] actual, double ulp, double smallest, double scale)
    {
        var largest = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        for (var i = 0; i < expected.Length; i++)
        {
            var (e, a) = (expected[i], actual[i]);
            if (double.IsNaN(e) ? double.IsNaN(a) : e == a) continue;
            // TensorFlow has the processor take and give zeros for denormal numbers.
            if (Math.Abs(e) < smallest && Math.Abs(a) < smallest) continue;
            var allowed = Math.Max(Ulps * Math.Abs(e) * ulp, Math.Max(Relative * scale * Math.Abs(e), OfLargest * scale * largest));
            if (!(Math.Abs(e - a) <= allowed)) return $"[{i}]: expected {e:R}, found {a:R} ({Math.Abs(e - a) / Math.Max(Math.Abs(e), smallest):0.0e0} relative, {allowed:0.0e0} allowed)";
        }
        return null;
    }
}
