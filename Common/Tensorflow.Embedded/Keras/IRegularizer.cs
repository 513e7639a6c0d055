namespace Tensorflow.Keras;

/// <summary>A penalty on a weight or an activation.</summary>
public interface IRegularizer
{
    /// <summary>The name of its class in Keras.</summary>
    string ClassName { get; }

    /// <summary>Its arguments by their names in Keras.</summary>
    IDictionary<string, object> Config { get; }

    /// <summary>The loss that weights add, rank 0.</summary>
    Tensor Apply(RegularizerArgs args);
}
