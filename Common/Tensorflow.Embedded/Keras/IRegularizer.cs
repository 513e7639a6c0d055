namespace Tensorflow.Keras;

/// <summary>A penalty on a weight or an activation.</summary>
public interface IRegularizer
{
    string ClassName { get; }

    IDictionary<string, object> Config { get; }

    Tensor Apply(RegularizerArgs args);
}
