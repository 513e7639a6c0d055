using Google.Protobuf.WellKnownTypes;
using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard;

/// <summary>A hyperparameter of an experiment. Never changes; any number of threads may use it.</summary>
/// <param name="Name">Its name, unique within the experiment.</param>
/// <param name="Domain">The values it may take; null: any.</param>
/// <param name="DisplayName">Its column's heading; empty: the name.</param>
/// <param name="Description">Markdown.</param>
public sealed record HParam(string Name, HParamDomain? Domain = null, string DisplayName = "", string Description = "")
{
    internal HParamInfo ToProto()
    {
        var info = new HParamInfo { Name = Name, DisplayName = DisplayName, Description = Description };
        Domain?.Describe(info);
        return info;
    }
}

/// <summary>The values that a hyperparameter may take. Never changes; any number of threads may use it.</summary>
public sealed class HParamDomain
{
    private readonly Interval? _interval;
    private readonly IReadOnlyList<HParamValue> _values = [];

    private HParamDomain(Interval interval) => _interval = interval;

    private HParamDomain(IReadOnlyList<HParamValue> values) => _values = values;

    /// <summary>All numbers between two, both included.</summary>
    /// <exception cref="ArgumentException"><paramref name="min"/> is not at most <paramref name="max"/>.</exception>
    public static HParamDomain Between(double min, double max) =>
        min <= max ? new(new Interval { MinValue = min, MaxValue = max }) : throw new ArgumentException($"the domain from {min} to {max} is empty; min <= max is expected");

    /// <summary>These values, shown in the order of size or alphabet, as TensorBoard's own API writes them.</summary>
    /// <exception cref="ArgumentException">No values, a value that is null, or numbers, strings and bools mixed.</exception>
    public static HParamDomain OneOf(params ReadOnlySpan<HParamValue> values)
    {
        var list = values.ToArray();
        if (list.Length == 0) throw new ArgumentException("the domain has no values; at least one is expected", nameof(values));
        foreach (var value in list) ArgumentNullException.ThrowIfNull(value, nameof(values));
        if (list.Select(TypeOf).Distinct().Count() > 1)
            throw new ArgumentException($"the domain mixes types ({string.Join(", ", list)}); numbers, strings or bools alone are expected", nameof(values));
        return new(
        [
            .. TypeOf(list[0]) == HParamType.String
                ? list.OrderBy(value => (string)value.Value, StringComparer.Ordinal)
                : list.OrderBy(value => Convert.ToDouble(value.Value, null)),
        ]);
    }

    internal void Describe(HParamInfo info)
    {
        if (_interval is not null)
        {
            info.Type = HParamType.Float64;
            info.DomainInterval = _interval;
            return;
        }
        info.Type = TypeOf(_values[0]);
        info.DomainDiscrete = new ListValue { Values = { _values.Select(value => value.ToProto()) } };
    }

    private static HParamType TypeOf(HParamValue value) => value.Value switch
    {
        bool => HParamType.Bool,
        string => HParamType.String,
        long or double => HParamType.Float64,
        _ => HParamType.Unset,
    };
}
