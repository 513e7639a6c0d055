namespace RunLabs;

/// <summary>Builds labs, runs them one after the other and prints the table.</summary>
internal sealed class LabRunner(Solution solution, TextWriter output, string logDir)
{
    /// <summary>As on the command line: may be <c>auto</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>Whether to build the labs first.</summary>
    public required bool Build { get; init; }

    public required IReadOnlyList<int> Seeds { get; init; }

    /// <summary>Arguments for every lab.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Arguments for the labs that train on MNIST.</summary>
    public required IReadOnlyList<string> MnistArguments { get; init; }

    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">A lab that there is not.</exception>
    public int Run(IReadOnlyList<string> words)
    {
        var labs = Choose(solution, words);
        try
        {
            return Run(labs);
        }
        catch (OperationCanceledException)
        {
            return LabProgram.Interrupted;
        }
    }

    /// <summary>The labs that are meant; without words all of the catalogue that exist. A study runs when it is named.</summary>
    public static IReadOnlyList<LabEntry> Choose(Solution solution, IReadOnlyList<string> words)
    {
        if (words.Count == 0)
        {
            var all = LabCatalogue.Labs.Where(lab => solution.Projects.ContainsKey(lab.Project)).ToList();
            return all.Count > 0 ? all : throw new FileNotFoundException($"found no lab in {Path.Combine(solution.Root, "Labs")}, expected {LabCatalogue.Labs[0].Project} and others");
        }
        return [.. words.Select(word =>
        {
            var lab = LabCatalogue.Find(word);
            if (lab is not null && solution.Projects.ContainsKey(lab.Project))
                return lab;
            return solution.Projects.TryGetValue(word, out var project)
                ? new LabEntry(Path.GetFileNameWithoutExtension(project), "", "", Mnist: false, [new([], [])])
                : throw UsageException.For("LAB", $"'{word}'", $"one of {string.Join(", ", solution.Projects.Keys)}");
        }).Distinct()];
    }

    private int Run(IReadOnlyList<LabEntry> labs)
    {
        var trial = LabCatalogue.Labs.FirstOrDefault(lab => !lab.Mnist && solution.Projects.ContainsKey(lab.Project))?.Project ?? labs[0].Project;
        var engine = EngineSelection.Choose(Engine,
            build => DotNet.TryBuild(solution, trial, build),
            (build, arguments) => DotNet.TryLab(solution.Program(trial, build), ["--steps", "1", "--no-logs", .. arguments]));
        if (engine.Reason is { } reason)
            output.WriteLine($"Engine {engine.Engine}: {reason}.");
        if (Build && !DotNet.Build(solution, labs.Select(lab => lab.Project), engine.Build))
            throw new InvalidOperationException(engine.Engine == EngineSelection.TensorFlowNet
                ? "the labs do not build with -p:Engine=TensorFlow.NET (see above): where its packages cannot be restored, --engine embedded needs none of them"
                : "the labs do not build (see above)");

        var rows = new List<ResultRow>();
        var total = labs.Sum(lab => lab.Invocations.Length) * Seeds.Count;
        var number = 0;
        foreach (var lab in labs)
        {
            ResultFiles.Remove(logDir, lab.Project);
            for (var i = 0; i < lab.Invocations.Length; i++)
            {
                var results = new List<LabResult>();
                string? failure = null;
                foreach (var seed in Seeds)
                {
                    output.WriteLine($"[{++number}/{total}] {lab.Project} {string.Join(' ', lab.Invocations[i].Arguments)}".TrimEnd());
                    failure = RunOne(engine, lab, i, seed, results) ?? failure;
                }
                rows.AddRange(ResultRow.Of(results));
                rows.AddRange(lab.Invocations[i].Runs.Except(results.SelectMany(result => result.Runs).Select(run => run.Name))
                    .Select(run => new ResultRow(lab.Project, run, [], failure ?? "no result")));
                if (failure is not null && lab.Invocations[i].Runs.Length == 0)
                    rows.Add(new ResultRow(lab.Project, ConsoleTable.None, [], failure));
            }
        }
        ConsoleTable.Print(output, Console.IsOutputRedirected, rows);
        return rows.Exists(row => row.Verdict.Outcome == Outcome.Misses) ? LabProgram.Failed : LabProgram.Succeeded;
    }

    /// <returns>Null, or how it failed.</returns>
    private string? RunOne(EngineSelection engine, LabEntry lab, int invocation, int seed, List<LabResult> results)
    {
        var file = ResultFiles.PathOf(logDir, lab.Project, invocation, seed);
        string[] arguments =
        [
            .. lab.Invocations[invocation].Arguments, .. Arguments, .. lab.Mnist ? MnistArguments : [],
            "--engine", engine.Engine, "--json", file, .. SeedArguments(seed),
        ];
        var code = DotNet.RunLab(solution.Program(lab.Project, engine.Build), arguments);
        if (File.Exists(file))
            results.Add(LabResult.Read(file));
        return code == LabProgram.Succeeded ? null : $"exit code {code}";
    }

    // The seed is only named where it is not the slides': a lab may have a run with a seed of its own.
    private IEnumerable<string> SeedArguments(int seed) => Seeds is [777] ? [] : ["--seed", FormattableString.Invariant($"{seed}")];
}
