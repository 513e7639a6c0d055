namespace Tensorflow.NumPy;

public partial class NDArray
{
    public static explicit operator NDArray(Array array) => new(array);
    public static implicit operator NDArray(bool value) => new(value);
    public static implicit operator NDArray(bool[,,] array) => new(array);
    public static implicit operator NDArray(bool[,] array) => new(array);
    public static implicit operator NDArray(bool[] array) => new(array);
    public static implicit operator NDArray(byte value) => new(value);
    public static implicit operator NDArray(byte[,,] array) => new(array);
    public static implicit operator NDArray(byte[,] array) => new(array);
    public static implicit operator NDArray(byte[] array) => new(array);
    public static implicit operator NDArray(double value) => new(value);
    public static implicit operator NDArray(double[,,] array) => new(array);
    public static implicit operator NDArray(double[,] array) => new(array);
    public static implicit operator NDArray(double[] array) => new(array);
    public static implicit operator NDArray(float value) => new(value);
    public static implicit operator NDArray(float[,,] array) => new(array);
    public static implicit operator NDArray(float[,] array) => new(array);
    public static implicit operator NDArray(float[] array) => new(array);
    public static implicit operator NDArray(int value) => new(value);
    public static implicit operator NDArray(int[,,] array) => new(array);
    public static implicit operator NDArray(int[,] array) => new(array);
    public static implicit operator NDArray(int[] array) => new(array);
    public static implicit operator NDArray(long value) => new(value);
    public static implicit operator NDArray(long[,,] array) => new(array);
    public static implicit operator NDArray(long[,] array) => new(array);
    public static implicit operator NDArray(long[] array) => new(array);
    public static implicit operator NDArray(uint[,,] array) => new(array);
    public static implicit operator NDArray(uint[,] array) => new(array);
    public static implicit operator NDArray(uint[] array) => new(array);
    public static implicit operator NDArray(ulong[,,] array) => new(array);
    public static implicit operator NDArray(ulong[,] array) => new(array);
    public static implicit operator NDArray(ulong[] array) => new(array);
    public static implicit operator bool(NDArray nd) => nd.ScalarValue<bool>();
    public static implicit operator byte(NDArray nd) => nd.ScalarValue<byte>();
    public static implicit operator double(NDArray nd) => nd.ScalarValue<double>();
    public static implicit operator float(NDArray nd) => nd.ScalarValue<float>();
    public static implicit operator int(NDArray nd) => nd.ScalarValue<int>();
    public static implicit operator long(NDArray nd) => nd.ScalarValue<long>();
}
