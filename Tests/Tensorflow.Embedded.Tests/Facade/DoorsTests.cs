using System.Text.Json;
using Tensorflow.Executors;
using Tensorflow.Keras;
using Tensorflow.NumPy;
using Tensorflow.Ops;
using Tensorflow.Tests.Executors;
using Tensorflow.Tests.OpTests;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Facade;

/// <summary>array_ops, math_ops, ops and their like: values and gradients of TensorFlow's (Golden/doors/record.py), and that each leads where it says.</summary>
public sealed class DoorsTests
{
    // float64; least squares by factors lose some digits.
    private static readonly Accuracy Close = new(8, 1e-5, 1e-5);

    private static readonly Lazy<JsonElement> Golden = GoldenFunctions.Of("doors.json");

    public static TheoryData<int> Cases() => [.. Enumerable.Range(0, Golden.Value.GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_are_TensorFlows(int index)
    {
        using var scope = ExecutorScope.Managed();
        Check(Golden.Value[index]);
    }

    [NativeTheory]
    [MemberData(nameof(Cases))]
    public void On_libtensorflow_too(int index)
    {
        using var scope = ExecutorScope.Native();
        Check(Golden.Value[index]);
    }

    private static void Check(JsonElement golden)
    {
        var name = golden.GetProperty("name").GetString()!;
        GoldenFunctions.Check(golden, name, Close, inputs => Compute(name, golden, inputs));
    }

    private static Tensor Compute(string name, JsonElement golden, Tensor[] x)
    {
        int Whole(string option) => golden.GetProperty(option).GetInt32();
        Axis? axes = null;
        if (golden.TryGetProperty("axes", out var given) && given.ValueKind != JsonValueKind.Null)
            axes = given.ValueKind == JsonValueKind.Number ? given.GetInt32() : new Axis([.. given.EnumerateArray().Select(axis => axis.GetInt32())]);
        var keep = golden.TryGetProperty("keepdims", out var keepdims) && keepdims.GetBoolean();
        return name switch
        {
            "reduce_logsumexp" => math_ops.reduce_logsumexp(x[0], axes, keep),
            "reduce_variance" => math_ops.reduce_variance(x[0], axes, keep),
            "reduce_std" => math_ops.reduce_std(x[0], axes, keep),
            "gather" => array_ops.gather(x[0], x[1], Whole("axis"), batch_dims: Whole("batch_dims")),
            "boolean_mask" => array_ops.boolean_mask(x[0], x[1], axis: Whole("axis")),
            "where" => array_ops.where(x[0]),
            "linspace" => math_ops.linspace(x[0], x[1], Whole("num"), axis: Whole("axis")),
            "np.linalg.lstsq" => np.linalg.lstsq(new NDArray(x[0]), new NDArray(x[1])),
            "np.linalg.norm" => np.linalg.norm(new NDArray(x[0]), axes),
            "bitwise_and" => tf.bitwise.bitwise_and(x[0], x[1]),
            "bitwise_or" => tf.bitwise.bitwise_or(x[0], x[1]),
            "bitwise_xor" => tf.bitwise.bitwise_xor(x[0], x[1]),
            "left_shift" => tf.bitwise.left_shift(x[0], x[1]),
            "right_shift" => tf.bitwise.right_shift(x[0], x[1]),
            "invert" => tf.bitwise.invert(x[0]),
            _ => throw new InvalidDataException(name),
        };
    }

    [Fact]
    public void Functions_of_two_lead_to_their_ops()
    {
        var (x, y) = (tf.constant(new[] { 7f, -2f }), tf.constant(new[] { 2f, -2f }));
        (string, Tensor, float[])[] numbers =
        [
            ("add", math_ops.add(x, 1), [8, -1]), ("add_v2", math_ops.add_v2(x, y), [9, -4]), ("add_v2", math_ops.add_v2(x, 1f), [8, -1]), ("subtract", math_ops.subtract(x, y), [5, 0]),
            ("multiply", math_ops.multiply(x, y), [14, 4]), ("multiply", math_ops.multiply(2, x), [14, -4]), ("scalar_mul", math_ops.scalar_mul(3f, x), [21, -6]),
            ("div", math_ops.div(x, y), [3.5f, 1]), ("truediv", math_ops.truediv(x, y), [3.5f, 1]), ("realdiv", math_ops.realdiv(x, y), [3.5f, 1]), ("floordiv", math_ops.floordiv(x, y), [3, 1]),
            ("div_no_nan", math_ops.div_no_nan(x, tf.zeros(2)), [0, 0]), ("maximum", math_ops.maximum(x, 0), [7, 0]), ("minimum", math_ops.minimum(x, y), [2, -2]), ("pow", math_ops.pow(x, 2), [49, 4]),
            ("square_difference", math_ops.square_difference(x, y), [25, 0]), ("add_n", math_ops.add_n([x, y, y]), [11, -6]),
            ("gen add", gen_math_ops.add(x, y), [9, -4]), ("gen add_v2", gen_math_ops.add_v2(x, y), [9, -4]), ("gen sub", gen_math_ops.sub(x, y), [5, 0]), ("gen mul", gen_math_ops.mul(x, y), [14, 4]),
            ("gen real_div", gen_math_ops.real_div(x, y), [3.5f, 1]), ("gen floor_div", gen_math_ops.floor_div(x, y), [3, 1]), ("gen floor_mod", gen_math_ops.floor_mod(x, y), [1, 0]),
            ("gen div_no_nan", gen_math_ops.div_no_nan(x, y), [3.5f, 1]), ("gen maximum", gen_math_ops.maximum(x, y), [7, -2]), ("gen minimum", gen_math_ops.minimum(x, y), [2, -2]),
            ("gen pow", gen_math_ops.pow(x, y), [49, .25f]), ("gen squared_difference", gen_math_ops.squared_difference(x, y), [25, 0]), ("gen add_n", gen_math_ops.add_n(new Tensors(x, y)), [9, -4]),
            ("gen select_v2", gen_math_ops.select_v2(x > y, x, y), [7, -2]), ("gen atan2", gen_math_ops.atan2(x, x), [MathF.PI / 4, -3 * MathF.PI / 4]),
        ];
        Assert.All(numbers, row => Assert.Equal(row.Item3, row.Item2.ToArray<float>()));
        (Tensor, bool[])[] truths =
        [
            (math_ops.equal(x, y), [false, true]), (math_ops.equal(x, 7), [true, false]), (math_ops.not_equal(x, y), [true, false]), (math_ops.greater_equal(x, y), [true, true]),
            (math_ops.logical_and(x > y, x > 0f), [true, false]), (gen_math_ops.less(x, y), [false, false]), (gen_math_ops.less_equal(x, y), [false, true]), (gen_math_ops.greater(x, y), [true, false]),
            (gen_math_ops.greater_equal(x, y), [true, true]), (gen_math_ops.logical_and(x > y, x < y), [false, false]), (gen_math_ops.logical_or(x > y, x < y), [true, false]),
            (gen_math_ops.logical_not(x > y), [false, true]), (gen_math_ops.is_nan(x), [false, false]), (gen_math_ops.is_finite(x), [true, true]),
            (math_ops.equal(tf.constant("a"), tf.constant("a")), [true]),
        ];
        Assert.All(truths, row => Assert.Equal(row.Item2, row.Item1.ToArray<bool>()));
    }

    [Fact]
    public void Functions_of_one_lead_to_their_ops()
    {
        var x = tf.constant(new[] { .5f, .25f });
        (Tensor, Tensor)[] pairs =
        [
            (math_ops.abs(-x), x), (gen_math_ops.abs(-x), x), (math_ops.cos(x), tf.cos(x)), (gen_math_ops.cos(x), tf.cos(x)), (math_ops.sin(x), tf.sin(x)), (gen_math_ops.sin(x), tf.sin(x)),
            (gen_math_ops.tan(x), tf.tan(x)), (math_ops.tanh(x), tf.tanh(x)), (gen_math_ops.tanh(x), tf.tanh(x)), (math_ops.erf(x), tf.math.erf(x)), (gen_math_ops.erf(x), tf.math.erf(x)),
            (math_ops.floor(x), tf.zeros(2)), (gen_math_ops.floor(x), tf.zeros(2)), (gen_math_ops.ceil(x), tf.ones(2)), (math_ops.round(x + 1), tf.constant(new[] { 2f, 1f })),
            (math_ops.log(x), tf.log(x)), (gen_math_ops.log(x), tf.log(x)), (gen_math_ops.log1p(x), tf.log1p(x)), (gen_math_ops.exp(x), tf.exp(x)), (math_ops.sqrt(x), tf.sqrt(x)), (gen_math_ops.sqrt(x), tf.sqrt(x)),
            (math_ops.square(x), x * x), (gen_math_ops.square(x), x * x), (gen_math_ops.neg(x), -x), (math_ops.sign(x), tf.ones(2)), (gen_math_ops.sign(x), tf.ones(2)),
            (math_ops.reciprocal(x), tf.constant(new[] { 2f, 4f })), (gen_math_ops.reciprocal(x), tf.constant(new[] { 2f, 4f })), (math_ops.rsqrt(x * x), tf.constant(new[] { 2f, 4f })),
            (gen_math_ops.rsqrt(x * x), tf.constant(new[] { 2f, 4f })), (math_ops.sigmoid(x), tf.sigmoid(x)), (gen_math_ops.sigmoid(x), tf.sigmoid(x)), (array_ops.identity(x), x), (array_ops.stop_gradient(x), x),
        ];
        Assert.All(pairs, pair => Assert.Equal(pair.Item2.ToArray<float>(), pair.Item1.ToArray<float>()));
        // exp(x) - 1 loses digits that expm1 has.
        new Accuracy(4, 1e-6).Check(tf.exp(x) - 1f, gen_math_ops.expm1(x), "expm1");
    }

    [Fact]
    public void Sums_and_products_go_along_the_axes_asked_for()
    {
        var x = tf.constant(new[,] { { 1f, 5f, 3f }, { 4f, 2f, 6f } });
        Assert.Equal(new[] { 9f, 12f }, math_ops.reduce_sum(x, tf.constant(1)).ToArray<float>());
        Assert.Equal(new[] { 9f, 12f }, math_ops.reduce_sum(x, tf.constant(new long[] { -1 })).ToArray<float>());
        Assert.Equal(21f, (float)math_ops.reduce_sum(x));
        Assert.Equal(new Shape(1, 1), math_ops.reduce_sum(x, keepdims: true).shape);
        Assert.Equal(new[] { 3f, 4f }, math_ops.reduce_mean(x, 1).ToArray<float>());
        Assert.Equal(new[] { 4f, 5f, 6f }, math_ops.reduce_max(x, 0).ToArray<float>());
        Assert.Equal(new[] { 1f, 2f, 3f }, math_ops.reduce_min(x, 0).ToArray<float>());
        Assert.Equal(new[] { 15f, 48f }, math_ops.reduce_prod(x, 1).ToArray<float>());
        Assert.Equal(5f, (float)math_ops.reduce_euclidean_norm(tf.constant(new[] { 3f, 4f })));
        Assert.True((bool)math_ops.reduce_all(x > 0f) && !(bool)math_ops.reduce_any(x > 6f));
        Assert.Equal(new long[] { 1, 2 }, math_ops.argmax(x, 1).ToArray<long>());
        Assert.Equal(new long[] { 0, 1, 0 }, math_ops.argmin(x, 0).ToArray<long>());
        Assert.Equal(new[] { 1f, 6f, 9f, 4f, 6f, 12f }, math_ops.cumsum(x, 1).ToArray<float>());
        Assert.Equal(new[] { 1f, 5f, 3f, 5f, 7f, 9f }, math_ops.cumsum<Tensor>(x).ToArray<float>());
        Assert.Equal(new[] { 35f, 32f, 32f, 56f }, math_ops.matmul(x, x, transpose_b: true).ToArray<float>());
        Assert.Equal(new[] { 35f, 32f, 32f, 56f }, math_ops.matmul(x, x, adjoint_b: true).ToArray<float>());
        Assert.Throws<ValueError>(() => math_ops.matmul(x, x, transpose_b: true, adjoint_b: true));
        Assert.Equal(new[] { 35f, 32f, 32f, 56f }, gen_math_ops.mat_mul(x, x, transpose_b: true).ToArray<float>());
        Assert.Equal(new[] { 35f, 32f, 32f, 56f }, math_ops.batch_matmul(x, x, adj_y: true).ToArray<float>());
        Assert.Equal(new[] { 35f, 32f, 32f, 56f }, gen_math_ops.batch_mat_mul_v2(x, x, adj_y: true).ToArray<float>());
        Assert.Equal(new[] { 35f, 32f, 32f, 56f }, math_ops.einsum("ij,kj->ik", (x, x)).ToArray<float>());
        Assert.Equal(91f, (float)math_ops.tensordot(x, x, np.array(new[,] { { 0, 1 }, { 0, 1 } })));
        Assert.Equal(math_ops.matmul(x, x, transpose_b: true).ToArray<float>(), math_ops.tensordot(x, tf.transpose(x), np.array(1)).ToArray<float>());
        Assert.Equal(new long[] { 1, 2 }, array_ops.where(tf.constant(new[] { 0f, float.NaN, 1f, -0f })).ToArray<long>());
        Assert.Equal(new[] { 2f, 3f, 4f }, tf.split(tf.constant(new[] { 1f, 2f, 3f, 4f }), new[] { 1, -1 }, 0)[1].ToArray<float>());
        Assert.Equal(new[] { 1, 0, 2 }, math_ops.bincount(tf.constant(new[] { 0, 2, 2 })).ToArray<int>());
        Assert.Equal(new[] { 4f, 2f, 6f, 1f, 5f, 3f }, math_ops.unsorted_segment_sum(x, tf.constant(new[] { 1, 0 }), tf.constant(2)).ToArray<float>());
        Assert.Equal(new[] { 0, 2, 4 }, math_ops.range(0, 6, 2).ToArray<int>());
        Assert.Contains("num > 0", Assert.Throws<InvalidArgumentError>(() => math_ops.linspace(tf.constant(0f), tf.constant(1f), 0)).Message);
        Assert.Contains("int32", Assert.Throws<TypeError>(() => math_ops.reduce_std(tf.constant(new[] { 1, 2 }))).Message);
    }

    [Fact]
    public void Casts_take_tensors_and_variables()
    {
        var v = tf.Variable(new[] { 1.5f, -2.5f });
        Assert.Equal(new[] { 1, -2 }, math_ops.cast(v.AsTensor(), tf.int32).ToArray<int>());
        Assert.Equal(new[] { 1, -2 }, math_ops.cast((IVariableV1)v, tf.int32).ToArray<int>());
        Assert.Equal(tf.float64, math_ops.cast(v, tf.float64).dtype);
        Assert.Same(v, math_ops.cast(v));
        Assert.Equal(tf.float32, math_ops.cast(v.AsTensor()).dtype);
    }

    [Fact]
    public void Elements_move_as_asked()
    {
        var x = tf.constant(new[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal(new[] { 1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6 }, array_ops.concat([x, x], tf.constant(-1L)).ToArray<int>());
        Assert.Equal(new Shape(4, 3), array_ops.concat(new object[] { x, new[,] { { 7, 8, 9 }, { 0, 0, 0 } } }, 0).shape);
        Assert.Equal(new Shape(4, 3), gen_array_ops.concat_v2(new Tensors(x, x), tf.constant(0)).shape);
        Assert.Equal(new[] { 4, 5, 6, 1, 2, 3 }, array_ops.reverse(x, tf.constant(new[] { 0 })).ToArray<int>());
        Assert.Equal(new[] { 6, 5, 4, 3, 2, 1 }, gen_array_ops.reverse_v2(x, tf.constant(new long[] { 0, -1 })).ToArray<int>());
        Assert.Equal(new[] { 2, 3, 5, 6 }, array_ops.slice(x, tf.constant(new[] { 0, 1 }), tf.constant(new[] { 2, -1 })).ToArray<int>());
        Assert.Equal(new[] { 5 }, array_ops.slice(x, ops.convert_n_to_tensor([1, 1]), ops.convert_n_to_tensor([1, 1])).ToArray<int>());
        Assert.Equal(new[] { 1, 4, 2, 5, 3, 6 }, array_ops.transpose(x, tf.constant(new[] { 1, 0 })).ToArray<int>());
        Assert.Equal(new[] { 1, 4, 2, 5, 3, 6 }, array_ops.transpose(x).ToArray<int>());
        Assert.Equal(new[] { 1, 4, 2, 5, 3, 6 }, array_ops.matrix_transpose(x).ToArray<int>());
        Assert.Equal(new[] { 1, 4, 2, 5, 3, 6 }, gen_array_ops.transpose(x, tf.constant(new[] { 1, 0 })).ToArray<int>());
        Assert.Equal(new Shape(3, 2), array_ops.reshape(x, tf.constant(new[] { 3, -1 })).shape);
        Assert.Equal(new Shape(3, 2), array_ops.reshape(x, (3, 2)).shape);
        Assert.Equal(new Shape(3, 2), array_ops.reshape(x, [3, tf.constant(2)]).shape);
        Assert.Equal(new Shape(6), gen_array_ops.reshape(x, tf.constant(new[] { 6 })).shape);
        Assert.Equal(new Shape(4, 3), array_ops.tile(x, tf.constant(new[] { 2, 1 })).shape);
        Assert.Equal(new Shape(2, 6), gen_array_ops.tile(x, tf.constant(new[] { 1, 2 })).shape);
        Assert.Equal(new[] { 3, 6 }, array_ops.gather(x, tf.constant(2), axis: 1).ToArray<int>());
        Assert.Equal(new[] { 4, 5, 6 }, array_ops.gather(tf.Variable(x), tf.constant(1)).ToArray<int>());
        Assert.Equal(new[] { 2, 6 }, gen_array_ops.gather_v2(x, tf.constant(new[] { 1, 2 }), tf.constant(1), batch_dims: 1).ToArray<int>());
        Assert.Equal(new[] { 6 }, gen_array_ops.gather_nd(x, tf.constant(new[,] { { 1, 2 } })).ToArray<int>());
        Assert.Equal(3, array_ops.split(x, 3, tf.constant(1)).Length);
        Assert.Equal(new Shape(1, 3), array_ops.split(x, [1, 1])[0].shape);
        Assert.Equal(new Shape(2, 1, 3), array_ops.expand_dims(x, 1).shape);
        Assert.Equal(new Shape(2, 3), array_ops.squeeze(array_ops.expand_dims(x, 1), 1).shape);
        Assert.Equal(new Shape(2, 2, 3), array_ops.stack([x, x]).shape);
        Assert.Equal(new Shape(2), array_ops.stack((object)new[] { tf.constant(1), tf.constant(2) }).shape);
        Assert.Equal(3, array_ops.unstack(x, axis: 1).Length);
        Assert.Equal(new[] { 2, 0, 1 }, array_ops.invert_permutation(tf.constant(new[] { 1, 2, 0 })).ToArray<int>());
        Assert.Throws<InvalidArgumentError>(() => array_ops.invert_permutation(tf.constant(new[] { 1, 1, 0 })));
        Assert.Equal(new[] { 1, 0, 3, 4, 0, 6 }, array_ops.where(tf.not_equal(x % 3, tf.constant(2)), x, tf.zeros_like(x)).ToArray<int>());
        Assert.Throws<ValueError>(() => array_ops.where_v2(x > 1, x));
        Assert.Equal(new Shape(3, 2), array_ops.moveaxis(np.zeros((2, 3)), 0, -1).shape);
        Assert.Equal(new[] { 0, 5, 0 }, array_ops.one_hot(tf.constant(1), tf.constant(3), tf.constant(5), tf.constant(0)).ToArray<int>());
        Assert.Equal(new Shape(4, 3), array_ops.pad(x, tf.constant(new[,] { { 1, 1 }, { 0, 0 } })).shape);
    }

    [Fact]
    public void Shapes_are_told_and_filled()
    {
        var x = tf.constant(new[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal(new[] { 2, 3 }, array_ops.shape(x).ToArray<int>());
        Assert.Equal(new long[] { 2, 3 }, array_ops.shape_v2(x, out_type: tf.int64).ToArray<long>());
        Assert.Equal((2, 6), ((int)array_ops.rank(x), (int)array_ops.size(x)));
        Assert.Equal(3, (int)array_ops.size(new[] { 1f, 2f, 3f }));
        Tensor[] ones =
        [
            array_ops.ones((2, 3)), array_ops.ones(tf.constant(new[] { 2, 3 })), array_ops.ones([tf.constant(2), tf.constant(3)]),
            array_ops.ones_like(x, tf.float32), array_ops.fill((2, 3), 1f), array_ops.fill(tf.constant(new[] { 2, 3 }), 1f),
        ];
        Assert.All(ones, y => Assert.True(np.array_equal(tf.ones((2, 3)).numpy(), y.numpy())));
        Tensor[] zeros = [array_ops.zeros((2, 3)), array_ops.zeros(tf.constant(new[] { 2, 3 })), array_ops.zeros(new Tensors(tf.constant(2), tf.constant(3))), array_ops.zeros_like(x, tf.float32)];
        Assert.All(zeros, y => Assert.True(np.array_equal(tf.zeros((2, 3)).numpy(), y.numpy())));
        Assert.Equal((1, 2, 2), (array_ops.get_positive_axis(-2, 3), array_ops.get_positive_axis(2, 3), array_ops.get_positive_axis(2)));
        Assert.Contains("axis=3 out of bounds: expected -3<=axis<3", Assert.Throws<ValueError>(() => array_ops.get_positive_axis(3, 3)).Message);
        Assert.Throws<ValueError>(() => array_ops.get_positive_axis(-1));
        Assert.Throws<ValueError>(() => array_ops.matrix_transpose(tf.ones(3)));
    }

    [Fact]
    public void Masks_and_batches_that_do_not_fit_say_so()
    {
        var x = tf.ones((2, 3));
        Assert.Contains("scalar", Assert.Throws<ValueError>(() => tf.boolean_mask(x, tf.constant(true))).Message);
        Assert.Contains("incompatible", Assert.Throws<ValueError>(() => tf.boolean_mask(x, tf.constant(new[] { true, false, true }))).Message);
        Assert.Contains("batch_dims 1", Assert.Throws<InvalidArgumentError>(() => array_ops.gather(x, tf.constant(new[,] { { 0 }, { 0 }, { 0 } }), 1, batch_dims: 1)).Message);
        Assert.Contains("= 3 is not in [0, 3)", Assert.Throws<InvalidArgumentError>(() => array_ops.gather(x, tf.constant(new[,] { { 0 }, { 3 } }), 1, batch_dims: 1)).Message);
        Assert.Contains("(m,) or (m, k)", Assert.Throws<InvalidArgumentError>(() => np.linalg.lstsq(np.zeros((2, 3)), np.zeros(3))).Message);
    }

    [Fact]
    public void Values_become_tensors()
    {
        var x = tf.constant(1);
        Assert.Same(x, ops.convert_to_tensor(x));
        Assert.Equal(tf.float32, ops.convert_to_tensor(1, tf.float32).dtype);
        Assert.Equal(tf.float64, ops.convert_to_tensor(1, preferred_dtype: tf.float64).dtype);
        Assert.Contains("requested dtype float32", Assert.Throws<ValueError>(() => ops.convert_to_tensor(x, tf.float32)).Message);
        Assert.Equal([1, 2], ops.convert_n_to_tensor([1, tf.Variable(2)]).Select(y => (int)y));
        Assert.Equal(new Shape(2, 2), constant_op.constant(3f, shape: (2, 2)).shape);
        Assert.Throws<TypeError>(() => constant_op.constant(new[] { 1, 2 }, shape: (1, 2), verify_shape: true));
        Assert.True(ops.executing_eagerly_outside_functions() && !ops.inside_function());
    }

    [Fact]
    public void Conditions_call_one_function_alone()
    {
        var (called, other) = (0, 0);
        var y = tf.cond(tf.constant(2) > 1, () => tf.constant(++called), () => tf.constant(++other));
        Assert.Equal((1, 1, 0), ((int)y, called, other));
        Assert.Equal(4, (int)tf.cond(tf.constant(2) < 1, tf.constant(3), tf.constant(4)));
        Assert.Contains("false_fn", Assert.Throws<ValueError>(() => tf.cond(tf.constant(false), () => tf.constant(1))).Message);
        var x = tf.Variable(3f);
        using var tape = tf.GradientTape();
        Assert.Equal(6f, (float)tape.gradient(tf.cond(x.AsTensor() > 0f, () => x * x, () => x.AsTensor()), x));
        Assert.Equal(6, (int)tf.autograph.to_graph((a, b) => a * b)(tf.constant(2), tf.constant(3)));
        Assert.Equal(4, (int)tf.autograph.to_graph(a => a * a)(tf.constant(2)));
    }

    [Fact]
    public async Task Scopes_name_variables_in_their_flow_of_control()
    {
        var outside = tf.Variable(1f, name: "w");
        tf_with(new ops.NameScope("a", skip_on_eager: false), outer =>
        {
            Assert.Equal("a/", outer);
            Assert.Equal("a/w:0", tf.Variable(1f, name: "w").Name);
            tf_with(ops.name_scope(null, "b", skip_on_eager: false), inner => Assert.Equal(("a/b/", "a/b/w:0"), ((string?)inner, tf.Variable(1f, name: "w").Name)));
            tf_with(new ops.NameScope("c/", skip_on_eager: false), whole => Assert.Equal("c/w:0", tf.Variable(1f, name: "w").Name));
            tf_with(tf.name_scope("d"), skipped => Assert.Equal((null, "a/w:0"), ((string?)skipped, tf.Variable(1f, name: "w").Name)));
            tf_with(tf.init_scope(), skipped => Assert.Equal("a/", tf.Context.ScopeName));
        });
        Assert.Equal(("w:0", null), (outside.Name, tf.Context.ScopeName));
        tf.Context.ScopeName = "x/";
        await Task.Run(() => tf.Context.ScopeName = "y/", CancellationToken.None);
        Assert.Equal("x/", tf.Context.ScopeName);
        tf.Context.ScopeName = null;
    }

    [Fact]
    public void The_context_computes_at_once()
    {
        tf.Context.ensure_initialized();
        tf.Context.reset_context();
        Assert.True(tf.Context.executing_eagerly() && !tf.Context.is_build_function());
        tf.Context.set_global_seed(5);
        var first = tf.random.normal(3).ToArray<float>();
        tf.set_random_seed(5);
        Assert.Equal(first, tf.random.normal(3).ToArray<float>());
        Assert.Equal(5, tf.Context.global_seed());
        tf.Context.set_global_seed(null);
        Assert.Null(tf.Context.global_seed());
    }

    [Fact]
    public void The_backend_sets_variables_and_begins_names_anew()
    {
        keras.backend.clear_session();
        Assert.Equal(("dense", "dense_1"), (keras.layers.Dense(1).Name, keras.layers.Dense(1).Name));
        keras.backend.clear_session();
        Assert.Equal("dense", keras.layers.Dense(1).Name);
        Assert.Equal([1, 2], new[] { keras.backend.get_uid("thing"), keras.backend.get_uid("thing") });
        keras.backend.reset_uids();
        Assert.Equal(1, keras.backend.get_uid("thing"));
        var v = tf.Variable(new[] { 1f, 2f });
        keras.backend.set_value(v, new[] { 3, 4 });
        Assert.Equal(new[] { 3f, 4f }, v.numpy().ToArray<float>());
        keras.backend.batch_set_value([(v, np.array(5f, 6f))]);
        Assert.Equal(new[] { 5f, 6f }, v.numpy().ToArray<float>());
        var x = tf.constant(new[,] { { 1f, 2f }, { 3f, 4f } });
        Assert.Equal(new[] { 1.5f, 3.5f }, keras.backend.mean(x).ToArray<float>());
        Assert.Equal(.5f, (float)keras.backend.mean(tf.constant(new[] { true, false }), 0));
        Assert.Equal(new[] { 1f, 2f, 1f, 2f, 3f, 4f, 3f, 4f }, keras.backend.concatenate(new Tensors(x, x)).ToArray<float>());
        Assert.Equal(new[] { 1f, 1f, 2f, 2f, 3f, 3f, 4f, 4f }, keras.backend.repeat_elements(x, 2, -1).ToArray<float>());
        Assert.Equal(new[] { 3f, 4f, 1f, 2f }, keras.backend.reverse(x, 0).ToArray<float>());
        Assert.Equal(new[] { 4f, 3f, 2f, 1f }, keras.backend.reverse(x, [0, 1]).ToArray<float>());
    }

    [Fact]
    public void Bits_of_other_numbers_are_refused() => Assert.Throws<InvalidArgumentError>(() => tf.bitwise.bitwise_and(tf.ones(2), tf.ones(2)));
}
