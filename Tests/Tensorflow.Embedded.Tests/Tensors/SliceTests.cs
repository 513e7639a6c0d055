namespace Tensorflow.Tests;

public class SliceTests
{
    [Theory]
    [InlineData("1:3", 1, 3, 1)]
    [InlineData(":", null, null, 1)]
    [InlineData("::2", null, null, 2)]
    [InlineData("-1:", -1, null, 1)]
    [InlineData(" 4 : 0 : -2 ", 4, 0, -2)]
    public void Python_notation_is_read(string notation, int? start, int? stop, int step)
    {
        var slice = new Slice(notation);
        Assert.Equal((start, stop, step, false), (slice.Start, slice.Stop, slice.Step, slice.IsIndex));
        Assert.Equal(slice, new Slice(slice.ToString()));
    }

    [Fact]
    public void Indices_ellipses_and_new_axes_are_read()
    {
        Assert.Equal(Slice.Index(-1), new Slice("-1"));
        Assert.Equal(Slice.Ellipsis, new Slice("..."));
        Assert.Equal(Slice.NewAxis, new Slice("newaxis"));
        Assert.Equal([new Slice(0, 2), Slice.Ellipsis, Slice.Index(3)], Slice.ParseSlices("0:2, ..., 3"));
        Assert.Equal("0:2, ..., 3", Slice.FormatSlices(0.ToString() + ":2", "...", 3));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("1:2:3:4")]
    [InlineData("1:2:0")]
    [InlineData("1.5:")]
    public void What_is_no_slice_is_named(string notation) =>
        Assert.Contains($"'{notation}'", Assert.Throws<ValueError>(() => new Slice(notation)).Message, StringComparison.Ordinal);

    // Python's definition: elements i, i + k, i + 2k, ... before j; i and j count from the end where negative and are cut to the sequence.
    [Fact]
    public void Every_slice_takes_the_elements_that_Python_takes()
    {
        int?[] bounds = [null, .. Enumerable.Range(-6, 13).Select(bound => (int?)bound)];
        for (var length = 0; length <= 4; length++)
        {
            foreach (var start in bounds)
            {
                foreach (var stop in bounds)
                {
                    foreach (var step in new[] { -3, -2, -1, 1, 2, 3 })
                    {
                        var (first, count, distance) = new Slice(start, stop, step).Resolve(length);
                        var taken = Enumerable.Range(0, count).Select(i => first + i * distance);
                        Assert.Equal(Python(length, start, stop, step), taken);
                    }
                }
            }
        }

        static IEnumerable<int> Python(int length, int? start, int? stop, int step)
        {
            var i = Bound(start, step > 0 ? 0 : length - 1);
            var j = Bound(stop, step > 0 ? length : -1);
            for (; step > 0 ? i < j : i > j; i += step)
                yield return i;

            int Bound(int? bound, int missing)
            {
                if (bound is null)
                    return missing;
                var position = bound < 0 ? bound.Value + length : bound.Value;
                if (position < 0)
                    return step > 0 ? 0 : -1;
                if (position >= length)
                    return step > 0 ? length : length - 1;
                return position;
            }
        }
    }

    [Fact]
    public void An_index_takes_one_element_or_fails()
    {
        Assert.Equal((2, 1, 1), Slice.Index(-1).Resolve(3));
        Assert.Throws<InvalidArgumentError>(() => Slice.Index(3).Resolve(3));
        Assert.Throws<InvalidArgumentError>(() => Slice.Index(-4).Resolve(3));
    }

    [Fact]
    public void Sizes_are_known_where_the_bounds_are()
    {
        Assert.Equal(4, new Slice(2, 9, 2).GetSize());
        Assert.Equal(7, new Slice(2, 9).Length);
        Assert.Equal(0, Slice.None.GetSize());
        Assert.Throws<ValueError>(() => Slice.All.GetSize());
    }

    [Fact]
    public void A_slice_moves_by_one_without_changing_the_one_it_was()
    {
        var slice = new Slice(1, 3);
        var moved = slice;
        moved++;
        Assert.Equal((new Slice(2, 4), new Slice(1, 3)), (moved, slice));
        moved--;
        Assert.Equal(slice, moved);
    }
}
