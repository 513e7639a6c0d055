using Tensorflow.Keras.Saving;

namespace Tensorflow.Keras.Engine;

/// <summary>What a layer expects of an input.</summary>
public class InputSpec : IKerasConfigable
{
    /// <summary>The axes whose lengths are given.</summary>
    public int[] AllAxisDim;

    /// <summary>At most so many axes; null: any number.</summary>
    public int? max_ndim;

    /// <summary>At least so many axes; null: any number.</summary>
    public int? min_ndim;

    /// <summary>Exactly so many axes; null: any number.</summary>
    public int? ndim;

    private readonly Dictionary<int, int> axes;
    private readonly TF_DataType dtype;
    private readonly Shape? shape;

    /// <param name="dtype">DtInvalid: any.</param>
    /// <param name="ndim">Null: any number of axes.</param>
    /// <param name="min_ndim">At least so many.</param>
    /// <param name="max_ndim">At most so many.</param>
    /// <param name="axes">Lengths of some axes; a negative axis counts from the last.</param>
    /// <param name="shape">All lengths, -1 where any will do.</param>
    public InputSpec(
        TF_DataType dtype = TF_DataType.DtInvalid, int? ndim = null, int? min_ndim = null, int? max_ndim = null, Dictionary<int, int>? axes = null, Shape? shape = null)
    {
        this.dtype = dtype;
        this.ndim = shape is null ? ndim : shape.ndim;
        this.min_ndim = min_ndim;
        this.max_ndim = max_ndim;
        this.axes = axes ?? [];
        this.shape = shape;
        AllAxisDim = [.. this.axes.Keys];
    }

    /// <inheritdoc/>
    public IKerasConfig get_config() => new Config(this);

    /// <inheritdoc/>
    public override string ToString()
    {
        var parts = new List<string>();
        if (dtype != TF_DataType.DtInvalid) parts.Add($"dtype={dtype.as_python_name()}");
        if (shape is not null) parts.Add($"shape={shape}");
        if (ndim is not null) parts.Add($"ndim={ndim}");
        if (max_ndim is not null) parts.Add($"max_ndim={max_ndim}");
        if (min_ndim is not null) parts.Add($"min_ndim={min_ndim}");
        if (axes.Count > 0) parts.Add($"axes={{{string.Join(", ", axes.Select(pair => $"{pair.Key}: {pair.Value}"))}}}");
        return $"InputSpec({string.Join(", ", parts)})";
    }

    /// <summary>What is wrong with an input of that shape; null: nothing. The messages are Keras' (input_spec.py, assert_input_compatibility).</summary>
    internal string? Objection(Shape found)
    {
        if (ndim is { } exact && found.ndim != exact) return $"expected ndim={exact}, found ndim={found.ndim}. Full shape received: {found}";
        if (min_ndim is { } least && found.ndim < least) return $"expected min_ndim={least}, found ndim={found.ndim}. Full shape received: {found}";
        if (max_ndim is { } most && found.ndim > most) return $"expected max_ndim={most}, found ndim={found.ndim}. Full shape received: {found}";
        foreach (var (axis, length) in axes)
            if (found[axis] >= 0 && found[axis] != length) return $"expected axis {axis} of input shape to have value {length}, but received input with shape {found}";
        return shape is not null && !shape.is_compatible_with(found) ? $"expected shape={shape}, found shape={found}" : null;
    }

    private sealed class Config(InputSpec spec) : IKerasConfig
    {
        public override string ToString() => spec.ToString();
    }
}
