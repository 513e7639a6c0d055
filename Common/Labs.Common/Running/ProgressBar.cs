using System.Text;

namespace Labs.Common;

/// <summary>
/// The line below a lab's lines that says how far the run is. Only on a terminal; it is drawn on a thread of its own, ten times a second. While it stands it takes over
/// <see cref="Console.Out"/> and <see cref="Console.Error"/>, so that lines appear above it.
/// The cursor waits at its first column: whatever the terminal's width becomes, everything from there on is the bar's own and can be erased, and no line above it is ever touched.
/// </summary>
internal sealed class ProgressBar : IDisposable
{
    // A run that is over sooner needs no bar.
    private static readonly TimeSpan FirstDrawnAfter = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan DrawnEvery = TimeSpan.FromMilliseconds(100);

    private const int WidthWhereUnknown = 80;

    private static ProgressBar? _standing;

    private readonly ProgressState _state;
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _thread;
    // The console's own lock, which its streams take whenever they write: whoever prints holds it before the bar is asked to make room.
    private object _gate = new();
    private readonly TextWriter _terminal = Console.Out;
    private int _width;
    private bool _drawn;
    private int _disposed;

    private ProgressBar(ProgressState state)
    {
        _state = state;
        _thread = new Thread(Run) { IsBackground = true, Name = "Progress bar" };
        _thread.Start();
    }

    /// <summary>Shows a bar, if standard output is a terminal that can erase a line.</summary>
    public static ProgressBar? Start(ProgressState state) => Console.IsOutputRedirected || !CanErase ? null : _standing = new ProgressBar(state);

    /// <summary>Removes the bar that stands, before the program ends in the midst of a run.</summary>
    public static void RemoveStanding() => _standing?.Dispose();

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _ended.Set();
        _thread.Join();
        _standing = null;
    }

    private static bool CanErase => OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } and not "dumb";

    // Of this line and all below it, which a narrower terminal may have broken it into. A Windows console need not know the sequence.
    private string Erase => !_drawn ? "" : OperatingSystem.IsWindows() ? "\r" + new string(' ', _width - 1) + "\r" : "\r\x1b[J";

    private void Run()
    {
        if (_ended.Wait(FirstDrawnAfter))
            return;
        var errors = Console.Error;
        using var above = new LinesAbove(this, _terminal);
        using var errorsAbove = new LinesAbove(this, errors);
        var shared = TextWriter.Synchronized(above);
        _gate = shared;
        try
        {
            Console.SetOut(shared);
            if (!Console.IsErrorRedirected)
                Console.SetError(errorsAbove);
            do
            {
                lock (_gate)
                {
                    _width = TerminalWidth();
                    _terminal.Write(Erase + Drawn());
                }
            }
            while (!_ended.Wait(DrawnEvery));
        }
        catch (IOException)
        {
            // The terminal is gone, and the bar with it.
        }
        finally
        {
            Console.SetOut(_terminal);
            Console.SetError(errors);
            above.Flush();
            errorsAbove.Flush();
            Remove();
        }
    }

    private void Remove()
    {
        try
        {
            lock (_gate)
            {
                _terminal.Write(Erase);
                _drawn = false;
            }
        }
        catch (IOException)
        {
            // As above.
        }
    }

    // Without automatic wrapping: a terminal that has just become narrower must not break the bar into two lines.
    private string Drawn()
    {
        _drawn = true;
        var text = ProgressText.Of(_state, _width - 1);
        return OperatingSystem.IsWindows() ? text + "\r" : $"\x1b[?7l{text}\x1b[?7h\r";
    }

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth is > 1 and var width ? width : WidthWhereUnknown;
        }
        catch (IOException)
        {
            return WidthWhereUnknown;
        }
    }

    private void Print(TextWriter target, string lines)
    {
        lock (_gate)
        {
            if (ReferenceEquals(target, _terminal))
            {
                target.Write(_drawn ? Erase + lines + Drawn() : lines);
                return;
            }
            // Two streams, one terminal.
            _terminal.Write(Erase);
            target.Write(lines);
            if (_drawn)
                _terminal.Write(Drawn());
        }
    }

    /// <summary>Passes whole lines on, to stand above the bar.</summary>
    private sealed class LinesAbove(ProgressBar bar, TextWriter target) : TextWriter
    {
        private readonly StringBuilder _line = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write([value]);

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void WriteLine(string? value)
        {
            Write(value.AsSpan());
            Write("\n".AsSpan());
        }

        public override void Write(ReadOnlySpan<char> text)
        {
            lock (_line)
            {
                _line.Append(text);
                if (!text.Contains('\n'))
                    return;
                var all = _line.ToString();
                var whole = all.LastIndexOf('\n') + 1;
                _line.Remove(0, whole);
                bar.Print(target, all[..whole]);
            }
        }

        public override void Flush()
        {
            lock (_line)
            {
                if (_line.Length > 0)
                    Write(target.NewLine.AsSpan());
            }
        }
    }
}
