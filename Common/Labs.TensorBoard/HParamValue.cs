using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Labs.TensorBoard;

/// <summary>
/// The value of a hyperparameter: a number, a string or a bool. Made by implicit conversion: <c>["units"] = 64</c>.
/// Never changes; any number of threads may use it.
/// </summary>
public readonly record struct HParamValue
{
    private readonly object? _value;   // bool, long, double or string

    private HParamValue(object value) => _value = value;

    /// <summary>A bool.</summary>
    public static implicit operator HParamValue(bool value) => new(value);

    /// <summary>A whole number.</summary>
    public static implicit operator HParamValue(int value) => new((long)value);

    /// <summary>A whole number.</summary>
    public static implicit operator HParamValue(long value) => new(value);

    /// <summary>The double with the float's own shortest digits: 0.1f is shown as 0.1, not as 0.10000000149011612.</summary>
    public static implicit operator HParamValue(float value) =>
        new(double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    /// <summary>A number.</summary>
    public static implicit operator HParamValue(double value) => new(value);

    /// <summary>A text.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static implicit operator HParamValue(string value) => new(value ?? throw new ArgumentNullException(nameof(value)));

    /// <summary>A <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or <see cref="string"/>; null for <c>default</c>.</summary>
    public object? Value => _value;

    /// <summary>The value in invariant culture; empty for <c>default</c>.</summary>
    public override string ToString() => System.Convert.ToString(_value, CultureInfo.InvariantCulture) ?? "";

    internal Value ToProto(string name) => _value switch
    {
        bool value => Google.Protobuf.WellKnownTypes.Value.ForBool(value),
        long value => Google.Protobuf.WellKnownTypes.Value.ForNumber(value),
        double value => Google.Protobuf.WellKnownTypes.Value.ForNumber(value),
        string value => Google.Protobuf.WellKnownTypes.Value.ForString(value),
        _ => throw new ArgumentException($"hyperparameter '{name}' has no value; a number, string or bool is expected"),
    };
}
