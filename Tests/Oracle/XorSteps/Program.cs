// Trains XOR and prints the bits of its weights, one line each, to be compared with what xor_eager.py gets from TensorFlow.
// LABS_ENGINE chooses the executor. Arguments: wide (2-10-1, learning rate .1) or wide-deep (2-10-10-10-1, .01), and the number of steps.
using System.Diagnostics;
using System.Globalization;
using Tensorflow;
using static Tensorflow.Binding;

if (args is not [("wide" or "wide-deep") and var network, var count] || !int.TryParse(count, CultureInfo.InvariantCulture, out var steps))
{
    Console.Error.WriteLine("usage: XorSteps wide|wide-deep STEPS");
    return 2;
}
int[] sizes = network == "wide" ? [2, 10, 1] : [2, 10, 10, 10, 1];
var rate = network == "wide" ? .1f : .01f;

tf.set_random_seed(777);
var weights = new List<ResourceVariable>();
for (var layer = 1; layer < sizes.Length; layer++)
{
    weights.Add(tf.Variable(tf.random.normal(new Shape(sizes[layer - 1], sizes[layer])), name: $"weight{layer}"));
    weights.Add(tf.Variable(tf.random.normal(new Shape(sizes[layer])), name: $"bias{layer}"));
}
var x = tf.constant(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
var y = tf.constant(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });

Step();
var watch = Stopwatch.StartNew();
for (var step = 1; step < steps; step++) Step();
var speed = (steps - 1) / watch.Elapsed.TotalSeconds;
foreach (var weight in weights)
{
    var bits = Array.ConvertAll(weight.numpy().ToArray<float>(), BitConverter.SingleToUInt32Bits);
    Console.WriteLine($"{weight.Name} {string.Join(' ', bits.Select(b => b.ToString("x8", CultureInfo.InvariantCulture)))}");
}
Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tf.VERSION} {network}: {speed:F0} steps/s"));
return 0;

void Step()
{
    using var tape = tf.GradientTape();
    var hypothesis = x;
    for (var i = 0; i < weights.Count; i += 2) hypothesis = tf.sigmoid(tf.matmul(hypothesis, weights[i].AsTensor()) + weights[i + 1].AsTensor());
    var cost = -tf.reduce_mean((y * tf.math.log(hypothesis)) + ((1 - y) * tf.math.log(1 - hypothesis)));
    var gradients = tape.gradient(cost, weights);
    for (var i = 0; i < weights.Count; i++) weights[i].assign_sub(gradients[i] * rate);
}
