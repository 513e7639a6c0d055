namespace Tensorflow;

/// <summary>What a variable is made from.</summary>
public class VariableArgs
{
    /// <summary>The first value: a tensor, an array or a number; null: <see cref="Initializer"/> draws it.</summary>
    public object? InitialValue { get; set; }

    /// <summary>Its name; null: none is given.</summary>
    public string? Name { get; set; }

    /// <summary>Its shape; null: that of the first value.</summary>
    public Shape? Shape { get; set; }

    /// <summary>Element type; <see cref="TF_DataType.DtInvalid"/> (the default): that of the first value.</summary>
    public TF_DataType DType { get; set; } = TF_DataType.DtInvalid;

    /// <summary>Draws the first value, where none is given.</summary>
    public IInitializer? Initializer { get; set; }

    /// <summary>Makes the variable in place of the layer.</summary>
    public Func<VariableArgs, IVariableV1>? Getter { get; set; }

    /// <summary>Whether tapes watch it by themselves; by default they do.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>As in TensorFlow.NET; not used.</summary>
    public bool ValidateShape { get; set; } = true;

    /// <summary>As in TensorFlow.NET; not used: every variable is a resource.</summary>
    public bool UseResource { get; set; } = true;

    /// <summary>As in TensorFlow.NET; not used.</summary>
    public bool Overwrite { get; set; }

    /// <summary>Collections of a graph; not used.</summary>
    public List<string>? Collections { get; set; }

    /// <summary>As in TensorFlow.NET; not used.</summary>
    public string CachingDevice { get; set; } = "";

    /// <summary>Scope of a graph; not used.</summary>
    public string ImportScope { get; set; } = "";

    /// <summary>As in TensorFlow.NET; not used: there is one replica.</summary>
    public VariableSynchronization Synchronization { get; set; } = VariableSynchronization.Auto;

    /// <summary>As in TensorFlow.NET; not used: there is one replica.</summary>
    public VariableAggregation Aggregation { get; set; } = VariableAggregation.None;
}
