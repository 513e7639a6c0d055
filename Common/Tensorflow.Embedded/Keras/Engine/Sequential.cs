using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Layers;
using Tensorflow.Keras.Saving;

namespace Tensorflow.Keras.Engine;

/// <summary>Layers one after the other. Built at once where the first layer says its input's shape, else at the first call, for any number of rows.</summary>
public class Sequential : Functional
{
    private readonly List<ILayer> chain = [];
    private Shape? shape;

    // What the first layer says of its input.
    private Shape? begin;
    private TF_DataType dtype = TF_DataType.TF_FLOAT;
    private TF_DataType inputDType = TF_DataType.TF_FLOAT;

    /// <summary>The layers of the arguments, or none.</summary>
    public Sequential(SequentialArgs args) : base(args)
    {
        if (args.Layers is not null) InitLayers(args.Layers);
    }

    /// <summary>The layers, an input layer left out.</summary>
    public override List<ILayer> Layers => [.. chain];

    /// <summary>The last layer's output, the batch being unknown.</summary>
    /// <exception cref="RuntimeError">The input's shape is not known yet.</exception>
    public Shape output_shape => shape?.Copy() ?? OutputShape;

    internal override IReadOnlyList<ILayer> InnerLayers => chain;

    /// <summary>The dtype of the input where it was said, else float32.</summary>
    internal TF_DataType InputDType => inputDType;

    /// <summary>Adds layers at the end.</summary>
    public void InitLayers(IEnumerable<ILayer> layers)
    {
        foreach (var layer in layers) add(layer);
    }

    /// <summary>Begins with a symbolic input.</summary>
    /// <exception cref="ValueError">There are layers already, or the tensor is not symbolic.</exception>
    public void add(Tensor tensor)
    {
        if (!tensor.IsSymbolic || Node.Of(tensor).Layer is not InputLayer layer) throw new ValueError("The added tensor must be one that keras.Input gave.");
        add(layer);
    }

    /// <summary>Adds a layer at the end.</summary>
    /// <exception cref="ValueError">It does not fit what the layers before it give, or it is an input layer behind others.</exception>
    public void add(ILayer layer)
    {
        if (layer is null) throw new ValueError($"A null was added to model \"{name}\": expected a layer.");
        if (layer is InputLayer input)
        {
            if (chain.Count > 0) throw new ValueError($"An input layer was added behind {chain.Count} layers of model \"{name}\": it has to be the first.");
            Begin(input.Symbol.Dimensions, input.Symbol.dtype);
            return;
        }
        if (chain.Contains(layer)) throw new ValueError($"All layers added to a Sequential model should have unique names. Name \"{layer.Name}\" is already the name of a layer in this model.");
        if (chain.Count == 0 && shape is null && layer.BatchInputShape is { } given) Begin(given.ToSingleShape(), layer.DType);
        if (shape is not null)
        {
            // A layer that does not fit is not added.
            (shape, dtype) = Next(layer, shape, dtype);
        }
        else
        {
            built = false;
        }
        chain.Add(layer);
        _self_tracked_trackables.Add(layer);
        output_names = [layer.Name];
        if (shape is not null) built = true;
    }

    private void Begin(Shape first, TF_DataType type)
    {
        (shape, dtype, inputDType) = (first, type, type);
        _buildInputShape = first;
        _is_graph_network = true;
        built = true;
        begin = first;
    }

    private static (Shape, TF_DataType) Next(ILayer layer, Shape shape, TF_DataType dtype)
    {
        if (layer is not Layer own) throw new TypeError($"A layer of a Sequential model has to derive from Layer: {layer.GetType().Name} \"{layer.Name}\" does not.");
        return own.InferFor(shape, dtype);
    }

    /// <inheritdoc/>
    public override void build(KerasShapesWrapper input_shape)
    {
        if (shape is not null) return;
        var (next, type) = (WithoutBatch(input_shape.ToSingleShape()), TF_DataType.TF_FLOAT);
        foreach (var layer in chain) (next, type) = Next(layer, next, type);
        _buildInputShape = input_shape;
        (shape, dtype) = (next, type);
        built = true;
    }

    // Layers build themselves as they are called.
    private protected override void BuildForCall(Shape[] shapes)
    {
        if (shapes.Length == 1) _buildInputShape = new KerasShapesWrapper(WithoutBatch(shapes[0]));
        built = true;
    }

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes)
    {
        if (inputs.Length != 1) throw new ValueError($"Layer \"{name}\" expects 1 input(s), but it received {inputs.Length} input tensors.");
        var next = (inputs[0], dtypes[0]);
        foreach (var layer in chain) next = Next(layer, next.Item1, next.Item2);
        return [next];
    }

    internal override bool JoinRows(RowChain chain) => OfEngine && this.chain.TrueForAll(layer => layer is Layer inner && inner.JoinRows(chain));

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        if (begin is not null && inputs.Length == 1) inputs = Conformed(inputs.Single, begin);
        if (training == true) return OneByOne(chain, inputs, training);
        if (RowChain.TryRun(chain, inputs) is { } outputs) return outputs;
        if (ImageChain.TryRun(chain, inputs, out var taken) is not { } images) return OneByOne(chain, inputs, training);
        var rest = chain[taken..];
        return rest.Count > 0 && RowChain.TryRun(rest, images) is { } rows ? rows : OneByOne(rest, images, training);
    }

    private static Tensors OneByOne(List<ILayer> layers, Tensors inputs, bool? training)
    {
        foreach (var layer in layers) inputs = layer.Apply(inputs, training: training);
        return inputs;
    }
}
