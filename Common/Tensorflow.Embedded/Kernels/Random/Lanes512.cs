using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tensorflow.Kernels;

/// <summary>Eight lanes, with AVX-512.</summary>
internal readonly struct Lanes512 : ILanes<Vector512<double>, Vector512<ulong>>
{
    public static bool IsSupported => Avx512F.IsSupported;

    public static int Count => Vector512<ulong>.Count;

    public static Vector512<ulong> Bits(ulong value) => Vector512.Create(value);
    public static Vector512<ulong> Load(ref ulong source) => Vector512.LoadUnsafe(ref source);
    public static void Store(Vector512<ulong> value, ref ulong destination) => value.StoreUnsafe(ref destination);
    public static Vector512<ulong> And(Vector512<ulong> a, Vector512<ulong> b) => a & b;
    public static Vector512<ulong> Or(Vector512<ulong> a, Vector512<ulong> b) => a | b;
    public static Vector512<ulong> Xor(Vector512<ulong> a, Vector512<ulong> b) => a ^ b;
    public static Vector512<ulong> Add(Vector512<ulong> a, Vector512<ulong> b) => a + b;
    public static Vector512<ulong> Subtract(Vector512<ulong> a, Vector512<ulong> b) => a - b;
    public static Vector512<ulong> ShiftLeft(Vector512<ulong> a, int bits) => a << bits;
    public static Vector512<ulong> ShiftRight(Vector512<ulong> a, int bits) => a >>> bits;

    public static Vector512<ulong> MultiplyLowHalves(Vector512<ulong> a, Vector512<ulong> b) => Avx512F.Multiply(a.AsUInt32(), b.AsUInt32());

    public static void StorePairs(Vector512<ulong> a, Vector512<ulong> b, ref ulong destination)
    {
        Avx512F.UnpackLow(a, b).StoreUnsafe(ref destination);
        Avx512F.UnpackHigh(a, b).StoreUnsafe(ref destination, 8);
    }

    public static Vector512<ulong> LaneOrder => Vector512.Create(0ul, 4, 1, 5, 2, 6, 3, 7);

    public static Vector512<double> Value(double value) => Vector512.Create(value);
    public static Vector512<double> Add(Vector512<double> a, Vector512<double> b) => a + b;
    public static Vector512<double> Subtract(Vector512<double> a, Vector512<double> b) => a - b;
    public static Vector512<double> Multiply(Vector512<double> a, Vector512<double> b) => a * b;
    public static Vector512<double> Divide(Vector512<double> a, Vector512<double> b) => a / b;
    public static Vector512<double> Sqrt(Vector512<double> a) => Vector512.Sqrt(a);
    public static Vector512<double> Max(Vector512<double> a, Vector512<double> b) => Vector512.MaxNative(a, b);
    public static Vector512<double> AsDouble(Vector512<ulong> a) => a.AsDouble();
    public static Vector512<ulong> AsBits(Vector512<double> a) => a.AsUInt64();

    public static Vector512<double> Lookup(ReadOnlySpan<double> table, Vector512<ulong> index)
    {
        ref var first = ref MemoryMarshal.GetReference(table);
        return Avx512F.PermuteVar8x64x2(Vector512.LoadUnsafe(ref first), index.AsInt64(), Vector512.LoadUnsafe(ref first, 8));
    }

    public static Vector512<double> RoundToSingle(Vector512<double> a) => Avx512F.ConvertToVector512Double(Avx512F.ConvertToVector256Single(a));
    public static Vector512<ulong> SingleBits(Vector512<double> a) => Avx512F.ConvertToVector512UInt64(Avx512F.ConvertToVector256Single(a).AsUInt32());
}
