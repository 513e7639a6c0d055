namespace Labs.Common.Data;

/// <summary>Writes images as the four IDX files of MNIST.</summary>
public static class DataExport
{
    /// <summary>
    /// Writes train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz into a folder, which is made
    /// if need be. Each file appears whole or not at all.
    /// </summary>
    /// <exception cref="DataException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string dir, DigitImages images) =>
        AtomicFile.WriteAll(dir, DigitPart.All.Select<DigitPart, (string, Action<Stream>)>(
            part => (part.IdxName + ".gz", stream => IdxFile.WriteCompressed(stream, part, images[part]))));
}
