namespace Tensorflow.Keras.Utils;

/// <summary>Files, <c>keras.utils</c>.</summary>
public class KerasUtils
{
    private static readonly Lazy<FileCache> files = new(() => new FileCache(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(20), MaxAutomaticRedirections = 10 }));

    /// <summary>A file of the network, kept in a folder: fetched where it is not there yet, or where it is not the one that the hash is of. Unpacks archives.</summary>
    /// <param name="fname">Its name in the folder: a name alone, without a path. Empty: the last part of <paramref name="origin"/>.</param>
    /// <param name="origin">Where it is, by https.</param>
    /// <param name="untar">Whether it is a tar.gz archive, kept as <c>fname.tar.gz</c> and unpacked where there is no <c>fname</c> yet.</param>
    /// <param name="md5_hash">Its MD5, where no <paramref name="file_hash"/> is given.</param>
    /// <param name="file_hash">Its SHA-256 or MD5 in hexadecimal digits; null: any content is taken.</param>
    /// <param name="cache_subdir">Folder inside of <paramref name="cache_dir"/>.</param>
    /// <param name="hash_algorithm">sha256, md5, or auto: by the number of digits.</param>
    /// <param name="extract">Whether an archive is unpacked beside it.</param>
    /// <param name="archive_format">tar (tar.gz too), zip, or auto: by its content.</param>
    /// <param name="cache_dir">Null: <c>~/.keras</c>, or <c>.keras</c> in the temporary folder where that cannot be written.</param>
    /// <returns>Path of the file; with <paramref name="untar"/> of what it was unpacked to.</returns>
    /// <exception cref="ValueError">A name leads out of the folder, the address is not of https, the hash is another's, or the archive is damaged, holds links or names that lead out of the folder.</exception>
    /// <exception cref="HttpRequestException">The file could not be fetched.</exception>
    /// <remarks>Until all of it is there and has the hash, it has another name; what is not whole is removed.</remarks>
    public string get_file(
        string? fname, string origin, bool untar = false, string? md5_hash = null, string? file_hash = null, string cache_subdir = "datasets", string hash_algorithm = "auto", bool extract = false,
        string? archive_format = "auto", string? cache_dir = null)
    {
        var hash = file_hash is not null ? FileHash.Of(file_hash, hash_algorithm) : md5_hash is not null ? FileHash.Of(md5_hash, "md5") : null;
        var folder = FileCache.Folder(cache_dir, cache_subdir);
        var name = string.IsNullOrEmpty(fname) ? Path.GetFileName(FileCache.Address(origin).AbsolutePath) : fname;
        if (!untar)
        {
            var path = files.Value.Fetch(folder, name, origin, hash);
            if (extract) Archives.Unpack(path, folder, archive_format);
            return path;
        }
        if (name.EndsWith(".tar.gz", StringComparison.Ordinal)) name = name[..^".tar.gz".Length];
        var unpacked = FileCache.Inside(folder, name);
        var archive = files.Value.Fetch(folder, $"{name}.tar.gz", origin, hash);
        if (!Path.Exists(unpacked)) Archives.Unpack(archive, folder, "tar");
        return unpacked;
    }
}
