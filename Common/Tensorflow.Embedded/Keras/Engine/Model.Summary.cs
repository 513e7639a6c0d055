using System.Globalization;
using Tensorflow.Kernels;
using Tensorflow.Printing;

namespace Tensorflow.Keras.Engine;

public partial class Model
{
    /// <summary>Prints the layers with their output shapes and numbers of weights, as Keras does.</summary>
    /// <param name="line_length">Characters of a line; -1: 65.</param>
    /// <param name="positions">Where the columns end, as shares of a line; null: .45, .85, 1.</param>
    /// <exception cref="ValueError">The model has not been built.</exception>
    public void summary(int line_length = -1, float[]? positions = null)
    {
        if (!Built) throw new ValueError($"This model (\"{name}\") has not yet been built. Build the model first by calling `build()` or by calling the model on a batch of data.");
        var width = line_length > 0 ? line_length : 65;
        var ends = Array.ConvertAll(positions ?? [.45f, .85f, 1f], share => (int)(share <= 1 ? width * PythonNumber.Of(share) : share));
        var to = Output.Writer;
        to.WriteLine($"Model: \"{name}\"");
        to.WriteLine(new string('_', width));
        Row(" Layer (type)", "Output Shape", "Param #");
        to.WriteLine(new string('=', width));
        var layers = Layers;
        foreach (var layer in layers)
        {
            Row($" {layer.Name} ({ClassName(layer)})", ShapeText(layer), layer.Weights.Sum(weight => weight.shape.size).ToString(CultureInfo.InvariantCulture));
            Row("", "", "");
        }
        to.WriteLine(new string('=', width));
        Total("Total params", Weights);
        Total("Trainable params", TrainableWeights);
        Total("Non-trainable params", NonTrainableWeights);
        to.WriteLine(new string('_', width));

        void Row(params string[] texts)
        {
            // A text that is longer than its column goes on in the next line.
            while (true)
            {
                var line = "";
                var rest = new string[texts.Length];
                for (var i = 0; i < texts.Length; i++)
                {
                    var room = Math.Max(1, ends[i] - line.Length - (i + 1 < texts.Length ? 2 : 0));
                    var part = texts[i].Length <= room ? texts[i] : texts[i][..room];
                    rest[i] = texts[i].Length <= room ? "" : $" {texts[i][room..]}";
                    line = (line + part).PadRight(ends[i]);
                }
                to.WriteLine(line);
                if (rest.All(text => text.Length == 0)) return;
                texts = rest;
            }
        }

        void Total(string what, List<IVariableV1> weights) => to.WriteLine(
            $"{what}: {weights.Sum(weight => weight.shape.size).ToString(CultureInfo.InvariantCulture)} ({Bytes(weights.Sum(weight => weight.shape.size * weight.dtype.Size()))})");
    }

    private static string ClassName(ILayer layer) => layer is Layers.ElementwiseLayer elementwise ? elementwise.ClassName : layer.GetType().Name;

    private static string ShapeText(ILayer layer)
    {
        if (!layer.Built || layer is not Layer { BuildInputShape: not null }) return "?";
        return layer is Model { _is_graph_network: false } and not Sequential ? "multiple" : layer.OutputShape.ToString();
    }

    private static string Bytes(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{(double)bytes:F2} Byte"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024d:F2} KB"),
        < 1024L * 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024d * 1024):F2} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024d * 1024 * 1024):F2} GB"),
    };
}
