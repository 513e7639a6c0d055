namespace Tensorflow;

/// <summary>What Python's <c>with</c> takes.</summary>
public interface ITensorFlowObject : IDisposable
{
    void __enter__();

    void __exit__();
}
