using Tensorflow.Printing;

namespace Tensorflow.Keras.Utils;

/// <summary>A folder of fetched files. Names stay inside of it, addresses are of https, and what is not whole never has a file's name.</summary>
internal sealed class FileCache(HttpMessageHandler handler)
{
    private readonly HttpClient client = new(handler);

    /// <summary>The folder, made where it is not there.</summary>
    /// <param name="cacheDir">Null: Keras' own.</param>
    /// <param name="inner">A folder inside of it.</param>
    /// <exception cref="ValueError">The inner folder is not inside.</exception>
    public static string Folder(string? cacheDir, string inner)
    {
        var top = cacheDir ?? KerasFolder.Path;
        if (top == "~" || top.StartsWith("~/", StringComparison.Ordinal)) top = Path.Combine(KerasFolder.Home, top[1..].TrimStart('/'));
        top = Path.GetFullPath(top);
        var folder = Path.GetFullPath(Path.Combine(top, inner));
        if (Path.IsPathRooted(inner) || (folder != top && !folder.StartsWith(top + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            throw new ValueError($"cache_subdir \"{inner}\" is not a folder inside of {top}: give another cache_dir.");
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception failure) when (cacheDir is null && failure is UnauthorizedAccessException or IOException)
        {
            return Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), ".keras", inner)).FullName;
        }
    }

    /// <summary>The path of a name in a folder.</summary>
    /// <exception cref="ValueError">It is not a name alone.</exception>
    public static string Inside(string folder, string name)
    {
        if (name is "" or "." or ".." || name.AsSpan().ContainsAny("/\\:\0") || name.AsSpan().ContainsAny(Path.GetInvalidFileNameChars()))
            throw new ValueError($"The file name \"{name}\" is not a name alone: files stay in {folder}.");
        return Path.Combine(folder, name);
    }

    /// <summary>The address.</summary>
    /// <exception cref="ValueError">It is not of https.</exception>
    public static Uri Address(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
        ? address
        : throw new ValueError($"\"{origin}\" is not an address of https, and files are fetched by https only.");

    /// <summary>The file's path: fetched where it is not there, or not the hash's.</summary>
    /// <exception cref="ValueError">The name leads out of the folder, the address is not of https, or what was fetched is not the hash's.</exception>
    /// <exception cref="HttpRequestException">It could not be fetched.</exception>
    public string Fetch(string folder, string name, string origin, FileHash? hash)
    {
        var path = Inside(folder, name);
        if (File.Exists(path))
        {
            if (hash?.Fits(path) ?? true) return path;
            Output.Writer.WriteLine($"A local file was found, but it seems to be incomplete or outdated because its hash is not {hash.Digits}, so we will re-download the data.");
        }
        var address = Address(origin);
        Output.Writer.WriteLine($"Downloading data from {origin}");
        var part = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}.part");
        try
        {
            Download(address, part);
            if (hash is not null && !hash.Fits(part)) throw new ValueError($"Incomplete or corrupted file detected: the hash of what {origin} gives is not {hash.Digits}.");
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
        return path;
    }

    private void Download(Uri address, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = client.Send(request, HttpCompletionOption.ResponseHeadersRead);
        // From https to http no redirection is followed: it ends here as what is no success.
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"URL fetch failure on {address}: {(int)response.StatusCode} -- {response.ReasonPhrase}", inner: null, response.StatusCode);
        using var file = new FileStream(path, FileMode.CreateNew);
        using var content = response.Content.ReadAsStream();
        content.CopyTo(file);
        if (response.Content.Headers.ContentLength is { } length && file.Length != length)
            throw new HttpRequestException($"URL fetch failure on {address}: {file.Length} of {length} bytes came.");
    }
}
