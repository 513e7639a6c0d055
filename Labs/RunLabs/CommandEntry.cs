namespace RunLabs;

/// <summary>A command of RunLabs.</summary>
/// <param name="Name">Its first word.</param>
/// <param name="Words">What follows it beside options, as the help says it; null: nothing.</param>
/// <param name="Description">What the help says of it.</param>
/// <param name="Options">Its options.</param>
/// <param name="Action">What it does; gives the exit code.</param>
internal sealed record CommandEntry(string Name, string? Words, string Description, LabOption[] Options, Func<Parsed, int> Action)
{
    public string Help(string program) => CommandLineParser.Help($"{program} {Name}", Description, Options, Words);
}

/// <summary>A command line without its command.</summary>
/// <param name="Options">Values of options.</param>
/// <param name="Words">Words that belong to no option.</param>
/// <param name="ForLabs">What follows <c>--</c>.</param>
internal sealed record Parsed(OptionValues Options, IReadOnlyList<string> Words, string[] ForLabs)
{
    /// <exception cref="UsageException">There are words.</exception>
    public void ExpectNoWords()
    {
        if (Words.Count > 0)
            throw new UsageException($"'{Words[0]}': found a word too many, expected options only (--help lists them)");
    }
}
