using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;

namespace Tensorflow.Keras.Layers;

/// <summary>Where a model begins.</summary>
public class InputLayer : Layer
{
    private readonly Tensor symbol;

    /// <param name="args">InputShape without the batch, or BatchInputShape.</param>
    /// <exception cref="ValueError">There is no shape.</exception>
    public InputLayer(InputLayerArgs args) : base(args)
    {
        var shape = BatchInputShape?.ToSingleShape() ?? throw new ValueError("An input layer needs InputShape or BatchInputShape.");
        _buildInputShape = shape;
        built = true;
        Trainable = true;
        var node = new Node(this, [], null);
        symbol = node.Symbol(shape, DType);
        node.Outputs = [symbol];
        InboundNodes.Add(node);
    }

    /// <summary>The symbolic tensor that it makes.</summary>
    internal Tensor Symbol => symbol;

    internal override bool WriteConfig(Saving.ConfigWriter config)
    {
        config.Set("batch_input_shape", symbol.shape).Set("sparse", false).Set("ragged", false);
        return true;
    }

    /// <summary>input_1, input_2, ...</summary>
    protected override void _init_set_name(string name, bool zero_based = true)
    {
        base_name = "input";
        this.name = string.IsNullOrEmpty(name) ? LayerNames.Unique("input", zeroBased: false) : name;
    }

    internal static InputLayer Of(
        Shape? shape, int batchSize, string? name, TF_DataType dtype, Shape? batchShape)
    {
        if (batchShape is null && shape is null) throw new ValueError("Input needs a shape (without the batch) or a batch_shape.");
        return new InputLayer(new InputLayerArgs
        {
            Name = name,
            DType = dtype == TF_DataType.DtInvalid ? TF_DataType.TF_FLOAT : dtype,
            InputShape = batchShape is null ? shape : null,
            BatchSize = batchSize,
            BatchInputShape = batchShape!,
        });
    }
}
