namespace Tensorflow.Kernels;

/// <summary>Rows cut into tiles of as equal heights as possible, none higher than <c>maxRows</c>, the higher ones first.</summary>
internal readonly struct TileRows
{
    private readonly int height;
    private readonly int higher;

    public TileRows(int rows, int maxRows)
    {
        Count = (rows + maxRows - 1) / maxRows;
        height = rows / Count;
        higher = rows % Count;
    }

    public int Count { get; }

    public int Height(int tile) => tile < higher ? height + 1 : height;

    public int Start(int tile) => tile * height + Math.Min(tile, higher);
}
