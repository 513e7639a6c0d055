using Tensorflow.Common.Types;
using Tensorflow.Kernels;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras;
using Tensorflow.Keras.Engine;
using Tensorflow.Storage;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Keras;

/// <summary>Inference of images goes through convolutions and poolings image by image, and gives the bits of one layer after the other.</summary>
[Collection(nameof(Workers))]
public sealed class ImageChainTests
{
    private static Sequential Network(params ILayer[] layers)
    {
        var model = keras.Sequential();
        foreach (var layer in layers) model.add(layer);
        return model;
    }

    private static Sequential Lab(bool withDense) => Network(
    [
        keras.layers.Conv2D(32, 3, padding: "same", activation: "relu"), keras.layers.MaxPooling2D(padding: "same"),
        keras.layers.Conv2D(20, (3, 5), strides: (1, 2), activation: "linear"), keras.layers.MaxPooling2D(3, strides: 1),
        .. withDense ? [keras.layers.Flatten(), keras.layers.Dense(7, activation: "relu"), keras.layers.Dropout(.4f), keras.layers.Dense(10)] : Array.Empty<ILayer>(),
    ]);

    private static Tensor Images(int count, int channels = 1) => tf.random.normal((count, 27, 29, channels), seed: 3);

    private static int[] Bits(Tensors values) => Array.ConvertAll(((Tensor)values).ToArray<float>(), BitConverter.SingleToInt32Bits);

    private static int[] LayerByLayer(Sequential model, Tensor x)
    {
        Tensors value = x;
        foreach (var layer in model.Layers) value = layer.Apply(value, training: false);
        return Bits(value);
    }

    [Theory]
    [InlineData(true, 100)]
    [InlineData(true, 530)]
    [InlineData(true, 9)]
    [InlineData(true, 1)]
    [InlineData(false, 101)]
    public void Gives_the_bits_that_the_layers_give_one_after_the_other_with_any_number_of_threads(bool withDense, int images)
    {
        var model = Lab(withDense);
        var x = Images(images);
        model.Apply(x, training: false);
        // A bias that is not the start's.
        foreach (var weight in model.TrainableWeights) weight.assign(tf.random.normal(weight.shape, stddev: .3f, seed: 4), read_value: false);
        var expected = LayerByLayer(model, x);
        var before = Workers.Count;
        try
        {
            foreach (var threads in new[] { 1, 2, 3, 5 })
            {
                Workers.Count = threads;
                Assert.Equal(expected, Bits(model.Apply(x, training: false)));
            }
        }
        finally
        {
            Workers.Count = before;
        }
    }

    [Fact]
    public void No_tensor_is_made_of_what_lies_between_the_layers()
    {
        var model = Lab(withDense: true);
        // The first convolution's output alone is larger than what the pool gives away when the program has let go of it.
        var x = Images(2000);
        model.Apply(Images(50), training: false);
        BlockPool.Sweep(everyGeneration: true);
        var before = BlockPool.ReservedBytes;
        model.Apply(x, training: false);
        // What tests before this one left may go back to the system meanwhile.
        Assert.InRange(BlockPool.ReservedBytes - before, long.MinValue, 2000L * 27 * 29 * 32 * sizeof(float) / 4);
    }

    [Fact]
    public void A_layer_that_does_not_fit_goes_on_behind_those_that_do()
    {
        ILayer[] others =
        [
            keras.layers.AveragePooling2D(), keras.layers.Conv2D(6, 1, activation: "relu"), keras.layers.Conv2D(6, 3, activation: "tanh"),
            keras.layers.Conv2D(6, 3, groups: 2, activation: "relu"), new Doubling(),
        ];
        foreach (var last in others)
        {
            var model = Network(keras.layers.Conv2D(8, 3, activation: "relu"), keras.layers.MaxPooling2D(), last, keras.layers.MaxPooling2D(padding: "same"));
            var x = Images(64, channels: 3);
            model.Apply(x, training: false);
            Assert.Equal(LayerByLayer(model, x), Bits(model.Apply(x, training: false)));
            if (last is Doubling own) Assert.Equal(3, own.Calls);
        }
    }

    [Fact]
    public void A_tape_records_every_layer_as_before()
    {
        var model = Lab(withDense: true);
        model.Apply(Images(100), training: false);
        using var tape = tf.GradientTape();
        Tensor logits = model.Apply(Images(100), training: false);
        Assert.All(tape.gradient(tf.reduce_sum(logits), model.TrainableVariables), gradient => Assert.NotNull(gradient));
    }

    [Fact]
    public void Images_that_do_not_fit_are_refused_as_by_the_layer()
    {
        var model = Lab(withDense: false);
        model.Apply(Images(100), training: false);
        Assert.Throws<ValueError>(() => model.Apply(Images(100, channels: 2), training: false));
        Assert.Contains("Computed output size would be negative", Assert.ThrowsAny<TensorflowException>(() => model.Apply(tf.ones((100, 3, 29, 1)), training: false)).Message);
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
