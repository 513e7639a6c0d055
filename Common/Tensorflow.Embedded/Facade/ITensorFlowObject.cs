namespace Tensorflow;

/// <summary>What Python's <c>with</c> takes.</summary>
public interface ITensorFlowObject : IDisposable
{
    /// <summary>Begins what Python's <c>with</c> surrounds.</summary>
    void __enter__();

    /// <summary>Ends what Python's <c>with</c> surrounds.</summary>
    void __exit__();
}
