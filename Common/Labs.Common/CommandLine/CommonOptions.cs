namespace Labs.Common;

/// <summary>The options that every lab has, with the defaults of one lab.</summary>
internal sealed class CommonOptions
{
    public const string PrintEveryText = "Steps from one printed line to the next.";
    public const string ResumeName = "--resume";

    private const string NetworksOwn = "the network's own";

    public CommonOptions(LabCommand lab)
    {
        Seed = LabOption.Whole("--seed", "Seed of all random numbers, as in Python's tf.random.set_seed.", lab.Seed, 0);
        if (lab.ByNetwork)
        {
            Steps = LabOption.WholeOrNone("--steps", "Training steps.", 0, NetworksOwn);
            LearningRate = LabOption.PositiveOrNone("--learning-rate", "Learning rate.", NetworksOwn);
            BatchSize = LabOption.WholeOrNone("--batch-size", "Examples in a batch.", 1, "all");
        }
        if (lab.ByNetwork || lab.PrintEvery is not null)
            PrintEvery = LabOption.WholeOrNone("--print-every", PrintEveryText, 1, lab.PrintEvery?.ToInvariantString() ?? NetworksOwn, lab.PrintEvery);
        if (lab.LogEvery is { } every)
        {
            LogDir = LabOption.Word("--log-dir", "Where TensorBoard's logs go: one folder per lab and run.", "DIR", "logs");
            LogEvery = LabOption.WholeOrNone("--log-every", "Steps from one log entry to the next.", 1, lab.ByNetwork ? "as often as lines are printed" : every.ToInvariantString());
            NoLogs = LabOption.Flag("--no-logs", "Write no logs.");
        }
        if (lab.Mnist || lab.Images)
        {
            Data = LabOption.Choice("--data", "Which data: MNIST, the built-in digits, or MNIST where it can be had.", "auto", "auto", "mnist", "digits");
            DataDir = LabOption.Word("--data-dir", "Folder with MNIST's four IDX files (.gz or not) or mnist.npz; else LABS_MNIST_DIR.", "DIR");
        }
        if (lab.Mnist)
        {
            CheckpointDir = LabOption.Word("--checkpoint-dir", "Where checkpoints go: one folder per lab and run.", "DIR", "checkpoints");
            CheckpointEvery = LabOption.Whole("--checkpoint-every", "Steps from one checkpoint to the next; the last step always; 0: only there.", 100, 0);
            Resume = LabOption.Flag(ResumeName, "Continue from the newest checkpoint.");
            if (!lab.ByEpoch) EvalEvery = LabOption.Whole("--eval-every", "Steps from one test accuracy to the next; the last step always; 0: only there.", 1, 0);
        }
    }

    public LabOption<int> Seed { get; }
    public LabOption<int?>? Steps { get; }
    public LabOption<float?>? LearningRate { get; }
    public LabOption<int?>? BatchSize { get; }
    public LabOption<int?>? PrintEvery { get; }
    public LabOption<string?>? LogDir { get; }
    public LabOption<int?>? LogEvery { get; }
    public LabOption<bool>? NoLogs { get; }
    public LabOption<string>? Data { get; }
    public LabOption<string?>? DataDir { get; }
    public LabOption<string?>? CheckpointDir { get; }
    public LabOption<int>? CheckpointEvery { get; }
    public LabOption<bool>? Resume { get; }
    public LabOption<int>? EvalEvery { get; }
    public LabOption<int?> Threads { get; } = LabOption.WholeOrNone("--threads", "Threads that compute.", 1, "one per core");
    public LabOption<string> Engine { get; } = LabOption.Choice("--engine", "What computes; else LABS_ENGINE.", EngineOption.Default, EngineOption.All);
    public LabOption<string?> Json { get; } = LabOption.Word("--json", "Write the results to a file.", "FILE");
    public LabOption<string> Language { get; } = LanguageOption();
    public LabOption<bool> Verbose { get; } = LabOption.Flag("--verbose", "Say where in the program an error arose, and what TensorFlow's library says of itself.");

    public static LabOption<string> LanguageOption() => LabOption.Choice(Words.Option, "Language of what is said beside the slides' lines; auto: Korean where LANG begins with ko.", "auto", "auto", "en", "ko");

    /// <summary>Those that this lab has, in the order of <c>--help</c>.</summary>
    public IEnumerable<LabOption> All => new LabOption?[]
    {
        Seed, Steps, LearningRate, BatchSize, PrintEvery, Data, DataDir, EvalEvery, CheckpointDir, CheckpointEvery, Resume,
        LogDir, LogEvery, NoLogs, Threads, Engine, Json, Language, Verbose,
    }.OfType<LabOption>();
}
