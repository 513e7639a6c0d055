using System.Collections;

namespace Tensorflow.Common.Types;

/// <summary>A flat list of values.</summary>
public sealed class NestList<T> : INestStructure<T>, IEnumerable<T>
{
    /// <summary>A list of these values.</summary>
    public NestList(params T[] values)
        : this((IEnumerable<T>)values)
    {
    }

    /// <summary>A list of these values, copied.</summary>
    public NestList(IEnumerable<T> values)
    {
        Values = [.. values];
    }

    /// <summary>The values.</summary>
    public List<T> Values { get; set; }

    /// <summary>A list.</summary>
    public NestType NestType => NestType.List;

    /// <summary>The number of values.</summary>
    public int ShallowNestedCount => Values.Count;

    /// <summary>The number of values.</summary>
    public int TotalNestedCount => Values.Count;

    /// <summary>The values.</summary>
    public IEnumerable<T> Flatten() => Values;

    /// <summary>A list of the mapped values.</summary>
    public INestStructure<TOut> MapStructure<TOut>(Func<T, TOut> func) => new NestList<TOut>(Values.Select(func));

    /// <summary>A list of nests of one value each.</summary>
    public Nest<T> AsNest() => new(Values.Select(value => (INestStructure<T>)new NestNode<T>(value)));

    /// <summary>The values.</summary>
    public IEnumerator<T> GetEnumerator() => Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
