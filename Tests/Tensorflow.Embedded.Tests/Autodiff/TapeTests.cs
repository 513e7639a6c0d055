using Tensorflow.Executors;
using Tensorflow.Tests.Executors;
using static Tensorflow.Binding;

namespace Tensorflow.Tests.AutodiffTests;

/// <summary>Numbers of the tape cases of golden/ops.json: x = 3, y = x^3, z = 2y.</summary>
public sealed class TapeTests
{
    private static readonly Tensor Three = tf.constant(3f);

    [Fact]
    public void A_persistent_tape_gives_several_gradients()
    {
        using var tape = tf.GradientTape(persistent: true);
        tape.watch(Three);
        var y = Three * Three * Three;
        var z = 2 * y;
        Assert.Equal(27f, (float)tape.gradient(y, Three));
        Assert.Equal(54f, (float)tape.gradient(z, Three));
        Assert.Equal(2f, (float)tape.gradient(z, y));
    }

    // TensorFlow 2.15's.
    [Theory]
    [InlineData("REFLECT", new[] { -23f, 15, 28, -35 })]
    [InlineData("SYMMETRIC", new[] { -41f, 85, -42, -17 })]
    public void Mirrored_elements_give_their_gradient_to_what_they_mirror(string mode, float[] gradient)
    {
        var x = tf.reshape(tf.constant(new[] { -37f, 4, 45, -15 }), (2, 2));
        var upstream = tf.reshape(tf.constant(new[] { -37f, 4, 45, -15, 26, -34, 7, 48, -12, 29, -31, 10, -50, -9, 32, -28 }), (4, 4));
        using var tape = tf.GradientTape();
        tape.watch(x);
        var y = tf.pad(x, tf.constant(new[,] { { 1, 1 }, { 1, 1 } }), mode) * upstream;
        Assert.Equal(gradient, tape.gradient(y, x).ToArray<float>());
    }

    [Fact]
    public void A_tape_around_another_gives_the_second_derivative()
    {
        using var outer = tf.GradientTape();
        outer.watch(Three);
        using var inner = tf.GradientTape();
        inner.watch(Three);
        var first = inner.gradient(Three * Three * Three, Three);
        Assert.Equal(27f, (float)first);
        Assert.Equal(18f, (float)outer.gradient(first, Three));
    }

    [NativeFact]
    public void A_tape_around_another_gives_the_second_derivative_on_libtensorflow()
    {
        using var scope = ExecutorScope.Native();
        A_tape_around_another_gives_the_second_derivative();
        A_persistent_tape_gives_several_gradients();
    }

    [Fact]
    public void Three_tapes_give_the_third_derivative()
    {
        using var third = tf.GradientTape();
        third.watch(Three);
        using var second = tf.GradientTape();
        second.watch(Three);
        using var first = tf.GradientTape();
        first.watch(Three);
        var gradient = first.gradient(Three * Three * Three, Three);
        gradient = second.gradient(gradient, Three);
        Assert.Equal(6f, (float)third.gradient(gradient, Three));
    }

    [Fact]
    public void A_variable_that_the_target_does_not_depend_on_has_no_gradient()
    {
        var used = tf.Variable(2f);
        var unused = tf.Variable(new float[] { 1, 2 });
        using var tape = tf.GradientTape(persistent: true);
        var y = used.AsTensor() * 3;
        Assert.Null(tape.gradient(y, unused));
        Assert.Equal([0f, 0f], tape.gradient(y, unused, unconnected_gradients: "zero").ToArray<float>());
        Assert.Equal(3f, (float)tape.gradient(y, used));
    }

    [Fact]
    public void An_unknown_word_for_unconnected_gradients_is_refused()
    {
        using var tape = tf.GradientTape();
        tape.watch(Three);
        var error = Assert.Throws<ValueError>(() => tape.gradient(Three * 2, Three, unconnected_gradients: "null"));
        Assert.Contains("'null'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_gradient_of_a_tape_that_is_not_persistent_is_an_error_that_says_so()
    {
        using var tape = tf.GradientTape();
        tape.watch(Three);
        var y = Three * Three;
        tape.gradient(y, Three);
        var error = Assert.Throws<RuntimeError>(() => tape.gradient(y, Three));
        Assert.Contains("non-persistent GradientTape can only be used to compute one set of gradients", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_computed_while_recording_is_stopped_is_constant()
    {
        using var tape = tf.GradientTape();
        tape.watch(Three);
        var y = Three * Three;
        var stopped = tape.stop_recording();
        var constant = Three * Three;
        stopped.StartRecord();
        Assert.Equal(6f * 9f, (float)tape.gradient(y * constant, Three));
    }

    [Fact]
    public void An_unwatched_tensor_has_no_gradient()
    {
        using var tape = tf.GradientTape();
        Assert.Null(tape.gradient(Three * Three, Three));
    }

    [Fact]
    public void A_tape_that_does_not_watch_variables_gives_none_until_told()
    {
        var v = tf.Variable(3f);
        using var tape = tf.GradientTape(persistent: true, watch_accessed_variables: false);
        Assert.Null(tape.gradient(v.AsTensor() * 2, v));
    }

    [Fact]
    public void An_integer_tensor_cannot_be_watched()
    {
        using var tape = tf.GradientTape();
        Assert.Contains("floating", Assert.Throws<ValueError>(() => tape.watch(tf.constant(3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_gradients_weigh_the_elements_of_the_target()
    {
        var x = tf.constant(new float[] { 1, 2, 3 });
        using var tape = tf.GradientTape();
        tape.watch(x);
        var gradient = tape.gradient(x * x, x, output_gradients: [tf.constant(new float[] { 1, 10, 100 })]);
        Assert.Equal([2f, 40f, 600f], gradient.ToArray<float>());
    }

    [Fact]
    public void Output_gradients_of_another_shape_are_refused()
    {
        using var tape = tf.GradientTape();
        tape.watch(Three);
        Assert.Throws<ValueError>(() => tape.gradient(Three * 2, Three, output_gradients: [tf.constant(new float[] { 1, 2 })]));
    }

    [Fact]
    public void The_gradient_of_a_source_that_is_the_target_is_the_upstream_gradient()
    {
        using var tape = tf.GradientTape();
        tape.watch(Three);
        Assert.Equal(1f, (float)tape.gradient(Three, Three));
    }

    [Fact]
    public void A_tensor_that_is_used_several_times_gets_the_sum()
    {
        using var tape = tf.GradientTape();
        tape.watch(Three);
        Assert.Equal(5f + 6f + 1f, (float)tape.gradient((5 * Three) + (Three * Three) + Three, Three));
    }

    [Fact]
    public void An_exception_within_a_tape_leaves_no_tape_recording()
    {
        Assert.Throws<InvalidArgumentError>(() =>
        {
            using var tape = tf.GradientTape();
            tape.watch(Three);
            tf.matmul(tf.ones((2, 3)), tf.ones((2, 3)));
        });
        Assert.Null(EngineContext.Current.Tapes);
    }

    [Fact]
    public void A_tape_that_was_never_disposed_does_not_disturb_the_next()
    {
        var forgotten = tf.GradientTape();
        forgotten.watch(Three);
        using var tape = tf.GradientTape();
        tape.watch(Three);
        Assert.Equal(6f, (float)tape.gradient(Three * Three, Three));
        forgotten.Dispose();
        Assert.Null(EngineContext.Current.Tapes);
    }

    [Fact]
    public void A_variable_that_is_assigned_within_the_tape_keeps_the_gradient_of_the_value_that_was_read()
    {
        var v = tf.Variable(3f);
        using var tape = tf.GradientTape();
        var y = v.AsTensor() * v.AsTensor();
        v.assign(100f);
        Assert.Equal(6f, (float)tape.gradient(y, v));
        Assert.Equal(100f, (float)v.AsTensor());
    }
}
