using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Saving;

namespace Tensorflow.Keras.Engine;

/// <summary>
/// A model: a layer that can be trained. A subclass computes in Call, with layers made known by StackLayers; <see cref="Functional"/> and <see cref="Sequential"/>
/// are put together from layers.
/// </summary>
public partial class Model : Layer
{
    /// <summary>Whether the model is a graph of layers rather than a subclass with code.</summary>
    protected bool _is_graph_network;

    /// <summary>The symbolic inputs of a functional model.</summary>
    public Tensors? inputs;

    /// <summary>The symbolic outputs of a functional model.</summary>
    protected Tensors? outputs;

    /// <summary>Names of the layers that make the outputs.</summary>
    public string[] output_names = [];

    /// <summary>A model without layers.</summary>
    public Model(ModelArgs args) : base(args)
    {
    }

    /// <inheritdoc cref="_is_graph_network"/>
    public bool IsGraphNetwork => _is_graph_network;

    /// <summary>The layers inside.</summary>
    public override List<ILayer> Layers => [.. InnerLayers];

    /// <summary>All weights, layer by layer, in each the trained ones first.</summary>
    public override List<IVariableV1> Weights
    {
        get
        {
            var weights = new List<IVariableV1>();
            foreach (var layer in InnerLayers) weights.AddRange(layer.Weights);
            weights.AddRange(_trainable_weights);
            weights.AddRange(_non_trainable_weights);
            return weights;
        }
        set => base.Weights = value;
    }

    /// <summary>Builds all layers for inputs of that shape, by calling the model on zeros.</summary>
    public override void build(KerasShapesWrapper input_shape)
    {
        var shapes = input_shape.ToShapeArray();
        _buildInputShape = input_shape;
        built = true;
        try
        {
            Probe(shapes, Array.ConvertAll(shapes, _ => DType));
        }
        catch (TensorflowException)
        {
            built = false;
            throw;
        }
    }

    // A subclass's Call builds its layers when it calls them: no need to call it on zeros before its first call.
    private protected override void BuildForCall(Shape[] shapes)
    {
        // The method of the delegate is the most derived one.
        if (((Action<KerasShapesWrapper>)build).Method.DeclaringType == typeof(Model))
        {
            _buildInputShape = new KerasShapesWrapper(shapes);
            built = true;
        }
        else
        {
            base.BuildForCall(shapes);
        }
    }
}
