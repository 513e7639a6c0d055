using Tensorflow.Keras.Engine;

namespace Tensorflow.Keras;

/// <summary>The optimizers, <c>keras.optimizers</c>.</summary>
public interface IOptimizerApi
{
    /// <summary>Adam (Kingma and Ba, arXiv:1412.6980), with Keras' defaults: rate .001, beta_1 .9, beta_2 .999, epsilon 1e-7.</summary>
    IOptimizer Adam(
        float learning_rate = 0.001f, float beta_1 = 0.9f, float beta_2 = 0.999f, float epsilon = 1E-07f, bool amsgrad = false,
        string name = "Adam");

    /// <summary>Adam whose weights decay apart from the gradient (Loshchilov and Hutter, arXiv:1711.05101); decay .004 by default.</summary>
    IOptimizer AdamW(
        float learning_rate = 0.001f, float weight_decay = 0.004f, float beta_1 = 0.9f, float beta_2 = 0.999f, float epsilon = 1E-07f,
        bool amsgrad = false, List<string>? no_decay_params = null, string name = "AdamW");

    /// <summary>Gradients divided by the root of the moving mean of their squares; rate .001, rho .9 by default.</summary>
    IOptimizer RMSprop(
        float learning_rate = 0.001f, float rho = 0.9f, float momentum = 0f, float epsilon = 1E-07f, bool centered = false, string name = "RMSprop");

    /// <summary>Gradient descent, with momentum where it is given; rate .01 by default.</summary>
    IOptimizer SGD(float learning_rate = 0.01f, float momentum = 0f);
}
