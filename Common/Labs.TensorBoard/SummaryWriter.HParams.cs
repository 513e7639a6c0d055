using Google.Protobuf;
using Labs.TensorBoard.Proto;
using Labs.TensorTypes;

namespace Labs.TensorBoard;

public sealed partial class SummaryWriter
{
    private static readonly TensorShape Empty = Shape(0);

    private DateTimeOffset _sessionStart = DateTimeOffset.MinValue;

    /// <summary>
    /// Describes an experiment for the HParams tab: its hyperparameters and metrics. Belongs into the root directory of its sessions' runs and may be left out, then TensorBoard
    /// infers the columns.
    /// </summary>
    /// <param name="hparams">The hyperparameters.</param>
    /// <param name="metrics">The metrics: tags of scalars in the sessions' runs.</param>
    /// <param name="created">When the experiment was created; null: not said.</param>
    public void HParamsExperiment(IEnumerable<HParam> hparams, IEnumerable<HParamMetric> metrics, DateTimeOffset? created = null)
    {
        ArgumentNullException.ThrowIfNull(hparams);
        ArgumentNullException.ThrowIfNull(metrics);
        var experiment = new Experiment
        {
            TimeCreatedSecs = created is { } time ? WallTime.Of(time) : 0,
            HparamInfos = { hparams.Select(hparam => hparam.ToProto()) },
            MetricInfos = { metrics.Select(metric => metric.ToProto()) },
        };
        WriteHParams("experiment", new HParamsPluginData { Experiment = experiment });
    }

    /// <summary>Says with which hyperparameters this run (a session) is made. Its metrics are scalars of the same run.</summary>
    /// <param name="hparams">Names and values, written in this order.</param>
    /// <param name="groupName">Sessions of one group are averaged; null: sessions with the same hyperparameters form a group, named as TensorBoard's Python API names it.</param>
    /// <param name="started">When it started; null: now.</param>
    /// <exception cref="ArgumentException">A name stands twice, or a value is null.</exception>
    public void HParamsSessionStart(IEnumerable<KeyValuePair<string, HParamValue>> hparams, string? groupName = null, DateTimeOffset? started = null)
    {
        ArgumentNullException.ThrowIfNull(hparams);
        _sessionStart = started ?? _time.GetUtcNow();
        var start = new SessionStartInfo { StartTimeSecs = WallTime.Of(_sessionStart) };
        var values = new Dictionary<string, HParamValue>();
        foreach (var (name, value) in hparams)
        {
            if (value is null) throw new ArgumentException($"hyperparameter '{name}' has no value; a number, string or bool is expected", nameof(hparams));
            if (!values.TryAdd(name, value)) throw new ArgumentException($"hyperparameter '{name}' has two values; one is expected", nameof(hparams));
            start.Hparams.Add(name, value.ToProto());
        }
        start.GroupName = groupName ?? HParamGroupName.Of(values);
        WriteHParams("session_start_info", new HParamsPluginData { SessionStartInfo = start });
    }

    /// <summary>Says how and when the session ended.</summary>
    /// <param name="status">How.</param>
    /// <param name="ended">When; null: now, or the session's start where the clock went back behind it.</param>
    public void HParamsSessionEnd(HParamStatus status = HParamStatus.Success, DateTimeOffset? ended = null)
    {
        var now = _time.GetUtcNow();
        var end = new SessionEndInfo { Status = (int)status, EndTimeSecs = WallTime.Of(ended ?? (now < _sessionStart ? _sessionStart : now)) };
        WriteHParams("session_end_info", new HParamsPluginData { SessionEndInfo = end });
    }

    private void WriteHParams(string name, HParamsPluginData data) =>
        Write("_hparams_/" + name, 0, new Tensor { Dtype = (int)DataType.Float, TensorShape = Empty }, Metadata("hparams", null, data.ToByteString()), wallTime: null);
}
