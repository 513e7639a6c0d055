namespace Tensorflow.Keras;

/// <summary>The regularizers.</summary>
public interface IRegularizerApi
{
    IRegularizer L1 { get; }

    IRegularizer L1L2 { get; }

    IRegularizer L2 { get; }

    IRegularizer GetRegularizerFromName(string name);
}
