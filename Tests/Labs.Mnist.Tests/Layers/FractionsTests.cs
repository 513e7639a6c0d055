using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;

namespace Labs.Mnist.Tests.Layers;

/// <summary>Pixels as numbers: the engine's against the twin that makes no tensor on the way, and both against a byte divided by 255f.</summary>
public class FractionsTests
{
    [Fact]
    public void The_twin_has_the_bits_of_a_byte_divided_by_255()
    {
        var bytes = Enumerable.Range(0, 512).Select(i => (byte)(i * 7)).ToArray();
        var expected = bytes.Select(value => value / 255f).ToArray();
        foreach (var fractions in new[] { EngineLayers.Fractions(bytes, new Shape(2, 16, 16, 1)), Twins.Fractions(bytes, new Shape(2, 16, 16, 1)) })
        {
            Assert.Equal(tf.float32, fractions.dtype);
            Assert.Equal([2, 16, 16, 1], fractions.shape.dims);
            Assert.Equal(expected, fractions.ToArray<float>());
        }
    }
}
