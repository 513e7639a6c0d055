using Tensorflow.Ops;

namespace Tensorflow;

// Loops, which run as a program's own do: there is no graph.
public partial class tensorflow
{
    /// <summary>The one function's result where the condition holds, else the other's; only that one is called.</summary>
    /// <param name="pred">A boolean scalar.</param>
    /// <param name="true_fn">Gives a tensor.</param>
    /// <param name="false_fn">Gives a tensor.</param>
    /// <param name="name">Has no effect.</param>
    /// <exception cref="ValueError">The function that is asked for is null.</exception>
    public Tensor cond(Tensor pred, Func<ITensorOrOperation>? true_fn = null, Func<ITensorOrOperation>? false_fn = null, string? name = null)
    {
        var chosen = (bool)pred ? true_fn : false_fn;
        return (Tensor)(chosen ?? throw new ValueError($"cond: {((bool)pred ? nameof(true_fn) : nameof(false_fn))} is needed, and null."))();
    }

    /// <summary>The one tensor where the condition holds, else the other.</summary>
    public Tensor cond(Tensor pred, Tensor true_value, Tensor false_false) => (bool)pred ? true_value : false_false;

    /// <summary>The function's results for each element of the first axis, stacked along a first axis of theirs.</summary>
    /// <param name="fn">Of an element.</param>
    /// <param name="elems">At least one element.</param>
    /// <param name="dtype">Of the results, where it is given.</param>
    /// <param name="parallel_iterations">Has no effect.</param>
    /// <param name="back_prop">False: no gradient goes through.</param>
    /// <param name="swap_memory">Has no effect.</param>
    /// <param name="infer_shape">Has no effect: all results have one shape.</param>
    /// <param name="name">Has no effect.</param>
    /// <exception cref="ValueError">There is no element: what a result would be is not known.</exception>
    /// <exception cref="InvalidArgumentError">A result has another dtype, or another shape than the first.</exception>
    public Tensor map_fn(
        Func<Tensor, Tensor> fn, Tensor elems, TF_DataType dtype = TF_DataType.DtInvalid, int parallel_iterations = -1, bool back_prop = true, bool swap_memory = false, bool infer_shape = true, string? name = null)
    {
        if (elems.ndim < 1 || elems.Dimensions[0] == 0) throw new ValueError($"map_fn: elems of shape {elems.Dimensions} has no element along a first axis: at least one expected.");
        var results = Array.ConvertAll(Primitives.Unpack(elems, 0), element => fn(element));
        foreach (var result in results)
        {
            if (dtype != TF_DataType.DtInvalid && result.dtype != dtype)
                throw new InvalidArgumentError($"map_fn: the function gives {result.dtype.as_numpy_name()}, expected dtype {dtype.as_numpy_name()}.");
        }
        var stacked = Primitives.Pack(results, 0);
        return back_prop ? stacked : Primitives.StopGradient(stacked);
    }

    /// <summary>A list of tensors for the results of a loop's steps.</summary>
    /// <param name="dtype">Of all.</param>
    /// <param name="size">How many there are at first.</param>
    /// <param name="dynamic_size">Whether there may be more.</param>
    /// <param name="clear_after_read">Whether each can be read once.</param>
    /// <param name="element_shape">Of all, where it is known; lengths may be -1.</param>
    /// <param name="colocate_with_first_write_call">Has no effect.</param>
    /// <param name="infer_shape">Whether all have the first one's shape.</param>
    public TensorArray TensorArray(
        TF_DataType dtype, int size = 0, bool dynamic_size = false, bool clear_after_read = true, Shape? element_shape = null, bool colocate_with_first_write_call = true, bool infer_shape = true) =>
        new EagerTensorArray(dtype, size, dynamic_size, clear_after_read, element_shape, infer_shape);

    /// <inheritdoc cref="TensorArray(TF_DataType, int, bool, bool, Shape, bool, bool)"/>
    public TensorArray TensorArray(
        TF_DataType dtype, Tensor size, bool dynamic_size = false, bool clear_after_read = true, Shape? element_shape = null, bool colocate_with_first_write_call = true, bool infer_shape = true) =>
        TensorArray(dtype, (int)size, dynamic_size, clear_after_read, element_shape, colocate_with_first_write_call, infer_shape);

    /// <summary>Applies the body as long as the condition holds.</summary>
    /// <param name="cond">A boolean of the loop's variable.</param>
    /// <param name="body">The variable's next value.</param>
    /// <param name="loop_vars">Its first value.</param>
    /// <param name="parallel_iterations">Has no effect.</param>
    public Tensor while_loop(Func<Tensor, Tensor> cond, Func<Tensor, Tensor> body, Tensor loop_vars, int parallel_iterations = 10)
    {
        while ((bool)cond(loop_vars)) loop_vars = body(loop_vars);
        return loop_vars;
    }

    /// <summary>Applies the body as long as the condition holds.</summary>
    /// <param name="cond">A boolean of the loop's variables.</param>
    /// <param name="body">The variables' next values, as many as there are.</param>
    /// <param name="loop_vars">Their first values.</param>
    /// <param name="parallel_iterations">Has no effect.</param>
    /// <param name="name">Has no effect.</param>
    /// <exception cref="ValueError">The body gives another number of values.</exception>
    public Tensor[] while_loop(Func<Tensors, Tensor> cond, Func<Tensors, Tensors> body, Tensors loop_vars, int parallel_iterations = 10, string? name = null)
    {
        while ((bool)cond(loop_vars))
        {
            var next = body(loop_vars);
            if (next.Length != loop_vars.Length) throw new ValueError($"while_loop: the body gives {next.Length} values, expected {loop_vars.Length}, as loop_vars has.");
            loop_vars = next;
        }
        return [.. loop_vars.Items];
    }
}
