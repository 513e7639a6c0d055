using System.Diagnostics;
using System.Globalization;
using Labs.Common;
using Labs.Common.Data;
using Tensorflow;
using Tensorflow.Executors;
using Tensorflow.Kernels;
using Tensorflow.Storage;
using static Lab10_1.Relu.Slide;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Benchmarks;

/// <summary>
/// The training step of the MNIST labs by itself (gradient and update, by the labs' own networks and functions, the batches drawn from the shuffled training set on the way), and the
/// labs' other parts: loss and accuracy of the batch, and the test set. Each is to be compared with the figure of the Python benchmark that it is printed with.
/// </summary>
internal static class MnistBenchmark
{
    private const int BatchSize = 128;
    private const int StepsPerEpoch = 468;

    public static int Run(string[] args)
    {
        var rounds = int.Parse(Option(args, "--rounds", "7"), CultureInfo.InvariantCulture);
        var steps = int.Parse(Option(args, "--steps", "100"), CultureInfo.InvariantCulture);
        var only = Option(args, "--only", "");
        AppContext.SetData(Tensorflow.Executors.EngineChoice.EngineKey, Option(args, "--engine", "embedded"));
        AppContext.SetData("Labs.Threads", Option(args, "--threads", "2"));

        var data = MnistData.Of(DigitData.Load(DataMode.Auto, null, Console.WriteLine));
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Print($"{Tensorflow.Executors.EngineChoice.Description}, {Workers.Count} threads; data: {data.Source}; {rounds} rounds of {steps} steps, as seconds per epoch of {StepsPerEpoch} steps: best (median)");
        foreach (var (name, shape, create) in LabNetworks.All)
            if (name.StartsWith(only, StringComparison.Ordinal)) Measure($"{name} ({shape})", create, data, rounds, steps);
        return 0;
    }

    private static void Measure(string name, Func<Tensorflow.Keras.Engine.Model> create, MnistData data, int rounds, int steps)
    {
        var seeds = Seeds.Set(777);
        var train = tf.data.Dataset.from_tensor_slices(data.TrainImages, data.TrainLabels).shuffle(100000, seed: seeds.Next()).batch(BatchSize, drop_remainder_of: len(data.TrainImages));
        var test = tf.data.Dataset.from_tensor_slices(data.TestImages, data.TestLabels).shuffle(100000, seed: seeds.Next()).batch(len(data.TestImages));
        var (test_images, test_labels) = test.First();
        var network = create();
        var optimizer = keras.optimizers.Adam(.001f);
        using var batches = train.repeat(1 + (steps * (rounds + 2) / StepsPerEpoch)).GetEnumerator();

        (Tensor Images, Tensor Labels) Batch()
        {
            batches.MoveNext();
            return (batches.Current.Item1, batches.Current.Item2);
        }

        void Train(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var (images, labels) = Batch();
                var grads = grad(network, images, labels);
                optimizer.apply_gradients(zip(grads, network.TrainableVariables));
            }
        }

        // What the network before this one left behind.
        BlockPool.Sweep(everyGeneration: true);
        // Twice, so that the storage of a steady state is there.
        Train(steps);
        Train(steps);
        var collections = Collections();
        var reserved = BlockPool.ReservedBytes;
        var large = LargeObjects();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var training = new List<double>();
        for (var round = 0; round < rounds; round++) training.Add(Seconds(() => Train(steps)) / steps);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var after = Collections();
        Print($"{name}");
        Print($"  step alone                      {PerEpoch(training)}   against training_only_s");
        Print($"    managed bytes a step {allocated / (rounds * steps)}, collections of generations 0, 1, 2: {after[0] - collections[0]}, {after[1] - collections[1]}, {after[2] - collections[2]} in {rounds * steps} steps");
        Print($"    storage taken from the operating system {BlockPool.ReservedBytes - reserved} bytes, growth of the large-object heap {LargeObjects() - large} bytes (the shuffle's row numbers; tensors have no storage on the collected heap)");

        var (batchImages, batchLabels) = ((Tensor)data.TestImages["0:128"], (Tensor)data.TestLabels["0:128"]);
        var ofBatch = Times(rounds, 50, () =>
        {
            _ = (float)loss_fn(network, batchImages, batchLabels);
            _ = (float)accuracy_fn(network, batchImages, batchLabels);
        });
        var ofTest = Times(rounds, 3, () => _ = (float)accuracy_fn(network, test_images, test_labels));
        Print($"  loss and accuracy of the batch  {PerEpoch(ofBatch)}   without_test_set_s - training_only_s");
        Print($"  10,000 test images              {PerEpoch(ofTest)}   as_the_slides_s - without_test_set_s");
        using var process = Process.GetCurrentProcess();
        Print($"  peak memory of the process {process.PeakWorkingSet64 / 1e6:F0} MB");
    }

    private static List<double> Times(int rounds, int calls, Action work)
    {
        work();
        return [.. Enumerable.Range(0, rounds).Select(_ => Seconds(() =>
        {
            for (var i = 0; i < calls; i++) work();
        }) / calls)];
    }

    private static string PerEpoch(List<double> seconds) => string.Create(
        CultureInfo.InvariantCulture, $"{seconds.Min() * StepsPerEpoch,6:F2} ({seconds.Order().ElementAt(seconds.Count / 2) * StepsPerEpoch,6:F2})");

    private static int[] Collections() => [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)];

    private static long LargeObjects()
    {
        GC.Collect();
        return GC.GetGCMemoryInfo().GenerationInfo[3].SizeAfterBytes;
    }

    private static double Seconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string Option(string[] args, string name, string @default)
    {
        var at = Array.IndexOf(args, name);
        return at < 0 ? @default : args[at + 1];
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
