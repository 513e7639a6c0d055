using Microsoft.CodeAnalysis;

namespace Contract.Stub;

/// <summary>What came of compiling a project against the stub.</summary>
/// <param name="Messages">Errors and warnings.</param>
/// <param name="Image">The assembly, for projects that refer to it; null where it does not compile.</param>
/// <param name="Compilation">What was compiled; null where a project that it refers to does not compile.</param>
public sealed record StubBuild(IReadOnlyList<string> Messages, MetadataReference? Image, Compilation? Compilation);
