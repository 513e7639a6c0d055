namespace Tensorflow;

/// <summary>What an initializer is asked for.</summary>
public class InitializerArgs
{
    public InitializerArgs(Shape shape, TF_DataType dtype = TF_DataType.DtInvalid, bool verify_shape = false, string? name = null)
    {
        Shape = shape;
        DType = dtype;
        VerifyShape = verify_shape;
        Name = name;
    }

    public Shape Shape { get; set; }

    /// <summary><see cref="TF_DataType.DtInvalid"/>: the initializer's own.</summary>
    public TF_DataType DType { get; set; }

    public bool VerifyShape { get; set; }

    public string? Name { get; set; }
}
