using Tensorflow.Executors;
using Tensorflow.Tests.Keras;

namespace Tensorflow.Tests.Executors;

/// <summary>Keras' golden data on libtensorflow: fused layers and optimizers run as compositions there.</summary>
public sealed class KerasOnLibtensorflowTests
{
    [NativeTheory, MemberData(nameof(GoldenLayerTests.Layers), MemberType = typeof(GoldenLayerTests))]
    public void Layers_are_those_of_Keras(string file, int index)
    {
        using var scope = ExecutorScope.Native();
        // oneDNN's convolutions sum in another order on each kind of processor; the longest sum is of 225 products: the square root of that, times half a unit in the last place.
        GoldenLayerTests.AreThoseOfKeras(file, index, otherSums: file == "convolution.json" ? 15 * 6e-8f : 0);
    }

    [NativeTheory, MemberData(nameof(GoldenLayerTests.Losses), MemberType = typeof(GoldenLayerTests))]
    public void Losses_are_those_of_Keras(int index)
    {
        using var scope = ExecutorScope.Native();
        new GoldenLayerTests().Losses_and_their_gradients_are_those_of_Keras(index);
    }

    [NativeTheory, MemberData(nameof(OptimizerTests.Offered), MemberType = typeof(OptimizerTests))]
    public void Optimizers_give_the_variables_that_TensorFlow_gives(string name)
    {
        using var scope = ExecutorScope.Native();
        new OptimizerTests().Six_steps_give_the_variables_that_TensorFlow_gives(name);
    }
}
