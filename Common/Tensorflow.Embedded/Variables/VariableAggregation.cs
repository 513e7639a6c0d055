namespace Tensorflow;

/// <summary>How replicas' updates of one variable are put together. There is one replica here.</summary>
public enum VariableAggregation
{
    None = 0,
    Sum = 1,
    Mean = 2,
    OnlyFirstReplica = 3,
}
