using Labs.TensorBoard;

namespace RunLabs.Tests.Report;

/// <summary>Runs of every kind that the report shows, with logs, and the folder that they lie in.</summary>
internal sealed class SampleRuns : IDisposable
{
    public const string WrongDigits = "wrong_digits";

    public SampleRuns()
    {
        foreach (var run in new[] { "relu", "sigmoid" })
            WriteLogs(Path.Combine(Folder, "logs", run));
        File.WriteAllText(Path.Combine(Folder, "surface.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"80\"><circle cx=\"60\" cy=\"40\" r=\"30\"/></svg>");
        var study = new RunResult("<study>", null, [], null, null, [], 0.25)
        {
            Series =
            [
                new("Descent on E(w) = 3(w-2)^2 + 5", "step", "E(w)", [new("rate 0.1", [0, 1, 2], [32, 9.32, 5.6912]), new("slide, rate 0.1", [0, 1, 2], [32, 9.32, 5.6912]) { Published = true }])
                {
                    LogarithmicY = true, Note = "Rate .4 runs away.",
                },
                new("With a gap", "w", "E", [new("E", [-1, 0, 0.5, 1], [4, double.NaN, 2.5, 1])]),
            ],
            Tables = [new("Steps", ["i", "w(i)", "remark"], [[0.0, 5.0, "start"], [1.0, 3.2, null]]) { Note = "In double precision." }],
            Pictures = [new("The surface", "surface.svg", "A bowl whose least point is at w = 2."), new("Gone", "gone.png", "What is no longer there.")],
        };
        Rows =
        [
            new("Lab09_1.Xor", "wide-deep", [In(Results.Xor("Lab09_1.Xor", "wide-deep", Results.Published("Lab09_1.Xor", "wide-deep"), 1))]),
            new("Lab09_1.Xor", "two-layer", [Results.Xor("Lab09_1.Xor", "two-layer", [(0, 0.7f), (5000, 1e-3f), (10_000, 1.878e-6f)], 1, runSeed: 5)]),
            new("Lab10_1.Relu", "sigmoid", [Mnist("Lab10_1.Relu", "sigmoid", 0.9245f, 777)]),
            new("Lab10_1.Relu", "relu", [Mnist("Lab10_1.Relu", "relu", 0.9595f, 777), Mnist("Lab10_1.Relu", "relu", 0.9605f, 778)]),
            new("Lab10_2.Initializers", "deep-xavier", [Mnist("Lab10_2.Initializers", "deep-xavier", 0.9701f, 777)]),
            new("Lab10_3.Dropout", "dropout", [Mnist("Lab10_3.Dropout", "dropout", 0.9561f, 777)]),
            new("Lab10_4.BatchNorm", "batchnorm", [], "exit code 1"),
            new("Study1.GradientDescent", "<study>", [In((new LabResult("Study1.GradientDescent", "embedded", null, 777, [study]) { LookFor = "Which rate runs away?" }, study))]),
        ];
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("report-").FullName;

    public IReadOnlyList<ResultRow> Rows { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private (LabResult, RunResult) Mnist(string lab, string run, float accuracy, int seed)
    {
        var steps = Enumerable.Range(0, 468).Select(step => new StepResult(step)
        {
            TrainLoss = 2.3f * MathF.Exp(-step / 60f) + 0.15f, TrainAccuracy = 1 - 0.9f * MathF.Exp(-step / 40f), TestAccuracy = step == 467 ? accuracy : step % 50 == 0 ? accuracy - 0.8f * MathF.Exp(-step / 40f) : null,
        });
        var result = new RunResult(run, null, [.. steps], null, accuracy, [], 1.25) { Logs = Path.Combine("logs", run) };
        return In((new LabResult(lab, "embedded", "mnist", seed, [result]), result));
    }

    private (LabResult, RunResult) In((LabResult Lab, RunResult Run) result) => (result.Lab with
    {
        Folder = Folder,
        Started = new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero),
        Machine = "Linux, X64, 2 processors, .NET 10.0.0",
        EngineVersion = "1.0.0",
    }, result.Run);

    private static void WriteLogs(string folder)
    {
        using var writer = new SummaryWriter(folder);
        var random = new Random(1);
        for (var step = 0; step <= 467; step++)
        {
            if (step % 50 != 0 && step != 467)
                continue;
            var spread = 0.05f + step / 5000f;
            writer.Histogram("dense/kernel", [.. Enumerable.Range(0, 500).Select(_ => spread * (random.NextSingle() + random.NextSingle() - 1))], step);
            writer.Histogram("dense/bias", [.. Enumerable.Range(0, 50).Select(_ => spread * (random.NextSingle() - 0.5f))], step);
        }
        writer.KerasModel("""{"class_name":"Sequential","config":{"name":"sequential","layers":[{"class_name":"Flatten","config":{"name":"flatten"}},{"class_name":"Dense","config":{"name":"dense"}}]}}""");
        writer.Image(WrongDigits, [.. Enumerable.Range(0, 3 * 28 * 28).Select(i => (byte)(i % 251))], [3, 28, 28, 1], 467);
        writer.Text(WrongDigits + RunLogs.CaptionsEnding, "a 7, taken for 1\na 4, taken for 9\na 2, taken for 7", 467);
    }
}
