using Tensorflow.Framework.Models;
using Tensorflow.Keras.Engine;

namespace Tensorflow.Keras.Layers;

/// <summary>The layers, <c>keras.layers</c>.</summary>
public interface ILayersApi
{
    ILayer Add();

    ILayer BatchNormalization(
        int axis = -1, float momentum = 0.99f, float epsilon = 0.001f, bool center = true, bool scale = true, IInitializer? beta_initializer = null,
        IInitializer? gamma_initializer = null, IInitializer? moving_mean_initializer = null, IInitializer? moving_variance_initializer = null,
        bool trainable = true, string? name = null, bool renorm = false, float renorm_momentum = 0.99f);

    ILayer Concatenate(int axis = -1);

    ILayer Dense(int units);

    ILayer Dense(
        int units, Activation? activation = null, IInitializer? kernel_initializer = null, bool use_bias = true,
        IInitializer? bias_initializer = null, Shape? input_shape = null);

    ILayer Dense(int units, string? activation = null, Shape? input_shape = null);

    ILayer Dropout(float rate, Shape? noise_shape = null, int? seed = null);

    ILayer ELU(float alpha = 0.1f);

    ILayer Exponential();

    ILayer Flatten(string? data_format = null);

    ILayer HardSigmoid();

    KerasTensor Input(
        Shape? shape = null, int batch_size = -1, string? name = null, TF_DataType dtype = TF_DataType.DtInvalid, bool sparse = false,
        Tensor? tensor = null, bool ragged = false, TypeSpec? type_spec = null, Shape? batch_input_shape = null, Shape? batch_shape = null);

    ILayer InputLayer(Shape input_shape, string? name = null, bool sparse = false, bool ragged = false);

    ILayer LayerNormalization(
        Axis? axis, float epsilon = 0.001f, bool center = true, bool scale = true, IInitializer? beta_initializer = null,
        IInitializer? gamma_initializer = null);

    ILayer LeakyReLU(float alpha = 0.3f);

    ILayer ReLU6();

    ILayer Reshape(Shape target_shape);

    ILayer Reshape(object[] target_shape);

    ILayer SELU();

    ILayer Softmax(Axis axis);

    ILayer Softmax(int axis = -1);

    ILayer Softplus();

    ILayer Softsign();

    ILayer Swish();

    ILayer Tanh();
}
