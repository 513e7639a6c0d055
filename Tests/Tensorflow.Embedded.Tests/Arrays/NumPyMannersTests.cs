using Tensorflow.NumPy;
using Tensorflow.Tests.Executors;
using static Tensorflow.Binding;
using static Tensorflow.TF_DataType;

namespace Tensorflow.Tests.Arrays;

/// <summary>Arrays as numbers, equality, defaults: as in TensorFlow.NET's NDArray, and where that is merely wrong as in NumPy 1.26; reductions of whole numbers as in TensorFlow 2.15.</summary>
public sealed class NumPyMannersTests : OnBothExecutors<NumPyMannersTests>
{
    private static readonly TF_DataType[] Numbers = [TF_FLOAT, TF_DOUBLE, TF_INT32, TF_INT64, TF_UINT8, TF_INT8, TF_INT16, TF_UINT16, TF_UINT32, TF_UINT64];

    [OnBoth]
    private static void The_place_of_the_largest_is_a_number()
    {
        var a = np.array(new[] { 1f, 7f, 3f });
        int largest = np.argmax(a);
        int smallest = np.argmin(a);
        Assert.Equal((1, 0), (largest, smallest));
        Assert.Equal(7f, (float)a[np.argmax(a)]);
        int of_all = np.argmax(np.array(new[,] { { 1, 2 }, { 9, 3 } }));
        Assert.Equal(2, of_all);
    }

    [OnBoth]
    private static void Evenly_spaced_numbers_are_computed_in_float64()
    {
        Assert.Equal([0, .03333333333333333, .06666666666666667, .1], np.linspace(0f, .1f, 4).ToArray<double>());
        Assert.Equal([0f, .033333335f, .06666667f, .1f], np.linspace(0f, .1f, 4, dtype: np.float32).ToArray<float>());
        Assert.Equal([-1, -1, 0, 1], np.linspace(-1, 1, 4, dtype: np.int32).ToArray<int>());
        Assert.Equal([0, .25, .5, .75], np.linspace(0, 1, 4, endpoint: false).ToArray<double>());
        Assert.Equal([3d], np.linspace(3, 4, 1).ToArray<double>());
        Assert.Equal(0, (int)np.linspace(0, 1, 0).size);
        Assert.Equal("Number of samples, -1, must be non-negative.", Assert.Throws<ValueError>(() => np.linspace(0, 1, -1)).Message);
        Assert.Contains("axis 1 is out of bounds", Assert.Throws<ValueError>(() => np.linspace(0, 1, 3, axis: 1)).Message, StringComparison.Ordinal);
    }

    [OnBoth]
    private static void Weights_of_a_mean_go_along_its_axis()
    {
        var a = np.array(new[,] { { 1d, 2d, 3d }, { 4d, 5d, 6d } });
        Assert.Equal([3.25, 4.25, 5.25], np.average(a, axis: 0, weights: np.array(new[] { 1d, 3d })).ToArray<double>());
        Assert.Equal([2.3333333333333335, 5.333333333333333], np.average(a, axis: 1, weights: np.array(new[] { 1, 2, 3 })).ToArray<double>());
        Assert.Equal([2.3333333333333335, 5.5], np.average(a, axis: 1, weights: np.array(new[,] { { 1, 2, 3 }, { 0, 1, 1 } })).ToArray<double>());
        Assert.Throws<ValueError>(() => np.average(a, axis: 0, weights: np.array(new[] { 1d, 2d, 3d })));
    }

    [OnBoth]
    private static void Whole_numbers_of_64_bits_are_sorted_as_they_are()
    {
        var a = np.array(new[] { 9007199254740993, 9007199254740992, -1 });
        Assert.Equal([-1, 9007199254740992, 9007199254740993], np.sort(a).ToArray<long>());
        Assert.Equal([9007199254740993, 9007199254740992, -1], np.sort(a, direction: "DESCENDING").ToArray<long>());
        Assert.Equal([2L, 1, 0], np.argsort(a).ToArray<long>());
        Assert.Equal([9007199254740993, 9007199254740992, -1], np.unique(a).Item1.ToArray<long>());
        var large = np.array(new[] { ulong.MaxValue, ulong.MaxValue - 1 });
        Assert.Equal([ulong.MaxValue - 1, ulong.MaxValue], np.sort(large).ToArray<ulong>());
        Assert.Equal(2, (int)np.unique(large).Item1.size);
        // NaN is behind every number.
        Assert.Equal([double.NegativeInfinity, 1, double.NaN], np.sort(np.array(new[] { double.NaN, 1, double.NegativeInfinity })).ToArray<double>());
        Assert.Equal([2L, 1, 0], np.argsort(np.array(new[] { double.NaN, 1, double.NegativeInfinity })).ToArray<long>());
    }

    [OnBoth]
    private static void An_array_of_any_dtype_is_a_number_of_any_type()
    {
        foreach (var dtype in Numbers)
        {
            var a = np.array(new[] { 65.0 }).astype(dtype);
            foreach (var x in new[] { a, a[0], a.reshape((1, 1)), np.array(new[, ,] { { { 65.0 } } }).astype(dtype) })
            {
                double d = x;
                float f = x;
                int i = x;
                long l = x;
                byte b = x;
                bool t = x;
                Assert.Equal((65d, 65f, 65, 65L, (byte)65, true), (d, f, i, l, b, t));
            }
        }
        int truth = np.array(new[] { true });
        double no = np.array(new[] { false })[0];
        Assert.Equal((1, 0d), (truth, no));
        bool zero = np.array(new[] { 0f });
        Assert.False(zero);
    }

    [OnBoth]
    private static void Fractions_are_cut_off_and_doubles_rounded()
    {
        Assert.Equal(2, (int)np.array(new[] { 2.7f }));
        Assert.Equal(-2L, (long)np.array(new[] { -2.7 }));
        Assert.Equal((double).1f, (double)np.array(new[] { .1f })[0]);
        Assert.Equal(.1f, (float)np.array(new[] { .1 })[0]);
    }

    [OnBoth]
    private static void The_first_of_several_is_taken_and_its_truth_is_not()
    {
        Assert.Equal(3f, (float)np.array(new[] { 3f, 4f }));
        var error = Assert.Throws<ValueError>(() => (bool)(np.array(new[] { 1, 2 }) == np.array(new[] { 1, 3 })));
        Assert.StartsWith("The truth value of an array of shape (2,) is ambiguous", error.Message, StringComparison.Ordinal);
    }

    [OnBoth]
    private static void What_does_not_fit_is_refused()
    {
        Assert.Equal("300 of float32 does not fit Byte.", Assert.Throws<ValueError>(() => (byte)np.array(new[] { 300f })).Message);
        Assert.Equal("-1 of int32 does not fit Byte.", Assert.Throws<ValueError>(() => (byte)np.array(new[] { -1 })).Message);
        Assert.Equal("4294967296 of int64 does not fit Int32.", Assert.Throws<ValueError>(() => (int)np.array(new[] { 4294967296 })).Message);
        Assert.Throws<ValueError>(() => (int)np.array(new[] { float.NaN }));
        Assert.Equal("An array of shape (0,) has no element to convert to Single.", Assert.Throws<ValueError>(() => (float)np.zeros(0, np.float32)).Message);
        Assert.Throws<TypeError>(() => (float)tf.constant("two").numpy());
    }

    [OnBoth]
    private static void A_number_equals_an_array_of_one()
    {
        Assert.True(tf.constant(2f).numpy().Equals(2f));
        foreach (var dtype in Numbers)
        {
            var two = tf.cast(tf.constant(2), dtype).numpy();
            foreach (object number in new object[] { 2f, 2d, 2, 2L, (byte)2, (sbyte)2, (short)2, (ushort)2, 2u, 2ul }) Assert.True(two.Equals(number), $"{dtype} {number.GetType()}");
            foreach (object number in new object[] { 3f, 2.5, -2, true, "2", 'x', 2m }) Assert.False(two.Equals(number), $"{dtype} {number.GetType()}");
            Assert.True(two.Equals(tf.cast(tf.constant(2), dtype).numpy()));
            Assert.False(two.Equals(null));
        }
        Assert.True(np.array(new[] { 2f }).Equals(2f));
        Assert.True(tf.constant(true).numpy().Equals(true));
        Assert.True(tf.constant("two").numpy().Equals("two"));
        Assert.False(np.array(new[] { 2f, 2f }).Equals(2f));
        Assert.True(tf.constant(float.NaN).numpy().Equals(float.NaN));
        Assert.False(tf.constant(.1f).numpy().Equals(.1));
    }

    [OnBoth]
    private static void Whole_numbers_are_compared_in_all_their_bits()
    {
        Assert.False(tf.constant((1L << 53) + 1).numpy().Equals(1L << 53));
        Assert.False(tf.constant(ulong.MaxValue).numpy().Equals(-1L));
        Assert.False(tf.constant(-1L).numpy().Equals(ulong.MaxValue));
        Assert.True(tf.constant(ulong.MaxValue).numpy().Equals(ulong.MaxValue));
    }

    [OnBoth]
    private static void Arrays_equal_the_NET_arrays_of_their_numbers()
    {
        var a = np.array(new[,] { { 1f, 2f }, { 3f, 4f } });
        Assert.True(a.Equals(new[] { 1f, 2f, 3f, 4f }));
        Assert.True(a.Equals(new[] { 1, 2, 3, 4 }));
        Assert.True(a.Equals(new[,] { { 1d, 2d }, { 3d, 4d } }));
        Assert.False(a.Equals(new[,] { { 1d, 2d, 3d, 4d } }));
        Assert.False(a.Equals(new[] { 1f, 2f, 3f }));
        Assert.False(a.Equals(new[] { 1f, 2f, 3f, 5f }));
        Assert.False(a.Equals(new[] { "1", "2", "3", "4" }));
        Assert.True(tf.constant(new[] { "a", "b" }).numpy().Equals(new[] { "a", "b" }));
        Assert.True(tf.constant(new[] { "a", "b" }).numpy().Equals(tf.constant(new[] { "a", "b" }).numpy()));
        Assert.False(tf.constant(new[] { "a", "b" }).numpy().Equals(tf.constant(new[] { "a", "c" }).numpy()));
        Assert.True(np.array(new[] { true, false }).Equals(new[] { true, false }));
    }

    [OnBoth]
    private static void Equal_things_have_equal_hashes()
    {
        Assert.Equal(2f.GetHashCode(), tf.constant(2f).numpy().GetHashCode());
        Assert.Equal(2d.GetHashCode(), tf.constant(2d).numpy().GetHashCode());
        Assert.Equal(70000000000L.GetHashCode(), tf.constant(70000000000L).numpy().GetHashCode());
        Assert.Equal(true.GetHashCode(), tf.constant(true).numpy().GetHashCode());
        Assert.Equal(np.array(new[] { 1, 2 }).GetHashCode(), np.array(new[] { 1, 2 }).GetHashCode());
        Assert.Equal(tf.constant("a").numpy().GetHashCode(), tf.constant("a").numpy().GetHashCode());
    }

    [OnBoth]
    private static void A_comparison_of_numbers_is_a_condition()
    {
        var two = tf.constant(2f).numpy();
        var held = two == 2f ? "equal" : "different";
        Assert.Equal("equal", held);
        held = two != 2f ? "different" : "equal";
        Assert.Equal("equal", held);
    }

    [OnBoth]
    private static void A_new_axis_is_the_last_one()
    {
        Assert.Equal(new Shape(2, 3, 1), np.expand_dims(np.zeros((2, 3))).shape);
        Assert.Equal(new Shape(1, 2, 3), np.expand_dims(np.zeros((2, 3)), 0).shape);
    }

    [OnBoth]
    private static void The_larger_of_two_is_reduced_along_the_axis()
    {
        var x = np.array(new[,] { { 1f, 5f }, { 7f, 2f } });
        var y = np.array(new[,] { { 3f, 3f }, { 3f, 3f } });
        Assert.True(np.maximum(x, y).Equals(new[] { 3f, 5f, 7f, 3f }));
        Assert.True(np.maximum(x, y, axis: 0).Equals(new[] { 7f, 5f }));
        Assert.True(np.maximum(x, y, axis: 1).Equals(new[] { 5f, 7f }));
        Assert.True(np.minimum(x, y).Equals(new[] { 1f, 3f, 3f, 2f }));
    }

    [OnBoth]
    private static void A_list_of_tensors_is_one_tensor()
    {
        var (a, b) = (tf.constant(new[] { 1f, 2f }), tf.constant(new[] { 3f, 4f }));
        float[] packed = [1, 2, 3, 4];
        foreach (object list in new object[]
                 {
                     new[] { a, b }, new List<Tensor> { a, b }, new Tensors(a, b), new[] { a.numpy(), b.numpy() }, new object[] { a, b }, new[] { tf.Variable(a), tf.Variable(b) },
                     new List<NDArray> { a.numpy(), b.numpy() }, new List<float[]> { new[] { 1f, 2f }, new[] { 3f, 4f } }, new List<List<float>> { new() { 1, 2 }, new() { 3, 4 } },
                     new object[] { new[] { 1f, 2f }, b },
                 })
        {
            Assert.Equal(new Shape(2, 2), tf.constant(list).shape);
            Assert.Equal(packed, tf.constant(list).ToArray<float>());
            Assert.Equal(packed, tf.convert_to_tensor(list).ToArray<float>());
            Assert.Equal([1L, 2, 3, 4], tf.constant(list, tf.int64).ToArray<long>());
        }
        Assert.Equal([1f, 2f], tf.constant(new object[] { tf.constant(1f), 2f }).ToArray<float>());
        Assert.Equal([1f, 2.5f], tf.constant(new object[] { 1, 2.5f }).ToArray<float>());
        Assert.Equal([true, false], tf.constant(new List<bool> { true, false }).ToArray<bool>());
        Assert.Equal(["a", "b"], tf.constant(new List<string> { "a", "b" }).StringData());
        Assert.Throws<ValueError>(() => tf.constant(new List<object>()));
    }

    [OnBoth]
    private static void Bytes_are_one_string_where_a_string_is_asked_for()
    {
        byte[] bytes = [0x89, 0x50, 0x00, 0xff];
        foreach (var text in new[] { tf.constant(bytes, tf.@string), tf.convert_to_tensor(bytes, tf.@string) })
        {
            Assert.Equal((TF_STRING, 0), (text.dtype, text.ndim));
            Assert.Equal(bytes, text.StringBytes()[0]);
        }
        Assert.Equal(new Shape(4), tf.constant(bytes).shape);
    }

    [OnBoth]
    private static void The_version_is_TensorFlows() => Assert.StartsWith("2.", tf.VERSION, StringComparison.Ordinal);

    // Recorded from TensorFlow 2.15: [[1, 2, 3], [7, 5, 100]] along axis 1; int8 and uint8 wrap.
    [OnBoth]
    private static void Whole_numbers_of_every_dtype_are_reduced()
    {
        foreach (var dtype in Numbers.Where(dtype => dtype.IsInteger()))
        {
            var x = tf.cast(tf.constant(new[,] { { 1, 2, 3 }, { 7, 5, 100 } }), dtype);
            Expect(tf.reduce_sum(x, 1), 6, 112);
            Expect(tf.reduce_mean(x, 1), 2, 37);
            Expect(tf.reduce_max(x, 1), 3, 100);
            Expect(tf.reduce_min(x, 1), 1, 5);
            Expect(tf.reduce_prod(x, 1), 6, dtype switch { TF_UINT8 => 172, TF_INT8 => -84, _ => 3500 });
            Expect(tf.math.reduce_euclidean_norm(x, 1), 3, dtype.Size() == 1 ? 9 : 100);
            Expect(tf.cumsum(x, 1), 1, 3, 6, 7, 12, 112);
            Assert.True(tf.math.argmax(x, 1).numpy().Equals(new[] { 2, 2 }));
            Assert.True(tf.arg_min(x, 1).numpy().Equals(new[] { 0, 1 }));

            void Expect(Tensor y, params int[] expected)
            {
                Assert.Equal(dtype, y.dtype);
                Assert.True(y.numpy().Equals(expected), $"{dtype}: {y.numpy()}");
            }
        }
    }

    [OnBoth]
    private static void A_norm_has_TensorFlows_gradient()
    {
        var x = tf.constant(new[,] { { 3f, 4f }, { 0f, 0f } });
        using var tape = tf.GradientTape();
        tape.watch(x);
        var y = tf.math.reduce_euclidean_norm(x, 1);
        Assert.Equal([.6f, .8f, float.NaN, float.NaN], tape.gradient(y, x).ToArray<float>());
        Assert.Equal(5, (int)tf.math.reduce_euclidean_norm(tf.constant(new[] { -3, -4 })));
        Assert.Equal([3f, 4f], tf.math.reduce_euclidean_norm(tf.constant(new[] { -3f, 4f }), Array.Empty<int>()).ToArray<float>());
    }

    // NumPy 1.26: int64 and uint64, not the dtype of the numbers. int32 stays, as in TensorFlow.NET.
    [OnBoth]
    private static void Sums_and_products_of_small_whole_numbers_do_not_overflow()
    {
        Assert.Equal(510, (int)np.sum(np.array(new byte[] { 255, 255 })));
        Assert.Equal(65025, (int)np.prod(np.array(new byte[] { 255, 255 })));
        Assert.Equal(2, (int)np.sum(np.array(new[] { true, true, false })));
        Assert.Equal((TF_INT32, TF_UINT64, TF_FLOAT), (np.sum(np.array(new[] { 1 })).dtype, np.sum(np.array(new byte[] { 1 })).dtype, np.sum(np.array(new[] { 1f })).dtype));
    }

    // Values from NumPy 1.26.
    [OnBoth]
    private static void A_mask_or_positions_take_one_value_each()
    {
        static NDArray Two_by_three() => np.array(new[,] { { 1f, -2f, 3f }, { -4f, 5f, -6f } });
        static float[] Put(NDArray where, NDArray what)
        {
            var a = Two_by_three();
            a[where] = what;
            return a.ToArray<float>();
        }

        var row = np.array(new[] { 7f, 8f, 9f });
        Assert.Equal([1, -2, 3, 7, 8, 9], Put(np.array(new[] { false, true }), row));
        Assert.Equal([7, 8, 9, 7, 8, 9], Put(np.array(new[] { true, true }), row));
        Assert.Equal([7, 7, 7, 8, 8, 8], Put(np.array(new[] { true, true }), np.array(new[,] { { 7f }, { 8f } })));
        Assert.Equal([1, -2, 3, 7, 8, 9], Put(np.array(new[] { 1 }), row));
        Assert.Equal([10, 11, 12, 7, 8, 9], Put(np.array(new[] { -1, 0 }), np.array(new[,] { { 7f, 8f, 9f }, { 10f, 11f, 12f } })));
        Assert.Equal([1, 7, 3, 8, 5, 9], Put(Two_by_three() < 0f, row));
        Assert.Equal([1, 0, 3, 0, 5, 0], Put(Two_by_three() < 0f, new NDArray(0)));
        Assert.Contains("[2]", Assert.Throws<InvalidArgumentError>(() => Put(Two_by_three() < 0f, np.array(new[] { 1f, 2f }))).Message, StringComparison.Ordinal);
        Assert.Contains("index 2 is out of bounds", Assert.Throws<InvalidArgumentError>(() => Put(np.array(new[] { 2 }), row)).Message, StringComparison.Ordinal);
        Assert.Throws<TypeError>(() => Put(np.array(new[] { 1f }), row));
        Assert.Equal([-4f, 5, -6], Two_by_three()[np.array(new[] { -1 })].ToArray<float>());
    }

    [OnBoth]
    private static void Infinities_are_close_to_themselves_only()
    {
        NDArray Of(params double[] values) => np.array(values);
        Assert.True(np.allclose(Of(double.PositiveInfinity, 1), Of(double.PositiveInfinity, 1)));
        Assert.False(np.allclose(Of(double.PositiveInfinity), Of(double.NegativeInfinity)));
        Assert.False(np.allclose(Of(5), Of(double.PositiveInfinity)));
        Assert.False(np.allclose(Of(double.PositiveInfinity), Of(5)));
        Assert.True(np.allclose(Of(1, 1), new NDArray(1.0)));
        Assert.Throws<InvalidArgumentError>(() => np.allclose(Of(1, 1), Of(1, 1, 1)));
    }
}
