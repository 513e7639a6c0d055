using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Labs.Pictures;
using Tensorflow;
using Tensorflow.Keras.Engine;
using Tensorflow.Kernels;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Benchmarks;

/// <summary>
/// How a training step's time grows with width, batch and depth: Dense layers of one width with ReLU and one of ten columns behind them, mean squared error, a tape and Adam; beside TensorFlow's tf.function
/// (<c>LABS_ORACLE</c>) and TorchSharp (<c>LABS_TORCHSHARP</c>: the program of Tests/TorchSharpStep) with the same in the same run, each in a process of its own, whose peak memory is measured.
/// </summary>
internal static class GrowthBenchmark
{
    private static readonly (int Width, int Batch, int Depth)[] Cases =
    [
        .. new[] { 1, 2, 4, 8, 16, 32, 128, 1024, 10_000 }.Select(batch => (512, batch, 2)),
        .. new[] { 16, 64, 256, 784, 1024, 2048 }.SelectMany(width => new[] { (width, 1, 2), (width, 128, 2) }),
        (3000, 128, 2), (4096, 128, 2), (4096, 1024, 2),
        .. new[] { 1, 4, 8, 16, 32 }.Select(depth => (256, 128, depth)),
    ];

    public static int Run(string[] args)
    {
        AppContext.SetData("Labs.Engine", "embedded");
        AppContext.SetData("Labs.Threads", $"{Environment.ProcessorCount}");
        if (args is ["step", var width, var batch, var depth])
        {
            Workers.Count = Environment.ProcessorCount;
            Step(int.Parse(width, CultureInfo.InvariantCulture), int.Parse(batch, CultureInfo.InvariantCulture), int.Parse(depth, CultureInfo.InvariantCulture));
            return 0;
        }
        var only = Option(args, "--only") ?? "";
        var drawn = new List<Point>();
        Console.WriteLine($"{"width batch depth",-20}{"here, us",12}{"MB",8}{"tf.function",13}{"MB",8}{"ratio",8}{"TorchSharp",13}{"MB",8}{"ratio",8}");
        foreach (var (w, b, d) in Cases)
        {
            var name = $"{w} {b} {d}";
            if (!name.StartsWith(only, StringComparison.Ordinal)) continue;
            var here = Measure(Environment.ProcessPath!, ["growth", "step", $"{w}", $"{b}", $"{d}"]);
            string[] asked = [$"{w}", $"{b}", $"{d}", $"{Environment.ProcessorCount}"];
            (double Seconds, double Megabytes)? tensorflow = Environment.GetEnvironmentVariable("LABS_ORACLE") is { } oracle ? Measure(oracle, [Script(), .. asked]) : null;
            (double Seconds, double Megabytes)? torch = Environment.GetEnvironmentVariable("LABS_TORCHSHARP") is { } program ? Measure(program, asked) : null;
            drawn.Add(new Point(w, b, d, 1 / here.Seconds, 1 / tensorflow?.Seconds, 1 / torch?.Seconds));
            var line = string.Create(CultureInfo.InvariantCulture, $"{name,-20}{here.Seconds * 1e6,12:F0}{here.Megabytes,8:F0}");
            foreach (var peer in new[] { tensorflow, torch })
                line += peer is { } other ? string.Create(CultureInfo.InvariantCulture, $"{other.Seconds * 1e6,13:F0}{other.Megabytes,8:F0}{here.Seconds / other.Seconds,8:F2}") : new string(' ', 29);
            Console.WriteLine(line.TrimEnd());
        }
        if (Option(args, "--picture") is { } file) Draw(drawn, file);
        return 0;
    }

    // Here, TensorFlow, Torch: steps a second.
    private readonly record struct Point(int Width, int Batch, int Depth, double Here, double? TensorFlow, double? Torch);

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static void Draw(List<Point> drawn, string file)
    {
        var picture = new Picture(columns: 3);
        Part(0, "width, batch 128", "log2 of the width", one => one is { Batch: 128, Depth: 2 }, one => one.Width);
        Part(1, "batch, width 512", "log2 of the batch", one => one is { Width: 512, Depth: 2 }, one => one.Batch);
        Part(2, "depth, width 256, batch 128", "log2 of the depth", one => one is { Width: 256, Batch: 128 }, one => one.Depth);
        picture.Save(file);

        void Part(int place, string title, string x, Func<Point, bool> which, Func<Point, int> along)
        {
            var points = drawn.Where(which).OrderBy(along).ToList();
            var at = points.ConvertAll(one => Math.Log2(along(one)));
            var panel = picture.Panels[place].Named(title, x, "steps a second").Curve("embedded", at, points.ConvertAll(one => one.Here), marks: true, logarithmic: true);
            if (points.TrueForAll(one => one.TensorFlow is not null)) panel.Curve("tf.function", at, points.ConvertAll(one => one.TensorFlow!.Value), marks: true, dashed: true, logarithmic: true);
            if (points.TrueForAll(one => one.Torch is not null)) panel.Curve("TorchSharp", at, points.ConvertAll(one => one.Torch!.Value), marks: true, dashed: true, logarithmic: true);
        }
    }

    private static void Step(int width, int batch, int depth)
    {
        var x = tf.random.normal((batch, width), seed: 1);
        var y = tf.random.normal((batch, 10), seed: 2);
        var model = keras.Sequential();
        model.add(keras.Input(shape: width));
        for (var i = 0; i < depth - 1; i++) model.add(keras.layers.Dense(width, activation: keras.activations.Relu));
        model.add(keras.layers.Dense(width));
        model.add(keras.layers.Dense(10));
        var optimizer = keras.optimizers.Adam(.001f);
        StepTime.Print(() =>
        {
            using var tape = tf.GradientTape();
            var loss = tf.reduce_mean(tf.square(model.Apply(x) - y));
            var gradients = tape.gradient(loss, model.TrainableVariables);
            optimizer.apply_gradients(zip(gradients, model.TrainableVariables.Select(variable => variable as ResourceVariable))!);
        });
    }

    private static (double Seconds, double Megabytes) Measure(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var numbers = JsonSerializer.Deserialize<double[]>(process.StandardOutput.ReadToEnd())!;
        process.WaitForExit();
        return (numbers[0], numbers[1]);
    }

    private static string Script([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "growth.py");
}
