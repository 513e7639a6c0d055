using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

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

    /// <exception cref="UsageException">A word that is no option, or a value that an option cannot have.</exception>
    public static Dictionary<LabOption, object> Parse(IReadOnlyList<string> args, LabOption[] options)
    {
        var (given, words) = ParseWithWords(args, options);
        return words.Count == 0 ? given : throw new UsageException($"'{words[0]}': found a word that belongs to no option, expected options only (--help lists them)");
    }

    /// <summary>As <see cref="Parse"/>, with the words that belong to no option.</summary>
    public static (Dictionary<LabOption, object> Given, List<string> Words) ParseWithWords(IReadOnlyList<string> args, LabOption[] options)
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
                throw new UsageException($"{word}: found no such option, expected one of {string.Join(" ", options.Select(option => option.Name))} --help");
        }
        var given = new Dictionary<LabOption, object>();
        for (var i = 0; i < options.Length; i++)
        {
            if (result.GetResult(pairs[i]) is { Implicit: false } found)
                given[options[i]] = options[i].Read([.. found.Tokens.Select(token => token.Value)]);
        }
        return (given, [.. result.UnmatchedTokens]);
    }

    public static string Help(string name, string description, LabOption[] options)
    {
        // The root command's name is the running program's; a lab's is the project's.
        var command = new Command(name, description) { new HelpOption { Description = "Show this help." } };
        foreach (var option in options)
        {
            var pair = ToOption(option);
            pair.Description = option.DefaultText is { } text ? $"{option.Description} [default: {text}]" : option.Description;
            pair.HelpName = option.ValueName;
            command.Add(pair);
        }
        using var text2 = new StringWriter();
        command.Parse(["--help"]).Invoke(new InvocationConfiguration { Output = text2 });
        return text2.ToString();
    }

    private static Option<string[]> ToOption(LabOption option) => new(option.Name)
    {
        // Any number of values is let through here, so that LabOption can say what is wrong with it.
        Arity = option.IsFlag ? ArgumentArity.Zero : ArgumentArity.ZeroOrMore,
        AllowMultipleArgumentsPerToken = option.TakesSeveral,
    };
}
