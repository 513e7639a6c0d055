using System.Text.Json;
using Tensorflow.Tests.Executors;
using Tensorflow.Tests.Keras;
using static Tensorflow.Binding;

namespace Tensorflow.Tests.Images;

/// <summary>Hue and saturation against TensorFlow's values (Golden/images/colours.py), on both executors, and what is refused.</summary>
public sealed class ColourTests
{
    private static readonly JsonElement Golden = KerasGolden.Read("colours.json").GetProperty("colours");

    [Fact]
    public void Hue_and_saturation_are_TensorFlows() => BothExecutors.Run(() =>
    {
        foreach (var (golden, index) in Golden.EnumerateArray().Select((one, i) => (one, i)))
        {
            var (name, number, x) = (golden.GetProperty("name").GetString(), golden.GetProperty("number").GetSingle(), ImagesGolden.TensorOf(golden.GetProperty("x")));
            var y = name == "adjust_hue" ? tf.image.adjust_hue(x, number) : tf.image.adjust_saturation(x, number);
            // A handful of roundings of numbers near 1.
            ImagesGolden.Close(golden.GetProperty("y"), y, 2e-6f, 2e-6f, $"{index} {name} {number}");
        }
    });

    [Fact]
    public void Numbers_may_be_tensors_and_drawn_at_random()
    {
        var x = tf.random.uniform((2, 5, 4, 3), seed: 1);
        Assert.Equal(tf.image.adjust_hue(x, .25f).ToArray<float>(), tf.image.adjust_hue(x, tf.constant(.25)).ToArray<float>());
        Assert.Equal(tf.image.adjust_saturation(x, 2f).ToArray<float>(), tf.image.adjust_saturation(x, tf.constant(2)).ToArray<float>());
        // A turn by the whole circle and no change of saturation give the image back, within the roundings of a division by the difference of two channels.
        foreach (var same in new[] { tf.image.adjust_hue(x, 1f), tf.image.adjust_hue(x, 0f), tf.image.adjust_saturation(x, 1f), tf.image.random_hue(x, 0f, seed: 3) })
            KerasGolden.Close(x.ToArray<float>(), same.ToArray<float>(), 2e-6f, 2e-6f, "the same");
        var turned = Enumerable.Range(1, 5).Select(seed => tf.image.random_hue(x, .4f, seed).ToArray<float>().Sum()).Distinct();
        Assert.Equal(5, turned.Count());
        Assert.Equal(5, Enumerable.Range(1, 5).Select(seed => tf.image.random_saturation(x, .5f, 2f, seed).ToArray<float>().Sum()).Distinct().Count());
    }

    [Fact]
    public void What_TensorFlow_refuses_is_refused() => BothExecutors.Run(() =>
    {
        var x = tf.ones((2, 3, 3));
        Assert.Contains("[-1, 1]", Assert.Throws<ValueError>(() => tf.image.adjust_hue(x, 1.5f)).Message);
        Assert.Throws<ValueError>(() => tf.image.random_hue(x, .6f));
        Assert.Throws<ValueError>(() => tf.image.random_hue(x, -.1f));
        Assert.Throws<ValueError>(() => tf.image.random_saturation(x, 2f, 1f));
        Assert.Throws<ValueError>(() => tf.image.random_saturation(x, -1f, 1f));
        Assert.Throws<InvalidArgumentError>(() => tf.image.adjust_hue(tf.ones((2, 3, 4)), .5f));
        Assert.Throws<InvalidArgumentError>(() => tf.image.adjust_hue(tf.ones((2, 3)), .5f));
        Assert.Throws<InvalidArgumentError>(() => tf.image.adjust_saturation(tf.ones((2, 3, 1)), .5f));
    });
}
