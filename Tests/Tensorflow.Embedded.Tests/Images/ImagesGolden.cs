using System.Text.Json;
using Tensorflow.Tests.OpTests;

namespace Tensorflow.Tests.Images;

/// <summary>Tensors of Golden/images, of any dtype of pixels.</summary>
internal static class ImagesGolden
{
    public static TF_DataType Dtype(string name) => name switch
    {
        "float32" => TF_DataType.TF_FLOAT,
        "float64" => TF_DataType.TF_DOUBLE,
        "uint8" => TF_DataType.TF_UINT8,
        "uint16" => TF_DataType.TF_UINT16,
        "int8" => TF_DataType.TF_INT8,
        "int16" => TF_DataType.TF_INT16,
        "int32" => TF_DataType.TF_INT32,
        "int64" => TF_DataType.TF_INT64,
        _ => throw new InvalidOperationException($"dtype {name}"),
    };

    public static Tensor TensorOf(JsonElement element)
    {
        var shape = new Shape([.. element.GetProperty("shape").EnumerateArray().Select(dim => dim.GetInt64())]);
        var values = element.GetProperty("values").EnumerateArray().Select(value => value.GetDouble()).ToArray();
        return Dtype(element.GetProperty("dtype").GetString()!) switch
        {
            TF_DataType.TF_FLOAT => Conversions.OfArray(Array.ConvertAll(values, x => (float)x), shape),
            TF_DataType.TF_DOUBLE => Conversions.OfArray(values, shape),
            TF_DataType.TF_UINT8 => Conversions.OfArray(Array.ConvertAll(values, x => (byte)x), shape),
            TF_DataType.TF_UINT16 => Conversions.OfArray(Array.ConvertAll(values, x => (ushort)x), shape),
            TF_DataType.TF_INT8 => Conversions.OfArray(Array.ConvertAll(values, x => (sbyte)x), shape),
            TF_DataType.TF_INT16 => Conversions.OfArray(Array.ConvertAll(values, x => (short)x), shape),
            TF_DataType.TF_INT32 => Conversions.OfArray(Array.ConvertAll(values, x => (int)x), shape),
            _ => Conversions.OfArray(Array.ConvertAll(values, x => (long)x), shape),
        };
    }

    /// <summary>The same dtype and shape, and every element within absolute + relative * |expected|; whole numbers equal.</summary>
    public static void Close(JsonElement expected, Tensor actual, float relative, float absolute, string what)
    {
        var tensor = TensorOf(expected);
        Assert.True(tensor.dtype == actual.dtype && tensor.shape.Equals(actual.shape), $"{what}: {actual.dtype} {actual.shape}, expected {tensor.dtype} {tensor.shape}");
        if (tensor.dtype == TF_DataType.TF_FLOAT) Keras.KerasGolden.Close(tensor.ToArray<float>(), actual.ToArray<float>(), relative, absolute, what);
        // float64 is recorded with 9 digits.
        else if (tensor.dtype == TF_DataType.TF_DOUBLE) Assert.All(tensor.ToArray<double>().Zip(actual.ToArray<double>()), pair => Assert.Equal(pair.First, pair.Second, 1e-8 * Math.Max(1e-30, Math.Abs(pair.First))));
        else Accuracy.Rounded.Check(tensor, actual, what);
    }
}
