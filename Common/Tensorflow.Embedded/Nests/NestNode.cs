namespace Tensorflow.Common.Types;

/// <summary>One value.</summary>
public class NestNode<T> : INestStructure<T>
{
    public NestNode(T value)
    {
        Value = value;
    }

    public T Value { get; set; }

    public NestType NestType => NestType.Node;

    public int ShallowNestedCount => 1;

    public int TotalNestedCount => 1;

    public IEnumerable<T> Flatten() => [Value];

    public INestStructure<TOut> MapStructure<TOut>(Func<T, TOut> func) => new NestNode<TOut>(func(Value));

    public Nest<T> AsNest() => new(Value);
}
