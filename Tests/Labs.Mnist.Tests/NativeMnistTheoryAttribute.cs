using Labs.Common.Tests.Data;
using Labs.Tests;

namespace Labs.Mnist.Tests;

/// <summary>A theory that needs MNIST and libtensorflow; skipped, saying so, where one of them is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeMnistTheoryAttribute : TheoryAttribute
{
    public NativeMnistTheoryAttribute() => Skip = new NativeTheoryAttribute().Skip ?? new MnistFactAttribute().Skip;
}
