namespace Tensorflow;

/// <summary>When replicas' copies of one variable are put together. There is one replica here.</summary>
public enum VariableSynchronization
{
    /// <summary>TensorFlow's strategy chooses.</summary>
    Auto = 0,
    /// <summary>There is one copy, so nothing to synchronize.</summary>
    None = 1,
    /// <summary>Copies are brought together when the variable is written.</summary>
    OnWrite = 2,
    /// <summary>Copies are brought together when the variable is read.</summary>
    OnRead = 3,
}
