namespace Tensorflow.Tests;

public class ShapeTests
{
    static readonly Shape Unknown = Shape.Null;

    [Fact]
    public void It_is_written_as_in_Python()
    {
        Assert.Equal("(2, 2)", new Shape(2, 2).ToString());
        Assert.Equal("()", Shape.Scalar.ToString());
        Assert.Equal("(3,)", new Shape(3).ToString());
        Assert.Equal("(None, 3)", new Shape(-1, 3).ToString());
        Assert.Equal("(None,)", new Shape(-1).ToString());
        Assert.Equal("<unknown>", Unknown.ToString());
    }

    [Fact]
    public void Size_and_strides_count_elements()
    {
        var shape = new Shape(2, 3, 4);
        Assert.Equal(24, shape.size);
        Assert.Equal([12, 4, 1], shape.strides);
        Assert.Equal((3, 3, 3), (shape.rank, shape.ndim, shape.Length));
        Assert.Equal(1, Shape.Scalar.size);
        Assert.Empty(Shape.Scalar.strides);
        Assert.Equal(0, new Shape(3, 0).size);
        Assert.True(new Shape(3, 0).IsEmpty);
        Assert.False(Shape.Scalar.IsEmpty);
    }

    [Fact]
    public void What_is_not_known_makes_the_size_unknown()
    {
        Assert.Equal(-1, new Shape(-1, 3).size);
        Assert.Equal([3, 1], new Shape(-1, 3).strides);
        Assert.Equal([-1, 1], new Shape(3, -1).strides);
        Assert.False(new Shape(-1, 3).IsFullyDefined);
        Assert.True(new Shape(2, 3).IsFullyDefined);
        Assert.Equal((-1, -1, true, false), (Unknown.rank, Unknown.size, Unknown.IsNull, Unknown.IsFullyDefined));
        Assert.False(Shape.Scalar.IsNull);
        Assert.True(Shape.Scalar.IsScalar);
        Assert.False(Unknown.IsScalar);
    }

    [Fact]
    public void Dimensions_are_counted_from_both_ends()
    {
        var shape = new Shape(2, 3, 4);
        Assert.Equal((2, 4, 4, 2), (shape[0], shape[2], shape[-1], shape[-3]));
        Assert.Equal(4, shape[^1]);
        Assert.Equal([3, 4], shape[1..]);
        Assert.Equal(new Shape(2, 4), shape[new Slice("::2")]);
        var error = Assert.Throws<InvalidArgumentError>(() => shape[3]);
        Assert.Equal("Shape (2, 3, 4) has no dimension 3", error.Message);
        Assert.Throws<InvalidArgumentError>(() => shape[-4]);
    }

    [Fact]
    public void Writing_a_dimension_counts_the_elements_again()
    {
        var shape = new Shape(2, 3);
        Assert.Equal(6, shape.size);
        shape[0] = 5;
        Assert.Equal(15, shape.size);
    }

    [Fact]
    public void What_it_was_made_from_and_what_it_gives_are_copies()
    {
        long[] given = [2, 3];
        var shape = new Shape(given);
        given[0] = 7;
        shape.dims[1] = 7;
        Assert.Equal(new Shape(2, 3), shape);
    }

    [Fact]
    public void Tuples_numbers_and_arrays_convert()
    {
        Shape one = 4, two = (4, 5), three = (4, 5, 6), four = (4L, 5L, 6L, 7L), array = new[] { 4, 5 }, longs = new[] { 4L, 5L };
        Assert.Equal(("(4,)", "(4, 5)", "(4, 5, 6)", "(4, 5, 6, 7)"), (one.ToString(), two.ToString(), three.ToString(), four.ToString()));
        Assert.Equal(two, array);
        Assert.Equal(two, longs);
        int[] ints = three;
        Assert.Equal([4, 5, 6], ints);
        Assert.Null((Shape)(int[])null!);
    }

    [Fact]
    public void Equal_dimensions_are_equal_shapes()
    {
        Assert.True(new Shape(2, -1) == new Shape(2L, -1L));
        Assert.Equal(new Shape(2, 3).GetHashCode(), new Shape(2L, 3L).GetHashCode());
        Assert.True(new Shape(2, 3) != new Shape(3, 2));
        Assert.False(Shape.Scalar == Unknown);
        Assert.True(Unknown == Shape.Null);
        Assert.False(Shape.Scalar == null);
        Assert.True((Shape)null! == null);
    }

    [Fact]
    public void Unknown_dimensions_fit_and_are_filled_in()
    {
        Assert.True(new Shape(-1, 3).is_compatible_with((2, 3)));
        Assert.False(new Shape(-1, 3).is_compatible_with((2, 4)));
        Assert.False(new Shape(3).is_compatible_with((3, 1)));
        Assert.True(Unknown.is_compatible_with((2, 4)));
        Assert.Equal(new Shape(2, 3), new Shape(-1, 3).merge_with((2, -1)));
        Assert.Equal(new Shape(2), Unknown.merge_with(2));
        Assert.Contains("(2, 3) and (3, 3)", Assert.Throws<ValueError>(() => new Shape(2, 3).merge_with((3, 3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ranks_are_asserted()
    {
        Assert.Equal(new Shape(-1, -1), Unknown.with_rank(2));
        Assert.Equal(new Shape(-1, -1), Shape.Scalar.unknown_shape(2));
        Assert.True(Shape.Scalar.unknown_shape().IsNull);
        Assert.Throws<ValueError>(() => new Shape(2).with_rank(2));
        Assert.Throws<ValueError>(() => new Shape(2).with_rank_at_least(2));
        Assert.Equal(new Shape(2, 3), new Shape(2, 3).with_rank_at_least(2));
        var (height, width) = new Shape(28, 14);
        Assert.Equal((28, 14), (height, width));
    }

    [Fact]
    public void Shapes_are_joined()
    {
        Assert.Equal(new Shape(2, 3, 4), new Shape(2).concatenate(new Shape(3, 4)));
        Assert.Equal(new Shape(2, 3), new Shape(2).concatenate([3L]));
        Assert.True(new Shape(2).concatenate(Unknown).IsNull);
    }
}
