using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;

namespace Labs.TensorBoard.Tests;

/// <summary>What the golden files do not reach; their eight histograms are compared in <see cref="GoldenFileTests"/>.</summary>
public class HistogramTests
{
    [Fact]
    public void Rows_lie_side_by_side_from_smallest_to_largest_and_count_every_finite_value() => Check((double[] values, int buckets) =>
    {
        var (rows, notFinite) = Rows(values, buckets);
        var finite = values.Where(double.IsFinite).ToArray();
        Assert.Equal(values.Length - finite.Length, notFinite);
        Assert.Equal(buckets, rows.Count);
        Assert.Equal(finite.Length, rows.Sum(row => row.Count));
        if (finite.Length == 0)
        {
            Assert.All(rows, row => Assert.Equal((0, 0, 0), row));
            return;
        }
        Assert.Equal(finite.Min(), rows[0].Left);
        Assert.Equal(finite.Max(), rows[^1].Right);
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.Equal(pair.First.Right, pair.Second.Left));
        Assert.All(rows, row => Assert.True(row.Left <= row.Right));
    });

    [Fact]
    public void Every_value_is_counted_in_the_row_it_lies_in() => Check((double[] values, int buckets) =>
    {
        var finite = values.Where(double.IsFinite).ToArray();
        if (finite.Length == 0 || finite.Min() == finite.Max()) return;
        var (rows, _) = Rows(values, buckets);
        // A value as near to an edge as the edge's own rounding may stand on either side.
        var slack = 1e-14 * Math.Max(Math.Abs(finite.Min()), Math.Abs(finite.Max()));
        for (var i = 0; i < rows.Count; i++)
        {
            var last = i == rows.Count - 1;
            Assert.InRange(
                rows[i].Count,
                finite.Count(v => v >= rows[i].Left + slack && (last || v < rows[i].Right - slack)),
                finite.Count(v => v >= rows[i].Left - slack && (last || v < rows[i].Right + slack)));
        }
    });

    [Fact]
    public void Order_of_the_values_does_not_matter() => Check((double[] values, int buckets) =>
        Assert.Equal(HistogramBuckets.Of<double>(values, buckets).Content, HistogramBuckets.Of<double>(values.Reverse().ToArray(), buckets).Content));

    [Fact]
    public void A_number_with_an_imaginary_part_and_more_rows_than_an_event_holds_are_refused_and_write_nothing()
    {
        using var stream = new MemoryStream();
        using var writer = new SummaryWriter(stream);
        writer.Flush();
        var before = stream.Length;
        var error = Assert.Throws<ArgumentException>(() => writer.Scalar("loss", new System.Numerics.Complex(1, 2), 1));
        Assert.StartsWith("'loss': the number <1; 2> has an imaginary part; a real number is expected", error.Message);
        Assert.Throws<ArgumentException>(() => writer.Scalar("loss", new System.Numerics.Complex(0, 2), 1));
        Assert.Throws<ArgumentException>(() => writer.Histogram<System.Numerics.Complex>("h", [1, new(3, -1)], 1));
        Assert.StartsWith("histogram 'h': at most", Assert.Throws<ArgumentOutOfRangeException>(() => writer.Histogram("h", [1f], 1, buckets: int.MaxValue)).Message);
        writer.Flush();
        Assert.Equal(before, stream.Length);
        writer.Scalar("loss", new System.Numerics.Complex(1.5, 0), 1);
        writer.Scalar("loss", decimal.One, 2);
        writer.Scalar("loss", double.NaN, 3);
        writer.Scalar("loss", Half.NaN, 4);
        writer.Flush();
        Assert.True(stream.Length > before);
    }

    [Fact]
    public void Floats_are_counted_as_the_doubles_they_are() => Check((double[] values, int buckets) =>
    {
        var floats = values.Select(v => (float)v).ToArray();
        Assert.Equal(
            HistogramBuckets.Of<double>(floats.Select(v => (double)v).ToArray(), buckets).Content,
            HistogramBuckets.Of<float>(floats, buckets).Content);
    });

    [Fact]
    public void Rows_are_those_of_TensorFlow()
    {
        Assert.Equal([(1, 4, 3)], Rows([1, 2, 4], 1).Rows);
        Assert.Equal([(0.1, 0.25, 2), (0.25, 0.4, 1), (0.4, 0.5499999999999999, 0), (0.5499999999999999, 0.7, 1)], Rows([0.1, 0.2, 0.3, 0.7], 4).Rows);
    }

    [Fact]
    public void Values_that_are_not_finite_are_left_out_and_counted()
    {
        var (rows, notFinite) = Rows([double.NaN, 1, double.PositiveInfinity, 2, double.NegativeInfinity], 2);
        Assert.Equal([(1, 1.5, 1), (1.5, 2, 1)], rows);
        Assert.Equal(3, notFinite);
        Assert.Equal([(0, 0, 0)], Rows([double.NaN], 1).Rows);
    }

    [Fact]
    public void Range_wider_than_a_double_holds_is_counted_too()
    {
        var (rows, _) = Rows([-1e308, -0.9e308, 0, 1e308], 2);
        Assert.Equal([2, 2], rows.Select(row => row.Count));
        Assert.Equal((-1e308, 0, 0, 1e308), (rows[0].Left, rows[0].Right, rows[1].Left, rows[1].Right));
    }

    [Fact]
    public void Range_too_narrow_to_be_cut_is_counted_too()
    {
        // A bucket's width is subnormal: TensorFlow takes it for zero and loses every count.
        const double Smallest = 2.2250738585072014E-308;
        var (rows, _) = Rows([Smallest, 2 * Smallest, 2 * Smallest], 30);
        Assert.Equal(3, rows.Sum(row => row.Count));
        Assert.Equal((Smallest, 2 * Smallest), (rows[0].Left, rows[^1].Right));
    }

    [Fact]
    public void No_buckets_give_no_rows() => Assert.Empty(Rows([1, 2], 0).Rows);

    private static (List<(double Left, double Right, double Count)> Rows, int NotFinite) Rows(double[] values, int buckets)
    {
        var (content, notFinite) = HistogramBuckets.Of<double>(values, buckets);
        var cells = MemoryMarshal.Cast<byte, double>(content);
        Assert.Equal(buckets * 3, cells.Length);
        var rows = new List<(double, double, double)>();
        for (var i = 0; i < cells.Length; i += 3)
            rows.Add((cells[i], cells[i + 1], cells[i + 2]));
        return (rows, notFinite);
    }

    private static void Check(Action<double[], int> property)
    {
        var element = Gen.Frequency(
            (6, Gen.Choose(-1_000_000, 1_000_000).Select(n => n / 1234.5)),
            (2, Gen.Choose(-3, 3).Select(n => (double)n)),
            (1, Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300, -1e-300, 0.0)));
        var inputs = element.ArrayOf().Zip(Gen.Choose(1, 40));
        Prop.ForAll(inputs.ToArbitrary(), input => property(input.Item1, input.Item2)).QuickCheckThrowOnFailure();
    }
}
