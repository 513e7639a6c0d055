namespace Tensorflow.Keras.Saving;

/// <summary>What can say what it was made from.</summary>
public interface IKerasConfigable
{
    /// <summary>What Keras makes it from again.</summary>
    IKerasConfig get_config();
}
