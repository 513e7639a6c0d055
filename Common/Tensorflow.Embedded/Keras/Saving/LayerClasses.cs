using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.ArgsDefinition.Core;
using Tensorflow.Keras.ArgsDefinition.Reshaping;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Layers;
using Tensorflow.Keras.Layers.Reshaping;
using Tensorflow.Operations.Initializers;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Saving;

/// <summary>Keras' classes of layers that the engine has, and how each is made from its configuration.</summary>
internal static class LayerClasses
{
    private static readonly Dictionary<string, Func<ConfigReader, Layer>> makers = new()
    {
        ["InputLayer"] = config => new InputLayer(config.Common(new InputLayerArgs())),
        ["Dense"] = config =>
        {
            config.RequireAbsent("kernel_constraint", "bias_constraint", "lora_rank", "quantization_config");
            return new Dense(config.Common(new DenseArgs
            {
                Units = config.Int("units"),
                Activation = config.Activation("activation"),
                UseBias = config.Bool("use_bias", true),
                KernelInitializer = config.Initializer("kernel_initializer", new GlorotUniform()),
                BiasInitializer = config.Initializer("bias_initializer", new Zeros()),
                KernelRegularizer = config.Regularizer("kernel_regularizer"),
                BiasRegularizer = config.Regularizer("bias_regularizer"),
            }));
        },
        ["Conv1D"] = config => new Conv1D(Convolution(config, new Conv1DArgs())),
        ["Conv2D"] = config => new Conv2D(Convolution(config, new Conv2DArgs())),
        ["Conv2DTranspose"] = config =>
        {
            config.RequireAbsent("output_padding");
            return new Conv2DTranspose(Convolution(config, new Conv2DTransposeArgs()));
        },
        ["DepthwiseConv2D"] = config =>
        {
            var args = Convolution(config, new DepthwiseConv2DArgs { DepthMultiplier = config.Int("depth_multiplier", 1) }, "depthwise");
            args.DepthwiseInitializer = args.KernelInitializer;
            return new DepthwiseConv2D(args);
        },
        ["MaxPooling1D"] = config => new MaxPooling1D(Pooling(config, new MaxPooling1DArgs())),
        ["AveragePooling1D"] = config => new AveragePooling1D(Pooling(config, new Pooling1DArgs())),
        ["GlobalAveragePooling1D"] = config => new GlobalAveragePooling1D(Global(config, new GlobalAveragePooling1DArgs())),
        ["GlobalMaxPooling1D"] = config => new GlobalMaxPooling1D(Global(config, new GlobalMaxPooling1DArgs())),
        ["Cropping1D"] = config => new Cropping1D(config.Common(new Cropping1DArgs { cropping = config.Numbers("cropping") })),
        ["Cropping2D"] = config => new Cropping2D(config.Common(new Cropping2DArgs
        {
            cropping = config.Numbers("cropping"), data_format = ChannelsFirst(config) ? Cropping2DArgs.DataFormat.channels_first : Cropping2DArgs.DataFormat.channels_last,
        })),
        ["Cropping3D"] = config => new Cropping3D(config.Common(new Cropping3DArgs
        {
            cropping = config.Numbers("cropping"), data_format = ChannelsFirst(config) ? Cropping3DArgs.DataFormat.channels_first : Cropping3DArgs.DataFormat.channels_last,
        })),
        ["ZeroPadding2D"] = config => ChannelsFirst(config)
            ? throw config.Wrong("data_format channels_first is not offered")
            : Named(config, (Layer)new LayersApi().ZeroPadding2D(config.Numbers("padding"))),
        ["UpSampling1D"] = config => Named(config, (Layer)new LayersApi().UpSampling1D(config.Int("size", 2))),
        ["UpSampling2D"] = config => Named(config, (Layer)new LayersApi().UpSampling2D(Lengths(config, "size", 2), config.Text("data_format"), config.Text("interpolation") ?? "nearest")),
        ["Embedding"] = config =>
        {
            config.RequireAbsent("embeddings_regularizer", "activity_regularizer", "embeddings_constraint", "lora_rank", "quantization_config");
            return Named(config, new Embedding(config.Int("input_dim"), config.Int("output_dim"), config.Initializer("embeddings_initializer", new RandomUniform()), null, config.Bool("mask_zero", false)));
        },
        ["CategoryEncoding"] = config => new CategoryEncoding(config.Common(new CategoryEncodingArgs
        {
            NumTokens = config.Int("num_tokens"), OutputMode = config.Text("output_mode") ?? "multi_hot", Sparse = config.Bool("sparse", false),
        })),
        ["EinsumDense"] = config =>
        {
            config.RequireAbsent("kernel_constraint", "bias_constraint", "lora_rank", "quantization_config");
            return new EinsumDense(config.Common(new EinsumDenseArgs
            {
                Equation = config.Text("equation") ?? throw config.Wrong("equation expected"),
                OutputShape = Lengths(config, "output_shape"),
                BiasAxes = config.Text("bias_axes"),
                Activation = config.Activation("activation"),
                KernelInitializer = config.Initializer("kernel_initializer", new GlorotUniform()),
                BiasInitializer = config.Initializer("bias_initializer", new Zeros()),
                KernelRegularizer = config.Regularizer("kernel_regularizer"),
                BiasRegularizer = config.Regularizer("bias_regularizer"),
            }));
        },
        ["Normalization"] = config =>
        {
            var args = new NormalizationArgs { Axis = config.Has("axis") ? new Axis(config.Ints("axis")) : null, Invert = config.Bool("invert", false) };
            if (config.Has("mean") != config.Has("variance")) throw config.Wrong("mean and variance expected, or neither");
            if (config.Has("mean")) args.Given = (config.Floats("mean"), config.Floats("variance"));
            return new Normalization(config.Common(args));
        },
        ["MaxPooling2D"] = config => new MaxPooling2D(Pooling(config, new MaxPooling2DArgs())),
        ["AveragePooling2D"] = config => new AveragePooling2D(Pooling(config, new AveragePooling2DArgs())),
        ["GlobalAveragePooling2D"] = config => new GlobalAveragePooling2D(Global(config, new GlobalAveragePooling2DArgs())),
        ["GlobalMaxPooling2D"] = config => new GlobalMaxPooling2D(Global(config, new GlobalMaxPooling2DArgs())),
        ["Permute"] = config => Named(config, new Permute([.. config.Ints("dims")])),
        ["Subtract"] = config => Named(config, new Subtract()),
        ["Resizing"] = config =>
        {
            config.RequireAbsent("crop_to_aspect_ratio", "pad_to_aspect_ratio");
            return new Resizing(config.Common(new ResizingArgs { Height = config.Int("height"), Width = config.Int("width"), Interpolation = config.Text("interpolation") ?? "bilinear" }));
        },
        ["Rescaling"] = config => Named(config, new Rescaling(config.Float("scale", 1), config.Float("offset", 0), null)),
        ["BatchNormalization"] = config =>
        {
            config.RequireAbsent("beta_constraint", "gamma_constraint", "synchronized", "renorm", "virtual_batch_size");
            return new BatchNormalization(config.Common(new BatchNormalizationArgs
            {
                Axis = config.Int("axis", -1),
                Momentum = config.Float("momentum", .99f),
                Epsilon = config.Float("epsilon", 1e-3f),
                Center = config.Bool("center", true),
                Scale = config.Bool("scale", true),
                BetaInitializer = config.Initializer("beta_initializer", new Zeros()),
                GammaInitializer = config.Initializer("gamma_initializer", new Ones()),
                MovingMeanInitializer = config.Initializer("moving_mean_initializer", new Zeros()),
                MovingVarianceInitializer = config.Initializer("moving_variance_initializer", new Ones()),
                BetaRegularizer = config.Regularizer("beta_regularizer"),
                GammaRegularizer = config.Regularizer("gamma_regularizer"),
            }));
        },
        ["LayerNormalization"] = config =>
        {
            config.RequireAbsent("beta_constraint", "gamma_constraint", "beta_regularizer", "gamma_regularizer", "rms_scaling");
            var axes = config.Has("axis") ? config.Ints("axis") : [-1];
            return Named(config, new LayerNormalization(new Axis(axes), config.Float("epsilon", 1e-3f), config.Bool("center", true), config.Bool("scale", true),
                config.Initializer("beta_initializer", new Zeros()), config.Initializer("gamma_initializer", new Ones())));
        },
        ["Dropout"] = config => new Dropout(config.Common(new DropoutArgs
        {
            Rate = config.Float("rate", 0), NoiseShape = config.Shape("noise_shape"), Seed = config.Has("seed") ? config.Int("seed") : null,
        })),
        ["Flatten"] = config => new Flatten(config.Common(new FlattenArgs { DataFormat = config.Text("data_format") })),
        ["Reshape"] = config => Named(config, new Layers.Reshape(config.Shape("target_shape") ?? throw config.Wrong("target_shape expected"))),
        ["Add"] = config => Named(config, new Add()),
        ["Concatenate"] = config => Named(config, new Concatenate(config.Int("axis", -1))),
        ["Softmax"] = config => new Softmax(config.Common(new SoftmaxArgs { Axis = !config.Has("axis") ? -1 : config.Ints("axis") is [var one] ? one : new Axis(config.Ints("axis")) })),
        ["ELU"] = config => Named(config, (Layer)new LayersApi().ELU(config.Float("alpha", 1f))),
        // Keras 3 calls it negative_slope.
        ["LeakyReLU"] = config => Named(config, (Layer)new LayersApi().LeakyReLU(config.Float(config.Has("negative_slope") ? "negative_slope" : "alpha", .3f))),
        ["ReLU"] = config =>
        {
            if (config.Float("threshold", 0) != 0 || config.Float("negative_slope", 0) != 0) throw config.Wrong("a threshold or a negative slope of ReLU is not offered");
            if (!config.Has("max_value")) return Named(config, new ElementwiseLayer("ReLU", Primitives.Relu, new LayerArgs(), _ => { }));
            return config.Float("max_value", 6f) == 6f ? Named(config, new ReLu6()) : throw config.Wrong($"max_value is {config.Element("max_value").GetRawText()}: none or 6 is offered");
        },
        ["Activation"] = config =>
        {
            var activation = config.Activation("activation");
            return activation.Name == "tanh" ? new Tanh(config.Common(new TanhArgs()))
                : Named(config, new ElementwiseLayer("Activation", x => activation.Apply(x), new LayerArgs(), own => own.Set("activation", activation)));
        },
        // TensorFlow.NET's layers of one function are Activation in Keras; its own names are taken too.
        ["Tanh"] = config => new Tanh(config.Common(new TanhArgs())),
    };

    /// <summary>The classes by name, models among them.</summary>
    public static IEnumerable<string> Names => makers.Keys.Concat(Models).Order(StringComparer.Ordinal);

    /// <summary>Models inside a model.</summary>
    public static IReadOnlyList<string> Models { get; } = ["Sequential", "Functional", "Model"];

    public static bool Knows(string className) => makers.ContainsKey(className) || Models.Contains(className);

    /// <summary>Makes a layer, not built yet.</summary>
    public static Layer Make(string className, ConfigReader config) => makers[className](config);

    // One number for each spatial axis.
    private static Shape Lengths(ConfigReader config, string key, Shape? byDefault = null) =>
        byDefault is null || config.Has(key) ? new Shape([.. config.Ints(key).Select(length => (long)length)]) : byDefault;

    // Keras' depthwise layers call the kernel's settings by another name.
    private static TArgs Convolution<TArgs>(ConfigReader config, TArgs args, string kernel = "kernel") where TArgs : ConvolutionalArgs
    {
        config.RequireAbsent($"{kernel}_constraint", "bias_constraint");
        args.Filters = config.Int("filters", kernel == "kernel" ? null : 0);
        args.KernelSize = Lengths(config, "kernel_size");
        args.Strides = Lengths(config, "strides", 1);
        args.Padding = config.Text("padding") ?? "valid";
        args.DataFormat = config.Text("data_format");
        args.DilationRate = Lengths(config, "dilation_rate", 1);
        args.Groups = kernel == "kernel" ? config.Int("groups", 1) : 1;
        args.Activation = config.Activation("activation");
        args.UseBias = config.Bool("use_bias", true);
        args.KernelInitializer = config.Initializer($"{kernel}_initializer", new GlorotUniform());
        args.BiasInitializer = config.Initializer("bias_initializer", new Zeros());
        args.KernelRegularizer = config.Regularizer($"{kernel}_regularizer");
        args.BiasRegularizer = config.Regularizer("bias_regularizer");
        return config.Common(args);
    }

    private static bool ChannelsFirst(ConfigReader config) => SpatialArguments.IsChannelsFirst(config.Text("data_format"), config.Name);

    private static Pooling1DArgs Pooling(ConfigReader config, Pooling1DArgs args)
    {
        args.PoolSize = config.Int("pool_size", 2);
        if (config.Has("strides")) args.Strides = config.Int("strides");
        args.Padding = config.Text("padding") ?? "valid";
        args.DataFormat = config.Text("data_format");
        return config.Common(args);
    }

    private static Pooling1DArgs Global(ConfigReader config, Pooling1DArgs args)
    {
        if (config.Bool("keepdims", false)) throw config.Wrong("keepdims is not offered");
        args.DataFormat = config.Text("data_format");
        return config.Common(args);
    }

    private static TArgs Pooling<TArgs>(ConfigReader config, TArgs args) where TArgs : Pooling2DArgs
    {
        args.PoolSize = Lengths(config, "pool_size", 2);
        if (config.Has("strides")) args.Strides = Lengths(config, "strides");
        args.Padding = config.Text("padding") ?? "valid";
        args.DataFormat = config.Text("data_format");
        return config.Common(args);
    }

    private static TArgs Global<TArgs>(ConfigReader config, TArgs args) where TArgs : Pooling2DArgs
    {
        if (config.Bool("keepdims", false)) throw config.Wrong("keepdims is not offered");
        args.DataFormat = config.Text("data_format");
        return config.Common(args);
    }

    // Layers whose constructors take no arguments of every layer's.
    private static Layer Named(ConfigReader config, Layer layer)
    {
        if (config.Name.Length > 0) layer.Name = config.Name;
        if (config.DType() != TF_DataType.TF_FLOAT) throw config.Wrong($"dtype {config.DType().as_numpy_name()} is not offered for this layer: float32 expected");
        layer.Trainable = config.Bool("trainable", true);
        return layer;
    }
}
