using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace Tensorflow.Tests.Facade;

/// <summary>TensorArray, slices of variables that are written to, strings, statuses and ShapeHelper.</summary>
public sealed class ListsOfTensorsTests
{
    [Fact]
    public void A_tensor_array_keeps_what_is_written_and_gradients_pass()
    {
        var x = tf.Variable(3f);
        using var tape = tf.GradientTape();
        var steps = tf.TensorArray(tf.float32, size: 3);
        for (var i = 0; i < 3; i++) steps = steps.write(i, x * (float)(i + 1));
        var all = steps.stack();
        Assert.Equal(new[] { 3f, 6f, 9f }, all.ToArray<float>());
        Assert.Equal(6f, (float)tape.gradient(tf.reduce_sum(all), x));
        Assert.Contains("Could not read index 0 twice", Assert.Throws<InvalidArgumentError>(() => steps.read(0)).Message);
    }

    [Fact]
    public void A_tensor_array_grows_and_reads_again_where_it_may()
    {
        var list = tf.TensorArray(tf.float32, tf.constant(0), dynamic_size: true, clear_after_read: false);
        list.write(tf.constant(2), tf.constant(5f)).write(0, 4);
        Assert.Equal((4f, 4f, 0f, 5f), ((float)list.read(0), (float)list.read(tf.constant(0)), (float)list.read(1L), (float)list.read(2)));
        Assert.Equal(new[] { 5f, 4f }, list.gather(tf.constant(new[] { 2, 0 })).ToArray<float>());
        Assert.Equal((tf.float32, true), (list.dtype, list.infer_shape));
        Assert.Equal(new[] { 1f, 2f }, list.unstack(tf.constant(new[] { 1f, 2f })).stack().ToArray<float>());
    }

    [Fact]
    public void A_tensor_array_refuses_what_does_not_fit()
    {
        var list = tf.TensorArray(tf.float32, size: 1, element_shape: (2, -1));
        Assert.Contains("not resizeable and size is: 1", Assert.Throws<OutOfRangeError>(() => list.write(1, tf.ones((2, 2)))).Message);
        Assert.Contains("begins at 0", Assert.Throws<OutOfRangeError>(() => list.write(-1, tf.ones((2, 2)))).Message);
        Assert.Contains("array size is: 1", Assert.Throws<OutOfRangeError>(() => list.read(1)).Message);
        Assert.Contains("no shape is known", Assert.Throws<InvalidArgumentError>(() => list.read(0)).Message);
        Assert.Contains("trying to write dtype int32", Assert.Throws<InvalidArgumentError>(() => list.write(0, tf.constant(1))).Message);
        Assert.Contains("Incompatible shape", Assert.Throws<ValueError>(() => list.write(0, tf.ones(3))).Message);
        Assert.Contains("static size 1", Assert.Throws<ValueError>(() => list.unstack(tf.ones((2, 2, 2)))).Message);
        Assert.Equal(new Shape(0, 2), tf.TensorArray(tf.float32, element_shape: 2).stack().shape);
    }

    [Fact]
    public void Slices_of_a_variable_are_written_to()
    {
        var v = tf.Variable(new float[,] { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } });
        Assert.Same(v, v[":2", ":2"].assign(22 * tf.ones((2, 2))));
        Assert.Equal(new float[] { 22, 22, 3, 22, 22, 6, 7, 8, 9 }, v.numpy().ToArray<float>());
        v["-1"].assign(tf.constant(0f));
        Assert.Equal(new float[] { 22, 22, 3, 22, 22, 6, 0, 0, 0 }, v.numpy().ToArray<float>());
        v["::-2", "2"].assign(tf.constant(new[] { float.NaN, -0f }));
        Assert.Equal(new[] { 22, 22, -0f, 22, 22, 6, 0, 0, float.NaN }, v.numpy().ToArray<float>());
        Assert.Throws<ArrayTypeMismatchException>(() => v[":"].assign(tf.constant(1)));
        Assert.Throws<InvalidArgumentError>(() => v[":2"].assign(tf.ones((3, 3))));
        Assert.Contains("read from a variable", Assert.Throws<RuntimeError>(() => tf.ones(2).assign(tf.zeros(2))).Message);
    }

    [Fact]
    public void Strings_are_cut_measured_and_compared()
    {
        // TensorFlow 2.15's.
        var words = tf.constant(new[] { "Hello", "ÄÖxy" });
        Assert.Equal(["ell", "\u0096Ö"], tf.strings.substr(words, 1, 3).StringData().Select(text => text.Replace("\uFFFD", "\u0096", StringComparison.Ordinal)));
        Assert.Equal(["ell", "Öxy"], tf.strings.substr(words, 1, 3, @uint: "UTF8_CHAR").StringData());
        Assert.Equal(["lo", "xy"], tf.strings.substr(words, -2, 9).StringData());
        Assert.Equal("ell", tf.strings.substr("Hello", 1, 3).StringData().Single());
        Assert.Equal(new[] { 5, 6 }, tf.strings.string_length(words).ToArray<int>());
        Assert.Equal(new[] { 5, 4 }, tf.strings.string_length(words, unit: "UTF8_CHAR").ToArray<int>());
        Assert.Equal(["hello", "ÄÖxy"], tf.strings.lower(words).StringData());
        Assert.Equal(["hello", "äöxy"], tf.strings.lower(words, "utf-8").StringData());
        Assert.Contains("pos 6 out of range for string at index 0", Assert.Throws<InvalidArgumentError>(() => tf.strings.substr(words, 6, 1)).Message);
        Assert.Throws<ValueError>(() => tf.strings.string_length(words, unit: "WORD"));
        Assert.Throws<ValueError>(() => tf.strings.lower(words, "latin"));
        Assert.Throws<InvalidArgumentError>(() => tf.strings.lower(tf.ones(1)));
        Assert.Equal(new[] { true, false }, tf.equal(words, tf.constant("Hello")).ToArray<bool>());
        Assert.Equal(new[] { false, true }, tf.not_equal(words, tf.constant("Hello")).ToArray<bool>());
        Assert.Throws<InvalidArgumentError>(() => tf.less(words, words));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_printed_as_escapes()
    {
        Assert.Equal(@"tf.Tensor: shape=(), dtype=string, numpy='A\xff\xd8\xff'", tf.constant(new byte[] { 0x41, 0xff, 0xd8, 0xff }, tf.@string).ToString());
        Assert.Equal("tf.Tensor: shape=(), dtype=string, numpy='Ä'", tf.constant("Ä").ToString());
    }

    [Fact]
    public void A_status_tells_and_throws_what_was_set()
    {
        var status = new Status();
        Assert.Equal((TF_Code.TF_OK, "", true, "TF_OK"), (status.Code, status.Message, status.ok(), status.ToString()));
        status.SetStatus(TF_Code.TF_OUT_OF_RANGE, "no more");
        Assert.Equal("TF_OUT_OF_RANGE: no more", status.ToString());
        status.Check();
        Assert.Throws<OutOfRangeError>(() => status.Check(throwException: true));
        status.SetStatus(TF_Code.TF_INVALID_ARGUMENT, "wrong");
        Assert.Throws<InvalidArgumentError>(() => status.Check(throwException: true));
        status.SetStatus(TF_Code.TF_CANCELLED, "stopped");
        Assert.Equal("stopped", Assert.Throws<TensorflowException>(() => status.Check(throwException: true)).Message);
    }

    [Fact]
    public void Shapes_tell_sizes_strides_and_what_slices_take()
    {
        var shape = new Shape(4, 3, 2);
        Assert.Equal(24, ShapeHelper.GetSize(shape));
        Assert.Equal(6, ShapeHelper.GetSize(new Shape(-1, 3, 2)));
        Assert.Equal(1, ShapeHelper.GetSize(Shape.Scalar));
        Assert.Equal(new long[] { 6, 2, 1 }, ShapeHelper.GetStrides(shape));
        Assert.Equal(23, ShapeHelper.GetOffset(shape, 3, 2, 1));
        Assert.Equal(5, ShapeHelper.GetOffset(Shape.Scalar, 5));
        Assert.Equal(new Shape(1, 1, 2), ShapeHelper.AlignWithShape(shape, new Shape(2)));
        Assert.Equal(new Shape(3, 2), ShapeHelper.GetShape(shape, new Slice(1, isIndex: true)));
        Assert.Equal(new Shape(2, 3, 1), ShapeHelper.GetShape(shape, new Slice(2), Slice.All, new Slice("1:")));
    }

    [Fact]
    public void Several_tensors_give_the_elements_of_the_only_one()
    {
#pragma warning disable CS0618 // As programs for TensorFlow.NET do.
        Assert.Equal(new[] { 1, 2 }, new Tensors(tf.constant(new[] { 1, 2 })).ToArray<int>());
        Assert.Throws<ValueError>(() => new Tensors(tf.constant(1), tf.constant(2)).ToArray<int>());
#pragma warning restore CS0618
    }
}
