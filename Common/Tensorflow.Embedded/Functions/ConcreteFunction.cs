using Tensorflow.Train;

namespace Tensorflow.Functions;

/// <summary>A function of graph mode, which is not offered: a signature of <c>Model.save</c> can only be null.</summary>
public class ConcreteFunction : Trackable
{
    private ConcreteFunction()
    {
    }
}
