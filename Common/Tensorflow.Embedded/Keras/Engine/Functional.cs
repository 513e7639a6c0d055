using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Layers;
using Tensorflow.Keras.Saving;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Engine;

/// <summary>A model put together by calling layers on symbolic tensors.</summary>
public class Functional : Model
{
    private Tensor[] inputSymbols = [];
    private Tensor[] outputSymbols = [];

    // The uses of layers in the order in which they run.
    private Node[] order = [];

    // By use: the symbols whose value nothing needs any more once the use has run.
    private Tensor[][] lastUses = [];

    /// <summary>The model that computes the outputs from the inputs.</summary>
    /// <param name="inputs">Symbolic tensors, as keras.Input gives them.</param>
    /// <param name="outputs">What layers gave for them.</param>
    /// <param name="name">Null: model, model_1, ...</param>
    /// <exception cref="ValueError">An output depends on a symbolic input that is not among the inputs, or a tensor is not symbolic.</exception>
    public Functional(Tensors inputs, Tensors outputs, string? name = null) : base(new ModelArgs { Name = name, Inputs = inputs, Outputs = outputs }) =>
        _init_graph_network(inputs, outputs);

    private protected Functional(ModelArgs args) : base(args)
    {
    }

    internal override string KerasClass => GetType() == typeof(Functional) ? "Functional" : base.KerasClass;

    /// <summary>The uses of layers that the model is made of, its inputs' among them.</summary>
    internal IEnumerable<Node> Nodes => order.Concat(inputSymbols.Select(Node.Of));

    /// <summary>The symbolic outputs.</summary>
    internal IReadOnlyList<Tensor> OutputSymbols => outputSymbols;

    /// <inheritdoc/>
    protected override void _init_set_name(string name, bool zero_based = true)
    {
        base_name = GetType() == typeof(Functional) ? "model" : LayerNames.SnakeCase(GetType().Name);
        this.name = string.IsNullOrEmpty(name) ? LayerNames.Unique(base_name, zero_based) : name;
    }

    /// <summary>Takes over the graph between inputs and outputs.</summary>
    protected void _init_graph_network(Tensors inputs, Tensors outputs)
    {
        foreach (var symbol in (ReadOnlySpan<Tensor>)[.. inputs.Items, .. outputs.Items])
            if (!symbol.IsSymbolic) throw new ValueError($"A functional model (\"{name}\") is made of symbolic tensors, from keras.Input and layers called on it; a tensor of shape {symbol.Dimensions} has a value.");
        (this.inputs, this.outputs) = (inputs, outputs);
        inputSymbols = [.. inputs.Items];
        outputSymbols = [.. outputs.Items];
        var graph = new LayerGraph(name, inputSymbols, outputSymbols);
        order = graph.Order;
        lastUses = graph.LastUses;
        _self_tracked_trackables = [.. graph.Layers];
        output_names = Array.ConvertAll(outputSymbols, symbol => Node.Of(symbol).Layer.Name);
        _is_graph_network = true;
        _buildInputShape = new KerasShapesWrapper(Array.ConvertAll(inputSymbols, symbol => symbol.Dimensions));
        built = true;
    }

    /// <summary>What the model is made from, as a <see cref="FunctionalConfig"/>: an object of its own, without weights.</summary>
    /// <exception cref="ValueError">The model or a layer of it is a class with code of its own, which no configuration holds.</exception>
    public override IKerasConfig get_config() => ModelConfigs.Of(this);

    /// <summary>Makes a model as <see cref="get_config"/> described it, with new weights; a Sequential one of a Sequential model's.</summary>
    /// <exception cref="ValueError">The layers do not fit together, or there is one that is not known.</exception>
    public static Functional from_config(FunctionalConfig config) => ModelConfigs.Make(config);

    /// <summary>Makes the graph of a model as <see cref="get_config"/> described it.</summary>
    /// <param name="config">What describes the model.</param>
    /// <param name="created_layers">Layers by name that are taken in place of new ones; null: none.</param>
    /// <returns>The symbolic inputs and outputs, and all layers by name.</returns>
    /// <exception cref="ValueError">The layers do not fit together, or there is one that is not known.</exception>
    public static (Tensors, Tensors, Dictionary<string, ILayer>) reconstruct_from_config(FunctionalConfig config, Dictionary<string, ILayer>? created_layers = null) =>
        ModelConfigs.Connect(config, created_layers);

    /// <inheritdoc/>
    public override void build(KerasShapesWrapper input_shape)
    {
    }

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) =>
        inputs.Length == inputSymbols.Length && inputs.Zip(inputSymbols).All(pair => pair.First.Equals(pair.Second.Dimensions))
            ? Array.ConvertAll(outputSymbols, symbol => (symbol.Dimensions, symbol.dtype))
            : base.InferShapes(inputs, dtypes);

    /// <summary>A last axis of length 1 put where the model's input has it, or away where it has not (functional.py, _conform_to_reference_input).</summary>
    private protected static Tensor Conformed(Tensor input, Shape expected)
    {
        if (input.ndim == expected.ndim - 1 && expected[-1] == 1) return Primitives.ExpandDims(input, -1);
        return input.ndim == expected.ndim + 1 && input.Dimensions[-1] == 1 ? Primitives.Squeeze(input, [-1]) : input;
    }

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        if (inputs.Length != inputSymbols.Length)
            throw new ValueError($"Layer \"{name}\" expects {inputSymbols.Length} input(s), but it received {inputs.Length} input tensors.");
        var values = new Dictionary<Tensor, Tensor>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < inputSymbols.Length; i++)
        {
            var input = Conformed(inputs.Items[i], inputSymbols[i].Dimensions);
            var (expected, found) = (inputSymbols[i].Dimensions, input.Dimensions);
            if (!expected.is_compatible_with(found))
                throw new ValueError($"Input {i} of layer \"{name}\" is incompatible with the layer: expected shape={expected}, found shape={found}");
            values[inputSymbols[i]] = input;
        }
        for (var i = 0; i < order.Length; i++)
        {
            var node = order[i];
            var given = new Tensors(Array.ConvertAll(node.Inputs, symbol => values[symbol]));
            var made = node.Layer.Apply(given, training: node.Training == true || training == true);
            for (var k = 0; k < node.Outputs.Length; k++) values[node.Outputs[k]] = made.Items[k];
            // So that a large value does not outlive its use.
            foreach (var symbol in lastUses[i]) values.Remove(symbol);
        }
        return new Tensors(Array.ConvertAll(outputSymbols, symbol => values[symbol]));
    }
}
