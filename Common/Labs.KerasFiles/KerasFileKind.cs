namespace Labs.KerasFiles;

/// <summary>Keras' ways to lay out a file.</summary>
public enum KerasFileKind
{
    /// <summary>HDF5 with weights by layer and name: what <c>model.save_weights("x.h5")</c> writes in Keras 1 and 2, and <c>keras.applications</c> distributes.</summary>
    LegacyWeights,
    /// <summary>HDF5 with the model's configuration, its weights by layer and name, and the optimizer's: <c>model.save("x.h5")</c>.</summary>
    LegacyModel,
    /// <summary>HDF5 with weights by place in the model: <c>model.save_weights("x.weights.h5")</c> in Keras 2.12 and above, 3 included.</summary>
    Weights,
    /// <summary>A zip archive of configuration, metadata and weights by place: <c>model.save("x.keras")</c>.</summary>
    Archive,
}
