using Tensorflow.Common.Types;

namespace Tensorflow;

// A shape is a nest: the flat list of its dimensions.
public partial class Shape
{
    /// <summary>A list of its dimensions.</summary>
    public NestType NestType => NestType.List;

    /// <summary>How many dimensions there are.</summary>
    public int ShallowNestedCount => Length;

    /// <summary>How many dimensions there are.</summary>
    public int TotalNestedCount => Length;

    /// <summary>The dimensions; none where the rank is unknown.</summary>
    public IEnumerable<long> Flatten() => dims ?? [];

    /// <summary>A list of what the function makes of each dimension.</summary>
    public INestStructure<TOut> MapStructure<TOut>(Func<long, TOut> func) => new NestList<TOut>(Flatten().Select(func));

    /// <summary>The dimensions as a nest.</summary>
    public Nest<long> AsNest() => new NestList<long>(Flatten()).AsNest();
}
