namespace Tensorflow.Common.Types;

/// <summary>What can be taken for a nest.</summary>
public interface INestable<T>
{
    Nest<T> AsNest();
}
