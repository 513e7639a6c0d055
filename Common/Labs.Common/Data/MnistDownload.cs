using System.Buffers;

namespace Labs.Common.Data;

/// <summary>Fetches MNIST's four .gz files from a mirror.</summary>
internal sealed class MnistDownload(DataLocations where, Action<string> say)
{
    // The largest is 9.7 MB.
    private const int MostBytes = 32 << 20;

    /// <summary>The compressed files and what they hold, both in the order of <see cref="DigitPart.All"/>.</summary>
    public sealed record Fetched(byte[][] Compressed, byte[][] Values, Uri Mirror);

    /// <summary>From the first mirror that gives all four with MNIST's SHA-256.</summary>
    /// <exception cref="DataException">No mirror did; one line that says why for each.</exception>
    public Fetched Fetch()
    {
        using var handler = new SocketsHttpHandler { ConnectTimeout = where.Patience };
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        var reasons = new List<string>();
        foreach (var mirror in where.Mirrors)
        {
            try
            {
                return Fetch(http, mirror);
            }
            catch (DataException e)
            {
                reasons.Add(e.Message);
            }
        }
        throw new DataException(reasons.Count == 0 ? "no mirror to fetch MNIST from" : string.Join("; ", reasons));
    }

    private Fetched Fetch(HttpClient http, Uri mirror)
    {
        var compressed = new byte[DigitPart.All.Count][];
        var values = new byte[DigitPart.All.Count][];
        // Labels first: a mirror that does not answer or holds something else is found out by the smallest file.
        foreach (var i in Enumerable.Range(0, compressed.Length).OrderBy(i => DigitPart.All[i].Rank))
        {
            var part = DigitPart.All[i];
            var address = new Uri(mirror, part.IdxName + ".gz");
            compressed[i] = Get(http, address);
            values[i] = IdxFile.Read(new MemoryStream(compressed[i]), compressed: true, address.ToString(), part);
            var found = KnownContent.Sha256(part, values[i]);
            var expected = KnownContent.Sha256(where.Holds, part);
            if (found != expected) throw new DataException($"{address}: found SHA-256 {found}, expected {expected}");
            if (part.Rank == 1 && i == 1) say($"Fetching MNIST (11 MB) from {mirror}");
        }
        return new Fetched(compressed, values, mirror);
    }

    private byte[] Get(HttpClient http, Uri address)
    {
        using var silence = new CancellationTokenSource(where.Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = http.Send(request, HttpCompletionOption.ResponseHeadersRead, silence.Token);
            if (!response.IsSuccessStatusCode) throw new DataException($"{address}: found HTTP status {(int)response.StatusCode}, expected 200");
            return ReadAsync(response, address, silence).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException e)
        {
            throw new DataException($"{address}: no answer within {where.Patience.TotalSeconds:0.#} s", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new DataException($"{address}: {OneLine(e.GetBaseException().Message)}", e);
        }
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, Uri address, CancellationTokenSource silence)
    {
        var stream = await response.Content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        using var all = new MemoryStream();
        try
        {
            while (true)
            {
                // Each block has its own time: a slow line is no reason to give up, a silent one is.
                silence.CancelAfter(where.Patience);
                var read = await stream.ReadAsync(buffer, silence.Token).ConfigureAwait(false);
                if (read == 0) return all.ToArray();
                all.Write(buffer, 0, read);
                if (all.Length > MostBytes) throw new DataException($"{address}: found more than {MostBytes} bytes, expected at most 10 MB");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
