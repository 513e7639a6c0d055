// 1000 examples from N(0, 1) through five layers of 100 units (deck 001): how the activations are spread, layer by layer.
using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;

namespace Study4.WeightInitialization;

/// <summary>The outputs of each layer.</summary>
internal sealed record Layers(string Activation, string Weights, float[][] Outputs);

internal static class Activations
{
    private const int examples = 1000, node_num = 100, hidden_layer_size = 5;

    public static List<Layers> Run(Lab lab)
    {
        using var run = lab.Run("activations", $"{hidden_layer_size} x {node_num}, sigmoid and relu, {Weights.All.Length} ways to begin", Seeds.Set(lab.Options.Seed));
        var all = new List<Layers>();
        foreach (var activation in new[] { "sigmoid", "relu" })
        {
            var rows = new List<object?[]>();
            Console.WriteLine($"{activation,-8} {"",-14} spread of all outputs by layer          {(activation == "relu" ? "dead units" : "saturated outputs")}, per cent");
            foreach (var weights in Weights.All)
            {
                var seeds = new Seeds(lab.Options.Seed);
                Tensor x = tf.random.normal((examples, node_num), seed: seeds.Next());
                var outputs = new List<float[]>();
                for (var i = 0; i < hidden_layer_size; i++)
                {
                    var w = weights.Draw(node_num, node_num, seeds);
                    var a = tf.matmul(x, w);
                    x = activation == "relu" ? tf.nn.relu(a) : tf.sigmoid(a);
                    outputs.Add(x.ToArray<float>());
                    run.Writer.Histogram($"{activation}/{weights.Name}/layer{i + 1}", outputs[^1], 0);
                }
                var spreads = outputs.Select(Deviation).ToList();
                var over_examples = outputs.Select(output => OverExamples(output)).ToList();
                var shares = outputs.Select(output => activation == "relu" ? Dead(output) : Saturated(output)).ToList();
                Console.WriteLine($"{"",-8} {weights.Name,-14} {string.Join(' ', spreads.Select(spread => $"{spread,7:0.00000}"))} {string.Join(' ', shares.Select(share => $"{100 * share,5:F1}"))}");
                for (var i = 0; i < hidden_layer_size; i++)
                {
                    rows.Add([weights.Name, i + 1, spreads[i], over_examples[i], shares[i]]);
                    run.Value($"{activation}, {weights.Name}, spread {i + 1}", spreads[i]);
                    run.Value($"{activation}, {weights.Name}, over examples {i + 1}", over_examples[i]);
                    run.Value($"{activation}, {weights.Name}, {(activation == "relu" ? "dead" : "saturated")} {i + 1}", shares[i]);
                }
                run.Value($"{activation}, {weights.Name}, kept", spreads.Max() / Math.Max(spreads.Min(), 1e-30));
                all.Add(new Layers(activation, weights.Name, [.. outputs]));
            }
            run.Add(new ResultTable($"Activations, {activation}", ["weights", "layer", "spread of all outputs", "of a unit's outputs over the examples", activation == "relu" ? "dead units" : "saturated outputs"], rows)
            {
                Note = activation == "relu" ? "A unit is dead that puts out 0 for every example." : "An output is saturated below .05 or above .95.",
            });
        }
        lab.Seen("sigmoid: N(0, 1) saturates, N(0, .01^2) puts out one half whatever comes in, Xavier keeps the spread; ReLU: N(0, .01^2) dies away, Xavier halves the square at each layer, He keeps it");
        return all;
    }

    private static double Deviation(float[] values)
    {
        var mean = values.Average(value => (double)value);
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    // What a unit's output still says of the example: its deviation over the examples, the mean of all units.
    private static double OverExamples(float[] outputs) =>
        Enumerable.Range(0, node_num).Average(unit => Deviation([.. Enumerable.Range(0, examples).Select(example => outputs[(example * node_num) + unit])]));

    private static double Saturated(float[] outputs) => outputs.Count(output => output is < .05f or > .95f) / (double)outputs.Length;

    private static double Dead(float[] outputs) =>
        Enumerable.Range(0, node_num).Count(unit => Enumerable.Range(0, examples).All(example => outputs[(example * node_num) + unit] == 0)) / (double)node_num;
}
