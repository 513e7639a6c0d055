using Labs.Common.Data;

namespace RunLabs;

/// <summary>The images of all labs of one call, looked for once: a lab that has to try the network for itself would wait for it again.</summary>
internal static class LabImages
{
    /// <summary>The arguments that give the labs what was found.</summary>
    /// <exception cref="DataException">MNIST is wanted and cannot be had.</exception>
    public static IReadOnlyList<string> Find(string data, string? folder, Action<string> say)
    {
        // What was named or set is not fetched, nor are the digits.
        if (folder is not null || data == "digits" || Environment.GetEnvironmentVariable("LABS_MNIST_DIR") is { Length: > 0 })
            return [];
        var images = DigitData.Load(Enum.Parse<DataMode>(data, ignoreCase: true), null, say);
        return images.Kind == DigitKind.Digits ? ["--data", "digits"] : images.Path.Length > 0 ? ["--data-dir", images.Path] : [];
    }
}
