using Tensorflow.Executors;
using Tensorflow.Gradients;
using Tensorflow.Ops;

namespace Tensorflow;

/// <summary>The <c>tf</c> module.</summary>
public partial class tensorflow
{
    /// <summary>The dtype <see cref="TF_DataType.TF_BOOL"/>.</summary>
    public TF_DataType @bool = TF_DataType.TF_BOOL;
    /// <summary>The dtype <see cref="TF_DataType.TF_UINT8"/>.</summary>
    public TF_DataType byte8 = TF_DataType.TF_UINT8;
    /// <summary>The dtype <see cref="TF_DataType.TF_FLOAT"/>.</summary>
    public TF_DataType float32 = TF_DataType.TF_FLOAT;
    /// <summary>The dtype <see cref="TF_DataType.TF_DOUBLE"/>.</summary>
    public TF_DataType float64 = TF_DataType.TF_DOUBLE;
    /// <summary>The dtype <see cref="TF_DataType.TF_INT16"/>.</summary>
    public TF_DataType int16 = TF_DataType.TF_INT16;
    /// <summary>The dtype <see cref="TF_DataType.TF_INT32"/>.</summary>
    public TF_DataType int32 = TF_DataType.TF_INT32;
    /// <summary>The dtype <see cref="TF_DataType.TF_INT64"/>.</summary>
    public TF_DataType int64 = TF_DataType.TF_INT64;
    /// <summary>The dtype <see cref="TF_DataType.TF_INT8"/>.</summary>
    public TF_DataType int8 = TF_DataType.TF_INT8;
    /// <summary>The dtype <see cref="TF_DataType.TF_STRING"/>.</summary>
    public TF_DataType @string = TF_DataType.TF_STRING;

    /// <summary>Version of TensorFlow: the library's where libtensorflow computes, else of the one whose numbers the managed kernels give.</summary>
    public string VERSION => EngineContext.Current.Native?.Version ?? EngineChoice.TensorFlowVersion;

    /// <summary>tf.keras: without Sequential, datasets, utils and regularizers, which <see cref="KerasApi.keras"/> has.</summary>
    public Keras.IKerasApi keras => KerasApi.keras;

    /// <summary>Functions made graphs, which here stay the functions that they are.</summary>
    public Graphs.AutoGraph autograph = new();

    /// <summary>Bitwise ops of integers.</summary>
    public Operations.bitwise_ops bitwise = new();

    /// <summary>Where ops are computed: at once.</summary>
    public Contexts.Context Context { get; } = new();

    /// <inheritdoc cref="ops.init_scope"/>
    public ops.NameScope init_scope() => ops.init_scope();

    /// <summary>A scope that changes nothing, since ops are computed at once, as in TensorFlow.NET; <see cref="ops.NameScope"/> makes one that names variables.</summary>
    /// <inheritdoc cref="ops.name_scope"/>
    public ops.NameScope name_scope(string name, string default_name = "", object? values = null) => ops.name_scope(name, default_name, values);

    /// <summary>A tape that records what is computed until it is disposed.</summary>
    /// <param name="persistent">Whether several gradients may be asked for.</param>
    /// <param name="watch_accessed_variables">Whether trainable variables are watched when they are read.</param>
    public GradientTape GradientTape(bool persistent = false, bool watch_accessed_variables = true) => new(persistent, watch_accessed_variables);

    /// <summary>A variable with an initial value.</summary>
    /// <param name="data">A tensor, array, number, or an initializer together with <paramref name="shape"/>.</param>
    /// <param name="trainable">Whether tapes watch it.</param>
    /// <param name="validate_shape">Has no effect: the shape is always known.</param>
    /// <param name="use_resource">Has no effect: every variable is a resource variable.</param>
    /// <param name="name">Null: <c>Variable</c>.</param>
    /// <param name="dtype">Of the value where it is given as numbers; by default theirs.</param>
    /// <param name="aggregation">Has no effect on one device.</param>
    /// <param name="shape">For an initializer, the shape to draw.</param>
    public ResourceVariable Variable<T>(T data, bool trainable = true, bool validate_shape = true, bool use_resource = true, string? name = null,
        TF_DataType dtype = TF_DataType.DtInvalid, VariableAggregation aggregation = VariableAggregation.None, Shape? shape = null)
    {
        if (data is IInitializer initializer)
        {
            if (shape is null) throw new ValueError("tf.Variable: an initializer needs a shape.");
            var value = initializer.Apply(new InitializerArgs(shape, dtype == TF_DataType.DtInvalid ? TF_DataType.TF_FLOAT : dtype));
            return new ResourceVariable(value, trainable, name, dtype, null);
        }
        return new ResourceVariable(data!, trainable, name, dtype, shape);
    }

    /// <summary>Adds to a variable.</summary>
    /// <returns>Its new value.</returns>
    public ITensorOrOperation assign_add<T>(IVariableV1 @ref, T value, bool use_locking = false, string? name = null) => @ref.assign_add(value);

    /// <summary>Starts the seeds of the random ops anew (Python's tf.random.set_seed).</summary>
    public void set_random_seed(int seed) => RandomOps.Seeds.SetSeed(seed);

    /// <summary>Does nothing: execution is always eager.</summary>
    public void enable_eager_execution()
    {
    }

    /// <summary>Always true.</summary>
    public bool executing_eagerly() => true;

    /// <summary>Writes a tensor to standard output.</summary>
    public void print(Tensor input) => Binding.tf_output_redirect.WriteLine(input.ToString());

    internal static int[]? Axes(Axis? axis) => axis?.axis;
}
