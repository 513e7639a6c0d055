using System.Text.RegularExpressions;

namespace RunLabs;

/// <summary>What failed first when labs were built.</summary>
/// <param name="Text">One line, <c>Labs/Lab09_1.Xor/Wide.cs(12,5): CS1002: ; expected</c>; of packages only what they are.</param>
/// <param name="IsRestore">Whether packages could not be had.</param>
internal sealed partial record BuildError(string Text, bool IsRestore)
{
    /// <summary>The first error of MSBuild's lines; null: there is none.</summary>
    /// <param name="lines">Its output.</param>
    /// <param name="root">Paths are told from here on.</param>
    public static BuildError? First(IEnumerable<string> lines, string root)
    {
        foreach (var line in lines)
        {
            // FILE(LINE,COLUMN): error CODE: TEXT [PROJECT]; what is of no file begins with "MSBUILD :" or the project.
            if (ErrorLine().Match(line) is not { Success: true } match)
                continue;
            var (file, code, text) = (match.Groups["file"].Value.Trim(), match.Groups["code"].Value, match.Groups["text"].Value.Trim());
            if (code == "LABS0001")
                return new(PackagesOnly().Match(text) is { Success: true } packages ? packages.Groups[1].Value : text, IsRestore: true);
            if (code.StartsWith("NU", StringComparison.Ordinal))
                return new($"{code}: {text}", IsRestore: true);
            var at = file.StartsWith(root, StringComparison.Ordinal) ? file[root.Length..].TrimStart('/', '\\') : file;
            return new($"{at}: {code}: {text}", IsRestore: false);
        }
        return null;
    }

    [GeneratedRegex(@"^(?<file>.*?) ?: (?:fatal )?error (?<code>[A-Z]+\d+): (?<text>.*?)( \[[^\[\]]*\])?$")]
    private static partial Regex ErrorLine();

    // As TensorFlowNet.targets says it.
    [GeneratedRegex(@"cannot be restored \((.*)\)\. Add a feed")]
    private static partial Regex PackagesOnly();
}
