using Labs.Common;
using Labs.Common.Data;
using Labs.Common.Tests.Data;
using Tensorflow;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Layers;
using Xunit.Abstractions;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Labs.Mnist.Tests.Claims;

/// <summary>10-4, internal covariate shift: while a net learns, mean and variance of what goes into its layers drift; with batch normalisation they drift less.</summary>
[Collection(nameof(BuiltDigits))]
public class CovariateShiftTests(BuiltDigits digits, ITestOutputHelper output)
{
    private const int Steps = 40, Every = 5, Watched = 512;

    [Fact]
    public void Inputs_of_a_layer_drift_less_with_batch_normalisation() => Compare(digits.Images);

    [MnistFact]
    public void Inputs_of_a_layer_drift_less_with_batch_normalisation_on_MNIST() => Compare(MnistFactAttribute.Images);

    private void Compare(DigitImages images)
    {
        var data = MnistData.Of(images);
        var (without, with) = (Drift(data, normalize: false), Drift(data, normalize: true));
        for (var layer = 0; layer < without.Length; layer++)
        {
            output.WriteLine($"inputs of layer {layer + 2}: mean moves by {without[layer].Mean:F3} without, {with[layer].Mean:F3} with; variance by a factor of {without[layer].Variance:F2}, {with[layer].Variance:F2}");
            Assert.True(with[layer].Mean < without[layer].Mean / 5);
            Assert.True(with[layer].Variance - 1 < (without[layer].Variance - 1) / 5);
        }
    }

    // For each hidden layer after the first and the output layer: how far the mean of its inputs for the same images moved in so many steps, and by what factor their variance changed.
    private static (double Mean, double Variance)[] Drift(MnistData data, bool normalize)
    {
        var (_, train, _, network) = SlideStart.Of(data, 777, () => SlideNetworks.BatchNorm(normalize));
        var optimizer = keras.optimizers.Adam(.001f);
        var watched = (Tensor)data.TestImages[$"0:{Watched}"];
        var moments = new List<(double Mean, double Variance)[]>();
        foreach (var (step, (images, labels)) in enumerate(TensorMemory.Between(train.take(Steps))))
        {
            var grads = Lab10_4.BatchNorm.Slide.grad(network, images, labels);
            optimizer.apply_gradients(zip(grads, network.TrainableVariables));
            if (step % Every == 0) moments.Add(InputsOfLayers((Model)network.Layers.Single(), watched));
        }
        return [.. Enumerable.Range(0, moments[0].Length).Select(layer =>
        {
            var (means, variances) = (moments.Select(step => step[layer].Mean).ToArray(), moments.Select(step => step[layer].Variance).ToArray());
            return (means.Max() - means.Min(), variances.Max() / variances.Min());
        })];
    }

    private static (double Mean, double Variance)[] InputsOfLayers(Model sequential, Tensor images)
    {
        var moments = new List<(double, double)>();
        var value = images;
        foreach (var layer in sequential.Layers)
        {
            if (layer is Dense && value.ndim == 2 && layer != sequential.Layers.OfType<Dense>().First())
            {
                var inputs = value.ToArray<float>();
                var mean = inputs.Average(x => (double)x);
                moments.Add((mean, inputs.Average(x => (x - mean) * (x - mean))));
            }
            value = layer.Apply(value, training: true);
        }
        return [.. moments];
    }
}
