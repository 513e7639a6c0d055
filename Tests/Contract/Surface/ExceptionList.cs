namespace Contract.Surface;

/// <summary>
/// What is left out on purpose, by name and with the reason. A line is <c>KIND NAME | REASON</c>; kinds are
/// <c>type</c> (a type that is not offered: overloads that name it need not be either), <c>member</c> (a line of the list), <c>refused</c> (a line of the list
/// that is declared, but as an error to use), <c>left</c> (TYPE :: NAME, all members of that name, or TYPE :: *, all that are not offered) and <c>idiom</c> (an expression of idioms.txt).
/// Types that the list only mentions need no line.
/// </summary>
public sealed class ExceptionList
{
    readonly HashSet<string> _mentioned;
    readonly Dictionary<string, Dictionary<string, string>> _byKind = new()
    {
        ["type"] = [], ["member"] = [], ["refused"] = [], ["left"] = [], ["idiom"] = [],
    };

    /// <param name="lines">Of the file; empty ones and those that begin with # say nothing.</param>
    public ExceptionList(IEnumerable<string> lines)
    {
        var mentioned = ContractType.Mentioned;
        _mentioned = [.. PublicSurface.OfContract.Types.Keys.Where(name => mentioned.Contains(name.Split('<')[0]) && !IsListed(name))];
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var bar = line.LastIndexOf(" | ", StringComparison.Ordinal);
            if (space < 0 || bar <= space || !_byKind.TryGetValue(line[..space], out var names))
                throw new FormatException($"Not an exception, expected 'KIND NAME | REASON' with KIND one of {string.Join(", ", _byKind.Keys)}: {line}");
            if (!names.TryAdd(line[(space + 1)..bar].Trim(), line[(bar + 3)..].Trim()))
                throw new FormatException($"Twice: {line}");
        }
    }

    public IReadOnlyDictionary<string, string> Types => _byKind["type"];

    public IReadOnlyDictionary<string, string> Members => _byKind["member"];

    public IReadOnlyDictionary<string, string> Refused => _byKind["refused"];

    public IReadOnlyDictionary<string, string> Left => _byKind["left"];

    public IReadOnlyDictionary<string, string> Idioms => _byKind["idiom"];

    /// <summary>Whether the list names the type in signatures only.</summary>
    public bool IsMentionedOnly(string type) => _mentioned.Contains(type) || type.StartsWith("OneOf.", StringComparison.Ordinal);

    /// <summary>Whether the member need not be offered.</summary>
    public bool Excuses(SurfaceMember member) =>
        (member.Line is not null && Members.ContainsKey(member.Line))
        || member.Mentions.Any(type => IsMentionedOnly(type) || Types.ContainsKey(type) || type.StartsWith("Google.Protobuf.", StringComparison.Ordinal));

    /// <summary>Whether the member is declared as an error to use.</summary>
    public bool Refuses(SurfaceMember member) => member.Line is not null && Refused.ContainsKey(member.Line);

    static bool IsListed(string name) => ContractType.All.Any(type => type.FullName + type.TypeParameters == name);
}
