using Tensorflow.Common.Types;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;
using Tensorflow.NumPy;
using Tensorflow.Training;

namespace Tensorflow.Keras;

/// <summary>A layer.</summary>
public interface ILayer : IKerasConfigable, IWithTrackable
{
    KerasShapesWrapper BatchInputShape { get; }

    KerasShapesWrapper BuildInputShape { get; }

    bool Built { get; }

    TF_DataType DType { get; }

    List<INode> InboundNodes { get; }

    List<ILayer> Layers { get; }

    string Name { get; }

    List<IVariableV1> NonTrainableWeights { get; }

    List<INode> OutboundNodes { get; }

    Shape OutputShape { get; }

    bool Trainable { get; }

    List<IVariableV1> TrainableVariables { get; }

    List<IVariableV1> TrainableWeights { get; }

    List<IVariableV1> Weights { get; set; }

    Tensors Apply(Tensors inputs, Tensors? states = null, bool? training = false, IOptionalArgs? optional_args = null);

    void adapt(Tensor data, int? batch_size = null, int? steps = null);

    void build(KerasShapesWrapper input_shape);

    int count_params();

    List<NDArray> get_weights();

    void set_weights(IEnumerable<NDArray> weights);
}
