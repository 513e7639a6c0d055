namespace Tensorflow.Kernels;

/// <summary>A matrix in memory, transposed or not: element (i, j) lies at Data + i * Row + j * Column bytes.</summary>
internal readonly unsafe struct Matrix
{
    public readonly byte* Data;
    public readonly nint Row;
    public readonly nint Column;

    private Matrix(byte* data, nint row, nint column)
    {
        Data = data;
        Row = row;
        Column = column;
    }

    /// <summary>op(X) of shape (rows, columns), where X is row-major: of that shape itself, or of shape (columns, rows) and transposed.</summary>
    public static Matrix Of<T>(T* data, bool transpose, int rows, int columns)
        where T : unmanaged => transpose
            ? new((byte*)data, sizeof(T), (nint)rows * sizeof(T))
            : new((byte*)data, (nint)columns * sizeof(T), sizeof(T));

    public Matrix Transposed => new(Data, Column, Row);

    public byte* At(nint row, nint column) => Data + row * Row + column * Column;

    public Matrix From(nint row, nint column) => new(At(row, column), Row, Column);
}
