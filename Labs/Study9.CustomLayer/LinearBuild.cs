// Deck 002: call = x w + b; w and b are made when the layer first sees an input and so knows its width.
using Labs.Common;
using Tensorflow;
using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;
using static Tensorflow.Binding;

namespace Study9.CustomLayer;

internal sealed class LinearBuild(int units = 32) : Layer(new LayerArgs())
{
    private readonly RandomNormal random_normal = new();

    public IVariableV1 w = null!;
    public IVariableV1 b = null!;

    public override void build(KerasShapesWrapper input_shape)
    {
        w = add_weight("w", shape: ((int)input_shape.ToSingleShape()[-1], units), initializer: random_normal, trainable: true);
        b = add_weight("b", shape: new Shape(units), initializer: random_normal, trainable: true);
        built = true;
    }

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) =>
        tf.matmul(inputs, w.AsTensor()) + b.AsTensor();
}
