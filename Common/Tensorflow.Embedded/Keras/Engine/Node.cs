namespace Tensorflow.Keras.Engine;

/// <summary>One use of a layer in a graph of layers: its symbolic inputs and outputs.</summary>
internal sealed class Node(Layer layer, Tensor[] inputs, bool? training) : INode
{
    public Layer Layer => layer;

    public Tensor[] Inputs => inputs;

    /// <summary>The flag that the layer was given while the graph was made; null or false: that of the model's call.</summary>
    public bool? Training => training;

    public Tensor[] Outputs { get; set; } = [];

    /// <summary>The use that made a symbolic tensor.</summary>
    public static Node Of(Tensor symbolic) => (Node)symbolic.Extras.KerasHistory!;

    /// <summary>A symbolic tensor that this use makes.</summary>
    public Tensor Symbol(Shape shape, TF_DataType dtype) => Tensor.Symbolic(shape, dtype, this);
}
