namespace RunLabs;

/// <summary>Builds labs, runs them one after the other and prints the table.</summary>
internal sealed class LabRunner(Solution solution, TextWriter output, string logDir)
{
    private const int SlidesSeed = 777;

    private readonly List<ResultRow> _rows = [];
    private int _number;
    private int _total;
    private bool _usage;

    /// <summary>As on the command line: may be <c>auto</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>Whether to build the labs first.</summary>
    public required bool Build { get; init; }

    /// <summary>The first seed; null: the labs' own.</summary>
    public required int? FirstSeed { get; init; }

    /// <summary>How many seeds, one after the other.</summary>
    public required int SeedCount { get; init; }

    /// <summary>Arguments for every lab.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Arguments for the labs that train on MNIST.</summary>
    public required IReadOnlyList<string> MnistArguments { get; init; }

    /// <summary>The user's own arguments for the labs.</summary>
    public required LabArguments LabArguments { get; init; }

    /// <summary>Finds the images for the labs that train on MNIST, once: arguments that name them.</summary>
    public required Func<IReadOnlyList<string>> Images { get; init; }

    /// <summary>Builds and runs labs, and prints the table of what they found.</summary>
    /// <returns>The exit code.</returns>
    public int Run(IReadOnlyList<LabEntry> labs)
    {
        try
        {
            RunAll(labs);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine(_total == 0 ? Words.Of("interrupted before the first lab") : $"interrupted: lab {_number} of {_total}{(_rows.Count > 0 ? "; what ended before it:" : "")}");
            if (_rows.Count > 0)
                ConsoleTable.Print(output, Console.IsOutputRedirected, _rows);
            return LabProgram.Interrupted;
        }
        if (_rows.Count > 0)
            ConsoleTable.Print(output, Console.IsOutputRedirected, _rows);
        return _usage ? LabProgram.Usage : _rows.Exists(row => row.Verdict.Outcome == Outcome.Misses) ? LabProgram.Failed : LabProgram.Succeeded;
    }

    /// <summary>The labs that are meant; without words the labs of the catalogue that exist. A study runs when it is named.</summary>
    /// <param name="solution">Where they are.</param>
    /// <param name="words">Their names or numbers.</param>
    /// <param name="commands">What else a mistyped word may have meant.</param>
    /// <exception cref="UsageException">A lab that there is not.</exception>
    public static IReadOnlyList<LabEntry> Choose(Solution solution, IReadOnlyList<string> words, IEnumerable<string> commands)
    {
        if (words.Count == 0)
        {
            var all = LabCatalogue.Labs.Where(lab => solution.Projects.ContainsKey(lab.Project)).ToList();
            return all.Count > 0 ? all : throw new FileNotFoundException($"found no lab in {Path.Combine(solution.Root, "Labs")}, expected {LabCatalogue.Labs[0].Project} and others");
        }
        // 09-1,10-1 is a list in PowerShell, and so it is here.
        return [.. words.SelectMany(word => word.Split(',')).SelectMany(word => LabCatalogue.Group(word)?.Where(lab => solution.Projects.ContainsKey(lab.Project)) ?? [Choose(solution, word, commands)]).Distinct()];
    }

    private static LabEntry Choose(Solution solution, string word, IEnumerable<string> commands)
    {
        var lab = LabCatalogue.Find(word);
        if (lab is not null && solution.Projects.ContainsKey(lab.Project))
            return lab;
        return solution.Projects.TryGetValue(word, out var project)
            ? new LabEntry(Path.GetFileNameWithoutExtension(project), "", "", Mnist: false, [new([], [])])
            : throw UsageException.For("LAB", $"'{word}'", $"one of {string.Join(", ", solution.Projects.Keys)}" +
                Suggestions.Of(word, [.. solution.Projects.Keys, .. LabCatalogue.Labs.Where(lab => solution.Projects.ContainsKey(lab.Project)).Select(lab => lab.Number), "studies", "all", .. commands]));
    }

    private void RunAll(IReadOnlyList<LabEntry> labs)
    {
        var trial = LabCatalogue.Labs.FirstOrDefault(lab => !lab.Mnist && solution.Projects.ContainsKey(lab.Project))?.Project ?? labs[0].Project;
        var engine = EngineSelection.Choose(Engine,
            build => DotNet.Build(solution, [trial], build),
            (build, arguments) => DotNet.TryLab(solution.Program(trial, build), ["--steps", "1", "--no-logs", .. arguments]));
        output.WriteLine(engine.Line);
        if (Build && DotNet.Build(solution, labs.Select(lab => lab.Project), engine.Build, output.WriteLine) is { } error)
            throw new InvalidOperationException(engine.Failure(error));
        if (LabArguments.AsksForHelp)
        {
            foreach (var lab in labs)
                DotNet.RunLab(solution.Program(lab.Project, engine.Build), LabArguments.Words);
            return;
        }

        int?[] seeds = FirstSeed is { } first ? [.. Enumerable.Range(first, SeedCount).Cast<int?>()] : [null];
        var calls = labs.SelectMany(lab => LabArguments.Of(lab).Select((invocation, i) => (Lab: lab, Invocation: invocation, Number: i))).ToList();
        _total = calls.Count * seeds.Length;
        var onImages = calls.Count(call => call.Lab.Mnist || call.Lab.Images) * seeds.Length;
        var images = onImages > 1 && !LabArguments.Has("--data") && !LabArguments.Has("--data-dir") ? Images() : [];
        foreach (var lab in labs)
            ResultFiles.Remove(logDir, lab.Project);
        foreach (var (lab, invocation, i) in calls)
        {
            var results = new List<LabResult>();
            string? failure = null;
            foreach (var seed in seeds)
            {
                _number++;
                failure = RunOne(engine, lab, invocation, i, images, seed, results) ?? failure;
            }
            _rows.AddRange(ResultRow.Of(results));
            _rows.AddRange(invocation.Runs.Except(results.SelectMany(result => result.Runs).Select(run => run.Name))
                .Select(run => new ResultRow(lab.Project, run, [], failure ?? "no result")));
            if (failure is not null && invocation.Runs.Count == 0)
                _rows.Add(new ResultRow(lab.Project, ConsoleTable.None, [], failure));
        }
    }

    /// <returns>Null, or how it failed.</returns>
    private string? RunOne(EngineSelection engine, LabEntry lab, Invocation invocation, int number, IReadOnlyList<string> images, int? seed, List<LabResult> results)
    {
        var file = ResultFiles.PathOf(logDir, lab.Project, number, seed ?? SlidesSeed);
        // A lab may have a run with a seed of its own, so the slides' is named only where it is asked for.
        string[] seedArguments = seed is { } given ? ["--seed", FormattableString.Invariant($"{given}")] : [];
        var data = lab.Mnist || lab.Images ? LabArguments.Without(MnistArguments, option => images.Contains(option) || ((!lab.Mnist || lab.ByEpoch) && option == "--eval-every")).Concat(images) : [];
        string[] picture = lab.Draws ? ["--picture", ResultFiles.PictureOf(file)] : [];
        string[] own = [.. invocation.Arguments, .. Arguments, .. data, .. picture, .. seedArguments];
        output.WriteLine($"[{_number}/{_total}] {ShellText.Line([lab.Project, .. LabArguments.After([.. invocation.Arguments, .. seedArguments])])}");
        var code = DotNet.RunLab(solution.Program(lab.Project, engine.Build), [.. LabArguments.After(own), "--engine", engine.Engine, "--json", file]);
        if (File.Exists(file))
            results.Add(LabResult.Read(file));
        _usage |= code == LabProgram.Usage;
        return code == LabProgram.Succeeded ? null : $"exit code {code}";
    }
}
