using Tensorflow.Training;

namespace Tensorflow.Train;

/// <summary>What a checkpoint can hold: a node of the object graph, with named edges to others.</summary>
public abstract class Trackable : IWithTrackable
{
    private Dictionary<string, Trackable>? children;

    /// <summary>A node without edges.</summary>
    protected Trackable()
    {
    }

    /// <summary>What kind of node it is.</summary>
    public virtual string ObjectIdentifier => "_generic_user_object";

    /// <summary>The node itself.</summary>
    public Trackable GetTrackable() => this;

    /// <summary>An edge by its name; null where there is none.</summary>
    public virtual Trackable? _lookup_dependency(string name) => Children.GetValueOrDefault(name);

    /// <summary>Adds an edge.</summary>
    /// <exception cref="ValueError">There is one of that name, and it is not to be overwritten.</exception>
    public virtual Trackable _track_trackable(Trackable trackable, string name, bool overwrite = false)
    {
        if (!overwrite && Children.TryGetValue(name, out var present) && !ReferenceEquals(present, trackable))
            throw new ValueError($"Called Trackable._track_trackable() with name='{name}', but a Trackable with this name is already declared as a dependency. Names must be unique (or overwrite=True).");
        Children[name] = trackable;
        return trackable;
    }

    /// <summary>Keeps a value under a name; one that a checkpoint can hold becomes an edge.</summary>
    public virtual void SetAttr(string name, object value)
    {
        if (value is Trackable trackable) _track_trackable(trackable, name, overwrite: true);
    }

    /// <summary>The edges in the order in which they were added.</summary>
    internal Dictionary<string, Trackable> Children => children ??= [];
}
