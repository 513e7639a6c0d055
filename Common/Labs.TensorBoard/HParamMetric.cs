using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard;

/// <summary>A metric of an experiment: an ordinary scalar of its sessions' runs. Never changes; any number of threads may use it.</summary>
/// <param name="Tag">The scalar's tag.</param>
/// <param name="DisplayName">Its column's heading; empty: the tag.</param>
/// <param name="Description">Markdown.</param>
/// <param name="Group">The directory below the session's where the scalar is logged ("train", "validation"); empty: the session's own.</param>
/// <param name="Dataset">The data it is measured on.</param>
public sealed record HParamMetric(string Tag, string DisplayName = "", string Description = "", string Group = "", HParamDataset Dataset = HParamDataset.Unknown)
{
    internal MetricInfo ToProto() => new()
    {
        Name = new MetricName { Group = Group, Tag = Tag },
        DisplayName = DisplayName,
        Description = Description,
        DatasetType = (int)Dataset,
    };
}

/// <summary>The data a metric is measured on, with TensorBoard's numbers.</summary>
public enum HParamDataset
{
    /// <summary>Not said.</summary>
    Unknown = 0,
    /// <summary>What the model learns from.</summary>
    Training = 1,
    /// <summary>What it is tried on.</summary>
    Validation = 2,
}

/// <summary>How a session ended, with TensorBoard's numbers.</summary>
public enum HParamStatus
{
    /// <summary>Not said.</summary>
    Unknown = 0,
    /// <summary>It ran to its end.</summary>
    Success = 1,
    /// <summary>It broke off.</summary>
    Failure = 2,
    /// <summary>It has not ended.</summary>
    Running = 3,
}
