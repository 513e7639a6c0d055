using System.Globalization;
using System.Text.Json;
using Tensorflow;
using Tensorflow.NumPy;

namespace Labs.Common.Tests;

/// <summary>Arrays and numbers as Python prints them, recorded from it (Golden/record/numpy_text.py).</summary>
public sealed class NumPyTextTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(File.ReadAllText("Golden/numpy-text.json")).RootElement;

    [Fact]
    public void Arrays_are_printed_as_Python_prints_them()
    {
        foreach (var array in Golden.GetProperty("arrays").EnumerateArray())
        {
            var value = Array(array);
            Assert.Equal(array.GetProperty("str").GetString(), NumPyText.str(value));
            Assert.Equal(array.GetProperty("repr").GetString(), NumPyText.repr(value));
        }
    }

    [Fact]
    public void A_list_prints_its_arrays_as_they_represent_themselves()
    {
        var list = Golden.GetProperty("list");
        var array = new NDArray(Values(list.GetProperty("values")), new Shape(2, 2));
        Assert.Equal(list.GetProperty("str").GetString(), NumPyText.str(array, array));
    }

    [Fact]
    public void Numbers_are_printed_as_Python_prints_them()
    {
        foreach (var number in Golden.GetProperty("numbers").EnumerateArray())
            Assert.Equal(number.GetProperty("str").GetString(), NumPyText.str(Number(number.GetProperty("value"))));
    }

    private static NDArray Array(JsonElement array) => new(Values(array.GetProperty("values")), new Shape([.. array.GetProperty("shape").EnumerateArray().Select(dim => dim.GetInt64())]));

    private static float[] Values(JsonElement values) => [.. values.EnumerateArray().Select(Number)];

    private static float Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetSingle() : value.GetString() switch
    {
        "inf" => float.PositiveInfinity,
        "-inf" => float.NegativeInfinity,
        var text => text == "nan" ? float.NaN : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{text}")),
    };
}
