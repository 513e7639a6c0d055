namespace Labs.Checkpoints;

/// <summary>An object of a checkpoint. Never changes; any number of threads may use it.</summary>
/// <param name="Children">Its edges in order.</param>
/// <param name="Attributes">Its values: of a variable one, of most other objects none.</param>
/// <param name="SlotVariables">Of an optimizer, what it keeps per variable.</param>
/// <param name="HasCheckpointValues">Whether it or an object below it has values; null in checkpoints of older TensorFlow, which do not say.</param>
public sealed record ObjectGraphNode(
    IReadOnlyList<(string LocalName, int NodeId)> Children,
    IReadOnlyList<ObjectGraphAttribute> Attributes,
    IReadOnlyList<ObjectGraphSlot> SlotVariables,
    bool? HasCheckpointValues);

/// <summary>A value of an object. Never changes; any number of threads may use it.</summary>
/// <param name="Name">What the object calls it: <c>VARIABLE_VALUE</c>.</param>
/// <param name="FullName">A variable's own name: <c>dense/kernel</c>.</param>
/// <param name="CheckpointKey">The tensor that holds it.</param>
public sealed record ObjectGraphAttribute(string Name, string FullName, string CheckpointKey);

/// <summary>A slot variable of an optimizer. Never changes; any number of threads may use it.</summary>
/// <param name="SlotName">The slot: <c>m</c>.</param>
/// <param name="OriginalNodeId">The model's variable.</param>
/// <param name="SlotNodeId">The optimizer's variable.</param>
public sealed record ObjectGraphSlot(string SlotName, int OriginalNodeId, int SlotNodeId);
