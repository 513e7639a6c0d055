using Contract.Surface;
using Microsoft.CodeAnalysis;

namespace Contract.Tests;

/// <summary>The embedded engine as it was built.</summary>
static class Engine
{
    public static MetadataReference Reference { get; } =
        MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Tensorflow.Embedded.dll"));

    public static ExceptionList Exceptions { get; } = new(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "exceptions.txt")));
}
