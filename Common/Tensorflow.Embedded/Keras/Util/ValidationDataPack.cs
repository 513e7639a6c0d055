using Tensorflow.NumPy;

namespace Tensorflow.Util;

/// <summary>Inputs, labels and weights to validate with.</summary>
public class ValidationDataPack
{
    /// <summary>Whether there are several inputs.</summary>
    public bool val_x_is_array;

    private readonly NDArray[] inputs;
    private readonly NDArray labels;
    private readonly NDArray? weights;

    /// <summary>Inputs and labels.</summary>
    public ValidationDataPack((NDArray, NDArray) validation_data) : this([validation_data.Item1], validation_data.Item2, null, several: false)
    {
    }

    /// <summary>Inputs, labels and what each example counts.</summary>
    public ValidationDataPack((NDArray, NDArray, NDArray) validation_data) : this([validation_data.Item1], validation_data.Item2, validation_data.Item3, several: false)
    {
    }

    /// <summary>Several inputs and their labels.</summary>
    public ValidationDataPack((IEnumerable<NDArray>, NDArray) validation_data) : this([.. validation_data.Item1], validation_data.Item2, null, several: true)
    {
    }

    /// <summary>Several inputs, their labels and what each example counts.</summary>
    public ValidationDataPack((IEnumerable<NDArray>, NDArray, NDArray) validation_data) : this([.. validation_data.Item1], validation_data.Item2, validation_data.Item3, several: true)
    {
    }

    private ValidationDataPack(NDArray[] inputs, NDArray labels, NDArray? weights, bool several)
    {
        (this.inputs, this.labels, this.weights) = (inputs, labels, weights);
        val_x_is_array = several;
    }

    /// <summary>Inputs and labels.</summary>
    public static implicit operator ValidationDataPack((NDArray, NDArray) validation_data) => new(validation_data);

    /// <summary>Inputs, labels and what each example counts.</summary>
    public static implicit operator ValidationDataPack((NDArray, NDArray, NDArray) validation_data) => new(validation_data);

    /// <summary>Several inputs and their labels.</summary>
    public static implicit operator ValidationDataPack((IEnumerable<NDArray>, NDArray) validation_data) => new(validation_data);

    /// <summary>Several inputs, their labels and what each example counts.</summary>
    public static implicit operator ValidationDataPack((IEnumerable<NDArray>, NDArray, NDArray) validation_data) => new(validation_data);

    /// <summary>The first input and the labels.</summary>
    public void Deconstruct(out NDArray val_x, out NDArray val_y) => (val_x, val_y) = (inputs[0], labels);

    /// <summary>The first input, the labels and what each example counts, null where that is not given.</summary>
    public void Deconstruct(out NDArray val_x, out NDArray val_y, out NDArray val_sample_weight) => (val_x, val_y, val_sample_weight) = (inputs[0], labels, weights!);

    /// <summary>All inputs, the labels and what each example counts, null where that is not given; the last is not used.</summary>
    public void Deconstruct(out NDArray[] val_x_array, out NDArray val_y, out NDArray val_sample_weight, out NDArray unuse) =>
        (val_x_array, val_y, val_sample_weight, unuse) = (inputs, labels, weights!, null!);
}
