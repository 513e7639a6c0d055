using System.Text.RegularExpressions;

namespace Contract;

/// <summary>A member of the list: its kind (E enum value, F field, C constructor, P property, O operator, M method, X extension method) and C# signature.</summary>
public sealed partial record ContractMember(char Kind, string Signature, bool IsObsolete, string Line)
{
    internal static ContractMember Read(string line)
    {
        var match = MemberLine().Match(line);
        if (!match.Success)
            throw new FormatException($"Not a member line: {line}");
        return new(match.Groups["kind"].Value[0], match.Groups["signature"].Value, match.Groups["obsolete"].Success, line);
    }

    [GeneratedRegex(@"^(?<kind>[EFCPVOMX])    \S.*? :: (?<signature>.*?)(?<obsolete> \[Obsolete\])?$")]
    private static partial Regex MemberLine();
}
