using Tensorflow.Framework.Models;
using Tensorflow.Keras.Engine;

namespace Tensorflow.Keras.Layers;

/// <summary>The layers, <c>keras.layers</c>.</summary>
public partial interface ILayersApi
{
    /// <summary>Layers that prepare data.</summary>
    IPreprocessing preprocessing { get; }

    /// <summary>The sum of its inputs, which have one shape.</summary>
    ILayer Add();

    /// <summary>Keeps mean and standard deviation of each feature where beta and gamma say: in training by the batch's statistics, else by the moving ones.
    /// The last axis has the features by default.</summary>
    /// <exception cref="ValueError">Renormalisation is asked for.</exception>
    ILayer BatchNormalization(
        int axis = -1, float momentum = 0.99f, float epsilon = 0.001f, bool center = true, bool scale = true, IInitializer? beta_initializer = null,
        IInitializer? gamma_initializer = null, IInitializer? moving_mean_initializer = null, IInitializer? moving_variance_initializer = null,
        bool trainable = true, string? name = null, bool renorm = false, float renorm_momentum = 0.99f);

    /// <summary>Its inputs one after the other along an axis, by default the last.</summary>
    ILayer Concatenate(int axis = -1);

    /// <summary>x W + b, from (..., inputs) to (..., units): kernel Glorot's uniform numbers, bias zeros.</summary>
    ILayer Dense(int units);

    /// <summary>A dense layer, x W + b and then an activation.</summary>
    /// <param name="units">How many outputs.</param>
    /// <param name="activation">Null: linear.</param>
    /// <param name="kernel_initializer">Null: Glorot's uniform numbers.</param>
    /// <param name="use_bias">Whether there is a bias.</param>
    /// <param name="bias_initializer">Null: zeros.</param>
    /// <param name="input_shape">Without the batch; the first layer of a Sequential model is then built at once.</param>
    ILayer Dense(
        int units, Activation? activation = null, IInitializer? kernel_initializer = null, bool use_bias = true,
        IInitializer? bias_initializer = null, Shape? input_shape = null);

    /// <summary>A dense layer with an activation by name.</summary>
    /// <exception cref="ValueError">There is no activation of that name.</exception>
    ILayer Dense(int units, string? activation = null, Shape? input_shape = null);

    /// <summary>In training sets elements to 0 and scales the others by 1 / (1 - rate); otherwise does nothing.</summary>
    /// <param name="rate">The share that is dropped, 0 to 1.</param>
    /// <param name="noise_shape">Shape of the mask, broadcast to the input; -1: the input's length. Null: the input's shape.</param>
    /// <param name="seed">Op seed of the layer's stream; null: drawn from the stream of tf.set_random_seed in every call.</param>
    ILayer Dropout(float rate, Shape? noise_shape = null, int? seed = null);

    /// <summary>x where positive, else alpha * (exp(x) - 1); alpha .1 by default, as in TensorFlow.NET.</summary>
    ILayer ELU(float alpha = 0.1f);

    /// <summary>exp(x).</summary>
    ILayer Exponential();

    /// <summary>Each example as one row: (examples, ...) to (examples, elements).</summary>
    /// <param name="data_format">channels_last (also null) or channels_first.</param>
    ILayer Flatten(string? data_format = null);

    /// <summary>.2 x + .5, cut to 0 and 1.</summary>
    ILayer HardSigmoid();

    /// <summary>A symbolic input of a functional model.</summary>
    KerasTensor Input(
        Shape? shape = null, int batch_size = -1, string? name = null, TF_DataType dtype = TF_DataType.DtInvalid, bool sparse = false,
        Tensor? tensor = null, bool ragged = false, TypeSpec? type_spec = null, Shape? batch_input_shape = null, Shape? batch_shape = null);

    /// <summary>The first layer of a Sequential model.</summary>
    /// <param name="input_shape">Without the batch.</param>
    /// <param name="name">Null: input_1, input_2, ...</param>
    /// <param name="sparse">Has to be false.</param>
    /// <param name="ragged">Has to be false.</param>
    ILayer InputLayer(Shape input_shape, string? name = null, bool sparse = false, bool ragged = false);

    /// <summary>Normalises each example over some axes; null: the last.</summary>
    ILayer LayerNormalization(
        Axis? axis, float epsilon = 0.001f, bool center = true, bool scale = true, IInitializer? beta_initializer = null,
        IInitializer? gamma_initializer = null);

    /// <summary>x where positive, else alpha * x; alpha .3 by default.</summary>
    ILayer LeakyReLU(float alpha = 0.3f);

    /// <summary>min(max(x, 0), 6).</summary>
    ILayer ReLU6();

    /// <summary>The same elements in another shape.</summary>
    /// <param name="target_shape">Without the batch; one dimension may be -1.</param>
    ILayer Reshape(Shape target_shape);

    /// <inheritdoc cref="Reshape(Shape)"/>
    ILayer Reshape(object[] target_shape);

    /// <summary>elu with the scales that keep a deep net's mean and variance (Klambauer et al., arXiv:1706.02515).</summary>
    ILayer SELU();

    /// <summary>exp(x) divided by its sum along an axis.</summary>
    ILayer Softmax(Axis axis);

    /// <summary>exp(x) divided by its sum along an axis, by default the last.</summary>
    ILayer Softmax(int axis = -1);

    /// <summary>log(1 + exp(x)).</summary>
    ILayer Softplus();

    /// <summary>x / (1 + |x|).</summary>
    ILayer Softsign();

    /// <summary>x sigmoid(x).</summary>
    ILayer Swish();

    /// <summary>The hyperbolic tangent.</summary>
    ILayer Tanh();
}
