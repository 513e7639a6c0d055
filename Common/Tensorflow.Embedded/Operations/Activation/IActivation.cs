namespace Tensorflow.Operations.Activation;

/// <summary>An activation by name.</summary>
public interface IActivation
{
}
