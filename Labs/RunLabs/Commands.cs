using System.Diagnostics;
using Labs.Common.Data;
using RunLabs.Report;

namespace RunLabs;

/// <summary>The command line of RunLabs.</summary>
internal static class Commands
{
    private const string Program = "run-labs";

    // What follows it is for the labs.
    private const string ForLabs = "--";

    private static readonly string[] EngineNames = [EngineSelection.Embedded, EngineSelection.LibTensorFlow, EngineSelection.TensorFlowNet, EngineSelection.Auto];
    private static readonly LabOption<string> Engine = LabOption.Choice("--engine",
        "What computes; auto takes TensorFlow.NET if it builds and trains here, else libtensorflow, else the embedded engine; else LABS_ENGINE.", EngineSelection.Embedded, EngineNames);
    private static readonly LabOption<bool> AsTheSlides = LabOption.Flag("--as-the-slides", "Evaluate on the test set after every step, as the slides do.");
    private static readonly LabOption<int> EvalEvery = LabOption.Whole("--eval-every", "Steps from one test accuracy to the next; the last step always; 0: only there.", 50, 0);
    private static readonly LabOption<int> Seed = LabOption.Whole("--seed", "The first seed.", 777, 0);
    private static readonly LabOption<int> Seeds = LabOption.Whole("--seeds", "How many seeds to run, one after the other; the table has their mean and spread.", 1, 1, 1000);
    private static readonly LabOption<string> Data = LabOption.Choice("--data", "Which data: MNIST, the built-in digits, or MNIST where it can be had.", "auto", "auto", "mnist", "digits");
    private static readonly LabOption<string?> DataDir = LabOption.Word("--data-dir", "Folder with MNIST's files; else LABS_MNIST_DIR.", "DIR");
    private static readonly LabOption<int?> Threads = LabOption.WholeOrNone("--threads", "Threads that compute.", 1, "one per core");
    private static readonly LabOption<string?> LogDir = LabOption.Word("--log-dir", "Where logs and results go.", "DIR", "logs");
    private static readonly LabOption<bool> NoLogs = LabOption.Flag("--no-logs", "Write no logs for TensorBoard.");
    private static readonly LabOption<bool> NoBuild = LabOption.Flag("--no-build", "Run the labs as they were last built.");
    private static readonly LabOption<string?> Output = LabOption.Word("--output", "Where the page goes; else report.html in the log folder.", "FILE");
    private static readonly LabOption<bool> Open = LabOption.Flag("--open", "Show the page in the browser.");
    private static readonly LabOption<string> Language = CommonOptions.LanguageOption();
    private static readonly LabOption<bool> Verbose = LabOption.Flag("--verbose", "Say where in a program an error arose.");

    private static readonly LabOption[] RunOptions = [Engine, AsTheSlides, EvalEvery, Seed, Seeds, Data, DataDir, Threads, LogDir, NoLogs, NoBuild, Language, Verbose];

    private static readonly CommandEntry[] All =
    [
        new("run", "LAB", "The default. A LAB is Lab09_1.Xor or 09-1, Study1.GradientDescent or S1; studies: all of them; all: labs and studies; without one all labs are run. Options after -- are the labs' own: run-labs 10-1 -- --epochs 2 --activation relu.", RunOptions, Run),
        new("list", null, "The labs and studies that there are.", [Language, Verbose], List),
        new("report", null, "Write one HTML page of the last runs: table, curves, histograms, pictures.", [LogDir, Output, Open, Language, Verbose], Report),
        new("tensorboard", null, "Start TensorBoard on the logs, where it is found: on the PATH, as a module of Python, or by uvx. Options after -- are its own: run-labs tensorboard -- --port 6007.", [LogDir, Language, Verbose], TensorBoard),
        new("data", "export DIR", "Write the data in use as IDX files.", [Data, DataDir, Language, Verbose], ExportData),
    ];

    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">The command line cannot be used.</exception>
    public static int Run(string[] args)
    {
        var separator = Array.IndexOf(args, ForLabs);
        var own = separator < 0 ? args : args[..separator];
        if (CommandLineParser.AsksForVersion(own))
        {
            Console.WriteLine(CommandLineParser.Version(Program, typeof(Commands).Assembly));
            return LabProgram.Succeeded;
        }
        var command = own.Length > 0 ? Array.Find(All, entry => entry.Name.Equals(own[0], StringComparison.OrdinalIgnoreCase)) : null;
        if (CommandLineParser.AsksForHelp(own))
        {
            Console.Write(command is null ? Help() : command.Help(Program));
            return LabProgram.Succeeded;
        }
        var entry = command ?? All[0];
        var afterTwoDashes = entry.Action == Run ? "the labs'" : entry.Action == TensorBoard ? "TensorBoard's" : null;
        if (separator >= 0 && afterTwoDashes is null)
            throw new UsageException($"{ForLabs}: found after '{entry.Name}', expected after the labs that are to be run, or after 'tensorboard'");
        var (given, words) = CommandLineParser.ParseWithWords(command is null ? own : own[1..], entry.Options, afterTwoDashes);
        return entry.Action(new Parsed(new OptionValues(given), words, separator < 0 ? [] : args[(separator + 1)..]));
    }

    private static int Run(Parsed parsed)
    {
        var (options, labs, forLabs) = parsed;
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
        Pass(forAll, Language);
        Pass(forAll, Verbose);
        Pass(forMnist, Data);
        Pass(forMnist, DataDir);
        if (options.IsGiven(AsTheSlides) && options.IsGiven(EvalEvery))
            throw new UsageException("--as-the-slides: found together with --eval-every, expected one of them");
        if (options.Get(Seed) > int.MaxValue - (options.Get(Seeds) - 1))
            throw UsageException.For("--seeds", FormattableString.Invariant($"{options.Get(Seeds)} from --seed {options.Get(Seed)}"), FormattableString.Invariant($"none above {int.MaxValue}"));

        var solution = Solution.Find();
        return new LabRunner(solution, Console.Out, options.Get(LogDir)!)
        {
            Engine = engine,
            Build = !options.Get(NoBuild),
            FirstSeed = options.IsGiven(Seed) || options.Get(Seeds) > 1 ? options.Get(Seed) : null,
            SeedCount = options.Get(Seeds),
            Arguments = forAll,
            MnistArguments = forMnist,
            LabArguments = new LabArguments(forLabs),
            Images = () => LabImages.Find(options.Get(Data), options.Get(DataDir), line => Console.WriteLine(Words.Of(line))),
        }.Run(LabRunner.Choose(solution, labs, All.Select(entry => entry.Name)));
    }

    private static int List(Parsed parsed)
    {
        parsed.ExpectNoWords();
        Listing.Print(Console.Out, Solution.Find());
        return LabProgram.Succeeded;
    }

    private static int Report(Parsed parsed)
    {
        parsed.ExpectNoWords();
        var (options, _, _) = parsed;
        var logDir = options.Get(LogDir)!;
        var results = ResultFiles.ReadAll(logDir);
        if (results.Count == 0)
            throw new FileNotFoundException($"--log-dir: found no results in '{ResultFiles.Folder(logDir)}', expected those of a run before");
        var path = options.Get(Output) ?? Path.Combine(logDir, "report.html");
        var page = ReportPage.Of([.. ResultRow.Of(results)]);
        try
        {
            File.WriteAllText(path, page);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--output: '{path}' cannot be written ({error.Message.TrimEnd('.')}), expected a file in a folder that can be written", error);
        }
        Console.WriteLine(path);
        if (options.Get(Open))
            Browser.Show(path);
        return LabProgram.Succeeded;
    }

    private static int TensorBoard(Parsed parsed)
    {
        parsed.ExpectNoWords();
        var logDir = parsed.Options.Get(LogDir)!;
        if (!Directory.Exists(logDir))
            throw new DirectoryNotFoundException($"--log-dir: found no folder '{logDir}', expected the logs of a run before");
        return new TensorBoardProgram(Environment.GetEnvironmentVariable("PATH") ?? "", DotNet.Succeeds).Run(logDir, parsed.ForLabs);
    }

    private static int ExportData(Parsed parsed)
    {
        var (options, words, _) = parsed;
        if (words is not ["export", { Length: > 0 } folder])
            throw UsageException.For("data", words.Count == 0 ? "nothing" : $"'{string.Join(' ', words)}'", "export DIR");
        DataExport.Write(folder, DigitData.Load(Enum.Parse<DataMode>(options.Get(Data), ignoreCase: true), options.Get(DataDir), Console.WriteLine));
        Console.WriteLine(folder);
        return LabProgram.Succeeded;
    }

    private static string FromEnvironment() => Environment.GetEnvironmentVariable(EngineOption.EnvironmentVariable) is { Length: > 0 } word
        ? (string)LabOption.Choice(EngineOption.EnvironmentVariable, "", Engine.Default, EngineNames).Read([word])
        : Engine.Default;

    private static string Help() =>
        CommandLineParser.Help(Program, "Runs the labs, each distinct network once, and sets their results beside the slides'.", RunOptions, "LAB",
            [.. All.Select(entry => (entry.Name, entry.Words, entry.Description))]);
}
