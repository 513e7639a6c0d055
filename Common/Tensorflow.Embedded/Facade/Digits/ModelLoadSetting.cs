namespace Tensorflow;

/// <summary>Which data a loader reads, and what it makes of them.</summary>
public class ModelLoadSetting
{
    /// <summary>The folder with the files.</summary>
    public string? TrainDir { get; set; }

    /// <summary>Whether labels are rows of 0 and a 1.</summary>
    public bool OneHot { get; set; }

    /// <summary>Of images and labels; default float32.</summary>
    public TF_DataType DataType { get; set; } = TF_DataType.TF_FLOAT;

    /// <summary>Has no effect, as in TensorFlow.NET.</summary>
    public bool ReShape { get; set; }

    /// <summary>How many of those for training, from the first on, are for validation; default 5,000.</summary>
    public int ValidationSize { get; set; } = 5000;

    /// <summary>How many for training are taken; null: all.</summary>
    public int? TrainSize { get; set; }

    /// <summary>How many for tests are taken; null: all.</summary>
    public int? TestSize { get; set; }

    /// <summary>Has no effect: nothing is downloaded.</summary>
    public string? SourceUrl { get; set; }

    /// <summary>Has no effect.</summary>
    public bool ShowProgressInConsole { get; set; }
}
