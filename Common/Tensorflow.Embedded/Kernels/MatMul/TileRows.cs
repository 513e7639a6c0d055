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

    private TileRows(int count, int height, int higher)
    {
        Count = count;
        this.height = height;
        this.higher = higher;
    }

    public int Count { get; }

    public int Height(int tile) => tile < higher ? height + 1 : height;

    /// <summary>Some tiles that lie one after another; their rows count from the first one's.</summary>
    public TileRows Some(int first, int count) => new(count, height, Math.Clamp(higher - first, 0, count));

    public int Start(int tile) => tile * height + Math.Min(tile, higher);
}
