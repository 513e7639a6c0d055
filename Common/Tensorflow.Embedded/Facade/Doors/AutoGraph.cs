namespace Tensorflow.Graphs;

/// <summary>TensorFlow's functions made graphs. Ops are computed at once here, so that a function is given back as it is.</summary>
public class AutoGraph
{
    /// <summary>The function itself.</summary>
    /// <param name="func">Of one tensor.</param>
    /// <param name="dtype">Has no effect: the argument has its own.</param>
    public Func<Tensor, Tensor> to_graph(Func<Tensor, Tensor> func, TF_DataType dtype = TF_DataType.TF_INT32) => func;

    /// <summary>The function itself.</summary>
    /// <param name="func">Of two tensors.</param>
    /// <param name="dtypes">Have no effect: the arguments have their own.</param>
    public Func<Tensor, Tensor, Tensor> to_graph(Func<Tensor, Tensor, Tensor> func, params TF_DataType[] dtypes) => func;
}
