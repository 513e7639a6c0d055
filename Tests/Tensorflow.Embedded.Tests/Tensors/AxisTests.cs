namespace Tensorflow.Tests;

public class AxisTests
{
    [Fact]
    public void A_number_is_a_scalar_axis_and_a_list_of_one_is_not()
    {
        Axis number = -1, list = new[] { -1 };
        Assert.True(number.IsScalar && number == -1);
        Assert.False(list.IsScalar || list == -1);
        Assert.Equal(("-1", "(-1,)"), (number.ToString(), list.ToString()));
        Assert.Equal(-1, (int)number);
    }

    [Fact]
    public void Tuples_arrays_and_shapes_are_several_axes()
    {
        Axis two = (0, 1), three = (0, 1, 2), longs = new[] { 0L, 1L }, shape = new Shape(0, 1);
        Assert.Equal((2, 3), (two.size, three.size));
        Assert.Equal("(0, 1)", two.ToString());
        Assert.Equal(two.axis, longs.axis);
        Assert.Equal(two.axis, shape.axis);
        Assert.Null((Axis)(int[])null!);
    }
}
