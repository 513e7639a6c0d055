using Tensorflow.Keras;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Keras;

/// <summary>get_config and from_config of functional and Sequential models: the model that comes back has the same layers, connected the same way, and with the same weights gives the same numbers.</summary>
public sealed class ModelConfigTests
{
    [Fact]
    public void A_functional_model_comes_back_with_its_names_shapes_and_layers()
    {
        var input = keras.Input(32, name: "features");
        var model = (Functional)keras.Model(input, keras.layers.Dense(1).Apply(input), name: "small");
        var config = Assert.IsType<FunctionalConfig>(model.get_config());
        Assert.Equal("small, 2 Layers, 1 Input Layers, 1 Output Layers", config.ToString());
        Assert.Equal(["InputLayer", "Dense"], config.Layers.Select(layer => layer.ClassName));
        Assert.Equal("features, 0, 0", config.Layers[1].InboundNodes.Single().ToString());
        Assert.Equal("features, 0, 0", config.InputLayers.Single().ToString());
        Assert.Equal($"{model.Layers[1].Name}, 0, 0", config.OutputLayers.Single().ToString());
        var again = new Tensorflow.Keras.Models.ModelsApi().from_config(config);
        Assert.Equal("small", again.Name);
        Assert.Equal(model.Layers.Select(layer => layer.Name), again.Layers.Select(layer => layer.Name));
        Assert.Equal(model.OutputShape, again.OutputShape);
        Same(model, again, tf.random.normal((3, 32), seed: 1));
    }

    [Fact]
    public void Shared_layers_several_inputs_and_outputs_and_models_inside_come_back()
    {
        var (a, b) = (keras.Input(6), keras.Input(6));
        var shared = keras.layers.Dense(5, activation: "tanh");
        Tensors left = shared.Apply(a), right = shared.Apply(b);
        var inner = keras.Sequential();
        inner.add(keras.layers.InputLayer(5));
        inner.add(keras.layers.Dense(4, activation: "relu"));
        inner.add(keras.layers.BatchNormalization());
        Tensor sum = keras.layers.Add().Apply(new Tensors(left, right));
        Tensor first = inner.Apply(sum), second = inner.Apply(keras.layers.Subtract().Apply(new Tensors(right, left)));
        Tensor joined = keras.layers.Concatenate().Apply(new Tensors(first, second, sum));
        var model = (Functional)keras.Model(new Tensors(a, b), new Tensors(keras.layers.Swish().Apply(joined), keras.layers.Dense(2).Apply(second)));
        var again = Functional.from_config((FunctionalConfig)model.get_config());
        Assert.IsType<Sequential>(again.Layers.Single(layer => layer.Name == inner.Name));
        Same(model, again, tf.random.normal((3, 6), seed: 1), tf.random.normal((3, 6), seed: 2));
    }

    [Fact]
    public void A_Sequential_model_comes_back_as_one_with_inputs_and_without()
    {
        foreach (var known in new[] { true, false })
        {
            var model = keras.Sequential(name: "chain");
            if (known) model.add(keras.layers.InputLayer((9, 8, 2)));
            foreach (var layer in new[]
            {
                keras.layers.Conv2D(4, 3, padding: "same", activation: "relu"), keras.layers.MaxPooling2D(), keras.layers.ZeroPadding2D(new[] { 1, 0, 2, 0 }), keras.layers.UpSampling2D((1, 2)),
                keras.layers.Permute([2, 1, 3]), keras.layers.LayerNormalization(3, .01f), keras.layers.Rescaling(.5f, 1), keras.layers.LeakyReLU(.1f), keras.layers.ELU(.7f), keras.layers.Dropout(.3f),
                keras.layers.Flatten(), keras.layers.Reshape((3, -1)), keras.layers.Conv1D(3, 2), keras.layers.GlobalMaxPooling1D(), keras.layers.Tanh(), keras.layers.ReLU6(), keras.layers.Softmax(),
            }) model.add(layer);
            var config = (FunctionalConfig)model.get_config();
            Assert.Equal((known ? 18 : 17, known ? 1 : 0), (config.Layers.Count, config.InputLayers.Count));
            var again = Assert.IsType<Sequential>(Functional.from_config(config));
            Assert.Equal(("chain", known), (again.Name, again.Built));
            Same(model, again, tf.random.normal((2, 9, 8, 2), seed: 1));
            if (!known) continue;
            // What connects the layers serves who puts the graph together too.
            var (inputs, outputs, layers) = Functional.reconstruct_from_config(config);
            Assert.Equal((18, model.OutputShape), (layers.Count, outputs.shape));
            Same(model, new Functional(inputs, outputs), tf.random.normal((2, 9, 8, 2), seed: 1));
        }
    }

    [Fact]
    public void What_is_changed_in_a_configuration_is_what_comes_back()
    {
        var input = keras.Input(4);
        var hidden = keras.layers.Dense(3);
        var model = (Functional)keras.Model(input, keras.layers.LeakyReLU(.5f).Apply(hidden.Apply(input)));
        var config = (FunctionalConfig)model.get_config();
        ((DenseArgs)config.Layers[1].Config).Units = 7;
        ((LeakyReLuArgs)config.Layers[2].Config).Alpha = 0;
        config.Layers[1].Config.Trainable = false;
        var again = Functional.from_config(config);
        Assert.Equal((new Shape(-1, 7), new Shape(-1, 3)), (again.OutputShape, model.OutputShape));
        Assert.Empty(again.TrainableVariables);
        Assert.All(((Tensor)again.Apply(tf.random.normal((9, 4), seed: 1))).ToArray<float>(), value => Assert.True(value >= 0));
        Assert.Equal(3, ((DenseArgs)((FunctionalConfig)model.get_config()).Layers[1].Config).Units);
    }

    [Fact]
    public void A_configuration_that_a_program_writes_makes_a_model_of_layers_that_it_has()
    {
        var own = keras.layers.Dense(2, activation: "relu");
        var x = keras.Input(3, name: "x");
        var config = new FunctionalConfig
        {
            Name = "written",
            Layers =
            [
                ((FunctionalConfig)((Functional)keras.Model(x, own.Apply(x))).get_config()).Layers[0],
                new LayerConfig { Name = "mine", InboundNodes = [new NodeConfig { Name = "x" }] },
                new LayerConfig { Name = "both", ClassName = "Concatenate", Config = new ConcatenateArgs(), InboundNodes = [new NodeConfig { Name = "mine" }, new NodeConfig { Name = "x" }] },
            ],
            InputLayers = [new NodeConfig { Name = "x" }],
            OutputLayers = [new NodeConfig { Name = "both" }],
        };
        var (_, outputs, layers) = Functional.reconstruct_from_config(config, new Dictionary<string, ILayer> { ["mine"] = own });
        Assert.Equal(new Shape(-1, 5), outputs.shape);
        Assert.Same(own, layers["mine"]);
        Assert.Contains("no layer of class", Assert.Throws<ValueError>(() => Functional.from_config(config)).Message);
        config.OutputLayers[0].NodeIndex = 4;
        Assert.Contains("[\"both\", 4, 0] is no tensor", Assert.Throws<ValueError>(() => Functional.reconstruct_from_config(config, new Dictionary<string, ILayer> { ["mine"] = own })).Message);
        config.Layers[2].InboundNodes[1].Name = "nowhere";
        Assert.Contains("\"nowhere\" is no layer", Assert.Throws<ValueError>(() => Functional.reconstruct_from_config(config, new Dictionary<string, ILayer> { ["mine"] = own })).Message);
    }

    // The same weights give the same bits.
    private static void Same(Functional expected, Functional found, params Tensor[] inputs)
    {
        var x = new Tensors(inputs);
        var y = expected.Apply(x);
        found.Apply(x);
        Assert.Equal(expected.Weights.Select(weight => weight.shape), found.Weights.Select(weight => weight.shape));
        found.set_weights(expected.Weights.Select(weight => (NDArray)weight.numpy()).ToList());
        var z = found.Apply(x);
        Assert.Equal(y.Length, z.Length);
        foreach (var (a, b) in y.Zip(z)) Assert.Equal(a.ToArray<float>(), b.ToArray<float>());
    }
}
