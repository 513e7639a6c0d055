namespace Tensorflow.Common.Types;

/// <summary>What a nest is at its top: nothing, one value, a list or a dictionary of nests.</summary>
public enum NestType
{
    /// <summary>Nothing.</summary>
    Empty = 0,
    /// <summary>One value.</summary>
    Node = 1,
    /// <summary>A list of nests.</summary>
    List = 2,
    /// <summary>A dictionary of nests, its keys strings.</summary>
    Dictionary = 3,
}
