namespace Tensorflow;

#pragma warning disable CA1067 // TensorFlow.NET's list has the interface and no Equals of its own.
/// <summary>Options of loading, of which none is offered.</summary>
public class LoadOptions : IEquatable<LoadOptions>
{
    private LoadOptions()
    {
    }

    bool IEquatable<LoadOptions>.Equals(LoadOptions? other) => ReferenceEquals(this, other);
}
