using System.Text;
using System.Text.RegularExpressions;

namespace Labs.Common.Tests.Running;

/// <summary>
/// What stands on a terminal, scrolled lines included, after a program's output: text, carriage returns, line feeds, erasing, automatic wrapping on and off, and a change of width
/// (xterm's sequence 8, which the test itself writes). A terminal that becomes narrower breaks its lines anew (VTE, Windows Terminal) or cuts them off (xterm).
/// </summary>
internal sealed partial class TerminalScreen(int width, bool breaksAnew = true)
{
    private sealed record Row(StringBuilder Text, bool Continues);

    private readonly List<Row> _rows = [new(new(), false)];
    private int _width = width;
    private int _row;
    private int _column;
    private bool _wraps = true;

    /// <summary>The lines as they were before the terminal broke them, without blanks at their ends.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            var lines = new List<string>();
            foreach (var row in _rows)
            {
                if (row.Continues)
                    lines[^1] += row.Text;
                else
                    lines.Add(row.Text.ToString());
            }
            return [.. lines.Select(line => line.TrimEnd())];
        }
    }

    public TerminalScreen Show(string output)
    {
        foreach (Match part in Part().Matches(output))
        {
            var text = part.Value;
            switch (text)
            {
                case "\r": _column = 0; break;
                case "\n": Down(continues: false); break;
                case "\x1b[J":
                    Cut();
                    _rows.RemoveRange(_row + 1, _rows.Count - _row - 1);
                    break;
                case "\x1b[K": Cut(); break;
                case "\x1b[?7l": _wraps = false; break;
                case "\x1b[?7h": _wraps = true; break;
                default:
                    if (part.Groups["width"] is { Success: true } columns)
                        Resize(int.Parse(columns.ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
                    // Colours, application mode and the like move nothing.
                    else if (text[0] != '\x1b')
                        Put(text[0]);
                    break;
            }
        }
        return this;
    }

    private void Put(char letter)
    {
        if (_column >= _width)
        {
            if (_wraps)
                Down(continues: true);
            _column = _wraps ? 0 : _width - 1;
        }
        var text = _rows[_row].Text;
        while (text.Length <= _column)
            text.Append(' ');
        text[_column++] = letter;
    }

    private void Down(bool continues)
    {
        if (++_row == _rows.Count)
            _rows.Add(new(new(), continues));
        else
            _rows[_row] = _rows[_row] with { Continues = continues };
    }

    private void Cut()
    {
        var text = _rows[_row].Text;
        if (text.Length > _column)
            text.Length = _column;
    }

    private void Resize(int width)
    {
        _width = width;
        if (!breaksAnew)
        {
            foreach (var row in _rows.Where(row => row.Text.Length > width && !row.Continues))
                row.Text.Length = width;
            _column = Math.Min(_column, width);
            return;
        }
        // Where the cursor stands within its line goes with it.
        var first = _row;
        var offset = _column;
        while (_rows[first].Continues)
            offset += _rows[--first].Text.Length;
        var cursorLine = _rows.Take(first + 1).Count(row => !row.Continues) - 1;
        var lines = Lines;
        _rows.Clear();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i == cursorLine)
                (_row, _column) = (_rows.Count + offset / width, offset % width);
            var pieces = lines[i].Length == 0 ? [""] : lines[i].Chunk(width).Select(piece => new string(piece)).ToArray();
            _rows.AddRange(pieces.Select((piece, at) => new Row(new StringBuilder(piece), at > 0)));
        }
    }

    [GeneratedRegex(@"\x1b\[8;\d+;(?<width>\d+)t|\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|[\s\S]")]
    private static partial Regex Part();
}
