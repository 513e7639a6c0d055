namespace Labs.Checkpoints.Table;

/// <summary>Sizes and numbers of leveldb's table format (tensorflow/core/lib/io/format.h, table_options.h).</summary>
internal static class TableFormat
{
    /// <summary>A data block ends with the entry that makes it this long.</summary>
    public const int BlockSize = 262_144;
    public const int RestartInterval = 16;
    /// <summary>Behind each block: one byte, its compression, and the masked CRC of block and that byte.</summary>
    public const int TrailerSize = 5;
    public const byte NoCompression = 0;
    public const byte Snappy = 1;
    /// <summary>Two block handles, zeros up to 40 bytes, the magic number.</summary>
    public const int FooterSize = 48;
    public const ulong Magic = 0xdb4775248b80fb57;
}
