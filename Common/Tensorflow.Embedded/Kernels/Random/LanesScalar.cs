using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>One lane: any machine, and the ends of spans.</summary>
internal readonly struct LanesScalar : ILanes<double, ulong>
{
    public static bool IsSupported => true;

    public static int Count => 1;

    public static ulong Bits(ulong value) => value;
    public static ulong Load(ref ulong source) => source;
    public static void Store(ulong value, ref ulong destination) => destination = value;
    public static ulong And(ulong a, ulong b) => a & b;
    public static ulong Or(ulong a, ulong b) => a | b;
    public static ulong Xor(ulong a, ulong b) => a ^ b;
    public static ulong Add(ulong a, ulong b) => a + b;
    public static ulong Subtract(ulong a, ulong b) => a - b;
    public static ulong ShiftLeft(ulong a, int bits) => a << bits;
    public static ulong ShiftRight(ulong a, int bits) => a >> bits;

    public static ulong MultiplyLowHalves(ulong a, ulong b) => (ulong)(uint)a * (uint)b;

    public static void StorePairs(ulong a, ulong b, ref ulong destination)
    {
        destination = a;
        Unsafe.Add(ref destination, 1) = b;
    }

    public static ulong LaneOrder => 0;

    public static double Value(double value) => value;
    public static double Add(double a, double b) => a + b;
    public static double Subtract(double a, double b) => a - b;
    public static double Multiply(double a, double b) => a * b;
    public static double Divide(double a, double b) => a / b;
    public static double Sqrt(double a) => Math.Sqrt(a);
    public static double Max(double a, double b) => a > b ? a : b;
    public static double AsDouble(ulong a) => BitConverter.UInt64BitsToDouble(a);
    public static ulong AsBits(double a) => BitConverter.DoubleToUInt64Bits(a);

    public static double Lookup(ReadOnlySpan<double> table, ulong index) => table[(int)index];

    public static double RoundToSingle(double a) => (float)a;
    public static ulong SingleBits(double a) => BitConverter.SingleToUInt32Bits((float)a);
}
