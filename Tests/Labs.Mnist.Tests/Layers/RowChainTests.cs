using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Labs.Mnist.Tests.Layers;

/// <summary>The labs' own layers in inference of many rows, which the embedded engine takes through all layers some rows at a time.</summary>
public class RowChainTests
{
    public static TheoryData<string> Names => [.. ActivationFunctions.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Many_rows_give_the_bits_of_one_layer_after_the_other(string activation)
    {
        var seeds = new Seeds(3);
        var model = keras.Sequential();
        model.add(keras.layers.Flatten());
        for (var i = 0; i < 2; i++)
        {
            model.add(keras.layers.Dense(70, kernel_initializer: new GlorotUniform(seeds)));
            model.add(EngineLayers.BatchNormalization());
            model.add(new Activation(activation));
            model.add(new Dropout(.5f, seeds));
        }
        model.add(keras.layers.Dense(10, kernel_initializer: new GlorotUniform(seeds)));
        var x = tf.random.normal((1283, 12, 12, 1), seed: 4);

        Tensors expected = model.Apply(x, training: false);
        Tensors value = x;
        foreach (var layer in model.Layers) value = layer.Apply(value, training: false);
        Assert.Equal(((Tensor)value).ToArray<float>(), ((Tensor)expected).ToArray<float>());
        // Built now: the first call may have gone another way.
        Assert.Equal(((Tensor)value).ToArray<float>(), ((Tensor)model.Apply(x, training: false)).ToArray<float>());
    }
}
