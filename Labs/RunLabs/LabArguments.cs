namespace RunLabs;

/// <summary>Options that the user gives to the labs themselves, after <c>--</c>.</summary>
internal sealed class LabArguments
{
    // What RunLabs itself has to know.
    private static readonly string[] Reserved = ["--json", "--engine"];

    private readonly string[] _words;
    private readonly HashSet<string> _options;

    /// <exception cref="UsageException">An option that RunLabs has to give itself.</exception>
    public LabArguments(string[] words)
    {
        _words = words;
        _options = [.. words.Where(word => word.StartsWith("--", StringComparison.Ordinal)).Select(word => word.Split('=')[0])];
        if (Array.Find(Reserved, _options.Contains) is { } reserved)
            throw new UsageException($"{reserved}: found after --, {(reserved == "--json" ? "where run-labs puts its own" : "expected before it")}");
    }

    /// <summary>Whether there are any.</summary>
    public bool Any => _words.Length > 0;

    /// <summary>Whether they are a question that a lab answers without training.</summary>
    public bool AsksForHelp => CommandLineParser.AsksForHelp(_words) || CommandLineParser.AsksForVersion(_words);

    public IReadOnlyList<string> Words => _words;

    public bool Has(string option) => _options.Contains(option);

    /// <summary>Other arguments, without the options that the user gives another value, and then the user's.</summary>
    public IEnumerable<string> After(IEnumerable<string> arguments) => [.. Without(arguments, Has), .. _words];

    /// <summary>Arguments without some options and their values.</summary>
    public static IEnumerable<string> Without(IEnumerable<string> arguments, Func<string, bool> isOption)
    {
        var leftOut = false;
        foreach (var word in arguments)
        {
            if (word.StartsWith("--", StringComparison.Ordinal))
                leftOut = isOption(word);
            if (!leftOut)
                yield return word;
        }
    }

    /// <summary>The ways in which a lab is then started: once as the user says, where the user says which of its networks.</summary>
    public IReadOnlyList<Invocation> Of(LabEntry lab) =>
        lab.Invocations.Any(invocation => invocation.Arguments.Any(Has)) ? [new([], [])]
        : Any ? [.. lab.Invocations.Select(invocation => invocation with { Runs = [] })]
        : lab.Invocations;
}
