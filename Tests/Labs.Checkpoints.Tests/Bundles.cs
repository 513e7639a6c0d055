using Labs.TensorTypes;

namespace Labs.Checkpoints.Tests;

internal static class Bundles
{
    public static string IndexOf(string prefix) => prefix + ".index";

    public static string DataOf(string prefix) => prefix + ".data-00000-of-00001";

    public static void AssertSameFiles(string expected, string actual)
    {
        Assert.Equal(Convert.ToHexString(File.ReadAllBytes(IndexOf(expected))), Convert.ToHexString(File.ReadAllBytes(IndexOf(actual))));
        Assert.Equal(Convert.ToHexString(File.ReadAllBytes(DataOf(expected))), Convert.ToHexString(File.ReadAllBytes(DataOf(actual))));
    }

    /// <summary>Writes what a reader reads, in the order of the data file.</summary>
    public static void Copy(BundleReader reader, string prefix)
    {
        using var writer = new BundleWriter(prefix);
        foreach (var entry in reader.Entries.OrderBy(entry => entry.Proto.Offset))
            if (entry.DataType == DataType.String)
                writer.AddStrings(entry.Key, [.. entry.Shape], [.. reader.ReadStrings(entry.Key)]);
            else
                writer.Add(entry.Key, entry.DataType, [.. entry.Shape], reader.ReadBytes(entry.Key));
        writer.Commit();
    }

    /// <summary>Everything that a checkpoint holds, as text.</summary>
    public static string Dump(string prefix)
    {
        using var reader = new BundleReader(prefix);
        reader.Verify();
        return string.Join('\n', reader.Entries.Select(entry => $"{entry} " + (entry.DataType == DataType.String
            ? string.Join(',', reader.ReadStrings(entry.Key).Select(Convert.ToHexString))
            : Convert.ToHexString(reader.ReadBytes(entry.Key)))));
    }
}
