using Tensorflow.Common.Types;
using Tensorflow.Kernels;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Keras;

/// <summary>Inference of many rows goes through all layers some rows at a time, and gives the bits of one layer after the other.</summary>
[Collection(nameof(Workers))]
public sealed class RowChainTests
{
    // No multiple of what goes through together, and more than several threads' share of it.
    private const int Rows = 1283;

    private static Sequential Network(int hidden)
    {
        var model = keras.Sequential();
        model.add(keras.layers.Flatten());
        model.add(keras.layers.Dense(hidden, activation: "relu"));
        model.add(keras.layers.Dropout(.5f));
        model.add(keras.layers.Dense(hidden));
        model.add(keras.layers.BatchNormalization());
        model.add(keras.layers.Dense(10));
        return model;
    }

    private static Tensor Images(int rows, bool withNaN = false)
    {
        var random = new Random(5);
        var pixels = new float[rows, 9, 11, 1];
        for (var i = 0; i < rows; i++)
            for (var y = 2; y < 7; y++)
                for (var x = 3; x < 8; x++) pixels[i, y, x, 0] = random.NextSingle();
        if (withNaN) pixels[700, 0, 0, 0] = float.NaN;
        return tf.constant(pixels);
    }

    private static float[] LayerByLayer(Sequential model, Tensor x)
    {
        Tensors value = x;
        foreach (var layer in model.Layers) value = layer.Apply(value, training: false);
        return ((Tensor)value).ToArray<float>();
    }

    private static void Trained(Sequential model)
    {
        // Moving statistics that are not those of the start.
        for (var i = 0; i < 3; i++) model.Apply(Images(64), training: true);
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);

    [Theory]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(160)]
    [InlineData(512)]
    public void Gives_the_bits_that_the_layers_give_one_after_the_other_with_any_number_of_threads(int hidden)
    {
        var model = Network(hidden);
        Trained(model);
        var x = Images(Rows);
        var expected = Bits(LayerByLayer(model, x));
        var before = Workers.Count;
        try
        {
            foreach (var threads in new[] { 1, 2, 3 })
            {
                Workers.Count = threads;
                Assert.Equal(expected, Bits(((Tensor)model.Apply(x, training: false)).ToArray<float>()));
            }
        }
        finally
        {
            Workers.Count = before;
        }
    }

    [Fact]
    public void Uses_the_weights_as_they_are_at_each_call()
    {
        var model = Network(32);
        Trained(model);
        var x = Images(Rows);
        model.Apply(x, training: false);
        foreach (var weight in model.TrainableWeights) weight.assign(weight.AsTensor() * 1.5f, read_value: false);
        Assert.Equal(Bits(LayerByLayer(model, x)), Bits(((Tensor)model.Apply(x, training: false)).ToArray<float>()));
    }

    [Fact]
    public void NaN_stays_in_its_row()
    {
        var model = Network(64);
        Trained(model);
        var logits = ((Tensor)model.Apply(Images(Rows, withNaN: true), training: false)).ToArray<float>();
        for (var i = 0; i < logits.Length; i++) Assert.Equal(i / 10 == 700, float.IsNaN(logits[i]));
    }

    [Fact]
    public void A_tape_records_every_layer_as_before()
    {
        var model = Network(32);
        Trained(model);
        using var tape = tf.GradientTape();
        Tensor logits = model.Apply(Images(Rows), training: false);
        var gradients = tape.gradient(tf.reduce_sum(logits), model.TrainableVariables);
        Assert.All(gradients, gradient => Assert.NotNull(gradient));
    }

    [Fact]
    public void A_layer_of_the_programs_own_is_called()
    {
        var own = new Doubling();
        var model = keras.Sequential();
        model.add(keras.layers.Dense(5));
        model.add(own);
        var x = tf.ones((Rows, 3));
        Tensor y = model.Apply(x, training: false);
        Assert.Equal(1, own.Calls);
        Assert.Equal(LayerByLayer(model, x), y.ToArray<float>());
    }

    [Fact]
    public void Rows_that_do_not_fit_are_refused_as_by_the_layer()
    {
        var model = Network(8);
        Trained(model);
        Assert.Throws<ValueError>(() => model.Apply(tf.ones((Rows, 98)), training: false));
    }

    private sealed class Doubling() : Layer(new LayerArgs())
    {
        public int Calls { get; private set; }

        protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
        {
            Calls++;
            return inputs.Single * 2f;
        }
    }
}
