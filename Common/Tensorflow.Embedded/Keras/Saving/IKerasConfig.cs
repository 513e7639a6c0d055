namespace Tensorflow.Keras.Saving;

/// <summary>What an object was made from.</summary>
public interface IKerasConfig
{
}
