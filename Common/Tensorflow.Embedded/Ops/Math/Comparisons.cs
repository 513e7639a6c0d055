using System.Numerics;
using Tensorflow.Kernels;

namespace Tensorflow.Ops;

/// <summary>A primitive that compares two inputs of one dtype, broadcast to one shape; the result is bool.</summary>
internal abstract class Comparison : BinaryOp
{
    /// <summary>The operands and the result of one call.</summary>
    protected readonly ref struct Operands<T>(Tensor a, Tensor b, Tensor y) where T : unmanaged
    {
        public readonly ReadOnlySpan<T> A = a.Span<T>();
        public readonly ReadOnlySpan<long> ShapeA = a.Dimensions.Span;
        public readonly ReadOnlySpan<T> B = b.Span<T>();
        public readonly ReadOnlySpan<long> ShapeB = b.Dimensions.Span;
        public readonly Span<bool> Y = y.Span<bool>();
    }

    public sealed override Tensor Compute(Tensor a, Tensor b)
    {
        Errors.RequireSameDtype(this, a, b);
        var y = new Tensor(Broadcasting.Shape(this, a.Dimensions, b.Dimensions), TF_DataType.TF_BOOL);
        switch (a.dtype)
        {
            case TF_DataType.TF_FLOAT: Kernel(new Operands<float>(a, b, y)); break;
            case TF_DataType.TF_DOUBLE: Kernel(new Operands<double>(a, b, y)); break;
            case TF_DataType.TF_INT32: Kernel(new Operands<int>(a, b, y)); break;
            case TF_DataType.TF_INT64: Kernel(new Operands<long>(a, b, y)); break;
            case TF_DataType.TF_BOOL when Alike: Integers(new Operands<byte>(a, b, y)); break;
            case TF_DataType.TF_STRING when Alike: Numbered(a, b, y); break;
            default: Managed.ByInteger(new Work(this, a, b, y), this, a.dtype); break;
        }
        return y;
    }

    private readonly struct Work(Comparison op, Tensor a, Tensor b, Tensor y) : Managed.IIntegral
    {
        public void Invoke<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => op.Integers(new Operands<T>(a, b, y));
    }

    protected abstract void Kernel(in Operands<float> o);

    protected abstract void Kernel(in Operands<double> o);

    protected abstract void Kernel(in Operands<int> o);

    protected abstract void Kernel(in Operands<long> o);

    /// <summary>Integers of the other sizes and signs.</summary>
    protected abstract void Integers<T>(in Operands<T> o) where T : unmanaged, IBinaryInteger<T>;

    /// <summary>Whether it only asks if elements are alike: TensorFlow compares booleans and strings so too.</summary>
    protected virtual bool Alike => false;

    // Strings are alike where the numbers are that stand for them.
    private void Numbered(Tensor a, Tensor b, Tensor y)
    {
        var numbers = new Dictionary<string, long>();
        Tensor Numbers(Tensor x) => Conversions.OfArray(Array.ConvertAll(x.Strings!, text =>
        {
            var key = Convert.ToBase64String(text);
            if (!numbers.TryGetValue(key, out var number)) numbers[key] = number = numbers.Count;
            return number;
        }), x.Dimensions);
        Kernel(new Operands<long>(Numbers(a), Numbers(b), y));
    }
}

internal sealed class EqualOp : Comparison
{
    public static readonly EqualOp Op = new();

    public override string Name => "Equal";

    protected override bool Alike => true;

    protected override void Kernel(in Operands<float> o) => CompareKernels.Equal(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => CompareKernels.Equal(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<int> o) => CompareKernels.Equal(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<long> o) => CompareKernels.Equal(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Integers<T>(in Operands<T> o) => CompareKernels.Equal(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);
}

internal sealed class NotEqualOp : Comparison
{
    public static readonly NotEqualOp Op = new();

    public override string Name => "NotEqual";

    protected override bool Alike => true;

    protected override void Kernel(in Operands<float> o) => CompareKernels.NotEqual(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => CompareKernels.NotEqual(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<int> o) => CompareKernels.NotEqual(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<long> o) => CompareKernels.NotEqual(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Integers<T>(in Operands<T> o) => CompareKernels.NotEqual(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);
}

internal sealed class LessOp : Comparison
{
    public static readonly LessOp Op = new();

    public override string Name => "Less";

    protected override void Kernel(in Operands<float> o) => CompareKernels.Less(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => CompareKernels.Less(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<int> o) => CompareKernels.Less(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<long> o) => CompareKernels.Less(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Integers<T>(in Operands<T> o) => CompareKernels.Less(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);
}

internal sealed class LessEqualOp : Comparison
{
    public static readonly LessEqualOp Op = new();

    public override string Name => "LessEqual";

    protected override void Kernel(in Operands<float> o) => CompareKernels.LessEqual(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => CompareKernels.LessEqual(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<int> o) => CompareKernels.LessEqual(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<long> o) => CompareKernels.LessEqual(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Integers<T>(in Operands<T> o) => CompareKernels.LessEqual(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);
}

internal sealed class GreaterOp : Comparison
{
    public static readonly GreaterOp Op = new();

    public override string Name => "Greater";

    protected override void Kernel(in Operands<float> o) => CompareKernels.Greater(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => CompareKernels.Greater(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<int> o) => CompareKernels.Greater(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<long> o) => CompareKernels.Greater(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Integers<T>(in Operands<T> o) => CompareKernels.Greater(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);
}

internal sealed class GreaterEqualOp : Comparison
{
    public static readonly GreaterEqualOp Op = new();

    public override string Name => "GreaterEqual";

    protected override void Kernel(in Operands<float> o) => CompareKernels.GreaterEqual(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<double> o) => CompareKernels.GreaterEqual(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<int> o) => CompareKernels.GreaterEqual(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Kernel(in Operands<long> o) => CompareKernels.GreaterEqual(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);

    protected override void Integers<T>(in Operands<T> o) => CompareKernels.GreaterEqual(o.A, o.ShapeA, o.B, o.ShapeB, o.Y);
}
