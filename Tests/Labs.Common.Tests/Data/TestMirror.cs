using System.Net;
using System.Net.Sockets;
using System.Text;
using Labs.Common.Data;

namespace Labs.Common.Tests.Data;

/// <summary>A mirror on this machine that answers as it is told; silent if there is no answer.</summary>
internal sealed class TestMirror : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, (int Status, byte[] Body, int Sent)?> _answer;
    private int _requests;

    private TestMirror(Func<string, (int Status, byte[] Body, int Sent)?> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public int Requests => Volatile.Read(ref _requests);

    public static TestMirror Silent() => new(_ => null);

    public static TestMirror Refusing(int status) => new(_ => (status, [], 0));

    /// <summary>Gives the files of a folder; <paramref name="damage"/> may change a file, and how much of it is sent.</summary>
    public static TestMirror Of(string folder, Func<string, byte[], (byte[] Body, int Sent)>? damage = null) => new(name =>
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) return (404, [], 0);
        var body = File.ReadAllBytes(path);
        var (changed, sent) = damage?.Invoke(name, body) ?? (body, body.Length);
        return (200, changed, sent);
    });

    /// <summary>An address at which nobody listens.</summary>
    public static Uri Nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        var open = new List<TcpClient>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                open.Add(client);
                _ = AnswerAsync(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            foreach (var client in open) client.Dispose();
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            var request = await reader.ReadLineAsync() ?? "";
            while (!string.IsNullOrEmpty(await reader.ReadLineAsync())) { }
            Interlocked.Increment(ref _requests);
            if (_answer(request.Split(' ')[1].TrimStart('/')) is not { } answer) { await Task.Delay(Timeout.Infinite); return; }
            var header = $"HTTP/1.1 {answer.Status} X\r\nContent-Length: {answer.Body.Length}\r\nConnection: close\r\n\r\n";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(header));
            await client.GetStream().WriteAsync(answer.Body.AsMemory(0, answer.Sent));
            // What is held back never comes: the line goes silent.
            if (answer.Sent < answer.Body.Length) await Task.Delay(Timeout.Infinite);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The client gave up.
        }
    }
}
