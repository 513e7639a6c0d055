using System.Diagnostics;
using System.Globalization;
using Lab11_1.Cnn;
using Labs.Common;
using Labs.Common.Data;
using Tensorflow;
using Tensorflow.Executors;
using Tensorflow.Keras.Engine;
using Tensorflow.Kernels;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Benchmarks;

/// <summary>
/// Lab 11-1's network, by the lab's own functions: a training step of 128 images and the evaluation of the test set in the lab's batches of 100, beside TensorFlow's tf.function (<c>LABS_ORACLE</c>) of the same,
/// in turns and by the median of the rounds; memory at most and along the training; and each kernel of the step with its share of the processor's multiply-add peak.
/// </summary>
internal static class CnnBenchmark
{
    private const int BatchSize = 128;
    private const int TestBatchSize = 100;

    public static int Run(string[] args)
    {
        var rounds = int.Parse(Option(args, "--rounds", "7"), CultureInfo.InvariantCulture);
        var steps = int.Parse(Option(args, "--steps", "20"), CultureInfo.InvariantCulture);
        var soak = int.Parse(Option(args, "--soak", "0"), CultureInfo.InvariantCulture);
        var threads = int.Parse(Option(args, "--threads", "2"), CultureInfo.InvariantCulture);
        var only = Option(args, "--only", "");
        AppContext.SetData(EngineChoice.EngineKey, Option(args, "--engine", "embedded"));
        AppContext.SetData("Labs.Threads", $"{threads}");
        Workers.Count = threads;
        if (only != "kernels") Network(rounds, steps, soak, threads);
        if (only != "network") CnnKernels.Measure(rounds, threads, BatchSize);
        return 0;
    }

    private static void Network(int rounds, int steps, int soak, int threads)
    {
        var data = MnistData.Of(DigitData.Load(DataMode.Auto, null, Console.WriteLine));
        using var peer = CnnPeer.Start(threads, Sets(data));
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var seeds = Seeds.Set(777);
        var train = tf.data.Dataset.from_tensor_slices(data.TrainImages, data.TrainLabels).shuffle(100000, seed: seeds.Next()).batch(BatchSize, drop_remainder_of: len(data.TrainImages));
        var test = tf.data.Dataset.from_tensor_slices(data.TestImages, data.TestLabels).batch(TestBatchSize);
        var model = Slide.create_model();
        var optimizer = keras.optimizers.Adam(.001f);
        using var batches = train.repeat().GetEnumerator();
        Print($"{EngineChoice.Description}, {threads} threads; data: {data.Source}; {rounds} rounds of {steps} steps: median (best)");

        Used(Train, 2 * steps);
        peer?.Ask($"step {2 * steps}");
        Side training = new(), evaluation = new();
        var first = Memory();
        for (var round = 0; round < rounds; round++)
        {
            training.Add(Used(Train, steps), peer?.Ask($"step {steps}"));
            evaluation.Add(Used(Evaluate, 1), peer?.Ask("evaluation 1"));
        }
        Print($"{"",-34}{"here, ms",22}{"processor, ms",22}{"tf.function, ms",22}{"processor, ms",22}{"ratio",8}{"processor",11}");
        training.Print($"step of {BatchSize} images");
        evaluation.Print($"evaluation of {data.TestImages.dims[0]} images");
        Print($"memory: {first:F0} MB before the first round, {Memory():F0} MB after the last, {Peak():F0} MB at most");
        for (var part = 0; soak > 0 && part < 10; part++)
        {
            Train(soak / 10);
            Print($"  {(part + 1) * (soak / 10)} steps more: {Memory():F0} MB, {Peak():F0} MB at most");
        }
        if (peer?.Ask("memory") is var (used, most)) Print($"tf.function: {used:F0} MB, {most:F0} MB at most");

        void Train(int count)
        {
            for (var i = 0; i < count; i++)
            {
                batches.MoveNext();
                var grads = Slide.grad(model, batches.Current.Item1, batches.Current.Item2);
                optimizer.apply_gradients(zip(grads, model.TrainableVariables));
            }
        }

        void Evaluate(int count)
        {
            for (var i = 0; i < count; i++)
                foreach (var (images, labels) in test) _ = (float)Slide.evaluate(model, images, labels);
        }
    }

    private static IEnumerable<(string Name, float[] Pixels, byte[] Classes)> Sets(MnistData data)
    {
        yield return ("train", data.TrainImages.ToArray<float>(), Classes(data.TrainLabels));
        yield return ("test", data.TestImages.ToArray<float>(), Classes(data.TestLabels));

        static byte[] Classes(NDArray labels) => [.. labels.ToArray<float>().Chunk(10).Select(row => (byte)Array.IndexOf(row, 1f))];
    }

    // Seconds on the wall and of the processor for one of so many.
    private static (double Wall, double Processor) Used(Action<int> work, int count)
    {
        using var process = Process.GetCurrentProcess();
        var (begin, before) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        work(count);
        process.Refresh();
        return (Stopwatch.GetElapsedTime(begin).TotalSeconds / count, (process.TotalProcessorTime - before).TotalSeconds / count);
    }

    private static double Memory()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1e6;
    }

    private static double Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }

    private static string Option(string[] args, string name, string @default)
    {
        var at = Array.IndexOf(args, name);
        return at < 0 ? @default : args[at + 1];
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    // One thing that is measured here and there.
    private sealed class Side
    {
        private readonly List<double> wall = [], processor = [], otherWall = [], otherProcessor = [];

        public void Add((double Wall, double Processor) here, (double Wall, double Processor)? there)
        {
            wall.Add(here.Wall);
            processor.Add(here.Processor);
            if (there is not var (otherSeconds, otherUsed)) return;
            otherWall.Add(otherSeconds);
            otherProcessor.Add(otherUsed);
        }

        public void Print(string name)
        {
            var line = $"{name,-34}{Text(wall),22}{Text(processor),22}";
            if (otherWall.Count > 0)
                line += string.Create(CultureInfo.InvariantCulture, $"{Text(otherWall),22}{Text(otherProcessor),22}{Median(wall) / Median(otherWall),8:F2}{Median(processor) / Median(otherProcessor),11:F2}");
            Console.WriteLine(line);
        }

        private static string Text(List<double> seconds) => string.Create(CultureInfo.InvariantCulture, $"{Median(seconds) * 1e3:F1} ({seconds.Min() * 1e3:F1})");

        private static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);
    }
}
