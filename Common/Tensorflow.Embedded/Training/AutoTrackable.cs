namespace Tensorflow.Train;

/// <summary>A node of the object graph whose attributes are its edges.</summary>
public class AutoTrackable : Trackable
{
    /// <summary>A node without edges.</summary>
    public AutoTrackable()
    {
    }

    /// <summary>Takes an edge away.</summary>
    public void _delete_tracking(string name) => Children.Remove(name);

    /// <inheritdoc/>
    public override void SetAttr(string name, object value)
    {
        _delete_tracking(name);
        base.SetAttr(name, value);
    }
}
