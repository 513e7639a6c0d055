using Google.Protobuf;
using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard;

public sealed partial class SummaryWriter
{
    /// <summary>How the custom scalars dashboard shows this run's scalars. One layout for a run; it may be written before or after them.</summary>
    /// <param name="categories">The dashboard, from top to bottom.</param>
    public void CustomScalars(params IEnumerable<CustomScalarsCategory> categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        var layout = new Layout { Category = { categories.Select(category => category.ToProto()) } };
        Write("custom_scalars__config__", 0, Strings(Rank0, [layout.ToByteString()]), Metadata("custom_scalars", description: null), wallTime: null);
    }
}
