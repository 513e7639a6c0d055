namespace Tensorflow.Common.Types;

/// <summary>What can be taken for a nest.</summary>
public interface INestable<T>
{
    /// <summary>The same structure as nests.</summary>
    Nest<T> AsNest();
}
