using Tensorflow.Executors;
using Tensorflow.NumPy;
using Tensorflow.Tests.Executors;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.OpTests;

/// <summary>What a wrong argument is told: the op, what was found, what it does not fit.</summary>
public sealed class ErrorsTests
{
    private static readonly Dictionary<string, (Func<object> Call, string[] Says)> Shapes = new()
    {
        ["Add"] = (() => tf.ones((2, 3)) + tf.ones((2, 4)), ["[2,3]", "[2,4]", "[Op:AddV2]"]),
        ["Sub"] = (() => tf.ones((2, 3)) - tf.ones((3, 3)), ["[2,3]", "[3,3]", "[Op:Sub]"]),
        ["Less"] = (() => tf.ones(2) < tf.ones(3), ["[2]", "[3]", "[Op:Less]"]),
        ["Maximum"] = (() => tf.maximum(tf.ones(2), tf.ones(3)), ["[2]", "[3]", "[Op:Maximum]"]),
        ["MatMul"] = (() => tf.matmul(tf.ones((2, 3)), tf.ones((2, 3))), ["In[0]: [2,3]", "In[1]: [2,3]", "[Op:MatMul]"]),
        ["MatMul rank"] = (() => Ops.Primitives.MatMul(tf.ones((2, 3)), tf.ones(3)), ["In[1]", "[2,3]", "[3]", "[Op:MatMul]"]),
        ["BatchMatMul"] = (() => tf.linalg.batch_matmul(tf.ones((5, 2, 3)), tf.ones((5, 2, 3))), ["[5,2,3]", "[Op:BatchMatMulV2]"]),
        ["BiasAdd"] = (() => Ops.Primitives.BiasAdd(tf.ones((2, 3)), tf.ones(4)), ["[2,3]", "[4]", "[Op:BiasAdd]"]),
        ["Concat"] = (() => tf.concat([tf.ones((2, 3)), tf.ones((3, 3))], 1), ["shape[0] = [2,3]", "shape[1] = [3,3]", "[Op:ConcatV2]"]),
        ["Stack"] = (() => tf.stack([tf.ones((2, 3)), tf.ones((2, 4))]), ["[2,3]", "[2,4]", "[Op:Pack]"]),
        ["Concat of scalars"] = (() => tf.concat([tf.constant(1f), tf.constant(2f)], 0), ["[0, 0)", "[Op:ConcatV2]"]),
        ["Unstack of a scalar"] = (() => tf.unstack(tf.constant(1f)), ["[0, 0)", "[Op:Unpack]"]),
        ["Gather of a scalar"] = (() => tf.gather(tf.constant(1f), tf.constant(new[] { 0 })), ["[0, 0)", "[Op:GatherV2]"]),
        ["Reverse of an axis twice"] = (() => tf.reverse(tf.ones((2, 3)), new Axis(0, -2)), ["axis -2", "more than once", "[Op:ReverseV2]"]),
        ["Slice of a negative size"] = (() => tf.slice(tf.ones((2, 3)), new[] { 0, 0 }, new[] { -2, 1 }), ["size[0]", "-2", "[Op:Slice]"]),
        ["Split with two open sizes"] = (() => tf.split(tf.ones(4), new[] { -1, -1 }, 0), ["only be one -1", "[Op:SplitV]"]),
        ["Split with sizes that are too large"] = (() => tf.split(tf.ones(4), new[] { -1, 5 }, 0), ["[4]", "-1, 5", "[Op:SplitV]"]),
        ["Tensordot"] = (() => tf.linalg.tensordot(tf.ones((2, 3)), tf.ones((3, 2)), np.array(3)), ["'axes'", "3", "[Op:Tensordot]"]),
        ["Crop of everything"] = (() => keras.layers.Cropping1D(np.array(2, 2)).Apply(tf.ones((1, 4, 2))), ["cropping", "2 and 2 of 4"]),
        ["Reshape"] = (() => tf.reshape(tf.ones((2, 3)), (4, 2)), ["6 values", "[Op:Reshape]"]),
        ["Pooling by one too large"] = (() => tf.nn.max_pool(tf.ones((1, 2, 2, 1)), [3], [1], "VALID"), ["negative", "3 x 3", "[1,2,2,1]", "[Op:MaxPool]"]),
        ["Pooling in large steps"] = (() => keras.layers.AveragePooling2D(3, 3).Apply(tf.ones((1, 2, 2, 1))), ["3", "2"]),
        ["Convolution by one too large"] = (() => tf.nn.conv2d(tf.ones((1, 2, 2, 1)), tf.ones((3, 1, 1, 1)), [1], "VALID"), ["negative", "3 x 1", "[1,2,2,1]", "[Op:Conv2D]"]),
        ["Layer by one too large"] = (() => keras.layers.MaxPooling2D(3, 1).Apply(tf.ones((1, 2, 2, 1))), ["3", "2"]),
        ["Transpose"] = (() => tf.transpose(tf.ones((2, 3)), new Axis(0, 0)), ["(0, 0)", "[2,3]", "[Op:Transpose]"]),
        ["Sum"] = (() => tf.reduce_sum(tf.ones((2, 3)), 2), ["2", "Sum"]),
        ["Gather"] = (() => tf.gather(tf.ones((2, 3)), tf.constant(new[] { 0, 7 })), ["7", "[0, 2)", "[Op:GatherV2]"]),
        ["Slice"] = (() => tf.slice(tf.ones((2, 3)), new[] { 1, 1 }, new[] { 2, 1 }), ["begin[0]", "[Op:Slice]"]),
        ["CrossEntropy"] = (() => tf.nn.softmax_cross_entropy_with_logits(labels: tf.ones((2, 3)), logits: tf.ones((2, 4))), ["[2,3]", "[2,4]", "SoftmaxCrossEntropyWithLogits"]),
        ["Sparse label"] = (() => tf.nn.sparse_softmax_cross_entropy_with_logits(labels: tf.constant(new[] { 0, 9 }), logits: tf.ones((2, 4))), ["9", "[0, 4)", "SparseSoftmaxCrossEntropyWithLogits"]),
        ["Select"] = (() => Ops.Primitives.Select(tf.constant(new[] { true, false }), tf.ones(3), tf.ones(3)), ["[2]", "[3]", "[Op:SelectV2]"]),
        ["assign"] = (() => tf.Variable(tf.ones((2, 3)), name: "w").assign(tf.ones(4)), ["'w:0'", "(2, 3)", "(4,)"]),
        ["DenseBincount"] = (() => tf.math.bincount(tf.constant(new[] { 1, -2 })), ["non-negative", "[Op:DenseBincount]"]),
        ["Squeeze"] = (() => tf.squeeze(tf.ones((2, 3)), 0), ["dim[0]", "2", "[Op:Squeeze]"]),
        ["Fill"] = (() => np.concatenate((np.zeros((2, 2)), np.zeros((3, 3))), 0), ["[2,2]", "[3,3]", "[Op:ConcatV2]"]),
    };

    private static readonly Dictionary<string, (Func<object> Call, string[] Says)> Dtypes = new()
    {
        ["Add"] = (() => Ops.Primitives.Add(tf.constant(1f), tf.constant(1)), ["AddV2", "input #1", "float", "int32"]),
        ["MatMul"] = (() => Ops.Primitives.MatMul(tf.ones((2, 2)), tf.zeros((2, 2), TF_DataType.TF_DOUBLE)), ["MatMul", "input #1", "float", "double"]),
        ["LogicalAnd"] = (() => tf.logical_and(tf.constant(true), tf.constant(1f)), ["LogicalAnd", "input #1", "bool", "float"]),
        ["Sqrt"] = (() => tf.sqrt(tf.constant(4)), ["int32", "[Op:Sqrt]"]),
        ["Cumsum"] = (() => Ops.Primitives.Cumsum(tf.constant(true), 0, false, false), ["The embedded engine has no kernel of Cumsum for bool"]),
        ["Neg"] = (() => -tf.constant((byte)1), ["uint8", "[Op:Neg]"]),
        ["Sigmoid"] = (() => tf.sigmoid(tf.constant(true)), ["bool", "[Op:Sigmoid]"]),
        ["Concat"] = (() => tf.concat([tf.ones(2), tf.zeros(2, TF_DataType.TF_INT32)], 0), ["ConcatV2", "float", "int32"]),
        ["assign"] = (() => tf.Variable(1f, name: "w").assign(tf.constant(1.0)), ["'w:0'", "float32", "float64"]),
    };

    public static TheoryData<string> OfShapes => [.. Shapes.Keys];

    public static TheoryData<string> OfDtypes => [.. Dtypes.Keys];

    [Theory, MemberData(nameof(OfShapes))]
    public void Shapes_that_do_not_fit_are_named_with_the_op(string what) => CheckManaged(Shapes[what]);

    [Theory, MemberData(nameof(OfDtypes))]
    public void Dtypes_that_do_not_fit_are_named_with_the_op(string what) => CheckManaged(Dtypes[what]);

    [Fact]
    public void Unknown_names_list_the_known_ones()
    {
        var model = keras.Sequential(keras.layers.Dense(1));
        Assert.Equal("Unknown optimizer: 'adma'. Known: sgd, adam, adamw, rmsprop.", Assert.Throws<ValueError>(() => model.compile("adma", "mse", [])).Message);
        Assert.StartsWith("Unknown loss function: 'entropy'. Known: binary_crossentropy, categorical_crossentropy, ", Assert.Throws<ValueError>(() => model.compile("adam", "entropy", [])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Unknown metric: 'precise'. Known: accuracy, acc, ", Assert.Throws<ValueError>(() => model.compile("adam", "mse", ["precise"])).Message, StringComparison.Ordinal);
    }

    // Of these the library computes nothing and says nothing, or ends the process.
    [NativeTheory]
    [InlineData("Pooling by one too large")]
    [InlineData("Pooling in large steps")]
    [InlineData("Convolution by one too large")]
    [InlineData("Layer by one too large")]
    public void Windows_larger_than_their_images_are_refused_before_the_native_library_is_asked(string what)
    {
        using var scope = ExecutorScope.Native();
        Check(Shapes[what]);
    }

    private static void CheckManaged((Func<object> Call, string[] Says) wrong)
    {
        using var scope = ExecutorScope.Managed();
        Check(wrong);
    }

    private static void Check((Func<object> Call, string[] Says) wrong)
    {
        var error = Assert.ThrowsAny<TensorflowException>(wrong.Call);
        Assert.DoesNotContain('\n', error.Message);
        Assert.All(wrong.Says, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
