namespace Tensorflow.Kernels;

/// <summary>The rows of a <see cref="Tile{T, TVector, TSimd, TRows, TColumns}"/> as a type, so that each shape is compiled by itself, when it is first used.</summary>
internal interface IRows
{
    static abstract int Count { get; }
}

internal struct Rows1 : IRows { public static int Count => 1; }
internal struct Rows2 : IRows { public static int Count => 2; }
internal struct Rows3 : IRows { public static int Count => 3; }
internal struct Rows4 : IRows { public static int Count => 4; }
internal struct Rows5 : IRows { public static int Count => 5; }
internal struct Rows6 : IRows { public static int Count => 6; }
internal struct Rows7 : IRows { public static int Count => 7; }
internal struct Rows8 : IRows { public static int Count => 8; }
internal struct Rows9 : IRows { public static int Count => 9; }
internal struct Rows10 : IRows { public static int Count => 10; }
internal struct Rows11 : IRows { public static int Count => 11; }
internal struct Rows12 : IRows { public static int Count => 12; }
internal struct Rows13 : IRows { public static int Count => 13; }
internal struct Rows14 : IRows { public static int Count => 14; }

/// <summary>The width of a tile, one or two vectors, and whether B is packed on the way.</summary>
internal interface IColumns
{
    static abstract bool Two { get; }

    static abstract bool Pack { get; }
}

internal struct OneVector : IColumns
{
    public static bool Two => false;

    public static bool Pack => false;
}

internal struct TwoVectors : IColumns
{
    public static bool Two => true;

    public static bool Pack => false;
}

/// <summary>Reads B where it lies and leaves it behind packed, so that fetching it from far away costs next to nothing.</summary>
internal struct TwoVectorsPacking : IColumns
{
    public static bool Two => true;

    public static bool Pack => true;
}
