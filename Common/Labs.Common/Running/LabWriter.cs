using Labs.TensorBoard;

namespace Labs.Common;

/// <summary>
/// A run's TensorBoard logs in a folder of its own below <c>logs/&lt;lab&gt;</c>: <c>writer.Scalar("loss", loss, step)</c>. Nothing is written with <c>--no-logs</c>. Where writing fails, one
/// line on standard error says so at once, the training goes on without logs, and the program's exit code is 1.
/// </summary>
public sealed class LabWriter : IDisposable
{
    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(5);

    private readonly int _every;
    private readonly Action<SummaryWriter, long> _describe;
    private string _directory;
    private long? _continuesFrom;
    private SummaryWriter? _summaries;
    private bool _off;
    private volatile bool _failed;

    /// <param name="options">Whether and how often.</param>
    /// <param name="directory">The run's folder.</param>
    /// <param name="describe">Says, in the log that was opened, what the run is, and after which step it goes on.</param>
    internal LabWriter(LabOptions options, string directory, Action<SummaryWriter, long> describe)
    {
        _describe = describe;
        _directory = directory;
        _off = !options.Logs;
        _every = options.LogEvery ?? 1;
    }

    /// <summary>Whether a log entry is due at a step, after <c>--log-every</c>. What is only computed for the logs need not be computed otherwise.</summary>
    public bool IsDue(long step) => !_off && !_failed && step % _every == 0;

    /// <summary>The writer underneath, for graphs, images, text and hyperparameters; null where no logs are written. The run's folder is made when this is first asked for.</summary>
    public SummaryWriter? Summaries
    {
        get
        {
            if (_summaries is null && !_off)
                Open();
            return _summaries;
        }
    }

    /// <summary>The run's folder, once something was written to it; null before that.</summary>
    public string? Directory => _summaries?.LogDirectory;

    internal bool Failed => _failed;

    /// <summary>Goes on in the logs of a run that ended before, from a step on: what it had logged beyond is hidden.</summary>
    internal void Continue(string directory, long step) => (_directory, _continuesFrom) = (directory, step);

    /// <summary>A number over steps.</summary>
    public void Scalar(string tag, double value, long step) => Summaries?.Scalar(tag, value, step);

    /// <summary>How values are spread, over steps.</summary>
    public void Histogram(string tag, ReadOnlySpan<float> values, long step) => Summaries?.Histogram(tag, values, step);

    /// <summary>Hands what was written to the operating system, where TensorBoard sees it.</summary>
    public void Flush() => _summaries?.Flush();

    /// <summary>Ends the logs of a run that ended, or that the user ended.</summary>
    internal void End(bool interrupted)
    {
        _summaries?.HParamsSessionEnd(interrupted ? HParamStatus.Failure : HParamStatus.Success);
        Dispose();
    }

    /// <summary>Ends the logs, and says what would else go unnoticed: that the disk made the training wait, that values were no numbers.</summary>
    public void Dispose()
    {
        _off = true;
        if (_summaries is not { } summaries)
            return;
        _summaries = null;
        summaries.Dispose();
        if (summaries.QueueWaits > 0)
            Console.WriteLine($"{summaries.LogDirectory}: the training waited {summaries.QueueWaits} times for the disk, {summaries.QueueWaitTime.TotalSeconds:F2} s in all");
        if (summaries.NonFiniteValues > 0)
            Console.WriteLine($"{summaries.LogDirectory}: {summaries.NonFiniteValues} values were NaN or infinite and are left out of the histograms");
    }

    private void Open()
    {
        var options = new SummaryWriterOptions { FlushInterval = FlushInterval, OnFailure = Fail, PurgeStep = _continuesFrom };
        try
        {
            _summaries = _continuesFrom is not null ? new SummaryWriter(_directory, options) : SummaryWriter.StartRun(_directory, options);
            _describe(_summaries, _continuesFrom ?? 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _off = true;
            Fail(new IOException($"logs in '{_directory}' cannot be written ({ErrorLine.Of(error).TrimEnd('.')})", error));
        }
    }

    private void Fail(Exception error)
    {
        _failed = true;
        Console.Error.WriteLine(Words.Of($"error: {ErrorLine.Of(error).TrimEnd('.')}; the training goes on without logs"));
    }
}
