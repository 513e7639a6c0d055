using Google.Protobuf;
using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard;

/// <summary>Whole records, one after the other, ready to be written in one call.</summary>
internal sealed class RecordBuffer
{
    private byte[] _bytes = new byte[4096];
    private readonly List<int> _ends = [];

    public int Length { get; private set; }

    public int Records => _ends.Count;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <param name="e">The event.</param>
    /// <param name="payload">Its <c>CalculateSize()</c>, which the caller knows already.</param>
    public void Append(Event e, int payload)
    {
        var end = checked(Length + payload + RecordFrame.Overhead);
        if (end > _bytes.Length)
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(end, 2L * _bytes.Length)));
        var record = _bytes.AsSpan(Length, payload + RecordFrame.Overhead);
        e.WriteTo(record.Slice(RecordFrame.HeaderBytes, payload));
        RecordFrame.Seal(record);
        Length = end;
        _ends.Add(end);
    }

    /// <summary>How many records, and how many bytes they take, stand whole in the first <paramref name="bytes"/> bytes.</summary>
    public (int Records, int Bytes) WholeIn(long bytes)
    {
        var whole = _ends.FindLastIndex(end => end <= bytes) + 1;
        return (whole, whole == 0 ? 0 : _ends[whole - 1]);
    }

    public void Clear()
    {
        Length = 0;
        _ends.Clear();
    }
}
