namespace Labs.Common.Tests.Running;

/// <summary>A test on a pseudo-terminal; skipped, saying so, where there is none to be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute() => Skip = Missing;

    internal static string? Missing => Terminal.IsMissing ? "NOT RUN on a terminal: /usr/bin/script is not there" : null;
}

/// <summary>As <see cref="TerminalFactAttribute"/>, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerminalTheoryAttribute : TheoryAttribute
{
    public TerminalTheoryAttribute() => Skip = TerminalFactAttribute.Missing;
}
