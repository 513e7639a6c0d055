using Tensorflow.Ops;

namespace Tensorflow.Operations.Initializers;

/// <summary>One number, or an array of the shape asked for.</summary>
public class Constant<T> : IInitializer
{
    private readonly T value;
    private readonly TF_DataType dtype;

    /// <summary>A constant.</summary>
    public Constant(T value, TF_DataType dtype = TF_DataType.TF_FLOAT, bool verify_shape = false) => (this.value, this.dtype) = (value, dtype);

    /// <inheritdoc/>
    public string ClassName => "Constant";

    /// <inheritdoc/>
    public IDictionary<string, object> Config => new Dictionary<string, object> { ["value"] = value! };

    /// <inheritdoc/>
    public Tensor Apply(InitializerArgs args) => Conversions.Constant(value!, args.DType == TF_DataType.DtInvalid ? dtype : args.DType, args.Shape);
}

/// <summary>Zeros.</summary>
public class Zeros : IInitializer
{
    private readonly TF_DataType dtype;

    /// <summary>Zeros.</summary>
    /// <param name="shape">Has no effect: the layer says the shape.</param>
    /// <param name="dtype">Where the layer asks for none.</param>
    public Zeros(Shape? shape = null, TF_DataType dtype = TF_DataType.TF_FLOAT) => this.dtype = dtype;

    /// <inheritdoc/>
    public string ClassName => "Zeros";

    /// <inheritdoc/>
    public IDictionary<string, object> Config => new Dictionary<string, object>();

    /// <inheritdoc/>
    public Tensor Apply(InitializerArgs args) => Primitives.Fill(args.Shape, Scalars.Of(args.DType == TF_DataType.DtInvalid ? dtype : args.DType, 0));
}

/// <summary>Ones.</summary>
public class Ones : IInitializer
{
    private readonly TF_DataType dtype;

    /// <summary>Ones.</summary>
    public Ones(TF_DataType dtype = TF_DataType.TF_FLOAT) => this.dtype = dtype;

    /// <inheritdoc/>
    public string ClassName => "Ones";

    /// <inheritdoc/>
    public IDictionary<string, object> Config => new Dictionary<string, object>();

    /// <inheritdoc/>
    public Tensor Apply(InitializerArgs args) => Primitives.Fill(args.Shape, Scalars.Of(args.DType == TF_DataType.DtInvalid ? dtype : args.DType, 1));
}
