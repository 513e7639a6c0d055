namespace Tensorflow;

/// <summary>How replicas' updates of one variable are put together. There is one replica here.</summary>
public enum VariableAggregation
{
    /// <summary>Several replicas may not write to the variable.</summary>
    None = 0,
    /// <summary>What the replicas write is added up.</summary>
    Sum = 1,
    /// <summary>What the replicas write is averaged.</summary>
    Mean = 2,
    /// <summary>What the first replica writes counts.</summary>
    OnlyFirstReplica = 3,
}
