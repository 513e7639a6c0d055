using System.Numerics;

namespace Tensorflow.Ops;

/// <summary>Kernels that only move elements are generic over their size, not their dtype.</summary>
internal static class Managed
{
    /// <summary>Work for one element type.</summary>
    internal interface ISized
    {
        /// <summary>Does it.</summary>
        void Invoke<T>() where T : unmanaged;
    }

    /// <summary>Work for one type of numbers.</summary>
    internal interface INumbered
    {
        /// <summary>Does it.</summary>
        void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>;
    }

    /// <summary>Work for one type of integers.</summary>
    internal interface IIntegral
    {
        /// <summary>Does it.</summary>
        void Invoke<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;
    }

    /// <summary>Runs it with the type of a dtype's numbers.</summary>
    /// <exception cref="InvalidArgumentError">The dtype has none: bool and string.</exception>
    public static void ByNumber<TWork>(TWork work, Op op, TF_DataType dtype) where TWork : struct, INumbered
    {
        switch (dtype)
        {
            case TF_DataType.TF_FLOAT: work.Invoke<float>(); break;
            case TF_DataType.TF_DOUBLE: work.Invoke<double>(); break;
            default: ByInteger(new OfNumbers<TWork>(work), op, dtype); break;
        }
    }

    /// <summary>Runs it with the type of a dtype's integers.</summary>
    /// <exception cref="InvalidArgumentError">The dtype has none: floating-point numbers, bool and string.</exception>
    public static void ByInteger<TWork>(TWork work, Op op, TF_DataType dtype) where TWork : struct, IIntegral
    {
        switch (dtype)
        {
            case TF_DataType.TF_INT32: work.Invoke<int>(); break;
            case TF_DataType.TF_INT64: work.Invoke<long>(); break;
            case TF_DataType.TF_UINT8: work.Invoke<byte>(); break;
            case TF_DataType.TF_INT8: work.Invoke<sbyte>(); break;
            case TF_DataType.TF_INT16: work.Invoke<short>(); break;
            case TF_DataType.TF_UINT16: work.Invoke<ushort>(); break;
            case TF_DataType.TF_UINT32: work.Invoke<uint>(); break;
            case TF_DataType.TF_UINT64: work.Invoke<ulong>(); break;
            default: throw Errors.Dtype(op, dtype);
        }
    }

    private readonly struct OfNumbers<TWork>(TWork work) : IIntegral where TWork : struct, INumbered
    {
        public void Invoke<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => work.Invoke<T>();
    }

    /// <summary>Runs it with an unsigned integer of the element's size.</summary>
    public static void BySize<TWork>(TWork work, int size) where TWork : struct, ISized
    {
        switch (size)
        {
            case 4: work.Invoke<uint>(); break;
            case 8: work.Invoke<ulong>(); break;
            case 1: work.Invoke<byte>(); break;
            case 2: work.Invoke<ushort>(); break;
            default: throw new TypeError("Strings cannot be computed with.");
        }
    }
}
