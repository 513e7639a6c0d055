namespace Contract.Tests;

static class Differences
{
    /// <summary>Fails with all lines that are not null.</summary>
    public static void None(IEnumerable<string?> lines)
    {
        var found = lines.Where(line => line is not null).ToList();
        Assert.True(found.Count == 0, $"{found.Count} differences:\n{string.Join('\n', found)}");
    }
}
