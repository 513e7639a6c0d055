namespace Labs.Common;

/// <summary>The values of a lab's options.</summary>
public sealed class LabOptions
{
    private readonly Dictionary<LabOption, object> _given;
    private readonly CommonOptions _common;
    private readonly LabCommand _lab;

    private LabOptions(LabCommand lab, CommonOptions common, Dictionary<LabOption, object> given)
    {
        _lab = lab;
        _common = common;
        _given = given;
        Engine = _given.TryGetValue(common.Engine, out var engine) ? (string)engine : EngineOption.FromEnvironment();
    }

    /// <summary>Seed of all random numbers, 777 unless the lab says otherwise.</summary>
    public int Seed => Get(_common.Seed);

    /// <summary>Whether <c>--seed</c> was given.</summary>
    public bool SeedIsGiven => _given.ContainsKey(_common.Seed);

    /// <summary>Training steps; null: not given, so the network's own. Only of labs whose networks differ in it, as the next three.</summary>
    public int? Steps => ValueOf(_common.Steps);

    /// <summary>Learning rate, above 0; null: not given.</summary>
    public float? LearningRate => ValueOf(_common.LearningRate);

    /// <summary>Examples in a batch, 1 or more; null: not given.</summary>
    public int? BatchSize => ValueOf(_common.BatchSize);

    /// <summary>Steps from one printed line to the next, 1 or more; null: not given.</summary>
    public int? PrintEvery => ValueOf(_common.PrintEvery);

    /// <summary>Folder of all logs.</summary>
    public string LogDir => ValueOf(_common.LogDir) ?? "logs";

    /// <summary>Steps from one log entry to the next, 1 or more; null: as often as lines are printed.</summary>
    public int? LogEvery => ValueOf(_common.LogEvery) ?? (_lab.ByNetwork ? null : _lab.LogEvery);

    /// <summary>Whether logs are written.</summary>
    public bool Logs => _common.LogDir is not null && !ValueOf(_common.NoLogs);

    /// <summary><c>auto</c>, <c>mnist</c> or <c>digits</c>.</summary>
    public string Data => Required(_common.Data, "--data");

    /// <summary>Folder of MNIST's files, where given.</summary>
    public string? DataDir => ValueOf(_common.DataDir);

    /// <summary>Folder of all checkpoints.</summary>
    public string CheckpointDir => Required(_common.CheckpointDir, "--checkpoint-dir")!;

    /// <summary>Steps from one checkpoint to the next; 0: only after the last step.</summary>
    public int CheckpointEvery => Required(_common.CheckpointEvery, "--checkpoint-every");

    /// <summary>Whether the lab writes checkpoints.</summary>
    internal bool HasCheckpoints => _common.CheckpointDir is not null;

    /// <summary>Whether to continue from the newest checkpoint.</summary>
    public bool Resume => ValueOf(_common.Resume);

    /// <summary>Steps from one test accuracy to the next; 0: only after the last step.</summary>
    public int EvalEvery => Required(_common.EvalEvery, "--eval-every");

    /// <summary>Whether lines and test accuracies are those of whole epochs.</summary>
    internal bool ByEpoch => _lab.ByEpoch;

    /// <summary>Threads that compute; null: the engine's own choice.</summary>
    public int? Threads => Get(_common.Threads);

    /// <summary><c>embedded</c>, <c>libtensorflow</c> or, in a build with it, <c>tensorflow.net</c>.</summary>
    public string Engine { get; }

    /// <summary>Where results are written, if at all.</summary>
    public string? JsonFile => Get(_common.Json);

    /// <summary>Whether an error shows its stack trace.</summary>
    public bool Verbose => Get(_common.Verbose);

    /// <summary>The value of one of the lab's own options.</summary>
    public T Get<T>(LabOption<T> option) => _given.TryGetValue(option, out var value) ? (T)value : option.Default;

    /// <summary>Whether the option stood on the command line.</summary>
    public bool IsGiven(LabOption option) => _given.ContainsKey(option);

    /// <summary>Every option's value, given or default, by name without dashes; without the seed (JSON has it apart), <c>json</c>, <c>language</c>, <c>verbose</c> and what has no value.</summary>
    public IEnumerable<KeyValuePair<string, object>> Values
    {
        get
        {
            foreach (var option in _lab.Options.Concat(_common.All))
            {
                object? value = option switch
                {
                    _ when option == _common.LogEvery => LogEvery,
                    _ when option == _common.Seed || option == _common.Json || option == _common.Verbose || option == _common.Language => null,
                    _ when option == _common.Engine => Engine,
                    LabOption<bool> flag => Get(flag),
                    LabOption<int> whole => Get(whole),
                    LabOption<int?> whole => Get(whole),
                    LabOption<float> number => Get(number),
                    LabOption<float?> number => Get(number),
                    LabOption<IReadOnlyList<float>> numbers => Get(numbers),
                    LabOption<string> word => Get(word),
                    _ => null,
                };
                if (value is not null)
                    yield return new(option.Name[2..], value);
            }
        }
    }

    /// <summary>Names, as in <see cref="Values"/>, of the options whose value is not the lab's default.</summary>
    public IEnumerable<string> Changed
    {
        get
        {
            var engine = new Dictionary<LabOption, object>();
            if (_given.TryGetValue(_common.Engine, out var given)) engine[_common.Engine] = given;
            var defaults = new Dictionary<string, object>(new LabOptions(_lab, _common, engine).Values);
            foreach (var (name, value) in Values)
                if (!(defaults.TryGetValue(name, out var other) && Same(other, value))) yield return name;
        }
    }

    /// <summary>Options, as in <see cref="Values"/>, that change nothing about the numbers.</summary>
    internal static IReadOnlySet<string> Harmless { get; } = new HashSet<string>
    {
        "print-every", "log-dir", "log-every", "no-logs", "threads", "engine", "data", "data-dir", "checkpoint-dir", "checkpoint-every", "resume", "eval-every", "picture", "results", "workers",
    };

    private static bool Same(object one, object other) =>
        one is IEnumerable<float> numbers && other is IEnumerable<float> others ? numbers.SequenceEqual(others) : one.Equals(other);

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">An option or value that the lab does not know.</exception>
    public static LabOptions Parse(IReadOnlyList<string> args, LabCommand lab)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(lab);
        var common = new CommonOptions(lab);
        LabOption[] all = [.. common.All, .. lab.Options];
        // Without arguments the parser is not even loaded: it would take a good part of the time to the first printed loss.
        var given = args.Count == 0 ? [] : CommandLineParser.Parse(args, all);
        foreach (var option in all) option.Take(given.GetValueOrDefault(option));
        return new LabOptions(lab, common, given);
    }

    /// <summary>The text of <c>--help</c>.</summary>
    public static string Help(LabCommand lab)
    {
        ArgumentNullException.ThrowIfNull(lab);
        return CommandLineParser.Help(lab.Name, lab.LookFor is null ? lab.Description : $"{lab.Description} Look for: {lab.LookFor}.", [.. lab.Options, .. new CommonOptions(lab).All]);
    }

    private T? ValueOf<T>(LabOption<T>? option) => option is null ? default : Get(option);

    private T Required<T>(LabOption<T>? option, string name) => option is null ? throw NoDefault(name) : Get(option);

    private InvalidOperationException NoDefault(string option) => new($"{_lab.Name} declares no {option}, or no default for it");
}
