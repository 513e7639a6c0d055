using Labs.Common.Data;

namespace RunLabs;

/// <summary>The command line of RunLabs.</summary>
internal static class Commands
{
    private static readonly string[] EngineNames = [EngineSelection.Embedded, EngineSelection.LibTensorFlow, EngineSelection.TensorFlowNet, EngineSelection.Auto];
    private static readonly LabOption<string> Engine = LabOption.Choice("--engine",
        "What computes; auto takes TensorFlow.NET if it builds and trains here, else libtensorflow, else the embedded engine; else LABS_ENGINE.", EngineSelection.Embedded, EngineNames);
    private static readonly LabOption<bool> AsTheSlides = LabOption.Flag("--as-the-slides", "Evaluate on the test set after every step, as the slides do.");
    private static readonly LabOption<int> EvalEvery = LabOption.Whole("--eval-every", "Steps from one test accuracy to the next; the last step always; 0: only there.", 50, 0);
    private static readonly LabOption<int> Seed = LabOption.Whole("--seed", "The first seed.", 777, 0);
    private static readonly LabOption<int> Seeds = LabOption.Whole("--seeds", "How many seeds to run, one after the other; the table has their mean and spread.", 1, 1);
    private static readonly LabOption<string> Data = LabOption.Choice("--data", "Which data: MNIST, the built-in digits, or MNIST where it can be had.", "auto", "auto", "mnist", "digits");
    private static readonly LabOption<string?> DataDir = LabOption.Word("--data-dir", "Folder with MNIST's files; else LABS_MNIST_DIR.", "DIR");
    private static readonly LabOption<int?> Threads = LabOption.WholeOrNone("--threads", "Threads that compute.", 1, "one per core");
    private static readonly LabOption<string?> LogDir = LabOption.Word("--log-dir", "Where logs and results go.", "DIR", "logs");
    private static readonly LabOption<bool> NoLogs = LabOption.Flag("--no-logs", "Write no logs for TensorBoard.");
    private static readonly LabOption<bool> NoBuild = LabOption.Flag("--no-build", "Run the labs as they were last built.");
    private static readonly LabOption<string?> Output = LabOption.Word("--output", "Where the page goes; else report.html in the log folder.", "FILE");
    private static readonly LabOption<bool> Verbose = LabOption.Flag("--verbose", "Say where in a program an error arose.");

    private static readonly LabOption[] RunOptions = [Engine, AsTheSlides, EvalEvery, Seed, Seeds, Data, DataDir, Threads, LogDir, NoLogs, NoBuild, Verbose];
    private static readonly LabOption[] ReportOptions = [LogDir, Output, Verbose];

    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">The command line cannot be used.</exception>
    public static int Run(string[] args)
    {
        if (CommandLineParser.AsksForHelp(args))
        {
            Console.Write(Help());
            return LabProgram.Succeeded;
        }
        var command = args.Length > 0 && args[0] is "run" or "list" or "report" or "data" ? args[0] : null;
        ReadOnlySpan<string> rest = command is null ? args : args.AsSpan(1);
        switch (command)
        {
            case "list":
                _ = Parse(rest, [], 0);
                Listing.Print(Console.Out, Solution.Find());
                return LabProgram.Succeeded;
            case "report":
                var report = Parse(rest, ReportOptions, 0).Values;
                return Report(report.Get(LogDir)!, report.Get(Output));
            case "data":
                return ExportData(rest);
            default:
                var (values, words) = Parse(rest, RunOptions, int.MaxValue);
                return Run(values, words);
        }
    }

    private static int Run(OptionValues options, IReadOnlyList<string> labs)
    {
        var engine = options.IsGiven(Engine) ? options.Get(Engine) : FromEnvironment();
        var forAll = new List<string>();
        var forMnist = new List<string> { EvalEvery.Name, FormattableString.Invariant($"{(options.Get(AsTheSlides) ? 1 : options.Get(EvalEvery))}") };
        void Pass<T>(List<string> arguments, LabOption<T> option)
        {
            if (options.IsGiven(option))
                arguments.AddRange([option.Name, .. option.IsFlag ? [] : new[] { FormattableString.Invariant($"{options.Get(option)}") }]);
        }
        Pass(forAll, Threads);
        Pass(forAll, LogDir);
        Pass(forAll, NoLogs);
        Pass(forAll, Verbose);
        Pass(forMnist, Data);
        Pass(forMnist, DataDir);
        if (options.IsGiven(AsTheSlides) && options.IsGiven(EvalEvery))
            throw new UsageException("--as-the-slides: found together with --eval-every, expected one of them");

        var first = options.Get(Seed);
        return new LabRunner(Solution.Find(), Console.Out, options.Get(LogDir)!)
        {
            Engine = engine,
            Build = !options.Get(NoBuild),
            Seeds = [.. Enumerable.Range(first, options.Get(Seeds))],
            Arguments = forAll,
            MnistArguments = forMnist,
        }.Run(labs);
    }

    private static int Report(string logDir, string? output)
    {
        var results = ResultFiles.ReadAll(logDir);
        if (results.Count == 0)
            throw new FileNotFoundException($"--log-dir: found no results in '{ResultFiles.Folder(logDir)}', expected those of a run before");
        var path = output ?? Path.Combine(logDir, "report.html");
        File.WriteAllText(path, HtmlReport.Of([.. ResultRow.Of(results)]));
        Console.WriteLine(path);
        return LabProgram.Succeeded;
    }

    private static int ExportData(ReadOnlySpan<string> args)
    {
        var (options, words) = Parse(args, [Data, DataDir, Verbose], 2);
        if (words is not ["export", var folder])
            throw UsageException.For("data", words.Count == 0 ? "nothing" : $"'{string.Join(' ', words)}'", "export DIR");
        DataExport.Write(folder, DigitData.Load(Enum.Parse<DataMode>(options.Get(Data), ignoreCase: true), options.Get(DataDir), Console.WriteLine));
        Console.WriteLine(folder);
        return LabProgram.Succeeded;
    }

    private static string FromEnvironment() => Environment.GetEnvironmentVariable(EngineOption.EnvironmentVariable) is { Length: > 0 } word
        ? (string)LabOption.Choice(EngineOption.EnvironmentVariable, "", Engine.Default, EngineNames).Read([word])
        : Engine.Default;

    private static (OptionValues Values, IReadOnlyList<string> Words) Parse(ReadOnlySpan<string> args, LabOption[] options, int words)
    {
        var (given, rest) = CommandLineParser.ParseWithWords(args.ToArray(), options);
        return rest.Count > words
            ? throw new UsageException($"'{rest[words]}': found a word too many, expected {(words == 0 ? "options only" : $"{words}")} (--help lists them)")
            : (new OptionValues(given), rest);
    }

    private static string Help() =>
        CommandLineParser.Help("run-labs", "Runs the labs, each distinct network once, and sets their results beside the slides'.", RunOptions) +
        """
        Commands:
          run [LAB...]     The default. A LAB is Lab09_1.Xor or 09-1; without one all labs are run.
          list             The labs that there are.
          report           Write one HTML page with the curves of the last runs (--log-dir DIR, --output FILE).
          data export DIR  Write the data in use as IDX files (--data, --data-dir).

        """;
}
