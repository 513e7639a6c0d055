namespace Tensorflow.NumPy;

/// <summary>What a walk over an array yields, by the array's rank.</summary>
public enum IteratorType
{
    /// <summary>Rank 0: its one value.</summary>
    Scalar = 0,
    /// <summary>Rank 1: its values.</summary>
    Vector = 1,
    /// <summary>Rank 2: its rows.</summary>
    Matrix = 2,
    /// <summary>Higher ranks: the arrays along the first axis.</summary>
    Tensor = 3,
}
