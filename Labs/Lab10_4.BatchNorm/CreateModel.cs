using Labs.Common;
using Tensorflow;
using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using static Tensorflow.KerasApi;

namespace Lab10_4.BatchNorm;

/// <summary>The slide's subclassed model: a Sequential of four times Dense 512, batch normalisation and ReLU, in the order layer, norm, activation.</summary>
internal sealed class CreateModel : Model
{
    private readonly Sequential model;

    public CreateModel(int label_dim, bool batch_norm, Seeds seeds) : base(new ModelArgs())
    {
        var weight_init = new GlorotUniform(seeds);

        model = keras.Sequential();
        model.add(keras.layers.Flatten());
        for (var i = 0; i < 4; i++)
        {
            model.add(keras.layers.Dense(512, kernel_initializer: weight_init));
            if (batch_norm) model.add(EngineLayers.BatchNormalization());
            model.add(new Activation("relu"));
        }
        model.add(keras.layers.Dense(label_dim, kernel_initializer: weight_init));
        StackLayers(model);
    }

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) =>
        model.Apply(inputs, training: training);
}
