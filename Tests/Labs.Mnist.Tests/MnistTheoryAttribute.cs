using Labs.Common.Tests.Data;

namespace Labs.Mnist.Tests;

/// <summary>A theory that needs MNIST: looked for as the labs do, the network included, and skipped, saying why, where all that fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MnistTheoryAttribute : TheoryAttribute
{
    public MnistTheoryAttribute() => Skip = new MnistFactAttribute().Skip;
}
