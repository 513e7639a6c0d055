using Tensorflow.Executors;
using Tensorflow.Kernels;
using Tensorflow.Ops;
using Tensorflow.Tests.OpTests;

namespace Tensorflow.Tests.Kernels;

/// <summary>Convolution without patches against its plain twin, which makes them, with vectors of every width; a layer's gradients in one pass against those by primitives.</summary>
public sealed unsafe class SlidingWindowsTests
{
    // Batch, height, width, channels; filter height, width, filters; strides, rows dilated, same: tiles of several heights, filters that fill panels and that do not, chunks and blocks of several images.
    public static TheoryData<int[], bool> Cases => new()
    {
        { [3, 28, 28, 1, 3, 3, 32, 1, 1, 1], true },
        { [5, 14, 14, 32, 3, 3, 64, 1, 1, 1], true },
        { [9, 7, 7, 64, 3, 3, 72, 1, 1, 1], true },
        { [2, 15, 33, 32, 3, 5, 20, 1, 2, 1], true },
        { [2, 15, 33, 32, 2, 3, 33, 2, 3, 1], false },
        { [4, 21, 20, 3, 5, 4, 17, 2, 1, 2], true },
        { [4, 21, 20, 2, 5, 4, 40, 1, 1, 3], false },
        { [2, 12, 9, 4, 3, 3, 1, 1, 1, 1], true },
        { [2, 9, 11, 17, 3, 2, 18, 1, 1, 2], true },
        { [1, 70, 60, 32, 3, 3, 32, 1, 1, 1], true },
        { [1, 1, 6, 32, 3, 7, 3, 1, 1, 1], true },
    };

    private static (Tensor X, Tensor Filter, Tensor Bias, Spatial Spatial, SpatialWindow Window) Make(int[] sizes, bool same)
    {
        var (kernelY, kernelX, filters, strideY, strideX) = (sizes[4], sizes[5], sizes[6], sizes[7], sizes[8]);
        var random = new RandomTensors(5);
        var spatial = new Spatial(strideY, strideX, same, sizes[9], 1);
        var x = random.Tensor(TF_DataType.TF_FLOAT, new Shape(sizes[0], sizes[1], sizes[2], sizes[3]));
        return (x, random.Tensor(x.dtype, new Shape(kernelY, kernelX, sizes[3], filters)), random.Tensor(x.dtype, new Shape(filters)), spatial, spatial.Window(new Conv2DOp(spatial), x.shape, kernelY, kernelX));
    }

    private static float* Data(Tensor x) => (float*)x.Data;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_width_gives_what_patches_give(int[] sizes, bool same)
    {
        using var scope = ExecutorScope.Managed();
        var (x, filter, bias, spatial, window) = Make(sizes, same);
        var (channels, filters, isDense) = (sizes[3], sizes[6], sizes[7] == 1 && sizes[8] == 1);
        var dy = new RandomTensors(6).Tensor(x.dtype, Spatial.Output(window, filters));
        Tensor packed = Convolutions.Packed(window, filters, x.dtype), partials = Convolutions.Partials(window, filters, x.dtype);
        Tensor y = Like(dy), dx = Like(x), dFilter = Like(filter);
        PatchConvolution.Forward(window, Data(x), Data(filter), filters, Data(y), Data(packed), new Epilogue<float>(Data(bias), Activation.Relu));
        PatchConvolution.InputGradient(window, Data(dy), Data(filter), filters, Data(dx), Data(packed));
        PatchConvolution.FilterGradient(window, Data(x), Data(dy), filters, Data(dFilter), Data(partials));
        float[]? first = null;
        foreach (var bits in new[] { VectorWidth.Bits512, VectorWidth.Bits256, VectorWidth.Bits128 })
        {
            Tensor otherY = Like(dy), otherDx = Like(x), otherDFilter = Like(filter), dBias = Like(bias);
            Assert.True(SlidingWindows.Take(window));
            SlidingWindows.Forward(bits, window, Data(x), Data(filter), filters, Data(otherY), Data(packed), new Epilogue<float>(Data(bias), Activation.Relu));
            // Each element is one chain in the filter's order either way.
            Assert.Equal(y.ToArray<float>(), otherY.ToArray<float>());
            List<float> gradients = [];
            if (isDense)
            {
                Assert.True(SlidingWindows.TakeInputGradient(window, filters));
                SlidingWindows.InputGradient(bits, window, Data(dy), null, Data(filter), filters, Data(otherDx), Data(packed));
                Close(dx, otherDx);
                gradients.AddRange(otherDx.ToArray<float>());
            }
            Assert.Equal(channels is 32 or 64 or <= 4, SlidingWindows.TakeFilterGradient(window, filters));
            if (SlidingWindows.TakeFilterGradient(window, filters))
            {
                SlidingWindows.FilterGradient(bits, window, Data(x), Data(dy), null, filters, Data(otherDFilter), Data(dBias), Data(partials));
                Close(dFilter, otherDFilter);
                Close(BiasAddGradOp.Op.Compute(dy), dBias);
                gradients.AddRange(otherDFilter.ToArray<float>());
                gradients.AddRange(dBias.ToArray<float>());
            }
            first ??= [.. gradients];
            Assert.Equal(first, gradients);
        }
        GC.KeepAlive((x, filter, bias, dy, packed, partials));

        static Tensor Like(Tensor of) => new(of.shape, of.dtype);
    }

    // Sums of up to some thousand products of numbers near 1, in another order.
    private static void Close(Tensor expected, Tensor actual)
    {
        var (values, others) = (expected.ToArray<float>(), actual.ToArray<float>());
        Assert.Equal(values.Length, others.Length);
        var bound = 3e-6f * values.Select(Math.Abs).DefaultIfEmpty().Max();
        for (var i = 0; i < values.Length; i++) Assert.True(Math.Abs(values[i] - others[i]) <= bound, $"[{i}]: {others[i]:R}, expected {values[i]:R}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_layers_gradients_in_one_pass_are_those_by_primitives(bool relu)
    {
        using var scope = ExecutorScope.Managed();
        foreach (var (channels, strideX, needed) in new[] { (32, 1, (bool[])[true, true, true]), (1, 1, [false, true, true]), (3, 2, [false, true, false]), (5, 1, [true, true, true]), (32, 1, [true, false, true]) })
        {
            var (x, filter, bias, spatial, window) = Make([4, 13, 14, channels, 3, 3, 36, 1, strideX, 1], same: true);
            var op = new ConvolutionalLayerOp(spatial, relu);
            var y = op.Compute([x, filter, bias]);
            var dy = new RandomTensors(6).Tensor(x.dtype, y.shape);
            var dz = relu ? Primitives.ReluGrad(dy, y) : dy;
            var gradients = op.Gradient([x, filter, bias], y, dy, needed);
            Tensor[] expected = [new Conv2DBackpropInputOp(x.shape, spatial).Compute(filter, dz), new Conv2DBackpropFilterOp(filter.shape, spatial).Compute(x, dz), BiasAddGradOp.Op.Compute(dz)];
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(needed[i], gradients[i] is not null);
                if (needed[i]) Close(expected[i], gradients[i]!);
            }
        }
    }
}
