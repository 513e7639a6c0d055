using Contract.Expressions;

namespace Contract.Tests;

/// <summary>What compiles on the embedded engine compiles on TensorFlow.NET, to the same type, and computes with no handle.</summary>
public class EngineTests
{
    static readonly Lazy<IReadOnlyList<(Idiom Idiom, ExpressionVerdict Verdict)>> Idioms = new(() =>
        [.. Idiom.All.Zip(ExpressionCompiler.Compile(Engine.Reference, Idiom.Variables, [.. Idiom.All.Select(idiom => idiom.Expression)]))]);

    static readonly Lazy<IReadOnlyList<(OperatorCell Cell, ExpressionVerdict Verdict)>> Operators = new(() =>
        [.. OperatorCell.All.Zip(ExpressionCompiler.Compile(Engine.Reference, OperatorCell.Variables, [.. OperatorCell.All.Select(cell => cell.Expression)]))]);

    [Fact]
    public void An_idiom_that_compiles_has_the_same_type() => Differences.None(Idioms.Value.Select(pair =>
        !pair.Verdict.Compiles || pair.Verdict.Type == pair.Idiom.Type ? null : $"{pair.Idiom.Expression}: {pair.Idiom.Type ?? pair.Idiom.ErrorId} there, {pair.Verdict} here"));

    [Fact]
    public void Every_idiom_that_compiles_there_compiles_here_or_is_an_exception() => Differences.None(Idioms.Value.Select(pair =>
        pair.Idiom.Type is null || pair.Verdict.Compiles || Engine.Exceptions.Idioms.ContainsKey(pair.Idiom.Expression) ? null : $"{pair.Idiom.Expression}: {pair.Verdict}"));

    [Fact]
    public void No_idiom_is_an_exception_without_need() => Differences.None(Engine.Exceptions.Idioms.Keys.Select(expression =>
        Idioms.Value.Any(pair => pair.Idiom.Expression == expression && pair.Idiom.Type is not null && !pair.Verdict.Compiles) ? null : expression));

    [Fact]
    public void Every_operator_that_gives_a_tensor_there_gives_the_same_here() => Differences.None(Operators.Value.Select(pair =>
        !pair.Cell.Compiles || pair.Cell.IsGarbage || pair.Verdict.Type == pair.Cell.Type ? null : $"{pair.Cell}: {pair.Cell.Verdict} there, {pair.Verdict} here"));

    [Fact]
    public void An_operator_that_does_not_compile_there_does_not_compile_here() => Differences.None(Operators.Value.Select(pair =>
        pair.Cell.Compiles || !pair.Verdict.Compiles ? null : $"{pair.Cell}: {pair.Cell.Verdict} there, {pair.Verdict} here"));

    // C#'s own comparison of two objects' identities cannot be refused, and is no garbage.
    [Fact]
    public void An_operator_that_computes_with_a_handle_there_does_not_compile_here() => Differences.None(Operators.Value.Select(pair =>
        !pair.Cell.IsGarbage || !pair.Verdict.Compiles || pair.Verdict.ComparesReferences ? null : $"{pair.Cell}: {pair.Cell.Verdict} there, {pair.Verdict} here"));
}
