using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>The rows of a <see cref="Tile{T, TVector, TSimd, TRows, TColumns, TStart}"/>: as many as the type has bytes. Each shape is compiled when it is first used.</summary>
internal interface IRows;

[StructLayout(LayoutKind.Sequential, Size = 1)]
internal struct Rows1 : IRows;

[StructLayout(LayoutKind.Sequential, Size = 2)]
internal struct Rows2 : IRows;

[StructLayout(LayoutKind.Sequential, Size = 3)]
internal struct Rows3 : IRows;

[StructLayout(LayoutKind.Sequential, Size = 4)]
internal struct Rows4 : IRows;

[StructLayout(LayoutKind.Sequential, Size = 5)]
internal struct Rows5 : IRows;

[StructLayout(LayoutKind.Sequential, Size = 6)]
internal struct Rows6 : IRows;

[StructLayout(LayoutKind.Sequential, Size = 7)]
internal struct Rows7 : IRows;

[StructLayout(LayoutKind.Sequential, Size = 8)]
internal struct Rows8 : IRows;

[StructLayout(LayoutKind.Sequential, Size = 9)]
internal struct Rows9 : IRows;

[StructLayout(LayoutKind.Sequential, Size = 10)]
internal struct Rows10 : IRows;

[StructLayout(LayoutKind.Sequential, Size = 11)]
internal struct Rows11 : IRows;

[StructLayout(LayoutKind.Sequential, Size = 12)]
internal struct Rows12 : IRows;

[StructLayout(LayoutKind.Sequential, Size = 13)]
internal struct Rows13 : IRows;

[StructLayout(LayoutKind.Sequential, Size = 14)]
internal struct Rows14 : IRows;

/// <summary>The width of a tile in vectors, as many as the type has bytes; three stand for two and packing, four for two and leaving out steps, five for two and an A in segments.</summary>
internal interface IColumns;

[StructLayout(LayoutKind.Sequential, Size = 1)]
internal struct OneVector : IColumns;

[StructLayout(LayoutKind.Sequential, Size = 2)]
internal struct TwoVectors : IColumns;

/// <summary>Reads B where it lies and leaves it behind packed, so that fetching it from far away costs next to nothing.</summary>
[StructLayout(LayoutKind.Sequential, Size = 3)]
internal struct TwoVectorsPacking : IColumns;

/// <summary>Takes listed steps only: those where A holds something but zeros.</summary>
[StructLayout(LayoutKind.Sequential, Size = 4)]
internal struct TwoVectorsSkipping : IColumns;

/// <summary>Takes an A whose rows are made of segments, as a window has a segment in each line of an image; B goes on from segment to segment.</summary>
[StructLayout(LayoutKind.Sequential, Size = 5)]
internal struct TwoVectorsSegments : IColumns;

/// <summary>What the sums begin with.</summary>
internal interface IStart;

[StructLayout(LayoutKind.Sequential, Size = 1)]
internal struct FromZero : IStart;

/// <summary>They go on from what C holds.</summary>
[StructLayout(LayoutKind.Sequential, Size = 2)]
internal struct FromC : IStart;
