namespace Tensorflow;

/// <summary>When replicas' copies of one variable are put together. There is one replica here.</summary>
public enum VariableSynchronization
{
    Auto = 0,
    None = 1,
    OnWrite = 2,
    OnRead = 3,
}
