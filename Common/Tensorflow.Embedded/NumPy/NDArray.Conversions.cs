namespace Tensorflow.NumPy;

public partial class NDArray
{
    /// <summary>A copy of an array of any rank, in the dtype of its elements.
    /// </summary>
    public static explicit operator NDArray(Array array) => new(array);
    /// <summary>A bool as an array of rank 0.</summary>
    public static implicit operator NDArray(bool value) => new(value);
    /// <summary>A copy of the bool values of an array of rank 3.</summary>
    public static implicit operator NDArray(bool[,,] array) => new(array);
    /// <summary>A copy of the bool values of an array of rank 2.</summary>
    public static implicit operator NDArray(bool[,] array) => new(array);
    /// <summary>A copy of the bool values of an array of rank 1.</summary>
    public static implicit operator NDArray(bool[] array) => new(array);
    /// <summary>A byte as an array of rank 0.</summary>
    public static implicit operator NDArray(byte value) => new(value);
    /// <summary>A copy of the byte values of an array of rank 3.</summary>
    public static implicit operator NDArray(byte[,,] array) => new(array);
    /// <summary>A copy of the byte values of an array of rank 2.</summary>
    public static implicit operator NDArray(byte[,] array) => new(array);
    /// <summary>A copy of the byte values of an array of rank 1.</summary>
    public static implicit operator NDArray(byte[] array) => new(array);
    /// <summary>A double as an array of rank 0.</summary>
    public static implicit operator NDArray(double value) => new(value);
    /// <summary>A copy of the double values of an array of rank 3.</summary>
    public static implicit operator NDArray(double[,,] array) => new(array);
    /// <summary>A copy of the double values of an array of rank 2.</summary>
    public static implicit operator NDArray(double[,] array) => new(array);
    /// <summary>A copy of the double values of an array of rank 1.</summary>
    public static implicit operator NDArray(double[] array) => new(array);
    /// <summary>A float as an array of rank 0.</summary>
    public static implicit operator NDArray(float value) => new(value);
    /// <summary>A copy of the float values of an array of rank 3.</summary>
    public static implicit operator NDArray(float[,,] array) => new(array);
    /// <summary>A copy of the float values of an array of rank 2.</summary>
    public static implicit operator NDArray(float[,] array) => new(array);
    /// <summary>A copy of the float values of an array of rank 1.</summary>
    public static implicit operator NDArray(float[] array) => new(array);
    /// <summary>A int as an array of rank 0.</summary>
    public static implicit operator NDArray(int value) => new(value);
    /// <summary>A copy of the int values of an array of rank 3.</summary>
    public static implicit operator NDArray(int[,,] array) => new(array);
    /// <summary>A copy of the int values of an array of rank 2.</summary>
    public static implicit operator NDArray(int[,] array) => new(array);
    /// <summary>A copy of the int values of an array of rank 1.</summary>
    public static implicit operator NDArray(int[] array) => new(array);
    /// <summary>A long as an array of rank 0.</summary>
    public static implicit operator NDArray(long value) => new(value);
    /// <summary>A copy of the long values of an array of rank 3.</summary>
    public static implicit operator NDArray(long[,,] array) => new(array);
    /// <summary>A copy of the long values of an array of rank 2.</summary>
    public static implicit operator NDArray(long[,] array) => new(array);
    /// <summary>A copy of the long values of an array of rank 1.</summary>
    public static implicit operator NDArray(long[] array) => new(array);
    /// <summary>A copy of the uint values of an array of rank 3.</summary>
    public static implicit operator NDArray(uint[,,] array) => new(array);
    /// <summary>A copy of the uint values of an array of rank 2.</summary>
    public static implicit operator NDArray(uint[,] array) => new(array);
    /// <summary>A copy of the uint values of an array of rank 1.</summary>
    public static implicit operator NDArray(uint[] array) => new(array);
    /// <summary>A copy of the ulong values of an array of rank 3.</summary>
    public static implicit operator NDArray(ulong[,,] array) => new(array);
    /// <summary>A copy of the ulong values of an array of rank 2.</summary>
    public static implicit operator NDArray(ulong[,] array) => new(array);
    /// <summary>A copy of the ulong values of an array of rank 1.</summary>
    public static implicit operator NDArray(ulong[] array) => new(array);
    /// <summary>The one element of an array of any rank, as bool.</summary>
    /// <exception cref="ValueError">It has none or several.</exception>
    public static implicit operator bool(NDArray nd) => nd.Truth();
    /// <summary>The one element of an array of any rank, as byte.</summary>
    /// <exception cref="ValueError">It has none or several.</exception>
    public static implicit operator byte(NDArray nd) => nd.First<byte>();
    /// <summary>The one element of an array of any rank, as double.</summary>
    /// <exception cref="ValueError">It has none or several.</exception>
    public static implicit operator double(NDArray nd) => nd.First<double>();
    /// <summary>The one element of an array of any rank, as float.</summary>
    /// <exception cref="ValueError">It has none or several.</exception>
    public static implicit operator float(NDArray nd) => nd.First<float>();
    /// <summary>The one element of an array of any rank, as int.</summary>
    /// <exception cref="ValueError">It has none or several.</exception>
    public static implicit operator int(NDArray nd) => nd.First<int>();
    /// <summary>The one element of an array of any rank, as long.</summary>
    /// <exception cref="ValueError">It has none or several.</exception>
    public static implicit operator long(NDArray nd) => nd.First<long>();
}
