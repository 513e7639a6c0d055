using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Tensorflow.Keras.Utils;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Images;

/// <summary>keras.utils.get_file: what is fetched, kept, checked, unpacked and refused.</summary>
public sealed class FileCacheTests : FolderTests
{
    private const string Origin = "https://example.org/data/file.bin";

    private static readonly byte[] content = Encoding.ASCII.GetBytes("the content of a file");

    [Fact]
    public void A_file_is_fetched_once_and_checked()
    {
        using var server = new Server(_ => new(HttpStatusCode.OK) { Content = new ByteArrayContent(content) });
        var cache = new FileCache(server);
        var hash = FileHash.Of(Convert.ToHexString(SHA256.HashData(content)), "auto");
        var path = cache.Fetch(Folder, "file.bin", Origin, hash);
        Assert.Equal(At("file.bin"), path);
        Assert.Equal(content, File.ReadAllBytes(path));
        Assert.Equal(path, cache.Fetch(Folder, "file.bin", Origin, hash));
        Assert.Equal(path, cache.Fetch(Folder, "file.bin", Origin, FileHash.Of("86edd6ac4eb6ddbf075bfb6960c76dea", "auto")));
        Assert.Equal(1, server.Requests);

        // What is there is not the hash's: it is fetched again.
        File.WriteAllText(path, "another");
        Assert.Equal(path, cache.Fetch(Folder, "file.bin", Origin, hash: null));
        Assert.Equal(1, server.Requests);
        cache.Fetch(Folder, "file.bin", Origin, hash);
        Assert.Equal(content, File.ReadAllBytes(path));
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public void What_is_not_whole_is_not_left_behind()
    {
        var hash = FileHash.Of(new string('0', 64), "auto");
        using (var server = new Server(_ => new(HttpStatusCode.OK) { Content = new ByteArrayContent(content) }))
            Assert.Contains(hash.Digits, Assert.Throws<ValueError>(() => new FileCache(server).Fetch(Folder, "file.bin", Origin, hash)).Message);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));

        using (var server = new Server(_ => new(HttpStatusCode.OK) { Content = new StreamContent(new BreakingStream()) }))
            Assert.Throws<IOException>(() => new FileCache(server).Fetch(Folder, "file.bin", Origin, hash: null));
        Assert.Empty(Directory.GetFileSystemEntries(Folder));

        using (var server = new Server(_ => new(HttpStatusCode.NotFound)))
            Assert.Contains("404", Assert.Throws<HttpRequestException>(() => new FileCache(server).Fetch(Folder, "file.bin", Origin, hash: null)).Message);
        // A redirection to http is not followed, and is no success.
        using (var server = new Server(_ => new(HttpStatusCode.Redirect)))
            Assert.Contains("302", Assert.Throws<HttpRequestException>(() => new FileCache(server).Fetch(Folder, "file.bin", Origin, hash: null)).Message);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));

        // The file of before stays, where the new one is not the hash's.
        File.WriteAllText(At("file.bin"), "before");
        using (var server = new Server(_ => new(HttpStatusCode.OK) { Content = new ByteArrayContent(content) }))
            Assert.Throws<ValueError>(() => new FileCache(server).Fetch(Folder, "file.bin", Origin, hash));
        Assert.Equal("before", File.ReadAllText(At("file.bin")));
        Assert.Single(Directory.GetFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData("http://example.org/file.bin")]
    [InlineData("ftp://example.org/file.bin")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public void Addresses_are_of_https(string origin)
    {
        Assert.Contains("https", Assert.Throws<ValueError>(() => keras.utils.get_file("file.bin", origin, cache_dir: Folder)).Message);
        Assert.Empty(Directory.GetFiles(Folder, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("../file")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("/etc/passwd")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("C:file")]
    public void Names_stay_in_the_folder(string name) =>
        Assert.Contains("name alone", Assert.Throws<ValueError>(() => keras.utils.get_file(name, Origin, cache_dir: Folder)).Message);

    [Theory]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("/tmp")]
    public void The_folder_stays_in_the_cache(string inner) =>
        Assert.Contains("inside of", Assert.Throws<ValueError>(() => keras.utils.get_file("file", Origin, cache_subdir: inner, cache_dir: Folder)).Message);

    [Fact]
    public void Hashes_are_of_known_kinds()
    {
        Assert.Throws<ValueError>(() => FileHash.Of("abc", "auto"));
        Assert.Throws<ValueError>(() => FileHash.Of(new string('g', 64), "auto"));
        Assert.Throws<ValueError>(() => FileHash.Of(new string('0', 32), "sha256"));
        Assert.Throws<ValueError>(() => FileHash.Of(new string('0', 40), "sha1"));
    }

    [Fact]
    public void A_file_that_is_there_needs_no_network_and_its_archive_is_unpacked()
    {
        var folder = Directory.CreateDirectory(At("datasets")).FullName;
        WriteTar(Path.Combine(folder, "flowers.tar.gz"), ("flowers/", null), ("flowers/a.txt", "A"), ("./flowers/b/c.txt", "C"));
        var path = keras.utils.get_file("flowers", "https://example.org/flowers.tgz", untar: true, cache_dir: Folder);
        Assert.Equal(Path.Combine(folder, "flowers"), path);
        Assert.Equal("C", File.ReadAllText(Path.Combine(path, "b", "c.txt")));
        // It is not unpacked again.
        File.WriteAllText(Path.Combine(path, "a.txt"), "mine");
        keras.utils.get_file("flowers.tar.gz", "https://example.org/flowers.tgz", untar: true, cache_dir: Folder);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(path, "a.txt")));

        using (var zip = ZipFile.Open(Path.Combine(folder, "more.zip"), ZipArchiveMode.Create))
        using (var writer = new StreamWriter(zip.CreateEntry("flowers/a.txt").Open())) writer.Write("Z");
        Assert.Equal(Path.Combine(folder, "more.zip"), keras.utils.get_file("more.zip", "https://example.org/more.zip", extract: true, cache_dir: Folder));
        Assert.Equal("Z", File.ReadAllText(Path.Combine(path, "a.txt")));
        Assert.Equal("C", File.ReadAllText(Path.Combine(path, "b", "c.txt")));
        // What is no archive stays as it is.
        File.WriteAllText(Path.Combine(folder, "plain"), "plain");
        keras.utils.get_file("plain", Origin, extract: true, cache_dir: Folder);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(folder), entry => Path.GetFileName(entry).StartsWith('.'));
    }

    [Theory]
    [InlineData("../out.txt")]
    [InlineData("a/../../out.txt")]
    [InlineData("/out.txt")]
    [InlineData("a\\..\\..\\out.txt")]
    public void Archives_whose_entries_lead_out_are_refused_as_a_whole(string name)
    {
        var inner = Directory.CreateDirectory(At("inner")).FullName;
        WriteTar(Path.Combine(inner, "x.tar.gz"), ("good.txt", "good"), (name, "bad"));
        using (var zip = ZipFile.Open(Path.Combine(inner, "x.zip"), ZipArchiveMode.Create))
        {
            zip.CreateEntry("good.txt");
            zip.CreateEntry(name);
        }
        foreach (var archive in new[] { "x.tar.gz", "x.zip" })
            Assert.Contains("leads out", Assert.Throws<ValueError>(() => Archives.Unpack(Path.Combine(inner, archive), inner, "auto")).Message);
        Assert.Equal(["inner"], Directory.GetFileSystemEntries(Folder).Select(entry => Path.GetFileName(entry)));
        Assert.Equal(2, Directory.GetFileSystemEntries(inner).Length);
    }

    [Fact]
    public void Archives_with_links_are_refused_and_links_are_not_gone_through()
    {
        foreach (var kind in new[] { TarEntryType.SymbolicLink, TarEntryType.HardLink })
        {
            using (var tar = new TarWriter(File.Create(At("links.tar"))))
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "a") { DataStream = new MemoryStream([1]) });
                tar.WriteEntry(new PaxTarEntry(kind, "link") { LinkName = kind == TarEntryType.HardLink ? "a" : "/etc" });
            }
            Assert.Contains("neither file nor folder", Assert.Throws<ValueError>(() => Archives.Unpack(At("links.tar"), Folder, "tar")).Message);
        }
        using (var zip = ZipFile.Open(At("links.zip"), ZipArchiveMode.Create)) zip.CreateEntry("link").ExternalAttributes = unchecked((int)0xA1FF0000);
        Assert.Contains("is a link", Assert.Throws<ValueError>(() => Archives.Unpack(At("links.zip"), Folder, "zip")).Message);
        if (OperatingSystem.IsWindows()) return;

        var outside = Directory.CreateTempSubdirectory("outside-").FullName;
        Directory.CreateSymbolicLink(At("linked"), outside);
        WriteTar(At("through.tar.gz"), ("linked/file.txt", "x"));
        Assert.Contains("is a link", Assert.Throws<ValueError>(() => Archives.Unpack(At("through.tar.gz"), Folder, "auto")).Message);
        Assert.Empty(Directory.GetFileSystemEntries(outside));
        Directory.Delete(outside);
    }

    [Fact]
    public void Damaged_archives_are_one_clear_error_and_leave_nothing()
    {
        WriteTar(At("whole.tar.gz"), ("a.txt", new string('a', 5000)), ("b.txt", "B"));
        var whole = File.ReadAllBytes(At("whole.tar.gz"));
        // The last eight bytes are checksum and length.
        foreach (var length in (int[])[20, whole.Length / 2, .. Enumerable.Range(1, 9).Select(cut => whole.Length - cut)])
        {
            File.WriteAllBytes(At("part.tar.gz"), whole[..length]);
            Assert.Contains("damaged", Assert.Throws<ValueError>(() => Archives.Unpack(At("part.tar.gz"), Folder, "auto")).Message);
        }
        File.WriteAllBytes(At("part.zip"), [(byte)'P', (byte)'K', 3, 4, 5, 6, 7]);
        Assert.Contains("damaged", Assert.Throws<ValueError>(() => Archives.Unpack(At("part.zip"), Folder, "auto")).Message);
        Assert.Equal(3, Directory.GetFileSystemEntries(Folder).Length);
        // Of several .gz files one behind the other the last one's end counts; what is padded with zeros is whole.
        var split = new MemoryStream();
        using (var content = new GZipStream(new MemoryStream(whole), CompressionMode.Decompress))
        {
            var tar = new MemoryStream();
            content.CopyTo(tar);
            foreach (var part in new[] { tar.ToArray()[..700], tar.ToArray()[700..] })
                using (var member = new GZipStream(split, CompressionLevel.Fastest, leaveOpen: true)) member.Write(part);
        }
        File.WriteAllBytes(At("part.tar.gz"), [.. split.ToArray()[..^3]]);
        Assert.Contains("damaged", Assert.Throws<ValueError>(() => Archives.Unpack(At("part.tar.gz"), Folder, "auto")).Message);
        Assert.Equal(3, Directory.GetFileSystemEntries(Folder).Length);
        foreach (var file in (byte[][])[split.ToArray(), [.. whole, .. new byte[512]]])
        {
            File.WriteAllBytes(At("part.tar.gz"), file);
            Archives.Unpack(At("part.tar.gz"), Folder, "auto");
            Assert.Equal("B", File.ReadAllText(At("b.txt")));
            File.Delete(At("b.txt"));
        }
        Assert.Contains("rar", Assert.Throws<ValueError>(() => Archives.Unpack(At("whole.tar.gz"), Folder, "rar")).Message);
    }

    private static void WriteTar(string path, params (string Name, string? Text)[] entries)
    {
        using var tar = new TarWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest));
        foreach (var (name, text) in entries)
        {
            var entry = new PaxTarEntry(text is null ? TarEntryType.Directory : TarEntryType.RegularFile, name);
            if (text is not null) entry.DataStream = new MemoryStream(Encoding.ASCII.GetBytes(text));
            tar.WriteEntry(entry);
        }
    }

    private sealed class Server(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return answer(request);
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));
    }

    private sealed class BreakingStream : Stream
    {
        private int read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => read++ < 2 ? Math.Min(count, 10) : throw new IOException("The connection broke.");

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
