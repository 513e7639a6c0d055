namespace Tensorflow;

/// <summary>Base of what TensorFlow.NET disposes. Here storage needs no disposing: it is taken back when the object is no longer used.</summary>
public abstract class DisposableObject : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        DisposeManagedResources();
        GC.SuppressFinalize(this);
    }

    /// <summary>Called by <see cref="Dispose"/>; does nothing unless overridden.</summary>
    protected virtual void DisposeManagedResources()
    {
    }
}
