namespace Tensorflow;

/// <summary>What an initializer is asked for.</summary>
public class InitializerArgs
{
    /// <summary>A value of this shape and dtype.</summary>
    /// <param name="shape">Of the value.</param>
    /// <param name="dtype"><see cref="TF_DataType.DtInvalid"/>: the initializer's own.</param>
    /// <param name="verify_shape">Kept, not used.</param>
    /// <param name="name">Of the operation; not used.</param>
    public InitializerArgs(Shape shape, TF_DataType dtype = TF_DataType.DtInvalid, bool verify_shape = false, string? name = null)
    {
        Shape = shape;
        DType = dtype;
        VerifyShape = verify_shape;
        Name = name;
    }

    /// <summary>Of the value.</summary>
    public Shape Shape { get; set; }

    /// <summary><see cref="TF_DataType.DtInvalid"/>: the initializer's own.</summary>
    public TF_DataType DType { get; set; }

    /// <summary>Kept, not used.</summary>
    public bool VerifyShape { get; set; }

    /// <summary>Of the operation; not used.</summary>
    public string? Name { get; set; }
}
