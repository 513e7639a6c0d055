namespace Tensorflow.Keras;

/// <summary>What a regularizer is asked for.</summary>
public class RegularizerArgs
{
    /// <summary>Weights of any shape.</summary>
    public RegularizerArgs(Tensor x)
    {
        X = x;
    }

    /// <summary>The weight or activation.</summary>
    public Tensor X { get; set; }
}
