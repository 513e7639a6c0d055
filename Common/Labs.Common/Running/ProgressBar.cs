using System.Collections.Concurrent;
using System.Text;
using Spectre.Console;

namespace Labs.Common;

/// <summary>
/// The bar below a lab's lines: done, left, loss, accuracy. Only on a terminal; it draws on a thread of its own, ten times a second, and takes over <see cref="Console.Out"/> while
/// it stands, so that lines appear above it.
/// </summary>
internal sealed class ProgressBar : IDisposable
{
    // A run that is over sooner needs no bar and is not made to load the library for it.
    private static readonly TimeSpan FirstDrawnAfter = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan DrawnEvery = TimeSpan.FromMilliseconds(100);

    private readonly ProgressState _state;
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _thread;

    private ProgressBar(ProgressState state)
    {
        _state = state;
        _thread = new Thread(Draw) { IsBackground = true, Name = "Progress bar" };
        _thread.Start();
    }

    /// <summary>Shows a bar, if standard output is a terminal.</summary>
    public static ProgressBar? Start(ProgressState state) => Console.IsOutputRedirected ? null : new ProgressBar(state);

    public void Dispose()
    {
        _ended.Set();
        _thread.Join();
        _ended.Dispose();
    }

    private void Draw()
    {
        if (_ended.Wait(FirstDrawnAfter))
            return;
        var terminal = AnsiConsole.Console;
        if (terminal.Profile.Capabilities is not { Ansi: true, Interactive: true })
            return;
        try
        {
            Draw(terminal);
        }
        catch (IOException)
        {
            // The terminal is gone, and the bar with it.
        }
    }

    private void Draw(IAnsiConsole terminal)
    {
        var lines = Console.Out;
        using var above = new LinesAbove();
        terminal.Progress()
            .AutoRefresh(false).AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(bar =>
            {
                var task = bar.AddTask(Description(), maxValue: Math.Max(1, _state.Total));
                Console.SetOut(above);
                try
                {
                    do
                    {
                        above.Print(terminal);
                        task.Value = _state.Done;
                        task.Description = Description();
                        bar.Refresh();
                    }
                    while (!_ended.Wait(DrawnEvery));
                }
                finally
                {
                    Console.SetOut(lines);
                    above.Flush();
                    above.Print(terminal);
                }
            });
    }

    private string Description()
    {
        var text = new StringBuilder().Append(Markup.Escape(_state.Run)).Append($" {_state.Done}/{_state.Total}");
        if (!float.IsNaN(_state.Loss))
            text.Append($" loss {_state.Loss:F4}");
        if (!float.IsNaN(_state.Accuracy))
            text.Append($" accuracy {_state.Accuracy:F4}");
        return text.ToString();
    }

    /// <summary>
    /// Keeps the lab's lines for the bar's thread, which prints them above the bar. Printing them at once would deadlock: whoever writes to <see cref="Console.Out"/> holds its lock and
    /// would wait for the bar's, while the bar's thread, holding that, waits for the console's when it asks for the terminal's width.
    /// </summary>
    private sealed class LinesAbove : TextWriter
    {
        private readonly ConcurrentQueue<string> _lines = new();
        private readonly StringBuilder _line = new();
        private readonly Lock _gate = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (_gate)
            {
                if (value == '\n')
                    Pass();
                else if (value != '\r')
                    _line.Append(value);
            }
        }

        public override void Write(string? value)
        {
            lock (_gate)
            {
                foreach (var c in value ?? "")
                    Write(c);
            }
        }

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void WriteLine(string? value) => Write(value + "\n");

        public override void Flush()
        {
            lock (_gate)
            {
                if (_line.Length > 0)
                    Pass();
            }
        }

        public void Print(IAnsiConsole terminal)
        {
            while (_lines.TryDequeue(out var line))
                terminal.WriteLine(line);
        }

        private void Pass()
        {
            _lines.Enqueue(_line.ToString());
            _line.Clear();
        }
    }
}
