namespace Tensorflow.NumPy;

/// <summary>What a walk over an array yields, by the array's rank.</summary>
public enum IteratorType
{
    Scalar = 0,
    Vector = 1,
    Matrix = 2,
    Tensor = 3,
}
