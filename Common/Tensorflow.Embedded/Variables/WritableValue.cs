using Tensorflow.Executors;

namespace Tensorflow;

/// <summary>A variable's value while it is written to in place; who reads the variable meanwhile waits. Begins with a copy where others hold the value.</summary>
internal readonly ref struct WritableValue
{
    private readonly EngineContext context;
    private readonly VariableValue value;

    public WritableValue(BaseResourceVariable variable)
    {
        context = EngineContext.Current;
        value = variable.BeginWriting(context);
    }

    /// <summary>The value.</summary>
    public Tensor Tensor => value.Tensor;

    /// <summary>Ends the writing.</summary>
    public void Dispose()
    {
        value.Tensor.ContentChanged();
        value.EndWriting(context);
    }
}
