namespace Tensorflow.Common.Types;

/// <summary>Values in lists and dictionaries, nested to any depth.</summary>
public interface INestStructure<T> : INestable<T>
{
    /// <summary>What it is at its top.</summary>
    NestType NestType { get; }

    /// <summary>The number of nests directly below.</summary>
    int ShallowNestedCount { get; }

    /// <summary>The number of values.</summary>
    int TotalNestedCount { get; }

    /// <summary>The values, depth first.</summary>
    IEnumerable<T> Flatten();

    /// <summary>The same structure of the mapped values.</summary>
    INestStructure<TOut> MapStructure<TOut>(Func<T, TOut> func);
}
