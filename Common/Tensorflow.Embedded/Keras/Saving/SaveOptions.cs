namespace Tensorflow;

/// <summary>Options of saving, of which none is offered.</summary>
public class SaveOptions
{
    private SaveOptions()
    {
    }
}
