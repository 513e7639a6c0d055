using System.Text.Json;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.ArgsDefinition.Core;
using Tensorflow.Keras.ArgsDefinition.Reshaping;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Layers;
using Tensorflow.Keras.Layers.Reshaping;

namespace Tensorflow.Keras.Saving;

/// <summary>Layers from their arguments.</summary>
internal static class ArgumentLayers
{
    /// <exception cref="ValueError">The arguments are of no layer that is known, or out of their range.</exception>
    public static Layer Make(LayerConfig config)
    {
        if (config.Model is { } inner) return ModelConfigs.Make(inner);
        var args = config.Config.Copy();
        args.Name ??= config.Name.Length == 0 ? null : config.Name;
        var layer = Of(args) ?? Written(config) ?? throw new ValueError(
            $"Layer \"{config.Name}\" cannot be made: no layer of class \"{config.ClassName}\" is made from {args.GetType().Name}.");
        // Some constructors take the arguments one by one.
        if (args.Name is not null) layer.Name = args.Name;
        layer.Trainable = args.Trainable;
        return layer;
    }

    private static Layer? Of(LayerArgs args)
    {
        var layers = new LayersApi();
        return args switch
        {
            InputLayerArgs own => new InputLayer(own),
            DenseArgs own => new Dense(own),
            EinsumDenseArgs own => new EinsumDense(own),
            Conv1DArgs own => new Conv1D(own),
            Conv2DTransposeArgs own => new Conv2DTranspose(own),
            DepthwiseConv2DArgs own => new DepthwiseConv2D(own),
            Conv2DArgs own => new Conv2D(own),
            MaxPooling1DArgs own => new MaxPooling1D(own),
            GlobalAveragePooling1DArgs own => new GlobalAveragePooling1D(own),
            GlobalMaxPooling1DArgs own => new GlobalMaxPooling1D(own),
            Pooling1DArgs own => new AveragePooling1D(own),
            MaxPooling2DArgs own => new MaxPooling2D(own),
            AveragePooling2DArgs own => new AveragePooling2D(own),
            GlobalAveragePooling2DArgs own => new GlobalAveragePooling2D(own),
            GlobalMaxPooling2DArgs own => new GlobalMaxPooling2D(own),
            Cropping1DArgs own => new Cropping1D(own),
            Cropping2DArgs own => new Cropping2D(own),
            Cropping3DArgs own => new Cropping3D(own),
            ZeroPadding2DArgs { Padding: { } padding } => (Layer)layers.ZeroPadding2D(padding),
            UpSampling1DArgs own => new UpSampling(own),
            UpSampling2DArgs own => new UpSampling(own),
            ResizingArgs own => new Resizing(own),
            RescalingArgs own => new Rescaling(own.Scale, own.Offset, own.InputShape),
            CategoryEncodingArgs own => new CategoryEncoding(own),
            NormalizationArgs own => new Normalization(own),
            BatchNormalizationArgs own => new BatchNormalization(own),
            LayerNormalizationArgs own => new LayerNormalization(own.Axis, own.Epsilon, own.Center, own.Scale, own.BetaInitializer, own.GammaInitializer),
            EmbeddingArgs own => new Embedding(own.InputDim, own.OutputDim, own.EmbeddingsInitializer, own.InputShape),
            DropoutArgs own => new Dropout(own),
            FlattenArgs own => new Flatten(own),
            ReshapeArgs { TargetShape: { } target } own => new Layers.Reshape(target, own.TargetShapeObjects),
            PermuteArgs own => new Permute(own.dims),
            AddArgs => new Add(),
            SubtractArgs => new Subtract(),
            ConcatenateArgs own => new Concatenate(own.Axis),
            SoftmaxArgs own => new Softmax(own),
            TanhArgs own => new Tanh(own),
            ELUArgs own => (Layer)layers.ELU(own.Alpha),
            LeakyReLuArgs own => (Layer)layers.LeakyReLU(own.Alpha),
            ExponentialArgs => (Layer)layers.Exponential(),
            HardSigmoidArgs => (Layer)layers.HardSigmoid(),
            SELUArgs => (Layer)layers.SELU(),
            SoftplusArgs => (Layer)layers.Softplus(),
            SoftsignArgs => (Layer)layers.Softsign(),
            SwishArgs => (Layer)layers.Swish(),
            _ => null,
        };
    }

    private static Layer? Written(LayerConfig config)
    {
        if (config.Written is null) return null;
        using var written = JsonDocument.Parse(config.Written);
        return LayerClasses.Make(config.ClassName, new ConfigReader(written.RootElement, $"layer \"{config.Name}\"", isKeras3: false));
    }
}
