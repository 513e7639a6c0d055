using Tensorflow.Kernels;

namespace Tensorflow.Tests.Kernels;

/// <summary>Which columns of A hold nothing but zeros in a tile.</summary>
public sealed class EmptyColumnsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_column_with_one_element_is_listed_wherever_in_the_tile_it_lies(bool transposed)
    {
        for (var rows = 1; rows <= 14; rows++)
        {
            for (var row = 0; row < rows; row++)
            {
                AssertListed<float>(rows, row, transposed);
                AssertListed<double>(rows, row, transposed);
            }
        }
    }

    private static unsafe void AssertListed<T>(int rows, int row, bool transposed)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        const int Columns = 69;
        const int Rows = 15;
        var a = new T[Rows * Columns];
        // Below the tile there is more, and a zero of the other sign does not count.
        for (var p = 0; p < Columns; p++)
        {
            for (var i = rows; i < Rows; i++) a[At(i, p)] = T.One;
        }
        a[At(0, 3)] = -T.Zero;
        a[At(row, 5)] = T.One;
        a[At(row, Columns - 1)] = -T.One;
        var list = new int[EmptyColumns.ListLength(Columns)];
        fixed (T* pa = a)
        fixed (int* pList = list)
            Assert.True(EmptyColumns.Find<T>(Matrix.Of(pa, transposed, Rows, Columns), new TileRows(rows, rows), Columns, pList));
        Assert.Equal([2, 5, Columns - 1], list[..3]);

        int At(int i, int p) => transposed ? (p * Rows) + i : (i * Columns) + p;
    }
}
