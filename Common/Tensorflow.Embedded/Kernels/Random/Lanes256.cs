using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tensorflow.Kernels;

/// <summary>Four lanes, with AVX2.</summary>
internal readonly struct Lanes256 : ILanes<Vector256<double>, Vector256<ulong>>
{
    public static bool IsSupported => Avx2.IsSupported;

    public static int Count => Vector256<ulong>.Count;

    public static Vector256<ulong> Bits(ulong value) => Vector256.Create(value);
    public static Vector256<ulong> Load(ref ulong source) => Vector256.LoadUnsafe(ref source);
    public static void Store(Vector256<ulong> value, ref ulong destination) => value.StoreUnsafe(ref destination);
    public static Vector256<ulong> And(Vector256<ulong> a, Vector256<ulong> b) => a & b;
    public static Vector256<ulong> Or(Vector256<ulong> a, Vector256<ulong> b) => a | b;
    public static Vector256<ulong> Xor(Vector256<ulong> a, Vector256<ulong> b) => a ^ b;
    public static Vector256<ulong> Add(Vector256<ulong> a, Vector256<ulong> b) => a + b;
    public static Vector256<ulong> Subtract(Vector256<ulong> a, Vector256<ulong> b) => a - b;
    public static Vector256<ulong> ShiftLeft(Vector256<ulong> a, int bits) => a << bits;
    public static Vector256<ulong> ShiftRight(Vector256<ulong> a, int bits) => a >>> bits;

    public static Vector256<ulong> MultiplyLowHalves(Vector256<ulong> a, Vector256<ulong> b) => Avx2.Multiply(a.AsUInt32(), b.AsUInt32());

    public static void StorePairs(Vector256<ulong> a, Vector256<ulong> b, ref ulong destination)
    {
        Avx2.UnpackLow(a, b).StoreUnsafe(ref destination);
        Avx2.UnpackHigh(a, b).StoreUnsafe(ref destination, 4);
    }

    public static Vector256<ulong> LaneOrder => Vector256.Create(0ul, 2, 1, 3);

    public static Vector256<double> Value(double value) => Vector256.Create(value);
    public static Vector256<double> Add(Vector256<double> a, Vector256<double> b) => a + b;
    public static Vector256<double> Subtract(Vector256<double> a, Vector256<double> b) => a - b;
    public static Vector256<double> Multiply(Vector256<double> a, Vector256<double> b) => a * b;
    public static Vector256<double> Divide(Vector256<double> a, Vector256<double> b) => a / b;
    public static Vector256<double> Sqrt(Vector256<double> a) => Vector256.Sqrt(a);
    public static Vector256<double> Max(Vector256<double> a, Vector256<double> b) => Vector256.MaxNative(a, b);
    public static Vector256<double> AsDouble(Vector256<ulong> a) => a.AsDouble();
    public static Vector256<ulong> AsBits(Vector256<double> a) => a.AsUInt64();

    public static unsafe Vector256<double> Lookup(ReadOnlySpan<double> table, Vector256<ulong> index)
    {
        fixed (double* first = table)
            return Avx2.GatherVector256(first, index.AsInt64(), sizeof(double));
    }

    public static Vector256<double> RoundToSingle(Vector256<double> a) => Avx.ConvertToVector256Double(Avx.ConvertToVector128Single(a));
    public static Vector256<ulong> SingleBits(Vector256<double> a) => Avx2.ConvertToVector256Int64(Avx.ConvertToVector128Single(a).AsUInt32()).AsUInt64();
}
