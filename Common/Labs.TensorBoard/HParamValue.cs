using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Labs.TensorBoard;

/// <summary>
/// The value of a hyperparameter: a number, a string or a bool. Made by implicit conversion: <c>["units"] = 64</c>.
/// Never changes; any number of threads may use it.
/// </summary>
// A class, since dictionaries of another assembly's structs have no code compiled ahead of time: they would be compiled while a program starts.
public sealed record HParamValue
{
    private HParamValue()
    {
    }

    /// <summary>A bool.</summary>
    public static implicit operator HParamValue(bool value) => new() { Value = value };

    /// <summary>A whole number.</summary>
    public static implicit operator HParamValue(int value) => new() { Value = (long)value };

    /// <summary>A whole number.</summary>
    public static implicit operator HParamValue(long value) => new() { Value = value };

    /// <summary>The double with the float's own shortest digits: 0.1f is shown as 0.1, not as 0.10000000149011612.</summary>
    public static implicit operator HParamValue(float value) =>
        new() { Value = double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) };

    /// <summary>A number.</summary>
    public static implicit operator HParamValue(double value) => new() { Value = value };

    /// <summary>A text.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static implicit operator HParamValue(string value) => new() { Value = value ?? throw new ArgumentNullException(nameof(value)) };

    /// <summary>A <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or <see cref="string"/>.</summary>
    public object Value { get; private init; } = "";

    /// <summary>The value in invariant culture.</summary>
    public override string ToString() => System.Convert.ToString(Value, CultureInfo.InvariantCulture)!;

    internal Value ToProto() => Value switch
    {
        bool value => Google.Protobuf.WellKnownTypes.Value.ForBool(value),
        long value => Google.Protobuf.WellKnownTypes.Value.ForNumber(value),
        double value => Google.Protobuf.WellKnownTypes.Value.ForNumber(value),
        _ => Google.Protobuf.WellKnownTypes.Value.ForString((string)Value),
    };
}
