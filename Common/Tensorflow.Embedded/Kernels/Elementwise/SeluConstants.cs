namespace Tensorflow.Kernels;

/// <summary>Klambauer et al. 2017, self-normalizing neural networks, with TensorFlow's digits.</summary>
internal static class SeluConstants
{
    public const double Scale = 1.0507009873554804934193349852946;
    public const double ScaleAlpha = 1.7580993408473768599402175208123;
}
