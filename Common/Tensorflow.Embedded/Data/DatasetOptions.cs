namespace Tensorflow;

/// <summary>Options of a dataset; there are none to set.</summary>
public class DatasetOptions
{
}
