using Microsoft.CodeAnalysis;

namespace Contract.Surface;

/// <summary>An engine's public surface beside the list's.</summary>
public sealed class SurfaceComparison(PublicSurface contract, PublicSurface engine, ExceptionList exceptions)
{
    /// <summary>Interfaces that a program's own classes may implement: in these nothing may be left out.</summary>
    public static IReadOnlyList<string> Implementable { get; } =
    [
        "Tensorflow.IInitializer",
        "Tensorflow.ITensorFlowObject",
        "Tensorflow.Common.Types.INestable<T>",
        "Tensorflow.Common.Types.INestStructure<T>",
        "Tensorflow.Common.Types.IOptionalArgs",
        "Tensorflow.Keras.IRegularizer",
        "Tensorflow.Keras.Engine.ICallback",
        "Tensorflow.Keras.Engine.IOptimizer",
        "Tensorflow.Keras.Losses.ILossFunc",
        "Tensorflow.Keras.Metrics.IMetricFunc",
        "Tensorflow.Keras.Saving.IKerasConfig",
        "Tensorflow.Keras.Saving.IKerasConfigable",
    ];

    /// <summary>Public types and members that the list does not have like this.</summary>
    public IEnumerable<string> NotInTheList()
    {
        foreach (var type in engine.Types.Values)
        {
            if (!contract.Types.TryGetValue(type.Name, out var listed))
            {
                yield return $"type {type.Name} is not in the list";
                continue;
            }

            if (!exceptions.IsMentionedOnly(type.Name) && type.Header != listed.Header)
                yield return $"type {type.Header} is listed as {listed.Header}";
            foreach (var difference in Inheritance(type, listed))
                yield return difference;
            foreach (var member in type.Members)
            {
                if (!member.IsOverride && !Above(listed).Any(type => Find(type, member) is not null))
                    yield return $"{member}{Nearest(listed, member)}";
            }
        }
    }

    /// <summary>Overloads, interface members and abstract members that belong to what is offered, but are not.</summary>
    public IEnumerable<string> Incomplete()
    {
        foreach (var (type, listed) in Offered())
        {
            var offered = type.Members.Select(member => member.Overloads).ToHashSet();
            foreach (var member in listed.Members)
            {
                var belongs = listed.Symbol.TypeKind == TypeKind.Interface || member.IsAbstract || offered.Contains(member.Overloads);
                if (belongs && !IsOffered(type, member) && (Implementable.Contains(type.Name) || !exceptions.Excuses(member)))
                    yield return $"{member.Line} is missing";
            }
        }
    }

    /// <summary>Members that are obsolete on one side only, but for the refused ones.</summary>
    public IEnumerable<string> ObsoleteOnOneSide()
    {
        foreach (var (type, listed) in Offered())
        {
            foreach (var member in type.Members)
            {
                if (Find(listed, member) is { } twin && twin.IsObsolete != member.IsObsolete && !exceptions.Refuses(twin))
                    yield return $"{member} is {(member.IsObsolete ? "" : "not ")}obsolete";
            }
        }
    }

    /// <summary>Lines of the list that are neither offered nor left out by name.</summary>
    public IEnumerable<string> Unexplained() => NotOffered()
        .Where(line => !exceptions.Types.ContainsKey(line.Type) && !exceptions.Excuses(line.Member) && !LeftBy(line.Type, line.Member).Any(exceptions.Left.ContainsKey))
        .Select(line => line.Member.Line!);

    IEnumerable<(string Type, SurfaceMember Member)> NotOffered() => contract.Types.Values
        .SelectMany(type => type.Members.Where(member => member.Line is not null), (type, member) => (type.Name, member))
        .Where(line => !engine.Types.TryGetValue(line.Name, out var here) || !IsOffered(here, line.member));

    static string[] LeftBy(string type, SurfaceMember member) => [$"{type} :: {member.Overloads}", $"{type} :: *"];

    /// <summary>Exceptions that excuse nothing: what they name is offered, or is not in the list.</summary>
    public IEnumerable<string> StaleExceptions()
    {
        var lines = contract.Types.Values.SelectMany(type => type.Members).Where(member => member.Line is not null).ToDictionary(member => member.Line!);
        foreach (var name in exceptions.Types.Keys)
        {
            if (engine.Types.ContainsKey(name))
                yield return $"type {name} is offered";
            else if (!contract.Types.ContainsKey(name))
                yield return $"type {name} is not in the list";
        }

        foreach (var line in exceptions.Members.Keys.Concat(exceptions.Refused.Keys))
        {
            if (!lines.ContainsKey(line))
                yield return $"member {line} is not in the list";
        }

        var left = NotOffered().SelectMany(line => LeftBy(line.Type, line.Member)).ToHashSet();
        foreach (var name in exceptions.Left.Keys.Where(name => !left.Contains(name)))
            yield return $"left {name} is offered, or is not in the list";

        foreach (var line in exceptions.Members.Keys.Where(lines.ContainsKey))
        {
            var member = lines[line];
            if (engine.Types.TryGetValue(member.Symbol.ContainingType.ToDisplayString(Signatures.Types), out var type) && IsOffered(type, member))
                yield return $"member {line} is offered";
        }
    }

    /// <summary>How much of the list is offered, in all and by type.</summary>
    public IEnumerable<string> Report()
    {
        var names = ContractType.All.Select(type => type.FullName + type.TypeParameters).ToHashSet();
        var listed = contract.Types.Values.Where(type => names.Contains(type.Name)).ToList();
        var counts = listed
            .Select(type => (
                type.Name,
                IsOffered: engine.Types.ContainsKey(type.Name),
                Offered: engine.Types.TryGetValue(type.Name, out var here) ? type.Members.Count(member => IsOffered(here, member)) : 0,
                All: type.Members.Count))
            .ToList();
        yield return $"Types: {counts.Count(type => type.IsOffered)} of {counts.Count}";
        yield return $"Members: {counts.Sum(type => type.Offered)} of {counts.Sum(type => type.All)} ({100.0 * counts.Sum(type => type.Offered) / counts.Sum(type => type.All):F1} %)";
        foreach (var type in counts.Where(type => type.All > 0).OrderBy(type => type.Name, StringComparer.Ordinal))
            yield return $"{type.Offered,5} of {type.All,4}  {type.Name}{(type.IsOffered ? "" : " (not offered)")}";
    }

    IEnumerable<(SurfaceType Type, SurfaceType Listed)> Offered() =>
        engine.Types.Values.Where(type => contract.Types.ContainsKey(type.Name)).Select(type => (type, contract.Types[type.Name]));

    // The base class is the listed one, or the nearest above it that is offered.
    IEnumerable<string> Inheritance(SurfaceType type, SurfaceType listed)
    {
        var expected = listed.Bases.Select(Name).FirstOrDefault(name => !contract.Types.ContainsKey(Definition(name)) || engine.Types.ContainsKey(Definition(name)));
        var actual = type.Bases.Select(Name).FirstOrDefault();
        if (actual != expected)
            yield return $"type {type.Name} derives from {actual ?? "nothing"}, expected {expected ?? "nothing"}";

        var (here, there) = (type.Interfaces.Select(Name).ToHashSet(), listed.Interfaces.Select(Name).ToHashSet());
        foreach (var name in here.Except(there))
            yield return $"type {type.Name} implements {name}, which the list does not say";
        foreach (var symbol in listed.Interfaces.Where(symbol => !here.Contains(Name(symbol))))
        {
            if (Signatures.Named(symbol).All(IsOfferedOrOutside))
                yield return $"type {type.Name} does not implement {Name(symbol)}";
        }

        string Definition(string name) => listed.Bases.First(symbol => Name(symbol) == name).OriginalDefinition.ToDisplayString(Signatures.Types);
    }

    bool IsOfferedOrOutside(INamedTypeSymbol symbol)
    {
        var name = symbol.OriginalDefinition.ToDisplayString(Signatures.Types);
        return engine.Types.ContainsKey(name) || (!contract.Types.ContainsKey(name) && !name.StartsWith("Google.", StringComparison.Ordinal));
    }

    static string Name(INamedTypeSymbol symbol) => symbol.ToDisplayString(Signatures.Types);

    static SurfaceMember? Find(SurfaceType type, SurfaceMember member) => type.Members.FirstOrDefault(other => other.Signature == member.Signature);

    // What a base class has there, its subclass may have here.
    IEnumerable<SurfaceType> Above(SurfaceType listed) => listed.Bases
        .Select(symbol => contract.Types.GetValueOrDefault(symbol.OriginalDefinition.ToDisplayString(Signatures.Types)))
        .OfType<SurfaceType>()
        .Prepend(listed);

    // An override that a type does not repeat is its base's.
    bool IsOffered(SurfaceType type, SurfaceMember member) =>
        Find(type, member) is not null
        || (member.IsOverride && type.Bases.Any(symbol =>
            engine.Types.TryGetValue(symbol.OriginalDefinition.ToDisplayString(Signatures.Types), out var above) && Find(above, member) is not null));

    static string Nearest(SurfaceType listed, SurfaceMember member)
    {
        var alike = listed.Members.Where(other => other.Overloads == member.Overloads).Select(other => other.Signature).ToList();
        return alike.Count == 0 ? " is not in the list" : $" is listed as {string.Join(" or ", alike.Take(3))}{(alike.Count > 3 ? ", ..." : "")}";
    }
}
