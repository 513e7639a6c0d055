namespace Contract.Expressions;

/// <summary>A cell of operator-resolution.txt.</summary>
/// <param name="Verdict">The result's type, <c>AMBIG</c>, or <c>-</c> where there is no such operator.</param>
public sealed record OperatorCell(string Left, string Operator, string Right, string Verdict)
{
    /// <summary>Types of a left (a...) and a right (b...) operand of every type in the table.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } =
        Types().SelectMany(type => new[] { ("a" + type, Name(type)), ("b" + type, Name(type)) }).ToDictionary();

    public static IReadOnlyList<OperatorCell> All { get; } = [.. Cells()];

    public string Expression => $"a{Left} {Operator} b{Right}";

    public bool IsAmbiguous => Verdict == "AMBIG";

    public bool Compiles => !IsAmbiguous && Verdict != "-";

    /// <summary>The result's type as reflection names it.</summary>
    public string Type => TypeNames.WithoutKeywords(Verdict);

    /// <summary>Whether it computes with a variable's handle instead of its value, or compares handles.</summary>
    public bool IsGarbage => Compiles && (Left == "Variable" || Right == "Variable") && Verdict is not ("Tensor" or "NDArray");

    public override string ToString() => $"{Left} {Operator} {Right}";

    static string Name(string type) => type == "Variable" ? "ResourceVariable" : type;

    static IEnumerable<string> Types() => Rows().Skip(1).Select(row => row[0]).Distinct();

    static IEnumerable<string[]> Rows() => Lists.Operators.Where(line => !line.StartsWith('#')).Select(line => line.Split('|'));

    static IEnumerable<OperatorCell> Cells()
    {
        var operators = Rows().First()[2..];
        foreach (var row in Rows().Skip(1))
        {
            foreach (var (symbol, verdict) in operators.Zip(row[2..]))
                yield return new(row[0], symbol, row[1], verdict);
        }
    }
}
