namespace Tensorflow.Keras.Engine;

/// <summary>A place of a layer in a graph of layers.</summary>
public interface INode
{
}
