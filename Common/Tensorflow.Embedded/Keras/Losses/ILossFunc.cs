namespace Tensorflow.Keras.Losses;

/// <summary>A loss.</summary>
public interface ILossFunc
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>How the losses of the rows become one number: <see cref="ReductionV2"/>.</summary>
    string Reduction { get; }

    /// <summary>The loss.</summary>
    /// <param name="y_true">Targets.</param>
    /// <param name="y_pred">Predictions.</param>
    /// <param name="sample_weight">What each row counts: a number, or of the shape of the rows' losses.</param>
    /// <returns>A number, or with reduction none one per row.</returns>
    Tensor Call(Tensor y_true, Tensor y_pred, Tensor? sample_weight = null);
}
