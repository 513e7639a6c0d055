namespace Labs.TensorBoard.Tests;

/// <summary>A disk that does not answer, after the first write, until the test lets it.</summary>
internal sealed class GatedStream : MemoryStream
{
    private bool _first = true;

    public ManualResetEventSlim Reached { get; } = new();

    public ManualResetEventSlim Open { get; } = new();

    public int Writes { get; private set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Writes++;
        if (!_first)
        {
            Reached.Set();
            Open.Wait();
        }
        _first = false;
        base.Write(buffer);
    }
}
