using System.Collections;

namespace Tensorflow.Common.Types;

/// <summary>A flat list of values.</summary>
public sealed class NestList<T> : INestStructure<T>, IEnumerable<T>
{
    public NestList(params T[] values)
        : this((IEnumerable<T>)values)
    {
    }

    public NestList(IEnumerable<T> values)
    {
        Values = [.. values];
    }

    public List<T> Values { get; set; }

    public NestType NestType => NestType.List;

    public int ShallowNestedCount => Values.Count;

    public int TotalNestedCount => Values.Count;

    public IEnumerable<T> Flatten() => Values;

    public INestStructure<TOut> MapStructure<TOut>(Func<T, TOut> func) => new NestList<TOut>(Values.Select(func));

    public Nest<T> AsNest() => new(Values.Select(value => (INestStructure<T>)new NestNode<T>(value)));

    public IEnumerator<T> GetEnumerator() => Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
