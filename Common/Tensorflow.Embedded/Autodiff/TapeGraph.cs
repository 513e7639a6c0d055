using Tensorflow.Ops;

namespace Tensorflow.Autodiff;

/// <summary>A node of a tape's record as a graph of TensorFlow has it.</summary>
/// <param name="Name">Unique in the graph: <c>MatMul_1</c>, or a variable's name.</param>
/// <param name="Op">TensorFlow's name of the op.</param>
/// <param name="Inputs">Names of the nodes whose outputs it takes; <c>name:1</c> for another output than the first.</param>
/// <param name="Type">dtype of its first output.</param>
/// <param name="Shape">Shape of its first output.</param>
internal sealed record TapeNode(string Name, string Op, IReadOnlyList<string> Inputs, TF_DataType Type, long[] Shape);

/// <summary>Builds the graph of what a tape recorded: variables, what came from outside (placeholders and constants) and the primitives in their order.</summary>
internal sealed class TapeGraph
{
    private readonly List<TapeNode> nodes = [];
    private readonly Dictionary<Tensor, string> outputs = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, string> variables = [];
    private readonly HashSet<string> names = [];

    public IReadOnlyList<TapeNode> Nodes => nodes;

    /// <summary>Adds a variable and its reading.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="slot">Its slot in the tape.</param>
    public void Add(BaseResourceVariable variable, int slot)
    {
        var name = variable.Name.Split(':')[0];
        name = Unique(name.Length > 0 ? name : "Variable");
        var shape = variable.shape.dims;
        nodes.Add(new(name, "VarHandleOp", [], TF_DataType.TF_RESOURCE, []));
        var read = Unique($"{name}/Read/ReadVariableOp");
        nodes.Add(new(read, "ReadVariableOp", [name], variable.dtype, shape));
        variables[slot] = read;
    }

    /// <summary>Adds a primitive.</summary>
    /// <param name="op">What was computed.</param>
    /// <param name="inputs">From what.</param>
    /// <param name="slots">The inputs' slots in the tape.</param>
    /// <param name="results">What came of it.</param>
    public void Add(Op op, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<int> slots, ReadOnlySpan<Tensor> results)
    {
        var from = new string[inputs.Length];
        for (var i = 0; i < from.Length; i++) from[i] = NameOf(inputs[i], slots[i]);
        var name = Unique(op.Name);
        nodes.Add(new(name, op.Name, from, results[0].dtype, results[0].shape.dims));
        for (var i = 0; i < results.Length; i++) outputs[results[i]] = i == 0 ? name : $"{name}:{i}";
    }

    private string NameOf(Tensor tensor, int slot)
    {
        if (outputs.TryGetValue(tensor, out var name)) return name;
        if (variables.TryGetValue(slot, out var variable)) return variable;
        var kind = tensor.shape.ndim == 0 ? "Const" : "Placeholder";
        nodes.Add(new(name = Unique(kind), kind, [], tensor.dtype, tensor.shape.dims));
        return outputs[tensor] = name;
    }

    private string Unique(string name)
    {
        if (names.Add(name)) return name;
        for (var i = 1; ; i++)
            if (names.Add($"{name}_{i}")) return $"{name}_{i}";
    }
}
