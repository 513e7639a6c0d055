namespace Labs.Common.Data;

/// <summary>Reads a set of images from a folder of IDX files, a folder that holds mnist.npz, or an .npz file.</summary>
internal static class DigitFolder
{
    private const string NpzName = "mnist.npz";

    /// <exception cref="DataException">Missing, damaged, truncated, wrongly shaped or mislabelled files.</exception>
    public static DigitImages Read(string path)
    {
        if (File.Exists(path)) return ReadNpz(path);
        if (!Directory.Exists(path)) throw new DataException($"{path}: found nothing there, expected a folder with the four IDX files or {NpzName}");
        var files = DigitPart.All.Select(part => IdxFile.Find(path, part)).ToArray();
        var npz = Path.Combine(path, NpzName);
        if (files.All(file => file is null) && File.Exists(npz)) return ReadNpz(npz);
        var missing = DigitPart.All.Where((_, i) => files[i] is null).Select(part => part.IdxName).ToArray();
        if (missing.Length > 0) throw new DataException($"{path}: found no {string.Join(", ", missing)}, expected the four IDX files (plain or .gz) or {NpzName}");
        return Checked([.. DigitPart.All.Select((part, i) => IdxFile.Read(files[i]!, part))], files!, path);
    }

    private static DigitImages ReadNpz(string path) => Checked(NpzFile.Read(path), [.. DigitPart.All.Select(part => $"{path}, {part.NpzName}.npy")], path);

    /// <param name="arrays">Values in the order of <see cref="DigitPart.All"/>.</param>
    /// <param name="names">What messages call each of them.</param>
    /// <param name="path">Where they come from.</param>
    public static DigitImages Checked(byte[][] arrays, string[] names, string path)
    {
        for (var i = 0; i < arrays.Length; i += 2)
        {
            byte[] images = arrays[i], labels = arrays[i + 1];
            if (images.Length / DigitImages.Pixels != labels.Length)
                throw new DataException($"{names[i + 1]}: found {labels.Length} labels, expected {images.Length / DigitImages.Pixels}, one for each image of {Path.GetFileName(names[i])}");
            var wrong = labels.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)9);
            if (wrong >= 0) throw new DataException($"{names[i + 1]}: found label {labels[wrong]} at index {wrong}, expected 0 to 9");
        }
        return new DigitImages(arrays[0], arrays[1], arrays[2], arrays[3], KnownContent.KindOf(arrays), path);
    }
}
