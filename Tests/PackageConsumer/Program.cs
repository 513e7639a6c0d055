// A user's program on the packages: a training loop that is logged, a checkpoint and weights of Python's, a model saved and loaded.
using System.Globalization;
using Labs.Checkpoints;
using Labs.KerasFiles;
using Labs.TensorBoard;
using Tensorflow;
using Tensorflow.Keras.Engine;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

var (golden, work) = (args[0], args[1]);

var x = np.array(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
var y = np.array(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });
tf.set_random_seed(777);
var model = keras.Sequential(keras.layers.Dense(8, activation: "tanh", input_shape: new Shape(2)), keras.layers.BatchNormalization(), keras.layers.Dense(1, activation: "sigmoid"));
var optimizer = keras.optimizers.Adam(.05f);
using (var writer = SummaryWriter.StartRun(Path.Combine(work, "logs")))
{
    for (var step = 0; step < 200; step++)
    {
        using var tape = tf.GradientTape();
        var loss = tf.reduce_mean(keras.losses.BinaryCrossentropy().Call(y, model.Apply((Tensor)x, training: true)));
        var gradients = tape.gradient(loss, model.TrainableVariables);
        optimizer.apply_gradients(zip(gradients, model.TrainableVariables.Select(variable => (ResourceVariable)variable)));
        writer.Scalar("loss", (float)loss, step);
        if (step % 50 == 0) writer.Histogram("kernel", model.Weights[0].numpy().ToArray<float>(), step);
    }
}
var losses = EventFileReader.ReadAll(RunDirectory.EventFiles(Path.Combine(work, "logs")).Single()).Events.SelectMany(e => e.Values).Where(value => value.Tag == "loss").ToList();
Require(losses.Count == 200, "200 losses are in the log");

using (var checkpoint = new BundleReader(Path.Combine(golden, "checkpoints", "sequential", "nn_relu-468-1")))
{
    checkpoint.Verify();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"checkpoint: {checkpoint.Entries.Count} entries"));
}
foreach (var name in new[] { "2.15/nested.h5", "2.15/nested-model.h5", "2.15/nested.weights.h5", "3.16/nested.keras" })
{
    using var file = KerasFile.Open(Path.Combine(golden, "keras-files", name));
    foreach (var layer in file.Layers)
        foreach (var tensor in layer.Tensors) Console.WriteLine($"{layer.Path} {tensor} {tensor.Read<float>()[0]}");
}
using (var types = KerasFile.Open(Path.Combine(golden, "keras-files", "2.15/types.h5")))
{
    foreach (var layer in types.Layers)
        foreach (var tensor in layer.Tensors)
            if (tensor.ElementType is { } type) Console.WriteLine($"{tensor}: {Elements(tensor, type)}");
}
new KerasFileWriter(KerasFileKind.LegacyWeights).Layer("mask", KerasValue.Of("mask/kept:0", [3], [true, false, true])).Save(Path.Combine(work, "bool.h5"));
using (var bools = KerasFile.Open(Path.Combine(work, "bool.h5"))) Console.WriteLine($"bool.h5: {bools.Layers[0].Tensors[0]} {string.Join(' ', bools.Layers[0].Tensors[0].Read<byte>())}");
foreach (var name in new[] { "2.15/nested-model.h5", "2.15/nested.keras", "3.16/nested.keras" })
{
    var python = (Model)keras.models.load_model(Path.Combine(golden, "keras-files", name));
    var probabilities = python.predict(np.ones(new Shape(1, 4), np.float32)).numpy().ToArray<float>();
    Console.WriteLine($"{string.Join(' ', python.Layers.Select(layer => layer.Name))}: {string.Join(' ', probabilities.Select(p => p.ToString("F4", CultureInfo.InvariantCulture)))}");
}
foreach (var name in new[] { "xor.keras", "xor.h5" })
{
    model.save(Path.Combine(work, name));
    var loaded = (Model)keras.models.load_model(Path.Combine(work, name));
    Require(loaded.predict(x).numpy().ToArray<float>().SequenceEqual(model.predict(x).numpy().ToArray<float>()), $"{name} predicts the same");
}
Console.WriteLine($"predictions: {string.Join(' ', model.predict(x).numpy().ToArray<float>().Select(p => p.ToString("F5", CultureInfo.InvariantCulture)))}");

static string Elements(SavedTensor tensor, Type type) => Type.GetTypeCode(type) switch
{
    TypeCode.Boolean => string.Join(' ', tensor.Read<bool>()),
    TypeCode.Single => string.Join(' ', tensor.Read<float>().Take(4)),
    TypeCode.Double => string.Join(' ', tensor.Read<double>()),
    TypeCode.Byte => string.Join(' ', tensor.Read<byte>()),
    TypeCode.SByte => string.Join(' ', tensor.Read<sbyte>()),
    TypeCode.Int16 => string.Join(' ', tensor.Read<short>()),
    TypeCode.UInt16 => string.Join(' ', tensor.Read<ushort>()),
    TypeCode.Int32 => string.Join(' ', tensor.Read<int>()),
    TypeCode.UInt32 => string.Join(' ', tensor.Read<uint>()),
    TypeCode.Int64 => string.Join(' ', tensor.Read<long>()),
    TypeCode.UInt64 => string.Join(' ', tensor.Read<ulong>()),
    _ => string.Join(' ', tensor.Read<Half>()),
};

static void Require(bool holds, string what)
{
    if (!holds) throw new InvalidOperationException($"Not so: {what}.");
    Console.WriteLine(what);
}
