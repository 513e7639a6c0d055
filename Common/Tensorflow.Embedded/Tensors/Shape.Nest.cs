using Tensorflow.Common.Types;

namespace Tensorflow;

// A shape is a nest: the flat list of its dimensions.
public partial class Shape
{
    public NestType NestType => NestType.List;

    public int ShallowNestedCount => Length;

    public int TotalNestedCount => Length;

    public IEnumerable<long> Flatten() => dims ?? [];

    public INestStructure<TOut> MapStructure<TOut>(Func<long, TOut> func) => new NestList<TOut>(Flatten().Select(func));

    public Nest<long> AsNest() => new NestList<long>(Flatten()).AsNest();
}
