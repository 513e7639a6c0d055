namespace Tensorflow.Common.Types;

/// <summary>What a nest is at its top: nothing, one value, a list or a dictionary of nests.</summary>
public enum NestType
{
    Empty = 0,
    Node = 1,
    List = 2,
    Dictionary = 3,
}
