using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard;

/// <summary>What the hparams plugin keeps with a summary (tensorboard/plugins/hparams/metadata.py).</summary>
internal static class LoggedHParams
{
    /// <summary>Null: another plugin's, or bytes that are none of it.</summary>
    public static HParamsPluginData? Of(LoggedValue value)
    {
        if (value.Plugin != "hparams") return null;
        try
        {
            return HParamsPluginData.Parser.ParseFrom(value.PluginContent.Span);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    /// <summary>Numbers, strings and bools, sorted by name: a map has no order, and TensorBoard shows nothing else.</summary>
    public static IReadOnlyDictionary<string, HParamValue> ValuesOf(SessionStartInfo start)
    {
        var values = new SortedDictionary<string, HParamValue>(StringComparer.Ordinal);
        foreach (var (name, value) in start.Hparams)
        {
            if (value.KindCase == Value.KindOneofCase.NumberValue) values[name] = value.NumberValue;
            else if (value.KindCase == Value.KindOneofCase.BoolValue) values[name] = value.BoolValue;
            else if (value.KindCase == Value.KindOneofCase.StringValue) values[name] = value.StringValue;
        }
        return values;
    }
}
