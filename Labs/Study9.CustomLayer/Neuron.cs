// Deck 004, lecture 8: a neuron is f(sum(w_i x_i + b_i)), f a sigmoid. The slide has the bias inside the sum: a bias for each input, which together are one.
using Labs.Common;
using Tensorflow;
using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;
using static Tensorflow.Binding;

namespace Study9.CustomLayer;

internal sealed class Neuron() : Layer(new LayerArgs())
{
    private readonly RandomNormal random_normal = new();

    public IVariableV1 w = null!;
    public IVariableV1 b = null!;

    public override void build(KerasShapesWrapper input_shape)
    {
        var inputs = (int)input_shape.ToSingleShape()[-1];
        w = add_weight("w", shape: new Shape(inputs), initializer: random_normal, trainable: true);
        b = add_weight("b", shape: new Shape(inputs), initializer: random_normal, trainable: true);
        built = true;
    }

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        Tensor x = inputs;
        return tf.sigmoid(tf.reduce_sum(x * w.AsTensor() + b.AsTensor(), axis: -1, keepdims: true));
    }
}
