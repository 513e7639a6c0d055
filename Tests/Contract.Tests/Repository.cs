namespace Contract.Tests;

static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Labs.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No Labs.sln above {AppContext.BaseDirectory}");
    }
}
