using Labs.Common.Data;

namespace Labs.Common.Tests.Data;

/// <summary>A test that needs MNIST: looked for as the labs do, the network included, and skipped where all that fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MnistFactAttribute : FactAttribute
{
    private static readonly Lazy<(DigitImages? Images, string? Why)> Found = new(() =>
    {
        try
        {
            return (DigitData.Load(DataMode.Mnist, null, _ => { }), null);
        }
        catch (DataException e)
        {
            return (null, e.Message);
        }
    });

    public MnistFactAttribute() => Skip = Found.Value.Why;

    /// <summary>MNIST, in a test that is not skipped.</summary>
    public static DigitImages Images => Found.Value.Images ?? throw new InvalidOperationException(Found.Value.Why);
}
