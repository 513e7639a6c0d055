namespace Tensorflow.Keras;

/// <summary>The regularizers.</summary>
public interface IRegularizerApi
{
    /// <summary>.01 times the sum of absolute values.</summary>
    IRegularizer L1 { get; }

    /// <summary>.01 times the sum of absolute values and .01 times the sum of squares.</summary>
    IRegularizer L1L2 { get; }

    /// <summary>.01 times the sum of squares.</summary>
    IRegularizer L2 { get; }

    /// <summary>The regularizer of a name as Keras has it: <c>l2</c>.</summary>
    /// <exception cref="ValueError">There is none of that name.</exception>
    IRegularizer GetRegularizerFromName(string name);
}
