namespace Tensorflow;

/// <summary>Reads data for training, validation and tests.</summary>
public interface IModelLoader<TDataSet>
{
    /// <summary>Reads them.</summary>
    Task<Datasets<TDataSet>> LoadAsync(ModelLoadSetting setting);
}
