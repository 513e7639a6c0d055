using Tensorflow.Executors;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Engine;

// Shapes without values, and the graph of a functional model.
public abstract partial class Layer
{
    /// <summary>The shape of the output for an input's shape; unknown dimensions are -1.</summary>
    public virtual Shape ComputeOutputShape(Shape input_shape)
    {
        Build([input_shape]);
        return Probe([input_shape], [DType])[0].Shape.Copy();
    }

    /// <summary>Shape and dtype of the outputs.</summary>
    internal virtual (Shape Shape, TF_DataType Dtype)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => Probe(inputs, dtypes);

    /// <summary>Builds the layer for an input's shape, if it is not built, and says the shape and dtype of its output.</summary>
    internal (Shape Shape, TF_DataType Dtype) InferFor(Shape shape, TF_DataType dtype)
    {
        if (inputSpec is not null) Check(shape);
        Build([shape]);
        if (inputSpec is not null) Check(shape);
        var outputs = InferShapes([shape], [dtype]);
        return outputs.Length == 1 ? outputs[0] : throw new ValueError($"All layers in a Sequential model should have a single output tensor. Layer \"{name}\" has {outputs.Length}.");
    }

    private Tensors ApplySymbolic(Tensors inputs, bool? training)
    {
        var items = inputs.Items.ToArray();
        foreach (var item in items)
            if (!item.IsSymbolic) throw new ValueError($"Layer \"{name}\" was called on symbolic tensors and tensors with values together.");
        var shapes = Array.ConvertAll(items, item => item.Dimensions);
        if (inputSpec is not null)
            foreach (var shape in shapes) Check(shape);
        Build(shapes);
        var node = new Node(this, items, training);
        node.Outputs = Array.ConvertAll(InferShapes(shapes, Array.ConvertAll(items, item => item.dtype)), output => node.Symbol(output.Shape, output.Dtype));
        InboundNodes.Add(node);
        foreach (var item in items) Node.Of(item).Layer.OutboundNodes.Add(node);
        return new Tensors(node.Outputs);
    }

    /// <summary>
    /// Finds the outputs' shapes by calling the layer on zeros, twice, with other lengths for what is unknown: dimensions that differ between the two are unknown.
    /// </summary>
    private protected (Shape Shape, TF_DataType Dtype)[] Probe(Shape[] inputs, TF_DataType[] dtypes)
    {
        using var unrecorded = Unrecorded.Scope();
        var saved = CallState.Enter(false);
        try
        {
            var first = Called(inputs, dtypes, 2);
            if (Array.TrueForAll(inputs, shape => shape.IsFullyDefined)) return Array.ConvertAll(first, output => (output.Dimensions, output.dtype));
            var second = Called(inputs, dtypes, 3);
            var found = new (Shape, TF_DataType)[first.Length];
            for (var i = 0; i < found.Length; i++)
            {
                var dims = first[i].Dimensions.dims;
                for (var axis = 0; axis < dims.Length; axis++)
                    if (second[i].Dimensions[axis] != dims[axis]) dims[axis] = -1;
                found[i] = (Shape.Adopt(dims), first[i].dtype);
            }
            return found;
        }
        finally
        {
            CallState.Leave(saved);
        }
    }

    private Tensor[] Called(Shape[] inputs, TF_DataType[] dtypes, int unknown)
    {
        var zeros = new Tensor[inputs.Length];
        for (var i = 0; i < zeros.Length; i++)
        {
            var dims = Array.ConvertAll(inputs[i].dims, dim => dim < 0 ? unknown : dim);
            zeros[i] = Primitives.Fill(Shape.Adopt(dims), Scalars.Of(dtypes[i], 0));
        }
        return [.. Call(Autocast(new Tensors(zeros)), null, false).Items];
    }
}
