namespace Tensorflow.Common.Types;

/// <summary>Further arguments of a layer's call.</summary>
public interface IOptionalArgs
{
    string Identifier { get; }
}
