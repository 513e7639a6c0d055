using System.Text;
using Tensorflow.Ops;

namespace Tensorflow;

public partial class tensorflow
{
    /// <summary>Functions of strings.</summary>
    public StringsApi strings { get; } = new();

    /// <summary>Functions of strings: of bytes, which are UTF-8 where characters are asked for. They have no gradients, and are computed here on every executor.</summary>
    public class StringsApi
    {
        /// <summary>Upper-case letters made lower-case.</summary>
        /// <param name="input">Strings of any shape.</param>
        /// <param name="encoding">"": letters of ASCII alone; "utf-8": all.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="ValueError">The encoding is another.</exception>
        public Tensor lower(Tensor input, string encoding = "", string? name = null) => encoding switch
        {
            "" => Each(input, text => Array.ConvertAll(text, unit => unit is >= (byte)'A' and <= (byte)'Z' ? (byte)(unit + 32) : unit)),
            "utf-8" => Each(input, text => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).ToLowerInvariant())),
            _ => throw new ValueError($"tf.strings.lower: only '' and 'utf-8' encodings are supported, got '{encoding}'."),
        };

        /// <summary>How long strings are, int32.</summary>
        /// <param name="input">Strings of any shape.</param>
        /// <param name="name">Has no effect.</param>
        /// <param name="unit">BYTE or UTF8_CHAR.</param>
        /// <exception cref="ValueError">The unit is another.</exception>
        public Tensor string_length(Tensor input, string? name = null, string unit = "BYTE")
        {
            var ofCharacters = OfCharacters(unit);
            return Conversions.OfArray(Array.ConvertAll(Strings(input), text => ofCharacters ? text.Count(IsFirst) : text.Length), input.Dimensions);
        }

        /// <summary>Part of each string.</summary>
        /// <param name="input">Strings of any shape.</param>
        /// <param name="pos">Where it begins; negative: counted from the end.</param>
        /// <param name="len">How long it is; what is not there is left out.</param>
        /// <param name="name">Has no effect.</param>
        /// <param name="uint">BYTE or UTF8_CHAR: what both count.</param>
        /// <exception cref="InvalidArgumentError">A string has no such place.</exception>
        /// <exception cref="ValueError">The unit is another.</exception>
        public Tensor substr(Tensor input, int pos, int len, string? name = null, string @uint = "BYTE")
        {
            var ofCharacters = OfCharacters(@uint);
            var index = 0;
            return Each(input, text =>
            {
                var length = ofCharacters ? text.Count(IsFirst) : text.Length;
                var from = pos < 0 ? pos + length : pos;
                if (from < 0 || from > length) throw new InvalidArgumentError($"pos {pos} out of range for string at index {index} [Op:Substr]");
                index++;
                var to = (int)Math.Min((long)from + Math.Max(len, 0), length);
                return ofCharacters ? text[Place(text, from)..Place(text, to)] : text[from..to];
            });
        }

        /// <summary>Part of a string.</summary>
        /// <inheritdoc cref="substr(Tensor, int, int, string, string)"/>
        public Tensor substr(string input, int pos, int len, string? name = null, string @uint = "BYTE") => substr(Conversions.ToTensor(input), pos, len, name, @uint);

        // Where the character of that number begins.
        private static int Place(byte[] text, int character)
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (IsFirst(text[i]) && character-- == 0) return i;
            }
            return text.Length;
        }

        private static bool IsFirst(byte unit) => (unit & 0xC0) != 0x80;

        private static bool OfCharacters(string unit) => unit switch
        {
            "BYTE" => false,
            "UTF8_CHAR" => true,
            _ => throw new ValueError($"The unit is BYTE or UTF8_CHAR, got '{unit}'."),
        };

        private static byte[][] Strings(Tensor input) => input.Strings ?? throw new InvalidArgumentError($"Expected strings, got {input.dtype.as_numpy_name()}.");

        private static Tensor Each(Tensor input, Converter<byte[], byte[]> function) => new(Array.ConvertAll(Strings(input), function), input.Dimensions);
    }
}
