using Tensorflow.Ops;
using static Tensorflow.TF_DataType;

namespace Tensorflow.Tests.OpTests;

// Ops of images. Their results are float32 whatever they are of, and so are the numbers of float64 images' gradients: these are compared as float32 alone.
internal static partial class OpSamples
{
    private static readonly string[] Kernels = ["lanczos1", "lanczos3", "lanczos5", "gaussian", "box", "triangle", "keyscubic", "mitchellcubic"];

    // In another order of sums, of terms that cancel.
    private static Accuracy Weighted => new(8, 1e-5, 1e-5);

    private static TF_DataType[] PixelTypes => [TF_FLOAT, TF_FLOAT, TF_UINT8, TF_INT8, TF_INT16, TF_UINT16, TF_INT32, TF_INT64];

    private static IEnumerable<OpSource> OfImages() =>
    [
        new("ResizeBilinearOp", r => new(new ResizeBilinearOp(Size(r)), Images(r, r.Pick(PixelTypes))), Accuracy.Reduced, Awkward: false),
        new("ResizeBilinearGradOp", r => Back(r, (size, inputs) => new(new ResizeBilinearGradOp(size.AlignCorners, size.HalfPixelCenters), inputs)), Weighted, Awkward: false),
        new("ResizeNearestNeighborOp", r => new(new ResizeNearestNeighborOp(Size(r)), Images(r, r.Pick(PixelTypes))), Accuracy.Rounded, Awkward: false),
        new("ResizeNearestNeighborGradOp", r => new(new ResizeNearestNeighborGradOp(Size(r)), Images(r, r.Pick(TF_FLOAT, TF_INT32))), Weighted, Awkward: false),
        new("ResizeBicubicOp", r => new(new ResizeBicubicOp(Size(r)), Images(r, r.Pick(PixelTypes))), Weighted, Awkward: false),
        new("ResizeBicubicGradOp", r => Back(r, (size, inputs) => new(new ResizeBicubicGradOp(size.AlignCorners, size.HalfPixelCenters), inputs)), Weighted, Awkward: false),
        new("ResizeAreaOp", r => new(new ResizeAreaOp(1 + r.Below(9), 1 + r.Below(9)), Images(r, r.Pick(PixelTypes))), Weighted, Awkward: false),
        new("ScaleAndTranslateOp", r => Images(r, r.Pick(PixelTypes)) is var x && (1 + r.Below(9), 1 + r.Below(9)) is var (height, width)
            ? new(new ScaleAndTranslateOp(height, width, new(r.Pick(Kernels), r.Flip(), height / (float)x.shape[1], width / (float)x.shape[2])), x) : null!, Weighted, Awkward: false),
        new("ScaleAndTranslateGradOp", r => Images(r, TF_FLOAT) is var x && Upstream(r, x) is var dy
            ? new(new ScaleAndTranslateGradOp(new(r.Pick(Kernels), r.Flip(), dy.shape[1] / (float)x.shape[1], dy.shape[2] / (float)x.shape[2])), dy, x) : null!, Weighted, Awkward: false),
        new("CropAndResizeOp", r => Images(r, r.Pick(PixelTypes)) is var x && Boxes(r, x) is var (boxes, which)
            ? new(new CropAndResizeOp(1 + r.Below(5), 1 + r.Below(5), r.Pick("bilinear", "nearest"), r.Pick(0f, .5f)), x, boxes, which) : null!, Weighted, Awkward: false),
        new("CropAndResizeGradImageOp", r => Images(r, TF_FLOAT) is var x && Boxes(r, x) is var (boxes, which)
            ? new(new CropAndResizeGradImageOp(x.shape, x.dtype, r.Pick("bilinear", "nearest")), Upstream(r, x, which.shape[0]), boxes, which) : null!, Weighted, Awkward: false),
        new("CropAndResizeGradBoxesOp", r => Images(r, r.Pick(PixelTypes)) is var x && Boxes(r, x) is var (boxes, which)
            ? new(CropAndResizeGradBoxesOp.Op, Upstream(r, x, which.shape[0]), x, boxes, which) : null!, Weighted, Awkward: false),
        new("AdjustColourOp", r => new(r.Flip() ? AdjustColourOp.Hue : AdjustColourOp.Saturation, Rgb(r), r.Tensor(TF_FLOAT, Shape.Scalar, -1, 1)), Weighted, Awkward: false),
        new("DecodePictureOp", r => new(new DecodePictureOp(r.Pick("DecodePng", "DecodeImage"), r.Below(5), r.Flip() ? TF_UINT8 : TF_UINT16), File(r)), Accuracy.Rounded, Awkward: false),
        new("EncodePngOp", r => new(EncodePngOp.Op, Picture(r)), Accuracy.Rounded, Awkward: false),
    ];

    private static NewSize Size(RandomTensors r) => r.Below(3) is var kind ? new(1 + r.Below(9), 1 + r.Below(9), kind == 1, kind == 2) : default;

    private static OpSample Back(RandomTensors r, Func<NewSize, Tensor[], OpSample> make)
    {
        var images = Images(r, TF_FLOAT);
        return make(Size(r), [Upstream(r, images), images]);
    }

    private static Tensor Images(RandomTensors r, TF_DataType dtype) => r.Any(dtype, Shape.Adopt([1 + r.Below(3), 1 + r.Below(8), 1 + r.Below(8), 1 + r.Below(4)]));

    private static Tensor Upstream(RandomTensors r, Tensor images, long? count = null) => r.Tensor(TF_FLOAT, Shape.Adopt([count ?? images.shape[0], 1 + r.Below(9), 1 + r.Below(9), images.shape[3]]));

    private static (Tensor Boxes, Tensor Which) Boxes(RandomTensors r, Tensor images) =>
        r.Below(4) is var count ? (r.Tensor(TF_FLOAT, new Shape(count, 4), -.2, 1.2), r.Whole(TF_INT32, new Shape(count), 0, (int)images.shape[0])) : default;

    // Of no pixels TensorFlow's kernels divide by zero.
    private static Tensor Rgb(RandomTensors r) => r.Tensor(TF_FLOAT, Shape.Adopt([.. r.Shape(0, 2, empty: false).Span, 1 + r.Below(8), 1 + r.Below(8), 3]), 0, 1);

    private static Tensor Picture(RandomTensors r) => r.Any(TF_UINT8, Shape.Adopt([1 + r.Below(9), 1 + r.Below(9), 1 + r.Below(4)]));

    private static Tensor File(RandomTensors r) => EncodePngOp.Op.Compute(Picture(r));
}
