using System.Text;
using System.Text.RegularExpressions;

namespace Contract.Stub;

/// <summary>C# source of the list's types: its signatures, and bodies that only throw.</summary>
static partial class StubSource
{
    /// <summary>
    /// A constructor parameter that no program can name: every class has a constructor with it for its subclasses in the stub, since the list does not say
    /// which constructor of the base a constructor calls.
    /// </summary>
    const string Marker = "global::Tensorflow.StubMarker";

    /// <summary>The source, one member per line, and the list's line by line number (from 0): symbols and messages can be laid at a member's door.</summary>
    public static (string Source, IReadOnlyDictionary<int, string> Members) Write(IReadOnlyList<ContractType> types)
    {
        var members = new Dictionary<int, string>();
        var names = types.Select(type => type.FullName).ToHashSet();
        var source = new StringBuilder("""
            using System;
            using System.Collections;
            using System.Collections.Generic;
            using System.IO;
            namespace Tensorflow { sealed class StubMarker { } }

            """);
        foreach (var type in types)
            WriteType(source, type, names);
        var lines = source.ToString().Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var mark = lines[i].LastIndexOf(MemberMark, StringComparison.Ordinal);
            if (mark >= 0)
                members[i] = lines[i][(mark + MemberMark.Length)..].Trim();
        }

        return (source.ToString(), members);
    }

    const string MemberMark = " // ";

    static void WriteType(StringBuilder source, ContractType type, HashSet<string> names)
    {
        // A type in a type: its containers are opened again, as partial classes.
        var containers = new Stack<string>();
        var container = type.Container;
        while (names.Contains(container))
        {
            containers.Push(container[(container.LastIndexOf('.') + 1)..]);
            container = container[..container.LastIndexOf('.')];
        }

        source.Append($"namespace {container} {{ ");
        foreach (var outer in containers)
            source.Append($"partial class {outer} {{ ");
        var bases = type.Bases.Count == 0 ? "" : $" : {string.Join(", ", type.Bases.Select(Qualify))}";
        var partial = type.Kind == "enum" ? "" : "partial ";
        source.AppendLine($"{type.Modifiers} {partial}{type.Kind} {type.Name}{type.TypeParameters}{bases} {{");
        foreach (var member in type.Members)
            source.Append(WriteMember(type, member, names)).Append(MemberMark).AppendLine(member.Line);
        if (type.Kind == "enum" && type.Members.Count == 0)
            source.AppendLine(string.Join(", ", MentionedValues(type)));
        if (type.Kind == "class" && !type.Modifiers.Contains("static", StringComparison.Ordinal))
            WriteOwnConstructors(source, type, names);
        source.Append('}', containers.Count + 1);
        source.AppendLine("}");
    }

    static void WriteOwnConstructors(StringBuilder source, ContractType type, HashSet<string> names)
    {
        source.AppendLine($"internal {type.Name}({Marker} marker){BaseCall(type, names)} {{ }}");
        if (!type.Members.Exists(member => member.Kind == 'C'))
            source.AppendLine($"private {type.Name}(){BaseCall(type, names)} {{ }}");
    }

    static string WriteMember(ContractType type, ContractMember member, HashSet<string> names)
    {
        var signature = Qualify(member.Signature);
        var isInterface = type.Kind == "interface";
        var isAbstract = isInterface || signature.Contains(" abstract ", StringComparison.Ordinal);
        if (isInterface)
            signature = signature.Replace("public ", "", StringComparison.Ordinal);
        var text = member.Kind switch
        {
            'E' => signature + ",",
            'F' => signature + ";",
            'C' => $"{signature}{BaseCall(type, names)} {{ }}",
            'P' => isAbstract ? signature : AccessorBodies(signature),
            'M' when signature.Contains("void Finalize()", StringComparison.Ordinal) => $"~{type.Name}() {{ }}",
            _ => isAbstract ? signature + ";" : signature + " => throw null;",
        };
        return member.IsObsolete ? $"[Obsolete] {text}" : text;
    }

    static string AccessorBodies(string signature)
    {
        var brace = signature.LastIndexOf('{');
        var accessors = signature[brace..]
            .Replace("get;", "get => throw null;", StringComparison.Ordinal)
            .Replace("set;", "set { }", StringComparison.Ordinal)
            .Replace("init;", "init { }", StringComparison.Ordinal);
        return signature[..brace] + accessors;
    }

    static string BaseCall(ContractType type, HashSet<string> names) =>
        type.Bases.Count > 0 && names.Contains(type.Bases[0].Split('<')[0]) && !IsInterfaceName(type.Bases[0]) ? $" : base(default({Marker}))" : "";

    static bool IsInterfaceName(string name) => InterfaceName().IsMatch(name.Split('<')[0]);

    // An enum that the list does not spell out has the values that its default arguments use.
    static IEnumerable<string> MentionedValues(ContractType type) =>
        Lists.Members
            .SelectMany(line => Regex.Matches(line, $@"\b{Regex.Escape(type.FullName)}\.(\w+)"))
            .Select(match => match.Groups[1].Value)
            .Distinct();

    static string Qualify(string signature) => NamespaceStart().Replace(signature, "global::$1.");

    [GeneratedRegex(@"(?<![\w.])(Tensorflow|Google|OneOf|System)\.")]
    private static partial Regex NamespaceStart();

    [GeneratedRegex(@"(^|\.)I[A-Z]\w*$")]
    private static partial Regex InterfaceName();
}
