using System.Globalization;
using System.Text;

namespace Labs.Checkpoints.State;

/// <summary>
/// The message CheckpointState (tensorflow/python/training/checkpoint_state.proto) in protocol buffers' text format, written as Python's text_format writes it;
/// all of that format's strings, numbers, separators and comments are read.
/// </summary>
internal static class CheckpointStateText
{
    private const string Latest = "model_checkpoint_path", All = "all_model_checkpoint_paths",
        Timestamps = "all_model_checkpoint_timestamps", LastPreserved = "last_preserved_timestamp";

    public static string Format(CheckpointState state)
    {
        var text = new StringBuilder();
        Line(Latest, Quote(state.ModelCheckpointPath));
        foreach (var path in state.AllModelCheckpointPaths) Line(All, Quote(path));
        foreach (var timestamp in state.AllModelCheckpointTimestamps) Line(Timestamps, Number(timestamp));
        if (state.LastPreservedTimestamp is { } preserved) Line(LastPreserved, Number(preserved));
        return text.ToString();

        void Line(string field, string value) => text.Append(field).Append(": ").Append(value).Append('\n');
    }

    /// <exception cref="InvalidDataException">The text is no such message; the message says in which line.</exception>
    public static CheckpointState Parse(string text)
    {
        string? latest = null;
        double? preserved = null;
        List<string> all = [];
        List<double> timestamps = [];
        var reader = new Reader(text);
        while (reader.Field() is { } field)
            switch (field)
            {
                case Latest: latest = reader.String(); break;
                case LastPreserved: preserved = reader.Double(); break;
                case All: reader.OneOrList(() => all.Add(reader.String())); break;
                case Timestamps: reader.OneOrList(() => timestamps.Add(reader.Double())); break;
                default: throw reader.Wrong($"field '{field}' found, '{Latest}', '{All}', '{Timestamps}' or '{LastPreserved}' expected");
            }
        if (string.IsNullOrEmpty(latest)) throw new InvalidDataException($"'{Latest}' is missing");
        return new CheckpointState
        {
            ModelCheckpointPath = latest, AllModelCheckpointPaths = all, AllModelCheckpointTimestamps = timestamps, LastPreservedTimestamp = preserved,
        };
    }

    // As Python's str(float); from 1e15 on, thirty million years from now, the two differ in where an exponent begins.
    private static string Number(double value)
    {
        if (double.IsNaN(value)) return "nan";
        if (double.IsInfinity(value)) return value > 0 ? "inf" : "-inf";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text.Replace('E', 'e') : text + ".0";
    }

    private static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var unit in Encoding.UTF8.GetBytes(value))
            switch (unit)
            {
                case (byte)'\n': text.Append("\\n"); break;
                case (byte)'\r': text.Append("\\r"); break;
                case (byte)'\t': text.Append("\\t"); break;
                case (byte)'"' or (byte)'\'' or (byte)'\\': text.Append('\\').Append((char)unit); break;
                case < 0x20 or >= 0x7f: text.Append('\\').Append(Convert.ToString(unit, 8).PadLeft(3, '0')); break;
                default: text.Append((char)unit); break;
            }
        return text.Append('"').ToString();
    }

    private sealed class Reader(string text)
    {
        private int position;

        public InvalidDataException Wrong(string what) => new($"line {text.AsSpan(0, Math.Min(position, text.Length)).Count('\n') + 1}: {what}");

        /// <summary>The next field's name with its colon; null at the end.</summary>
        public string? Field()
        {
            SkipSpace();
            if (position < text.Length && text[position] is ';' or ',')
            {
                position++;
                SkipSpace();
            }
            if (position == text.Length) return null;
            var start = position;
            while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] == '_')) position++;
            if (position == start) throw Wrong($"'{text[position]}' found, a field's name expected");
            var name = text[start..position];
            SkipSpace();
            Require(':');
            return name;
        }

        public void OneOrList(Action value)
        {
            SkipSpace();
            if (!Take('['))
            {
                value();
                return;
            }
            SkipSpace();
            if (Take(']')) return;
            do
            {
                value();
                SkipSpace();
            }
            while (Take(','));
            Require(']');
        }

        public double Double()
        {
            SkipSpace();
            var start = position;
            while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] is '+' or '-' or '.')) position++;
            var token = text[start..position];
            switch (token.ToLowerInvariant())
            {
                case "inf" or "infinity": return double.PositiveInfinity;
                case "-inf" or "-infinity": return double.NegativeInfinity;
                case "nan": return double.NaN;
            }
            if (token.Length > 0 && token[^1] is 'f' or 'F') token = token[..^1];
            return double.TryParse(token, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw Wrong($"'{token}' found, a number expected");
        }

        /// <summary>One string, or several one after the other, which are one.</summary>
        public string String()
        {
            SkipSpace();
            if (position == text.Length || text[position] is not ('"' or '\'')) throw Wrong("a quoted string expected");
            List<byte> bytes = [];
            while (position < text.Length && text[position] is '"' or '\'')
            {
                var quote = text[position++];
                while (!Take(quote))
                {
                    if (position == text.Length || text[position] == '\n') throw Wrong("the string has no end");
                    if (Take('\\')) Escape(bytes);
                    else
                    {
                        var length = position + 1 < text.Length && char.IsSurrogatePair(text[position], text[position + 1]) ? 2 : 1;
                        bytes.AddRange(Encoding.UTF8.GetBytes(text, position, length));
                        position += length;
                    }
                }
                SkipSpace();
            }
            return Encoding.UTF8.GetString([.. bytes]);
        }

        private void Escape(List<byte> bytes)
        {
            var kind = position < text.Length ? text[position++] : '\0';
            switch (kind)
            {
                case 'a': bytes.Add(7); break;
                case 'b': bytes.Add(8); break;
                case 't': bytes.Add(9); break;
                case 'n': bytes.Add(10); break;
                case 'v': bytes.Add(11); break;
                case 'f': bytes.Add(12); break;
                case 'r': bytes.Add(13); break;
                case '\\' or '\'' or '"' or '?': bytes.Add((byte)kind); break;
                case >= '0' and <= '7':
                    position--;
                    bytes.Add((byte)Digits(8, 3));
                    break;
                case 'x' or 'X': bytes.Add((byte)Digits(16, 2)); break;
                case 'u' or 'U':
                    var rune = Digits(16, kind == 'u' ? 4 : 8);
                    if (!Rune.IsValid(rune)) throw Wrong($"the escape \\{kind}{rune:x} is no character");
                    bytes.AddRange(Encoding.UTF8.GetBytes(new Rune(rune).ToString()));
                    break;
                case '\0': throw Wrong("the string has no end");
                // As Python reads it: what is no escape is a backslash and a character, as in a path of Windows' (C:\data).
                default:
                    bytes.Add((byte)'\\');
                    position--;
                    break;
            }
        }

        private int Digits(int radix, int most)
        {
            var start = position;
            long value = 0;
            while (position < text.Length && position - start < most && char.IsAsciiHexDigit(text[position]) && Convert.ToInt32(text[position].ToString(), 16) is var digit && digit < radix)
            {
                value = value * radix + digit;
                position++;
            }
            return position > start && value <= int.MaxValue ? (int)value : throw Wrong("an escape has no digits");
        }

        private void SkipSpace()
        {
            while (position < text.Length)
                if (char.IsWhiteSpace(text[position])) position++;
                else if (text[position] == '#')
                    while (position < text.Length && text[position] != '\n') position++;
                else break;
        }

        private bool Take(char expected)
        {
            if (position == text.Length || text[position] != expected) return false;
            position++;
            return true;
        }

        private void Require(char expected)
        {
            if (!Take(expected)) throw Wrong($"'{expected}' expected");
        }
    }
}
