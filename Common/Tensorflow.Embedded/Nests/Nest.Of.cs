using System.Collections;

namespace Tensorflow.Common.Types;

/// <summary>One value, a list or a dictionary of nests, or nothing.</summary>
public class Nest<T> : INestStructure<T>, IEnumerable<T>
{
    /// <summary>Nothing.</summary>
    protected Nest()
    {
    }

    /// <summary>One value.</summary>
    public Nest(T value, string? name = null)
    {
        NodeValue = value;
        Name = name;
        NestType = NestType.Node;
    }

    /// <summary>A list of nests.</summary>
    public Nest(IEnumerable<INestStructure<T>> values, string? name = null)
    {
        ListValue = [.. values];
        Name = name;
        NestType = NestType.List;
    }

    /// <summary>A dictionary of nests.</summary>
    public Nest(Dictionary<string, INestStructure<T>> value, string? name = null)
    {
        DictValue = value;
        Name = name;
        NestType = NestType.Dictionary;
    }

    /// <summary>The same value, list or dictionary as another nest.</summary>
    public Nest(Nest<T> other)
    {
        NestType = other.NestType;
        NodeValue = other.NodeValue;
        ListValue = other.ListValue;
        DictValue = other.DictValue;
        Name = other.Name;
    }

    /// <summary>A nest of nothing.</summary>
    public static Nest<T> Empty => new();

    /// <summary>Its name, if it has one.</summary>
    public string? Name { get; set; }

    /// <summary>What it is at its top: nothing, one value, a list or a dictionary.</summary>
    public NestType NestType { get; protected set; }

    /// <summary>The value of a node.</summary>
    public T NodeValue { get; protected set; } = default!;

    /// <summary>What a list holds.</summary>
    public List<INestStructure<T>>? ListValue { get; protected set; }

    /// <summary>What a dictionary holds.</summary>
    public Dictionary<string, INestStructure<T>>? DictValue { get; protected set; }

    /// <summary>The number of nests directly below; of one value 1.</summary>
    public int ShallowNestedCount => NestType switch
    {
        NestType.Node => 1,
        NestType.List => ListValue!.Count,
        NestType.Dictionary => DictValue!.Count,
        _ => 0,
    };

    /// <summary>The number of values.</summary>
    public int TotalNestedCount => NestType switch
    {
        NestType.Node => 1,
        NestType.List => ListValue!.Sum(value => value.TotalNestedCount),
        NestType.Dictionary => DictValue!.Values.Sum(value => value.TotalNestedCount),
        _ => 0,
    };

    /// <summary>A value by its place among all, depth first.</summary>
    [Obsolete("The place of a value among all says nothing of the structure: use Flatten, ListValue or NodeValue.")]
    public T this[int index]
    {
        get => ValueAt(index);
        set => Replace(index, value);
    }

    /// <summary>A list of two nests.</summary>
    public static implicit operator Nest<T>((INestStructure<T>, INestStructure<T>) inputs) => new([inputs.Item1, inputs.Item2]);

    /// <summary>A list of three nests.</summary>
    public static implicit operator Nest<T>((INestStructure<T>, INestStructure<T>, INestStructure<T>) inputs) =>
        new([inputs.Item1, inputs.Item2, inputs.Item3]);

    /// <summary>The nests of a structure of nests, one structure.</summary>
    public static Nest<T> ReduceFrom<TOut>(INestStructure<TOut> input)
        where TOut : INestStructure<T>
    {
        return Reduce(input.AsNest());

        static Nest<T> Reduce(Nest<TOut> nest) => nest.NestType switch
        {
            NestType.Node => nest.NodeValue.AsNest(),
            NestType.List => new(nest.ListValue!.Select(value => (INestStructure<T>)Reduce(value.AsNest()))),
            NestType.Dictionary => new(nest.DictValue!.ToDictionary(entry => entry.Key, entry => (INestStructure<T>)Reduce(entry.Value.AsNest()))),
            _ => Empty,
        };
    }

    /// <summary>The nest itself.</summary>
    public virtual Nest<T> AsNest() => this;

    /// <summary>Whether it is a list or a dictionary.</summary>
    public bool IsNested() => NestType is NestType.List or NestType.Dictionary;

    /// <summary>The values, depth first, dictionaries in the order of their entries.</summary>
    public virtual IEnumerable<T> Flatten() => NestType switch
    {
        NestType.Node => [NodeValue],
        NestType.List => ListValue!.SelectMany(value => value.Flatten()),
        NestType.Dictionary => DictValue!.Values.SelectMany(value => value.Flatten()),
        _ => [],
    };

    /// <summary>The same structure of the mapped values.</summary>
    public virtual INestStructure<TOut> MapStructure<TOut>(Func<T, TOut> func) => NestType switch
    {
        NestType.Node => new Nest<TOut>(func(NodeValue), Name),
        NestType.List => new Nest<TOut>(ListValue!.Select(value => value.MapStructure(func)), Name),
        NestType.Dictionary => new Nest<TOut>(DictValue!.ToDictionary(entry => entry.Key, entry => entry.Value.MapStructure(func)), Name),
        _ => Nest<TOut>.Empty,
    };

    /// <summary>A list of what both hold: a list's members, or the nest itself where it is none.</summary>
    public virtual Nest<T> MergeWith(Nest<T>? other)
    {
        if (other is null || other.NestType == NestType.Empty)
            return this;
        return NestType == NestType.Empty ? other : new([.. Members(this), .. Members(other)]);

        static IEnumerable<INestStructure<T>> Members(Nest<T> nest) => nest.NestType == NestType.List ? nest.ListValue! : [nest];
    }

    /// <summary>This structure, of these values.</summary>
    /// <exception cref="ValueError">It has another number of values.</exception>
    public virtual Nest<TOut> PackSequence<TOut>(TOut[] flatItems)
    {
        if (flatItems.Length != TotalNestedCount)
            throw new ValueError($"The structure has {TotalNestedCount} values, but {flatItems.Length} were given to pack into it");
        var next = 0;
        return MapStructure(_ => flatItems[next++]).AsNest();
    }

    /// <summary>The values, depth first.</summary>
    public IEnumerator<T> GetEnumerator() => Flatten().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Its structure in Python's notation.</summary>
    public override string ToString()
    {
        var text = NestType switch
        {
            NestType.Node => $"{NodeValue}",
            NestType.List => $"[{string.Join(", ", ListValue!.Select(value => value.AsNest()))}]",
            NestType.Dictionary => $"{{{string.Join(", ", DictValue!.Select(entry => $"{entry.Key}: {entry.Value.AsNest()}"))}}}",
            _ => "",
        };
        return Name is null ? text : $"{Name}: {text}";
    }

    /// <summary>A value by its place among all, depth first.</summary>
    internal T ValueAt(int index) => NestType switch
    {
        NestType.Node when index == 0 => NodeValue,
        _ => Flatten().ElementAt(index),
    };

    void Replace(int index, T value)
    {
        var values = Flatten().ToArray();
        values[index] = value;
        var packed = PackSequence(values);
        (NodeValue, ListValue, DictValue) = (packed.NodeValue, packed.ListValue, packed.DictValue);
    }
}
