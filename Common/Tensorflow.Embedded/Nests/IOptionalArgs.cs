namespace Tensorflow.Common.Types;

/// <summary>Further arguments of a layer's call.</summary>
public interface IOptionalArgs
{
    /// <summary>Says which layer's arguments they are.</summary>
    string Identifier { get; }
}
