using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Reflection;

namespace Labs.Common;

/// <summary>
/// System.CommandLine splits the command line and writes the help; values are read and errors worded by <see cref="LabOption"/>, so that every error is one line of the same form.
/// </summary>
internal static class CommandLineParser
{
    public static bool AsksForHelp(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] is "--help" or "-h" or "-?")
                return true;
        }
        return false;
    }

    public static bool AsksForVersion(IReadOnlyList<string> args) => args.Count > 0 && args[0] is "--version";

    /// <summary>What <c>--version</c> prints: <c>Lab10_1.Relu 1.0.0</c>.</summary>
    public static string Version(string name, Assembly program) => $"{name} {program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}";

    /// <exception cref="UsageException">A word that is no option, or a value that an option cannot have.</exception>
    public static Dictionary<LabOption, object> Parse(IReadOnlyList<string> args, LabOption[] options)
    {
        var (given, words) = ParseWithWords(args, options);
        return words.Count == 0 ? given : throw new UsageException($"'{words[0]}': found a word that belongs to no option, expected options only (--help lists them)");
    }

    /// <summary>As <see cref="Parse"/>, with the words that belong to no option.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="options">Those that there are.</param>
    /// <param name="afterTwoDashes">Whose options may stand after <c>--</c>, "the labs'"; null: nobody's. Who writes one of these before it is told so.</param>
    public static (Dictionary<LabOption, object> Given, List<string> Words) ParseWithWords(IReadOnlyList<string> args, LabOption[] options, string? afterTwoDashes = null)
    {
        // Not a RootCommand and no descriptions: what only the help needs costs ten milliseconds at start.
        var command = new Command("lab");
        var pairs = new Option<string[]>[options.Length];
        for (var i = 0; i < options.Length; i++)
            command.Add(pairs[i] = ToOption(options[i]));
        var result = command.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });

        foreach (var word in result.UnmatchedTokens)
        {
            if (word.StartsWith('-'))
                throw NoSuchOption(word, [.. options.Select(option => option.Name), "--help", "--version"], afterTwoDashes);
        }
        var given = new Dictionary<LabOption, object>();
        for (var i = 0; i < options.Length; i++)
        {
            if (result.GetResult(pairs[i]) is { Implicit: false } found)
                given[options[i]] = options[i].Read([.. found.Tokens.Select(token => token.Value)]);
        }
        return (given, [.. result.UnmatchedTokens]);
    }

    /// <summary>The text of <c>--help</c>.</summary>
    /// <param name="name">The program's; of a program's command also that: <c>run-labs report</c>.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="options">Its options.</param>
    /// <param name="words">How the help calls words that belong to no option; null: there are none.</param>
    /// <param name="commands">Its commands: names, the words that follow them, descriptions.</param>
    public static string Help(string name, string description, LabOption[] options, string? words = null, params IReadOnlyList<(string Name, string? Words, string Description)> commands)
    {
        // The root command's name is the running program's; a lab's is the project's.
        var names = name.Split(' ');
        var root = WithWords(new Command(names[0], description), names.Length == 1 ? words : null);
        var command = root;
        if (names.Length > 1)
            root.Add(command = WithWords(new Command(names[1], description), words));
        command.Add(new HelpOption { Description = "Show this help." });
        command.Add(new Option<bool>("--version") { Description = "Show the version." });
        foreach (var option in options)
        {
            var pair = ToOption(option);
            pair.Description = option.DefaultText is { } text ? $"{option.Description} [default: {text}]" : option.Description;
            pair.HelpName = option.ValueName;
            command.Add(pair);
        }
        foreach (var (each, further, what) in commands)
            command.Add(WithWords(new Command(each, what), further));
        using var text2 = new StringWriter();
        root.Parse([.. names[1..], "--help"]).Invoke(new InvocationConfiguration { Output = text2 });
        return text2.ToString();
    }

    private static Command WithWords(Command command, string? words)
    {
        if (words is not null)
            command.Add(new Argument<string[]>(words) { Arity = ArgumentArity.ZeroOrMore });
        return command;
    }

    private static UsageException NoSuchOption(string word, string[] names, string? afterTwoDashes)
    {
        // With a value: --sed=3.
        var near = Suggestions.Of(word.Split('=')[0], names);
        return new UsageException($"{word}: found no such option{(near.Length > 0 ? $"{near}, --help lists all" : $", expected one of {string.Join(" ", names)}{(afterTwoDashes is null ? "" : $", or {afterTwoDashes} own after --")}")}");
    }

    private static Option<string[]> ToOption(LabOption option) => new(option.Name)
    {
        // Any number of values is let through here, so that LabOption can say what is wrong with it.
        Arity = option.IsFlag ? ArgumentArity.Zero : ArgumentArity.ZeroOrMore,
        AllowMultipleArgumentsPerToken = option.TakesSeveral,
    };
}
