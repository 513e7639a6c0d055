using System.Text.RegularExpressions;

namespace Contract;

/// <summary>A type of the list, with its members.</summary>
public sealed partial class ContractType
{
    ContractType(string modifiers, string kind, string fullName, string typeParameters, IReadOnlyList<string> bases)
    {
        Modifiers = modifiers;
        Kind = kind;
        FullName = fullName;
        TypeParameters = typeParameters;
        Bases = bases;
    }

    /// <summary><c>public</c> and what follows it, up to the kind.</summary>
    public string Modifiers { get; }

    /// <summary><c>class</c>, <c>interface</c> or <c>enum</c>.</summary>
    public string Kind { get; }

    /// <summary>Namespace, types around it and name, without type parameters.</summary>
    public string FullName { get; }

    /// <summary><c>&lt;T&gt;</c>, or nothing.</summary>
    public string TypeParameters { get; }

    /// <summary>Base class and interfaces; an enum's underlying type.</summary>
    public IReadOnlyList<string> Bases { get; }

    public List<ContractMember> Members { get; } = [];

    public string Name => FullName[(FullName.LastIndexOf('.') + 1)..];

    /// <summary>Namespace or type around it.</summary>
    public string Container => FullName[..FullName.LastIndexOf('.')];

    static readonly Lazy<(IReadOnlyList<ContractType> Types, IReadOnlyList<string> Mentioned)> List = new(Read);

    /// <summary>The types of the list, in its order.</summary>
    public static IReadOnlyList<ContractType> All => List.Value.Types;

    /// <summary>Names of types that the list has in signatures only.</summary>
    public static IReadOnlyList<string> Mentioned => List.Value.Mentioned;

    static (IReadOnlyList<ContractType> Types, IReadOnlyList<string> Mentioned) Read()
    {
        var types = new List<ContractType>();
        var mentioned = new List<string>();
        foreach (var line in Lists.Members)
        {
            if (line.StartsWith('#'))
                continue;
            if (line.StartsWith("R ", StringComparison.Ordinal))
                mentioned.Add(line[1..].Trim().Split(' ')[0]);
            else if (line.StartsWith("T ", StringComparison.Ordinal))
                types.Add(ReadType(line));
            else
                types[^1].Members.Add(ContractMember.Read(line));
        }

        return (types, mentioned);
    }

    static ContractType ReadType(string line)
    {
        var match = TypeLine().Match(line);
        if (!match.Success)
            throw new FormatException($"Not a type line: {line}");
        return new(
            match.Groups["modifiers"].Value,
            match.Groups["kind"].Value,
            match.Groups["name"].Value,
            match.Groups["parameters"].Value,
            SplitTopLevel(match.Groups["bases"].Value));
    }

    /// <summary>Splits at the commas that stand in no bracket.</summary>
    internal static string[] SplitTopLevel(string text)
    {
        var parts = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '<' or '(' or '[' => 1, '>' or ')' or ']' => -1, _ => 0 };
            if (text[i] == ',' && depth == 0)
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
        }

        if (start < text.Length)
            parts.Add(text[start..].Trim());
        return [.. parts];
    }

    [GeneratedRegex(@"^T  (?<modifiers>public(?: \w+)*?) (?<kind>class|interface|enum|struct) (?<name>[\w.]+)(?<parameters><[^>]*>)?(?: : (?<bases>.*))? \[[\w.]+\]$")]
    private static partial Regex TypeLine();
}
