namespace Tensorflow.Keras.Saving;

/// <summary>What can say what it was made from.</summary>
public interface IKerasConfigable
{
    IKerasConfig get_config();
}
