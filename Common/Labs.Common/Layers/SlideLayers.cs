using Tensorflow;
using Tensorflow.Keras;
using static Tensorflow.KerasApi;

namespace Labs.Common;

/// <summary>The slides' functions that make layers, on every engine: <c>using static Labs.Common.SlideLayers;</c></summary>
public static class SlideLayers
{
    /// <summary>(examples, ...) to (examples, elements).</summary>
    public static ILayer flatten() => keras.layers.Flatten();

    /// <summary>x W + b, from (examples, inputs) to (examples, <paramref name="label_dim"/>).</summary>
    /// <param name="label_dim">Units.</param>
    /// <param name="weight_init">Draws W; b begins at zero.</param>
    public static ILayer dense(int label_dim, IInitializer weight_init) => keras.layers.Dense(label_dim, kernel_initializer: weight_init);

    /// <summary>1 / (1 + exp(-x)).</summary>
    public static ILayer sigmoid() => new Activation("sigmoid");

    /// <summary>max(x, 0).</summary>
    public static ILayer relu() => new Activation("relu");

    /// <summary>The hyperbolic tangent.</summary>
    public static ILayer tanh() => new Activation("tanh");

    /// <summary>x where it is positive, exp(x) - 1 elsewhere.</summary>
    public static ILayer elu() => new Activation("elu");

    /// <summary>elu with the scales that keep a deep net's mean and variance.</summary>
    public static ILayer selu() => new Activation("selu");

    /// <summary>In training sets elements to 0 and scales the others by 1 / (1 - rate), with seeds of <see cref="Seeds.Current"/>; otherwise does nothing.</summary>
    /// <param name="rate">Share of elements to drop, 0 to below 1; 0 switches it off.</param>
    public static ILayer dropout(float rate) => new Dropout(rate, Seeds.Current);

    /// <summary>Batch normalisation with Keras' defaults, over the last axis.</summary>
    public static ILayer batch_norm() => EngineLayers.BatchNormalization();
}
