using Tensorflow.Common.Types;

namespace Tensorflow.Tests;

public class NestTests
{
    static Nest<int> Sample() => new(
    [
        new NestNode<int>(1),
        new NestDictionary<string, int>(new Dictionary<string, int> { ["a"] = 2, ["b"] = 3 }),
        new NestList<int>(4, 5).AsNest(),
    ]);

    [Fact]
    public void Values_come_depth_first()
    {
        Assert.Equal([1, 2, 3, 4, 5], Sample());
        Assert.Equal([1, 2, 3, 4, 5], Nest.Flatten(Sample()));
        Assert.Equal((3, 5), (Sample().ShallowNestedCount, Sample().TotalNestedCount));
        Assert.Equal(3, Sample().ValueAt(2));
    }

    [Fact]
    public void Mapping_and_packing_keep_the_structure()
    {
        var mapped = Nest.MapStructure(value => value * 10, Sample()).AsNest();
        var packed = Nest.PackSequenceAs(Sample(), new[] { 10, 20, 30, 40, 50 });
        Assert.Equal("[10, {a: 20, b: 30}, [40, 50]]", packed.ToString());
        Assert.Equal([10, 20, 30, 40, 50], mapped);
        Assert.Equal(NestType.Dictionary, mapped.ListValue![1].NestType);
        var error = Assert.Throws<ValueError>(() => Nest.PackSequenceAs(Sample(), new[] { 1, 2 }));
        Assert.Equal("The structure has 5 values, but 2 were given to pack into it", error.Message);
    }

    [Fact]
    public void Merging_joins_lists_and_leaves_out_what_is_empty()
    {
        var list = new NestList<int>(1, 2).AsNest();
        Assert.Equal([1, 2, 3], list.MergeWith(new Nest<int>(3)));
        Assert.Equal(3, list.MergeWith(new Nest<int>(3)).ShallowNestedCount);
        Assert.Same(list, list.MergeWith(null));
        Assert.Same(list, Nest<int>.Empty.MergeWith(list));
        Assert.Empty(Nest<int>.Empty);
    }

    [Fact]
    public void A_structure_of_nests_becomes_one_nest()
    {
        var nests = new NestList<Nest<int>>(new Nest<int>(1), new NestList<int>(2, 3).AsNest());
        var reduced = Nest<int>.ReduceFrom(nests);
        Assert.Equal([1, 2, 3], reduced);
        Assert.Equal(2, reduced.ShallowNestedCount);
    }

    [Fact]
    public void Only_lists_and_dictionaries_are_nested()
    {
        Assert.True(Nest.IsNested(Sample()));
        Assert.False(Nest.IsNested(new NestNode<int>(1)));
        Assert.False(Nest<int>.Empty.IsNested());
        Nest<int> pair = (new NestNode<int>(1), new NestNode<int>(2));
        Assert.Equal("[1, 2]", pair.ToString());
    }
}
