using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tensorflow.Keras;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Layers;
using Tensorflow.Keras.Saving;
using Tensorflow.NumPy;
using Tensorflow.Operations.Initializers;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Keras;

/// <summary>What layers say they were made from: get_config() has every argument of its class of arguments, under Keras' names and with the values that Keras' files get.</summary>
public sealed class LayerConfigTests
{
    // Arguments of TensorFlow.NET that Keras' configuration does not have, or has under another name.
    private static readonly Dictionary<string, string?> Named = new()
    {
        ["Softmax.axis"] = null, ["Axis.Add"] = null, ["Inputs"] = null, ["TargetShapeObjects"] = null, ["SupportsMasking"] = null, ["Renorm"] = null, ["RenormMomentum"] = null, ["Rank"] = null,
        ["NumSpatialDims"] = null, ["KernelConstraint"] = "kernel_constraint", ["PoolFunction"] = null, ["CountWeights"] = null, ["Add.Axis"] = null, ["Subtract.Axis"] = null, ["OutputShape"] = "output_shape",
        ["DepthwiseConv2D.Filters"] = null, ["DepthwiseConv2D.KernelInitializer"] = null, ["DepthwiseConv2D.KernelRegularizer"] = null, ["DepthwiseConv2D.KernelConstraint"] = null,
    };

    public static TheoryData<string> Layers => [.. Made().Keys];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Every_argument_is_there_under_Keras_name(string name)
    {
        var layer = (Layer)Made()[name]();
        var args = layer.get_config();
        Assert.NotEqual(typeof(LayerArgs), args.GetType());
        var written = new JsonObject();
        Assert.True(layer.WriteConfig(new ConfigWriter(written)));
        var keys = KerasGolden.Read("images.json").GetProperty("configs").TryGetProperty(layer.KerasClass, out var recorded) ? recorded.EnumerateArray().Select(key => key.GetString()!).ToArray() : null;
        Assert.True(keys is not null, $"{layer.KerasClass} is not recorded");
        // What Keras writes and every layer has.
        Assert.Equal(keys.Except(["name", "trainable", "dtype", "batch_input_shape"]).Order(), written.Select(pair => pair.Key).Except(["batch_input_shape"]).Order());

        foreach (var property in args.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => typeof(LayerArgs).GetProperty(property.Name) is null))
        {
            // All of the image is the window.
            if (layer.KerasClass.StartsWith("Global", StringComparison.Ordinal) && property.Name is "PoolSize" or "Strides" or "Padding") continue;
            if (Named.ContainsKey($"{layer.KerasClass}.{property.Name}") || (Named.TryGetValue(property.Name, out var other) && other is null)) continue;
            var key = other ?? SnakeCase(property.Name);
            Assert.True(keys.Contains(key), $"{name}: Keras has no {key}");
            // Null or -1: Keras' default, which files spell out.
            if (property.GetValue(args) is null && key is "data_format" or "strides" or "activation" || (key == "input_length" && written[key] is null)) continue;
            Assert.True(Same(written[key], property.GetValue(args)), $"{name}.{property.Name} is {property.GetValue(args)}, the file gets {key} {written[key]?.ToJsonString()}");
        }
    }

    [Fact]
    public void What_is_written_to_a_configuration_does_not_change_the_layer()
    {
        var layer = keras.layers.Permute([2, 1]);
        ((PermuteArgs)layer.get_config()).dims[0] = 7;
        Assert.Equal([2, 1], ((PermuteArgs)layer.get_config()).dims);
        var dense = keras.layers.LeakyReLU(.25f);
        ((LeakyReLuArgs)dense.get_config()).Alpha = 1;
        Assert.Equal(.25f, ((LeakyReLuArgs)dense.get_config()).Alpha);
        Assert.Equal(dense.Name, ((LayerArgs)dense.get_config()).Name);
    }

    // With arguments other than the defaults.
    private static Dictionary<string, Func<ILayer>> Made() => new()
    {
        ["Dense"] = () => keras.layers.Dense(3, keras.activations.Relu, new RandomNormal(), use_bias: false, new Ones()),
        ["Conv1D"] = () => keras.layers.Conv1D(2, 3, strides: 2, padding: "same"),
        ["Conv2D"] = () => keras.layers.Conv2D(2, (3, 2), (2, 1), "same", activation: "relu", use_bias: false),
        ["Conv2DTranspose"] = () => keras.layers.Conv2DTranspose(2, 3, 2, "same", activation: "relu"),
        ["DepthwiseConv2D"] = () => keras.layers.DepthwiseConv2D(3, depth_multiplier: 2, depthwise_initializer: "ones"),
        ["MaxPooling1D"] = () => keras.layers.MaxPooling1D(3, 2, "same"),
        ["MaxPooling2D"] = () => keras.layers.MaxPooling2D((3, 2), 1, "same"),
        ["AveragePooling2D"] = () => keras.layers.AveragePooling2D(3),
        ["GlobalAveragePooling1D"] = () => keras.layers.GlobalAveragePooling1D(),
        ["GlobalMaxPooling1D"] = () => keras.layers.GlobalMaxPooling1D(),
        ["GlobalAveragePooling2D"] = () => keras.layers.GlobalAveragePooling2D(),
        ["GlobalMaxPooling2D"] = () => keras.layers.GlobalMaxPooling2D(),
        ["BatchNormalization"] = () => keras.layers.BatchNormalization(1, .9f, .01f, center: false),
        ["LayerNormalization"] = () => keras.layers.LayerNormalization(1, .01f, center: false, beta_initializer: new Ones()),
        ["Dropout"] = () => keras.layers.Dropout(.3f, (1, 2), seed: 4),
        ["Flatten"] = () => keras.layers.Flatten("channels_last"),
        ["Reshape"] = () => keras.layers.Reshape((2, -1)),
        ["Permute"] = () => keras.layers.Permute([2, 1]),
        ["Add"] = () => keras.layers.Add(),
        ["Subtract"] = () => keras.layers.Subtract(),
        ["Concatenate"] = () => keras.layers.Concatenate(1),
        ["Embedding"] = () => keras.layers.Embedding(5, 3, new Ones()),
        ["ZeroPadding2D"] = () => keras.layers.ZeroPadding2D(new[] { 1, 2 }),
        ["Cropping1D"] = () => keras.layers.Cropping1D(new[] { 1, 2 }),
        ["UpSampling1D"] = () => keras.layers.UpSampling1D(3),
        ["UpSampling2D"] = () => keras.layers.UpSampling2D((3, 2), interpolation: "bilinear"),
        ["UpSampling2D by default"] = () => keras.layers.UpSampling2D(),
        ["Rescaling"] = () => keras.layers.Rescaling(.5f, -1),
        ["Resizing"] = () => keras.layers.preprocessing.Resizing(3, 4, "Nearest"),
        ["CategoryEncoding"] = () => keras.layers.CategoryEncoding(5, "count"),
        ["Normalization"] = () => keras.layers.Normalization(),
        ["EinsumDense"] = () => keras.layers.EinsumDense("ab,bc->ac", 3, "c"),
        ["Softmax"] = () => keras.layers.Softmax(1),
        ["ELU"] = () => keras.layers.ELU(.7f),
        ["LeakyReLU"] = () => keras.layers.LeakyReLU(.1f),
        ["Exponential"] = () => keras.layers.Exponential(),
        ["HardSigmoid"] = () => keras.layers.HardSigmoid(),
        ["SELU"] = () => keras.layers.SELU(),
        ["Softplus"] = () => keras.layers.Softplus(),
        ["Softsign"] = () => keras.layers.Softsign(),
        ["Swish"] = () => keras.layers.Swish(),
        ["Tanh"] = () => keras.layers.Tanh(),
    };

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }

    private static bool Same(JsonNode? written, object? value) => value switch
    {
        null => written is null,
        bool flag => written!.GetValue<bool>() == flag,
        string text => written!.GetValue<string>() == text,
        float number => (float)written!.AsValue().GetValue<float>() == number,
        int number => Numbers(written!) is [var only] && only == number,
        int[] numbers => Numbers(written!).SequenceEqual(numbers.Select(number => (double)number)),
        Shape shape => Numbers(written!) is var dims && (dims.SequenceEqual(shape.dims.Select(dim => (double)dim)) || (shape.ndim == 1 && dims.Distinct().SequenceEqual([shape[0]]))),
        Axis axis => Numbers(written!).SequenceEqual(axis.axis!.Select(number => (double)number)),
        NDArray array => Numbers(written!).Distinct().Order().SequenceEqual(Ops.Primitives.Cast(array, TF_DataType.TF_DOUBLE).ToArray<double>().Distinct().Order()),
        Activation activation => written!.GetValue<string>() == activation.Name,
        IInitializer initializer => written!["class_name"]!.GetValue<string>() == initializer.ClassName,
        IRegularizer regularizer => written!["class_name"]!.GetValue<string>() == regularizer.ClassName,
        _ => throw new InvalidOperationException($"a value of {value.GetType()}"),
    };

    private static double[] Numbers(JsonNode node) => node is JsonArray list ? [.. list.SelectMany(item => Numbers(item!))] : [JsonSerializer.SerializeToElement(node).GetDouble()];
}
