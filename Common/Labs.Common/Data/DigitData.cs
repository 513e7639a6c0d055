namespace Labs.Common.Data;

/// <summary>Finds the images to train on: a folder given, a cache, the network, or the built-in digits.</summary>
public static class DigitData
{
    /// <summary>
    /// Loads MNIST or what stands for it. In this order: <paramref name="dataDir"/> (<c>--data-dir</c>) or <c>LABS_MNIST_DIR</c>, whatever images they hold;
    /// Keras' cache (<c>~/.keras/datasets/mnist.npz</c>, or under <c>KERAS_HOME</c>); our own cache (<c>LABS_CACHE_DIR</c>, else tensorflow-labs in the user's cache
    /// folder); the network; and with <see cref="DataMode.Auto"/> the built-in digits, drawn once and cached.
    /// <see cref="DataMode.Digits"/> goes to the built-in digits at once, unless <paramref name="dataDir"/> names a folder of them.
    /// </summary>
    /// <param name="mode">Which images are wanted.</param>
    /// <param name="dataDir">A folder of IDX files or of mnist.npz, or an .npz file; null where none is given.</param>
    /// <param name="say">Takes one line at a time: what is fetched, what was passed over and why, and that the digits are not MNIST.</param>
    /// <exception cref="DataException">The folder given cannot be used, or MNIST is wanted and cannot be had.</exception>
    public static DigitImages Load(DataMode mode, string? dataDir, Action<string> say) => LoadFrom(DataLocations.OfUser(dataDir), mode, say);

    internal static DigitImages LoadFrom(DataLocations where, DataMode mode, Action<string> say)
    {
        if (where.DataDir is { } given) return Wanted(mode, DigitFolder.Read(given), "--data-dir");
        if (mode == DataMode.Digits) return Digits(where, say);
        if (where.EnvironmentDir is { } set) return Wanted(mode, DigitFolder.Read(set), "LABS_MNIST_DIR");
        var own = Path.Combine(where.CacheDir, "mnist");
        if (File.Exists(where.KerasFile) && Cached(where.KerasFile, where.Holds, say) is { } keras) return keras;
        if (DigitPart.All.Any(part => IdxFile.Find(own, part) is not null) && Cached(own, where.Holds, say) is { } cached) return cached;
        try
        {
            return Fetch(where, own, say);
        }
        catch (DataException e) when (mode == DataMode.Auto)
        {
            say($"MNIST cannot be fetched: {e.Message}");
        }
        catch (DataException e)
        {
            throw new DataException($"MNIST: found neither in {where.KerasFile} nor in {own}, and it cannot be fetched: {e.Message}; expected one of them, or --data-dir", e);
        }
        say("*** NOT MNIST: training on the BUILT-IN DIGITS. Their accuracies compare with the digits' own bands, never with the slides. ***");
        return Digits(where, say);
    }

    private static DigitImages Wanted(DataMode mode, DigitImages found, string option)
    {
        var wanted = mode switch { DataMode.Mnist => DigitKind.Mnist, DataMode.Digits => DigitKind.Digits, _ => found.Kind };
        return found.Kind == wanted ? found : throw new DataException(
            $"{option} {found.Path}: found {(found.Kind == DigitKind.Other ? "images that are neither MNIST nor the built-in digits" : found.Source)}, expected {mode.ToString().ToLowerInvariant()} (--data)");
    }

    // A cache is a convenience: one that is damaged is passed over, with a line.
    private static DigitImages? Cached(string path, DigitKind wanted, Action<string> say)
    {
        try
        {
            var found = DigitFolder.Read(path);
            if (found.Kind == wanted) return found;
            say($"Passing over the cache {path}: found other images, expected MNIST's SHA-256");
        }
        catch (DataException e)
        {
            say($"Passing over a damaged cache: {e.Message}");
        }
        return null;
    }

    private static DigitImages Fetch(DataLocations where, string own, Action<string> say)
    {
        var fetched = new MnistDownload(where, say).Fetch();
        var images = DigitFolder.Checked(fetched.Values, [.. DigitPart.All.Select(part => new Uri(fetched.Mirror, part.IdxName).ToString())], "");
        var files = DigitPart.All.Select<DigitPart, (string, Action<Stream>)>((part, i) => (part.IdxName + ".gz", stream => stream.Write(fetched.Compressed[i])));
        return Keep(images, own, files, "fetched", say);
    }

    private static DigitImages Digits(DataLocations where, Action<string> say)
    {
        var own = Path.Combine(where.CacheDir, "digits");
        if (DigitPart.All.All(part => IdxFile.Find(own, part) is not null))
        {
            try
            {
                if (DigitFolder.Read(own) is { Kind: DigitKind.Digits } cached) return cached;
                say($"Drawing the digits anew: the cache {own} holds others");
            }
            catch (DataException e)
            {
                say($"Drawing the digits anew: {e.Message}");
            }
        }
        var images = BuiltInDigits.Draw();
        var files = DigitPart.All.Select<DigitPart, (string, Action<Stream>)>(part => (part.IdxName + ".gz", stream => IdxFile.WriteCompressed(stream, part, images[part])));
        return Keep(images, own, files, "drawn", say);
    }

    private static DigitImages Keep(DigitImages images, string folder, IEnumerable<(string, Action<Stream>)> files, string how, Action<string> say)
    {
        try
        {
            AtomicFile.WriteAll(folder, files);
            return images.At(folder);
        }
        catch (DataException e)
        {
            say($"The images will be {how} again next time, for the cache {e.Message}");
            return images;
        }
    }
}
