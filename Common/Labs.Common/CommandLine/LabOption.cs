using System.Globalization;

namespace Labs.Common;

/// <summary>
/// One option of a lab's command line. A lab declares its own with the factories here, the slide's value as the default, and uses it where the slide has the value:
/// <c>var learning_rate = LabOption.LearningRate(.001f)</c>, then <c>keras.optimizers.Adam(learning_rate)</c>.
/// </summary>
public abstract class LabOption
{
    private static readonly string aNumberAbove0 = $"a number {Above0}";

    private protected LabOption(string name, string description, string expected)
    {
        Name = name;
        Description = description;
        Expected = expected;
    }

    /// <summary>Name with its dashes: <c>--steps</c>.</summary>
    public string Name { get; }

    /// <summary>What <c>--help</c> says of it.</summary>
    public string Description { get; }

    /// <summary>What a value must be, as an error says it: "a whole number, 0 or more".</summary>
    public string Expected { get; }

    internal bool IsFlag { get; init; }

    internal bool TakesSeveral { get; init; }

    /// <summary>The words that it can be; empty: it is no choice.</summary>
    internal IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>How <c>--help</c> writes a value: <c>N</c>, <c>FILE</c>, <c>a|b</c>.</summary>
    internal string ValueName { get; init; } = "";

    /// <summary>The default as <c>--help</c> says it; null where there is none to say.</summary>
    internal abstract string? DefaultText { get; }

    /// <summary>Takes the value that was given on the command line; null: the default.</summary>
    internal abstract void Take(object? given);

    /// <summary>The value that <paramref name="words"/> stand for.</summary>
    /// <exception cref="UsageException">They stand for none.</exception>
    internal abstract object Read(IReadOnlyList<string> words);

    // Not in the generic class, whose methods are compiled at every start where the value may be none.
    private protected void RequireValues(IReadOnlyList<string> words)
    {
        if (words.Count == 0)
            throw UsageException.For(Name, "no value", Expected);
        if (words.Count > 1 && !TakesSeveral)
            throw UsageException.For(Name, $"{words.Count} values ({string.Join(" ", words)})", Expected);
    }

    private protected UsageException NotExpected(string word) => UsageException.For(Name, $"'{word}'", Expected + Suggestions.Of(word, Choices));

    /// <summary><c>--learning-rate</c>, above 0.</summary>
    /// <param name="slides">The slide's.</param>
    public static LabOption<float> LearningRate(float slides) =>
        new("--learning-rate", "Learning rate.", aNumberAbove0, slides, Text(slides), Positive) { ValueName = "X" };

    /// <summary><c>--learning-rate</c> of a lab that runs once for each of several, all above 0.</summary>
    /// <param name="slides">The slide's.</param>
    public static LabOption<IReadOnlyList<float>> LearningRates(params float[] slides) =>
        new("--learning-rate", "Learning rate; several values are run one after the other.", $"one or more numbers {Above0}", slides, string.Join(' ', slides.Select(Text)),
            (string word, out IReadOnlyList<float> values) =>
            {
                var fits = Positive(word, out var number);
                values = [number];
                return fits;
            },
            values => [.. values.SelectMany(value => value)])
        { ValueName = "X" };

    /// <summary><c>--steps</c>, 0 or more.</summary>
    /// <param name="slides">The slide's.</param>
    public static LabOption<int> Steps(int slides) => Whole("--steps", "Training steps.", slides, 0);

    /// <summary><c>--epochs</c>, 0 or more.</summary>
    /// <param name="slides">The slide's.</param>
    public static LabOption<int> Epochs(int slides) => Whole("--epochs", "Passes over the training set.", slides, 0);

    /// <summary><c>--batch-size</c>, 1 or more.</summary>
    /// <param name="slides">The slide's.</param>
    public static LabOption<int> BatchSize(int slides) => Whole("--batch-size", "Examples in a batch.", slides, 1);

    /// <summary><c>--print-every</c>, 1 or more.</summary>
    /// <param name="slides">The slide's.</param>
    public static LabOption<int> PrintEvery(int slides) => Whole("--print-every", CommonOptions.PrintEveryText, slides, 1);

    /// <summary>A switch: false unless given.</summary>
    public static LabOption<bool> Flag(string name, string description) =>
        new(name, description, "no value", false, null, (string _, out bool value) => value = true) { IsFlag = true };

    /// <summary>One of some words, without regard to case.</summary>
    public static LabOption<string> Choice(string name, string description, string @default, params string[] choices) =>
        new(name, description, $"one of {string.Join(", ", choices)}", @default, @default, (string word, out string value) =>
        {
            value = Array.Find(choices, choice => choice.Equals(word, StringComparison.OrdinalIgnoreCase)) ?? word;
            return choices.Contains(value);
        })
        { ValueName = string.Join('|', choices), Choices = choices };

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static LabOption<int> Whole(string name, string description, int @default, int least, int most = int.MaxValue) =>
        new(name, description, WholeExpected(least, most), @default, Text(@default), WholeFrom(least, most)) { ValueName = "N" };

    /// <summary>A whole number from <paramref name="least"/> on; null where not given.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">What <c>--help</c> says of it.</param>
    /// <param name="least">The least that is taken.</param>
    /// <param name="defaultText">What <c>--help</c> says of the value where it is not given.</param>
    /// <param name="default">What it is where it is not given.</param>
    public static LabOption<int?> WholeOrNone(string name, string description, int least, string? defaultText = null, int? @default = null)
    {
        var read = WholeFrom(least, int.MaxValue);
        return new(name, description, WholeExpected(least, int.MaxValue), @default, defaultText, (string word, out int? value) =>
        {
            var fits = read(word, out var number);
            value = number;
            return fits;
        })
        { ValueName = "N" };
    }

    /// <summary>A number from <paramref name="least"/> on and below <paramref name="limit"/>.</summary>
    public static LabOption<float> Number(string name, string description, float @default, float least, float limit) =>
        new(name, description, $"a number from {Text(least)} to below {Text(limit)}", @default, Text(@default), (string word, out float value) =>
            TryNumber(word, out value) && value >= least && value < limit)
        { ValueName = "X" };

    /// <summary>A word or path as it stands; null where not given.</summary>
    public static LabOption<string?> Word(string name, string description, string valueName, string? @default = null) =>
        new(name, description, $"a {valueName.ToLowerInvariant()}", @default, @default, (string word, out string? value) =>
        {
            value = word;
            return word.Length > 0;
        })
        { ValueName = valueName };

    /// <summary><c>--picture</c>, of a study that draws one: <c>run.Picture(...)</c>.</summary>
    public static LabOption<string?> Picture() =>
        new("--picture", "Draw what the slide draws: a file that ends in .svg or .png.", "a file that ends in .svg or .png", null, null, (string word, out string? value) =>
        {
            value = word;
            return Path.GetExtension(word).ToLowerInvariant() is ".svg" or ".png";
        })
        { ValueName = "FILE" };

    /// <summary>A number above 0; null where not given.</summary>
    internal static LabOption<float?> PositiveOrNone(string name, string description, string defaultText) =>
        new(name, description, aNumberAbove0, null, defaultText, (string word, out float? value) =>
        {
            var fits = Positive(word, out var number);
            value = number;
            return fits;
        })
        { ValueName = "X" };

    private static string Above0 => $"above 0, {Text(float.Epsilon)} to {Text(float.MaxValue)}";

    internal static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string WholeExpected(int least, int most) => $"a whole number from {Text(least)} to {Text(most)}";

    private static LabOption<int>.Reader WholeFrom(int least, int most) => (string word, out int value) =>
        int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;

    private static bool Positive(string word, out float value) => TryNumber(word, out value) && value > 0;

    // A number that float32 can only hold as 0 or infinity is as useless as NaN.
    private static bool TryNumber(string word, out float value) =>
        float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value);
}

/// <summary>An option whose values are of type <typeparamref name="T"/>. It stands for its value: the one on the command line, or the default.</summary>
public sealed class LabOption<T> : LabOption
{
    private readonly Reader read;
    private readonly Func<IEnumerable<T>, T>? join;

    internal delegate bool Reader(string word, out T value);

    internal LabOption(string name, string description, string expected, T @default, string? defaultText, Reader read, Func<IEnumerable<T>, T>? join = null)
        : base(name, description, expected)
    {
        Default = Value = @default;
        DefaultText = defaultText;
        this.read = read;
        this.join = join;
        TakesSeveral = join is not null;
    }

    /// <summary>The value where the option is not given.</summary>
    public T Default { get; }

    /// <summary>The value on the command line, once that was read; else the default.</summary>
    public T Value { get; private set; }

    internal override string? DefaultText { get; }

    /// <summary>The option's value.</summary>
    public static implicit operator T(LabOption<T> option) => option.Value;

    /// <summary>The value as text.</summary>
    public override string ToString() => FormattableString.Invariant($"{Value}");

    internal override void Take(object? given) => Value = given is null ? Default : (T)given;

    internal override object Read(IReadOnlyList<string> words)
    {
        if (IsFlag)
            return read("", out var flag) ? flag! : throw new InvalidOperationException();
        RequireValues(words);
        if (join is null)
            return read(words[0], out var value) ? value! : throw NotExpected(words[0]);
        var values = new T[words.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (!read(words[i], out values[i]))
                throw NotExpected(words[i]);
        }
        return join(values)!;
    }
}
