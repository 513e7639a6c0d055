using Tensorflow;
using Tensorflow.Common.Types;
using Tensorflow.Keras;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Optimizers;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Examples;

/// <summary>A model and a layer of one's own, trained in a loop of one's own.</summary>
public static class KerasSubclass
{
    public static Dictionary<string, Tensor> Run()
    {
        var (x_train, y_train) = Data.Images(512);
        var train_data = tf.data.Dataset.from_tensor_slices(x_train, y_train).shuffle(512, seed: 5).batch(64).repeat(3);

        var neural_net = new NeuralNet(new NeuralNetArgs { NumClasses = Data.Classes, NeuronOfHidden = 20 });
        var optimizer = keras.optimizers.SGD(0.1f);

        Tensor cross_entropy_loss(Tensor x, Tensor y) =>
            tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels: tf.cast(y, tf.int64), logits: x));

        var losses = new List<float>();
        foreach (var (batch_x, batch_y) in train_data)
        {
            using var g = tf.GradientTape();
            var pred = neural_net.Apply(batch_x, training: true);
            var loss = cross_entropy_loss(pred, batch_y);
            var gradients = g.gradient(loss, neural_net.TrainableVariables);
            optimizer.apply_gradients(zip(gradients, neural_net.TrainableVariables));
            losses.Add((float)loss);
        }

        Tensor probabilities = neural_net.Apply(x_train[new Slice(0, 4)], training: false);
        return new() { ["losses"] = tf.constant(losses.ToArray()), ["probabilities"] = probabilities };
    }

    sealed class NeuralNetArgs : ModelArgs
    {
        public int NeuronOfHidden { get; set; }

        public int NumClasses { get; set; }
    }

    sealed class NeuralNet : Model
    {
        readonly Scale scale;
        readonly ILayer hidden;
        readonly ILayer output;

        public NeuralNet(NeuralNetArgs args) : base(args)
        {
            scale = new Scale();
            hidden = keras.layers.Dense(args.NeuronOfHidden, activation: keras.activations.Sigmoid, kernel_initializer: tf.random_normal_initializer(stddev: 0.2f, seed: 41));
            output = keras.layers.Dense(args.NumClasses, activation: keras.activations.Linear, kernel_initializer: tf.random_normal_initializer(stddev: 0.2f, seed: 42));
            StackLayers(scale, hidden, output);
        }

        protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
        {
            inputs = scale.Apply(inputs, training: training);
            inputs = hidden.Apply(inputs, training: training);
            inputs = output.Apply(inputs, training: training);
            if (training != true)
                inputs = tf.nn.softmax(inputs);
            return inputs;
        }
    }

    sealed class Scale : Layer
    {
        IVariableV1? factor;

        public Scale() : base(new LayerArgs())
        {
        }

        public override void build(Tensorflow.Keras.Saving.KerasShapesWrapper input_shape)
        {
            factor = add_weight("factor", shape: new Shape(input_shape.ToSingleShape()[-1]), initializer: tf.ones_initializer);
            built = true;
        }

        protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) =>
            (Tensor)inputs * factor!.AsTensor();
    }
}
