using Contract.Expressions;
using Contract.Stub;

namespace Contract.Tests;

/// <summary>The stub says of every expression and operator what the compiler said of TensorFlow.NET itself.</summary>
public class StubTests
{
    [Fact]
    public void Every_idiom_gets_the_same_verdict_and_type()
    {
        var verdicts = ExpressionCompiler.Compile(StubAssembly.Reference, Idiom.Variables, [.. Idiom.All.Select(idiom => idiom.Expression)]);
        Differences.None(Idiom.All.Zip(verdicts, (idiom, verdict) =>
            (idiom.Type, idiom.ErrorId) == (verdict.Type, verdict.ErrorId) ? null : $"{idiom.Expression}: {idiom.Type ?? idiom.ErrorId} there, {verdict} here"));
        Assert.Equal(247, Idiom.All.Count);
    }

    [Fact]
    public void Every_operator_resolves_alike()
    {
        var verdicts = ExpressionCompiler.Compile(StubAssembly.Reference, OperatorCell.Variables, [.. OperatorCell.All.Select(cell => cell.Expression)]);
        Differences.None(OperatorCell.All.Zip(verdicts, (cell, verdict) => Agree(cell, verdict) ? null : $"{cell}: {cell.Verdict} there, {verdict} here"));
        Assert.Equal(75 * 11, OperatorCell.All.Count);
    }

    static bool Agree(OperatorCell cell, ExpressionVerdict verdict) =>
        cell.Compiles ? verdict.Type == cell.Type : !verdict.Compiles && verdict.IsAmbiguous == cell.IsAmbiguous;
}
