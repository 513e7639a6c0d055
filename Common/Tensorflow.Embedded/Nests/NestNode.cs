namespace Tensorflow.Common.Types;

/// <summary>One value.</summary>
public class NestNode<T> : INestStructure<T>
{
    /// <summary>One value.</summary>
    public NestNode(T value)
    {
        Value = value;
    }

    /// <summary>The value.</summary>
    public T Value { get; set; }

    /// <summary>One value.</summary>
    public NestType NestType => NestType.Node;

    /// <summary>1.</summary>
    public int ShallowNestedCount => 1;

    /// <summary>1.</summary>
    public int TotalNestedCount => 1;

    /// <summary>The value.</summary>
    public IEnumerable<T> Flatten() => [Value];

    /// <summary>The mapped value.</summary>
    public INestStructure<TOut> MapStructure<TOut>(Func<T, TOut> func) => new NestNode<TOut>(func(Value));

    /// <summary>A nest of the value.</summary>
    public Nest<T> AsNest() => new(Value);
}
