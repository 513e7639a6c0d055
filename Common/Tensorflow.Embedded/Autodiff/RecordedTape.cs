using Tensorflow.Autodiff;

namespace Tensorflow.Gradients;

/// <summary>The record of one tape.</summary>
public interface ITape
{
    /// <summary>Whether several gradients may be asked for.</summary>
    bool Persistent { get; }

    /// <summary>Goes on recording.</summary>
    void StartRecord();

    /// <summary>Stops recording.</summary>
    void StopRecord();

    /// <summary>Notes that a variable was read.</summary>
    void VariableAccessed(IVariableV1 variable);

    /// <summary>Tracks a tensor.</summary>
    void Watch(Tensor x);

    /// <summary>The variables that were read, in the order of their first reading.</summary>
    IVariableV1[] WatchedVariables();
}

internal sealed class RecordedTape(Tape tape) : ITape
{
    public bool Persistent => tape.Persistent;

    public void StartRecord() => tape.Start();

    public void StopRecord() => tape.Stop();

    public void VariableAccessed(IVariableV1 variable) => tape.WatchVariable(BaseResourceVariable.From(variable));

    public void Watch(Tensor x) => tape.Watch(x);

    public IVariableV1[] WatchedVariables() => [.. tape.WatchedVariables.Cast<IVariableV1>()];
}
