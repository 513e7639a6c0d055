using System.Text;
using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard.Tests;

public class RecordFrameTests
{
    [Fact]
    public void Crc_is_Castagnolis()
    {
        Assert.Equal(0xE3069283u, RecordFrame.Crc(Encoding.ASCII.GetBytes("123456789")));
        Assert.Equal(0xC78AB0E5u, RecordFrame.MaskedCrc(Encoding.ASCII.GetBytes("123456789")));
        Assert.Equal(0u, RecordFrame.Crc([]));
        Assert.Equal(0xA282EAD8u, RecordFrame.MaskedCrc([]));
        Assert.Equal(0x8A9136AAu, RecordFrame.Crc(new byte[32]));
    }

    [Fact]
    public void Version_record_has_known_bytes() => Assert.Equal(
        "1800000000000000a37f4b2209000000c00b5ad6411a0d627261696e2e4576656e743a324ca9a464",
        Framed(new Event { WallTime = 1_500_000_000, FileVersion = "brain.Event:2" }));

    [Fact]
    public void Scalar_record_has_known_bytes()
    {
        var value = new Summary.Types.Value
        {
            Tag = "loss",
            Tensor = new Tensor { Dtype = 1, TensorShape = new TensorShape(), TensorContent = Google.Protobuf.ByteString.CopyFrom(BitConverter.GetBytes(0.5f)) },
            Metadata = new Proto.SummaryMetadata { PluginData = new Proto.SummaryMetadata.Types.PluginData { PluginName = "scalars" } },
        };
        Assert.Equal(
            "2e00000000000000c5cb57fa09000000c00b5ad64110072a210a1f0a046c6f7373420a0801120022040000003f4a0b0a090a077363616c61727308cf9879",
            Framed(new Event { WallTime = 1_500_000_000, Step = 7, Summary = new Summary { Value = { value } } }));
    }

    [Fact]
    public void Buffer_knows_which_records_are_whole_in_a_part_of_it()
    {
        var buffer = new RecordBuffer();
        foreach (var step in new long[] { 1, 200, 100_000 })
            buffer.Append(new Event { Step = step }, new Event { Step = step }.CalculateSize());   // 18, 19 and 20 bytes
        Assert.Equal((0, 0), buffer.WholeIn(0));
        Assert.Equal((0, 0), buffer.WholeIn(17));
        Assert.Equal((1, 18), buffer.WholeIn(18));
        Assert.Equal((1, 18), buffer.WholeIn(36));
        Assert.Equal((2, 37), buffer.WholeIn(37));
        Assert.Equal((3, 57), buffer.WholeIn(57));
        Assert.Equal(57, buffer.Length);
    }

    private static string Framed(Event e)
    {
        var buffer = new RecordBuffer();
        buffer.Append(e, e.CalculateSize());
        return Convert.ToHexStringLower(buffer.Bytes);
    }
}
