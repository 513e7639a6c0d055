namespace Labs.KerasFiles.Tests;

/// <summary>Files that Keras wrote; <c>Tests/Golden/keras-files/record.py</c> says how.</summary>
internal static class GoldenData
{
    public static string File(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Golden", "keras-files", name);

    /// <summary>The elements of the model's tensor number i: i + j/8.</summary>
    public static float[] Values(int i, long count) => [.. Enumerable.Range(0, (int)count).Select(j => i + j / 8f)];
}
