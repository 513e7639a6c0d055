using System.Text.Json;
using Tensorflow.Keras;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.NumPy;
using Tensorflow.Ops;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Keras;

public class GoldenLayerTests
{
    /// <summary>What of Golden/keras.json's layers has no layer in the contract. Its function is tested through the activation's name.</summary>
    private static readonly string[] ByActivation = ["Activation", "ReLU"];

    private static readonly JsonElement Golden = KerasGolden.Read("keras.json");

    private static readonly JsonElement GoldenConvolution = KerasGolden.Read("convolution.json");

    private static JsonElement LayersOf(string file) => (file == "keras.json" ? Golden : GoldenConvolution).GetProperty("layers");

    public static TheoryData<string, int> Layers()
    {
        var data = new TheoryData<string, int>();
        foreach (var file in new[] { "keras.json", "convolution.json" })
            for (var i = 0; i < LayersOf(file).GetArrayLength(); i++) data.Add(file, i);
        return data;
    }

    private static Shape Pair(JsonElement config, string name) => new([.. config.GetProperty(name).EnumerateArray().Select(dim => dim.GetInt64())]);

    private static NDArray Numbers(JsonElement numbers)
    {
        return new NDArray(Flat(numbers).ToArray());

        static IEnumerable<int> Flat(JsonElement element) => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flat) : [element.GetInt32()];
    }

    private static Layer OfFile(string layer, JsonElement config) => Tensorflow.Keras.Saving.LayerClasses.Make(layer, new Tensorflow.Keras.Saving.ConfigReader(config, layer, isKeras3: false));

    private static ILayer Make(string layer, JsonElement config)
    {
        switch (layer)
        {
            case "Dense":
                return new Tensorflow.Keras.Layers.Dense(new DenseArgs
                {
                    Units = config.GetProperty("units").GetInt32(),
                    Activation = keras.activations.GetActivationFromName(config.GetProperty("activation").GetString()!),
                    UseBias = config.GetProperty("use_bias").GetBoolean(),
                });
            case "BatchNormalization":
                return keras.layers.BatchNormalization(config.GetProperty("axis")[0].GetInt32(), config.GetProperty("momentum").GetSingle(),
                    config.GetProperty("epsilon").GetSingle(), config.GetProperty("center").GetBoolean(), config.GetProperty("scale").GetBoolean());
            case "Flatten": return keras.layers.Flatten();
            case "LeakyReLU": return keras.layers.LeakyReLU(config.GetProperty("alpha").GetSingle());
            case "Softmax": return keras.layers.Softmax(config.GetProperty("axis").GetInt32());
            case "Dropout(inference)": return keras.layers.Dropout(config.GetProperty("rate").GetSingle());
            case "Conv2D":
                return keras.layers.Conv2D(config.GetProperty("filters").GetInt32(), Pair(config, "kernel_size"), Pair(config, "strides"), config.GetProperty("padding").GetString()!, "channels_last",
                    Pair(config, "dilation_rate"), config.GetProperty("groups").GetInt32(), config.GetProperty("activation").GetString(), config.GetProperty("use_bias").GetBoolean());
            case "Conv2DTranspose":
                return keras.layers.Conv2DTranspose(config.GetProperty("filters").GetInt32(), Pair(config, "kernel_size"), Pair(config, "strides"), config.GetProperty("padding").GetString()!,
                    dilation_rate: Pair(config, "dilation_rate"), activation: config.GetProperty("activation").GetString(), use_bias: config.GetProperty("use_bias").GetBoolean());
            case "DepthwiseConv2D":
                return keras.layers.DepthwiseConv2D(Pair(config, "kernel_size"), Pair(config, "strides"), config.GetProperty("padding").GetString()!, depth_multiplier: config.GetProperty("depth_multiplier").GetInt32(),
                    dilation_rate: Pair(config, "dilation_rate"), activation: config.GetProperty("activation").GetString(), use_bias: config.GetProperty("use_bias").GetBoolean());
            case "Permute": return keras.layers.Permute([.. config.GetProperty("dims").EnumerateArray().Select(dim => dim.GetInt32())]);
            case "Embedding": return keras.layers.Embedding(config.GetProperty("input_dim").GetInt32(), config.GetProperty("output_dim").GetInt32());
            case "Subtract": return keras.layers.Subtract();
            case "Rescaling": return keras.layers.Rescaling(config.GetProperty("scale").GetSingle(), config.GetProperty("offset").GetSingle());
            case "UpSampling1D": return keras.layers.UpSampling1D(config.GetProperty("size").GetInt32());
            case "UpSampling2D": return keras.layers.UpSampling2D(Pair(config, "size"));
            case "ZeroPadding2D": return keras.layers.ZeroPadding2D(new NDArray(config.GetProperty("padding").EnumerateArray().SelectMany(side => side.EnumerateArray()).Select(side => side.GetInt32()).ToArray(), new Shape(2, 2)));
            case "Conv1D":
                return keras.layers.Conv1D(config.GetProperty("filters").GetInt32(), Pair(config, "kernel_size"), (int)Pair(config, "strides")[0], config.GetProperty("padding").GetString()!,
                    dilation_rate: (int)Pair(config, "dilation_rate")[0], groups: config.GetProperty("groups").GetInt32(), activation: config.GetProperty("activation").GetString(), use_bias: config.GetProperty("use_bias").GetBoolean());
            // TensorFlow.NET makes none of it; Keras' files do.
            case "AveragePooling1D": return OfFile(layer, config);
            case "MaxPooling1D": return keras.layers.MaxPooling1D((int)Pair(config, "pool_size")[0], (int)Pair(config, "strides")[0], config.GetProperty("padding").GetString()!);
            case "GlobalAveragePooling1D": return keras.layers.GlobalAveragePooling1D(config.GetProperty("data_format").GetString()!);
            case "GlobalMaxPooling1D": return keras.layers.GlobalMaxPooling1D(config.GetProperty("data_format").GetString()!);
            case "Cropping1D": return keras.layers.Cropping1D(Numbers(config.GetProperty("cropping")));
            case "Cropping2D":
                return keras.layers.Cropping2D(Numbers(config.GetProperty("cropping")), Enum.Parse<Tensorflow.Keras.ArgsDefinition.Reshaping.Cropping2DArgs.DataFormat>(config.GetProperty("data_format").GetString()!));
            case "Cropping3D": return keras.layers.Cropping3D(Numbers(config.GetProperty("cropping")));
            case "EinsumDense":
                return keras.layers.EinsumDense(config.GetProperty("equation").GetString()!, new Shape([.. config.GetProperty("output_shape").EnumerateArray().Select(dim => dim.ValueKind == JsonValueKind.Null ? -1 : dim.GetInt64())]),
                    config.GetProperty("bias_axes").GetString(), keras.activations.GetActivationFromName(config.GetProperty("activation").GetString()!));
            case "Normalization": return keras.layers.Normalization(mean: config.GetProperty("mean").GetSingle(), variance: config.GetProperty("variance").GetSingle(), invert: config.GetProperty("invert").GetBoolean());
            case "CategoryEncoding": return keras.layers.CategoryEncoding(config.GetProperty("num_tokens").GetInt32(), config.GetProperty("output_mode").GetString()!);
            case "MaxPooling2D": return keras.layers.MaxPooling2D(Pair(config, "pool_size"), Pair(config, "strides"), config.GetProperty("padding").GetString()!);
            case "AveragePooling2D": return keras.layers.AveragePooling2D(Pair(config, "pool_size"), Pair(config, "strides"), config.GetProperty("padding").GetString()!);
            case "GlobalAveragePooling2D": return keras.layers.GlobalAveragePooling2D(config.GetProperty("data_format").GetString()!);
            case "GlobalMaxPooling2D": return keras.layers.GlobalMaxPooling2D(config.GetProperty("data_format").GetString()!);
            case "ReLU": return new Named(keras.activations.Relu);
            case "Activation": return new Named(keras.activations.GetActivationFromName(config.GetProperty("activation").GetString()!));
            default: throw new InvalidOperationException($"No rule to make {layer}");
        }
    }

    private sealed class Named(Activation activation) : Layer(new LayerArgs())
    {
        protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, Tensorflow.Common.Types.IOptionalArgs? optional_args = null) =>
            activation.Apply(inputs);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Outputs_gradients_and_weights_are_those_of_Keras(string file, int index) => AreThoseOfKeras(file, index);

    /// <param name="file">Of golden data.</param>
    /// <param name="index">Of the layer.</param>
    /// <param name="otherSums">
    /// How far a sum may lie from the recorded one beside the usual bounds, in parts of the largest of its tensor: what a sum of some hundred products near that size, rounded in another order, may differ by.
    /// </param>
    internal static void AreThoseOfKeras(string file, int index, float otherSums = 0)
    {
        var golden = LayersOf(file)[index];
        var config = golden.GetProperty("config");
        var what = $"{golden.GetProperty("layer").GetString()} {config.GetProperty("name").GetString()}";
        var layer = Make(golden.GetProperty("layer").GetString()!, config);
        var training = golden.GetProperty("training").GetBoolean();
        layer.build(new Tensorflow.Keras.Saving.KerasShapesWrapper(Inputs(golden.GetProperty("steps")[0])[0].shape));
        var initial = golden.GetProperty("initial_weights").EnumerateArray().ToArray();
        Assert.Equal(initial.Select(weight => weight.GetProperty("name").GetString()), layer.Weights.Select(weight => weight.Name.Split('/')[^1][..^2]));
        layer.set_weights(initial.Select(weight => new NDArray(KerasGolden.TensorOf(weight))));

        foreach (var step in golden.GetProperty("steps").EnumerateArray())
        {
            var inputs = Inputs(step);
            using var tape = tf.GradientTape(persistent: true);
            foreach (var input in inputs.Where(input => input.dtype.is_floating())) tape.watch(input);
            Tensor output = layer.Apply(new Tensors(inputs), training: training);
            var sum = tf.reduce_sum(output * KerasGolden.TensorOf(step.GetProperty("upstream")));
            // Sums of up to some dozen products of numbers near 1, in another order; batch normalisation's gradients are differences of such sums.
            KerasGolden.Close(step.GetProperty("output"), output, 2e-6f, Absolute(2e-6f, step.GetProperty("output")), $"{what}, output");
            foreach (var (wanted, input) in One(step.GetProperty("input_gradient")).Zip(inputs))
            {
                var gradient = input.dtype.is_floating() ? tape.gradient(sum, input) : null;
                if (wanted.ValueKind == JsonValueKind.Null) Assert.Null(gradient);
                else KerasGolden.Close(wanted, gradient!, 5e-6f, Absolute(5e-6f, wanted), $"{what}, input gradient");
            }
            var gradients = tape.gradient(sum, layer.TrainableVariables);
            var expected = step.GetProperty("weight_gradients").EnumerateArray().ToArray();
            Assert.Equal(expected.Length, gradients.Length);
            for (var i = 0; i < expected.Length; i++) KerasGolden.Close(expected[i], gradients[i], 5e-6f, Absolute(5e-6f, expected[i]), $"{what}, weight gradient {i}");
            foreach (var (after, weight) in step.GetProperty("weights_after").EnumerateArray().Zip(layer.Weights))
                KerasGolden.Close(after, weight.numpy(), 1e-6f, 1e-6f, $"{what}, {weight.Name} after the step");
        }

        float Absolute(float usual, JsonElement expected) => otherSums == 0 ? usual : usual + (otherSums * KerasGolden.TensorOf(expected).ToArray<float>().Select(Math.Abs).Append(0).Max());

        // A list where the layer takes more than one.
        static JsonElement[] One(JsonElement element) => element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : [element];

        static Tensor[] Inputs(JsonElement step) => [.. One(step.GetProperty("input")).Select(KerasGolden.TensorOf)];
    }

    [Fact]
    public void Normalization_learns_mean_and_variance_as_Keras_does()
    {
        foreach (var golden in GoldenConvolution.GetProperty("normalizations").EnumerateArray())
        {
            var layer = OfFile("Normalization", golden.GetProperty("config"));
            // What was learned before is forgotten.
            layer.adapt(KerasGolden.TensorOf(golden.GetProperty("data")) * 3f);
            layer.adapt(KerasGolden.TensorOf(golden.GetProperty("data")));
            var what = golden.GetProperty("config").ToString();
            // Two batches' means of up to 64 numbers near 1, variances of up to 30, in another order.
            foreach (var (wanted, weight) in golden.GetProperty("weights").EnumerateArray().Zip(layer.Weights))
            {
                if (weight.dtype == tf.int64) Assert.Equal(wanted.GetProperty("values")[0].GetInt64(), (long)weight.AsTensor());
                else KerasGolden.Close(wanted, weight.numpy(), 2e-6f, 2e-6f, what);
            }
            KerasGolden.Close(golden.GetProperty("output"), layer.Apply(KerasGolden.TensorOf(golden.GetProperty("input"))), 5e-6f, 5e-6f, what);
        }
    }

    public static TheoryData<int> Dropouts()
    {
        var data = new TheoryData<int>();
        for (var i = 0; i < Golden.GetProperty("dropout").GetArrayLength(); i++) data.Add(i);
        return data;
    }

    public static TheoryData<int> Losses()
    {
        var data = new TheoryData<int>();
        for (var i = 0; i < Golden.GetProperty("losses").GetArrayLength(); i++) data.Add(i);
        return data;
    }

    /// <summary>Losses of Golden/keras.json that the contract does not offer.</summary>
    private static readonly Dictionary<string, string> LossesNotOffered = new()
    {
        ["hinge"] = "TensorFlow.NET has none",
        ["kl_divergence"] = "TensorFlow.NET has none",
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void Losses_and_their_gradients_are_those_of_Keras(int index)
    {
        var golden = Golden.GetProperty("losses")[index];
        var name = golden.GetProperty("loss").GetString()!;
        if (LossesNotOffered.ContainsKey(name)) return;
        const string none = "none";
        Tensorflow.Keras.Losses.ILossFunc loss = name switch
        {
            "categorical_crossentropy" or "categorical_crossentropy hard 0/1 predictions" => keras.losses.CategoricalCrossentropy(none),
            "categorical_crossentropy from_logits" => keras.losses.CategoricalCrossentropy(none, from_logits: true),
            "categorical_crossentropy label_smoothing 0.1" => new Tensorflow.Keras.Losses.CategoricalCrossentropy(label_smoothing: .1f, reduction: none),
            "sparse_categorical_crossentropy" => keras.losses.SparseCategoricalCrossentropy(none),
            "sparse_categorical_crossentropy from_logits" => keras.losses.SparseCategoricalCrossentropy(none, from_logits: true),
            "binary_crossentropy" or "binary_crossentropy hard" => keras.losses.BinaryCrossentropy(reduction: none),
            "binary_crossentropy from_logits" => keras.losses.BinaryCrossentropy(from_logits: true, reduction: none),
            "mean_squared_error" => keras.losses.MeanSquaredError(none),
            "mean_absolute_error" => keras.losses.MeanAbsoluteError(none),
            "huber" => keras.losses.Huber(none),
            // Keras takes the mean over the last axis, TensorFlow.NET (after TensorFlow Addons) the sum: one column makes them one.
            "binary_focal_crossentropy" => keras.losses.SigmoidFocalCrossEntropy(alpha: 0),
            "binary_focal_crossentropy alpha" => keras.losses.SigmoidFocalCrossEntropy(),
            _ => throw new InvalidOperationException($"No rule to make {name}"),
        };
        var y_true = KerasGolden.TensorOf(golden.GetProperty("y_true"));
        var y_pred = KerasGolden.TensorOf(golden.GetProperty("y_pred"));
        using var tape = tf.GradientTape();
        tape.watch(y_pred);
        var value = loss.Call(y_true, y_pred);
        var gradient = tape.gradient(tf.reduce_sum(value), y_pred);
        // Logarithms near 0 and 1 lose up to an ulp of 1 in their argument.
        KerasGolden.Close(golden.GetProperty("value_per_row"), value, 2e-6f, 1e-6f, name);
        KerasGolden.Close(golden.GetProperty("gradient_of_the_sum"), gradient, 5e-6f, 2e-6f, $"{name}, gradient");
    }

    [Theory]
    [InlineData("l1(0.01)")]
    [InlineData("l2(0.01)")]
    [InlineData("l1_l2(0.01, 0.02)")]
    public void Regularizers_are_those_of_Keras(string name)
    {
        var golden = Golden.GetProperty("regularizers").EnumerateArray().Single(each => each.GetProperty("regularizer").GetString() == name);
        var regularizer = name switch
        {
            "l1(0.01)" => keras.regularizers.l1(),
            "l2(0.01)" => keras.regularizers.l2(),
            _ => keras.regularizers.l1l2(.01f, .02f),
        };
        var penalty = (float)regularizer.Apply(new RegularizerArgs(KerasGolden.TensorOf(golden.GetProperty("weights"))));
        Assert.Equal(golden.GetProperty("value").GetSingle(), penalty, 1e-6f);
    }
}
