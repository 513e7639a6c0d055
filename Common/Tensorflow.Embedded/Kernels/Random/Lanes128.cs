using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Tensorflow.Kernels;

/// <summary>Two lanes, with SSE2 or AdvSimd.</summary>
internal readonly struct Lanes128 : ILanes<Vector128<double>, Vector128<ulong>>
{
    public static bool IsSupported => Vector128.IsHardwareAccelerated && (Sse2.IsSupported || AdvSimd.Arm64.IsSupported);

    public static int Count => Vector128<ulong>.Count;

    public static Vector128<ulong> Bits(ulong value) => Vector128.Create(value);
    public static Vector128<ulong> Load(ref ulong source) => Vector128.LoadUnsafe(ref source);
    public static void Store(Vector128<ulong> value, ref ulong destination) => value.StoreUnsafe(ref destination);
    public static Vector128<ulong> And(Vector128<ulong> a, Vector128<ulong> b) => a & b;
    public static Vector128<ulong> Or(Vector128<ulong> a, Vector128<ulong> b) => a | b;
    public static Vector128<ulong> Xor(Vector128<ulong> a, Vector128<ulong> b) => a ^ b;
    public static Vector128<ulong> Add(Vector128<ulong> a, Vector128<ulong> b) => a + b;
    public static Vector128<ulong> Subtract(Vector128<ulong> a, Vector128<ulong> b) => a - b;
    public static Vector128<ulong> ShiftLeft(Vector128<ulong> a, int bits) => a << bits;
    public static Vector128<ulong> ShiftRight(Vector128<ulong> a, int bits) => a >>> bits;

    public static Vector128<ulong> MultiplyLowHalves(Vector128<ulong> a, Vector128<ulong> b) =>
        Sse2.IsSupported
            ? Sse2.Multiply(a.AsUInt32(), b.AsUInt32())
            : AdvSimd.MultiplyWideningLower(AdvSimd.ExtractNarrowingLower(a), AdvSimd.ExtractNarrowingLower(b));

    public static void StorePairs(Vector128<ulong> a, Vector128<ulong> b, ref ulong destination)
    {
        Vector128.Create(a.ToScalar(), b.ToScalar()).StoreUnsafe(ref destination);
        Vector128.Create(a.GetElement(1), b.GetElement(1)).StoreUnsafe(ref destination, 2);
    }

    public static Vector128<ulong> LaneOrder => Vector128.Create(0ul, 1);

    public static Vector128<double> Value(double value) => Vector128.Create(value);
    public static Vector128<double> Add(Vector128<double> a, Vector128<double> b) => a + b;
    public static Vector128<double> Subtract(Vector128<double> a, Vector128<double> b) => a - b;
    public static Vector128<double> Multiply(Vector128<double> a, Vector128<double> b) => a * b;
    public static Vector128<double> Divide(Vector128<double> a, Vector128<double> b) => a / b;
    public static Vector128<double> Sqrt(Vector128<double> a) => Vector128.Sqrt(a);
    public static Vector128<double> Max(Vector128<double> a, Vector128<double> b) => Vector128.MaxNative(a, b);
    public static Vector128<double> AsDouble(Vector128<ulong> a) => a.AsDouble();
    public static Vector128<ulong> AsBits(Vector128<double> a) => a.AsUInt64();

    public static Vector128<double> Lookup(ReadOnlySpan<double> table, Vector128<ulong> index) =>
        Vector128.Create(table[(int)index.ToScalar()], table[(int)index.GetElement(1)]);

    public static Vector128<double> RoundToSingle(Vector128<double> a) => Vector128.WidenLower(Vector128.Narrow(a, a));
    public static Vector128<ulong> SingleBits(Vector128<double> a) => Vector128.WidenLower(Vector128.Narrow(a, a).AsUInt32());
}
