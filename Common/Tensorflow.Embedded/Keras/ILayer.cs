using Tensorflow.Common.Types;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;
using Tensorflow.NumPy;
using Tensorflow.Training;

namespace Tensorflow.Keras;

/// <summary>A layer.</summary>
public interface ILayer : IKerasConfigable, IWithTrackable
{
    /// <summary>Shape of the input with the batch, -1 where a length is not known; null where none is given.</summary>
    KerasShapesWrapper BatchInputShape { get; }

    /// <summary>The shape that the weights were made for; null before.</summary>
    KerasShapesWrapper BuildInputShape { get; }

    /// <summary>Whether the weights have been made.</summary>
    bool Built { get; }

    /// <summary>Of its weights and output.</summary>
    TF_DataType DType { get; }

    /// <summary>Its calls in functional models.</summary>
    List<INode> InboundNodes { get; }

    /// <summary>The layers that it holds.</summary>
    List<ILayer> Layers { get; }

    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>The weights that are not trained, its own and those of the layers it holds.</summary>
    List<IVariableV1> NonTrainableWeights { get; }

    /// <summary>The calls in functional models that take its outputs.</summary>
    List<INode> OutboundNodes { get; }

    /// <summary>Shape of the output with the batch.</summary>
    Shape OutputShape { get; }

    /// <summary>Whether its weights are trained.</summary>
    bool Trainable { get; }

    /// <summary>The weights that are trained, its own and those of the layers it holds.</summary>
    List<IVariableV1> TrainableVariables { get; }

    /// <summary>The weights that are trained, its own and those of the layers it holds.</summary>
    List<IVariableV1> TrainableWeights { get; }

    /// <summary>All weights, trained and not.</summary>
    List<IVariableV1> Weights { get; set; }

    /// <summary>The layer's output; makes the weights in the first call.</summary>
    /// <param name="inputs">One tensor or several, the batch along the first axis.</param>
    /// <param name="states">Of recurrent layers.</param>
    /// <param name="training">Whether it is training, which dropout and batch normalisation ask for; null: as the layer around it.</param>
    /// <param name="optional_args">Further arguments of the layer's call.</param>
    /// <exception cref="ValueError">The input's shape does not fit the layer.</exception>
    Tensors Apply(Tensors inputs, Tensors? states = null, bool? training = false, IOptionalArgs? optional_args = null);

    /// <summary>Fits the layer's state to data, for preprocessing layers.</summary>
    void adapt(Tensor data, int? batch_size = null, int? steps = null);

    /// <summary>Makes the weights for inputs of that shape.</summary>
    void build(KerasShapesWrapper input_shape);

    /// <summary>How many numbers its weights hold.</summary>
    /// <exception cref="ValueError">They have not been made.</exception>
    int count_params();

    /// <summary>The present values of all weights.</summary>
    List<NDArray> get_weights();

    /// <summary>Sets all weights, in the order of <see cref="get_weights"/>.</summary>
    /// <exception cref="ValueError">Their number or a shape differs.</exception>
    void set_weights(IEnumerable<NDArray> weights);
}
