using Tensorflow.Executors;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Operations.Initializers;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Metrics;

/// <summary>A number gathered over many batches. Nothing of it is recorded by tapes.</summary>
public class Metric : Layer, IMetricFunc
{
    /// <summary>Of what is counted.</summary>
    protected TF_DataType _dtype;

    /// <summary>sum, sum_over_batch_size or weighted_mean.</summary>
    protected string _reduction = "";

    /// <summary>The sum of weights so far.</summary>
    protected IVariableV1 count = null!;

    /// <summary>The weighted sum of values so far.</summary>
    protected IVariableV1 total = null!;

    /// <param name="name">Null: after the class.</param>
    /// <param name="dtype">DtInvalid: float32.</param>
    public Metric(string? name = null, TF_DataType dtype = TF_DataType.DtInvalid)
        : base(new LayerArgs { Name = name, DType = dtype == TF_DataType.DtInvalid ? TF_DataType.TF_FLOAT : dtype })
    {
        _dtype = DType;
        built = true;
    }

    /// <summary>A variable that is not trained and begins with zeros.</summary>
    /// <inheritdoc/>
    protected override IVariableV1 add_weight(
        string name, Shape? shape = null, TF_DataType dtype = TF_DataType.TF_FLOAT, IInitializer? initializer = null, IRegularizer? regularizer = null,
        VariableSynchronization synchronization = VariableSynchronization.OnRead, VariableAggregation aggregation = VariableAggregation.Sum, bool trainable = true,
        Func<VariableArgs, IVariableV1>? getter = null) =>
        base.add_weight(name, shape, dtype, initializer ?? new Zeros(), regularizer, synchronization, aggregation, trainable: false, getter);

    /// <summary>Begins anew.</summary>
    public virtual void reset_states()
    {
        foreach (var weight in Weights) weight.assign(Primitives.Fill(weight.shape, Scalars.Of(weight.dtype, 0)), read_value: false);
    }

    /// <summary>The number so far: 0 for a metric that gathers nothing.</summary>
    public virtual Tensor result() => Scalars.New(_dtype, 0);

    /// <summary>Takes a batch in.</summary>
    /// <returns>The number so far.</returns>
    public virtual Tensor update_state(Tensor y_true, Tensor y_pred, Tensor? sample_weight = null) => result();

    /// <inheritdoc/>
    public override string ToString() => $"{name} {(float)Primitives.Cast(result(), TF_DataType.TF_FLOAT)}";
}

/// <summary>A sum or a mean of values.</summary>
public class Reduce : Metric
{
    /// <param name="reduction">sum; sum_over_batch_size: divided by how many values there were; weighted_mean: divided by the sum of their weights.</param>
    /// <param name="name">Null: after the class.</param>
    /// <param name="dtype">DtInvalid: float32.</param>
    /// <exception cref="ValueError">The reduction is none of these.</exception>
    public Reduce(string reduction, string name, TF_DataType dtype = TF_DataType.DtInvalid) : base(name, dtype)
    {
        if (reduction is not ("sum" or "sum_over_batch_size" or "weighted_mean")) throw Compiling.Unknown("reduction", reduction, ["sum", "sum_over_batch_size", "weighted_mean"]);
        _reduction = reduction;
        total = add_weight("total", dtype: _dtype);
        count = add_weight("count", dtype: _dtype);
    }

    /// <inheritdoc/>
    public override Tensor result()
    {
        var (sum, number) = (total.AsTensor(), count.AsTensor());
        return _reduction == "sum" ? sum : Primitives.DivNoNan(sum, number);
    }

    /// <summary>Takes values in.</summary>
    /// <param name="values">Any shape.</param>
    /// <param name="sample_weight">What each counts: a number, or of the values' shape but for a last axis.</param>
    /// <returns>The number so far.</returns>
    public Tensor update_state(Tensor values, Tensor? sample_weight = null)
    {
        using (Unrecorded.Scope()) Gather(Primitives.Cast(values, _dtype), sample_weight);
        return result();
    }

    private protected void Gather(Tensor values, Tensor? weights)
    {
        double? number = values.Count;
        Tensor? sumOfWeights = null;
        if (weights is not null)
        {
            weights = Spread(Primitives.Cast(weights, _dtype), values);
            values = Primitives.Mul(values, weights);
            if (_reduction == "weighted_mean") sumOfWeights = Primitives.Sum(weights, null, keepDims: false);
        }
        total.assign_add(Primitives.Sum(values, null, keepDims: false), read_value: false);
        if (_reduction != "sum") count.assign_add(sumOfWeights ?? Scalars.Of(_dtype, number.Value), read_value: false);
    }

    /// <summary>Weights in the shape of the values.</summary>
    private protected static Tensor Spread(Tensor weights, Tensor values)
    {
        if (weights.ndim == values.ndim + 1 && weights.Dimensions[-1] == 1) weights = Primitives.Squeeze(weights, [-1]);
        return Primitives.BroadcastTo(Primitives.ExpandTo(weights, values.ndim), values.Dimensions);
    }
}

/// <summary>The mean of values.</summary>
public class Mean : Reduce
{
    /// <summary>The mean of values.</summary>
    public Mean(string name = "mean", TF_DataType dtype = TF_DataType.TF_FLOAT) : base("weighted_mean", name, dtype)
    {
    }
}

/// <summary>The mean of a function of targets and predictions.</summary>
public class MeanMetricWrapper : Mean
{
    private readonly Func<Tensor, Tensor, Tensor> function;

    /// <param name="fn">Gives one number per row.</param>
    /// <param name="name">Of the metric.</param>
    /// <param name="dtype">Default float32.</param>
    public MeanMetricWrapper(Func<Tensor, Tensor, Tensor> fn, string name, TF_DataType dtype = TF_DataType.TF_FLOAT) : base(name, dtype) => function = fn;

    /// <summary>Which targets count, in their own shape; null: all.</summary>
    internal Func<Tensor, Tensor>? Counted { get; init; }

    /// <inheritdoc/>
    public override Tensor update_state(Tensor y_true, Tensor y_pred, Tensor? sample_weight = null)
    {
        using (Unrecorded.Scope())
        {
            var values = Primitives.Cast(function(y_true, y_pred), _dtype);
            Gather(values, Counted is null ? sample_weight : OfCounted(values, Counted(y_true), sample_weight));
        }
        return result();
    }

    // 0 for what does not count, else the weight that is given.
    private Tensor OfCounted(Tensor values, Tensor counted, Tensor? weights)
    {
        var mask = Primitives.Reshape(Primitives.Cast(counted, _dtype), values.Dimensions);
        return weights is null ? mask : Primitives.Mul(mask, Spread(Primitives.Cast(weights, _dtype), values));
    }
}

/// <summary>How often predictions equal targets.</summary>
public class Accuracy : MeanMetricWrapper
{
    /// <summary>How often predictions equal targets.</summary>
    public Accuracy(string name = "accuracy", TF_DataType dtype = TF_DataType.TF_FLOAT) : base(MetricFunctions.Accuracy, name, dtype)
    {
    }
}

/// <summary>How often predictions are on the right side of a threshold.</summary>
public class BinaryAccuracy : MeanMetricWrapper
{
    /// <summary>How often predictions are on the right side of the threshold.</summary>
    public BinaryAccuracy(string name = "binary_accuracy", TF_DataType dtype = TF_DataType.TF_FLOAT, float threshold = 0.5f)
        : base((target, output) => MetricFunctions.BinaryAccuracy(target, output, threshold), name, dtype)
    {
    }
}

/// <summary>How often the largest prediction is that of the class, for one-hot targets.</summary>
public class CategoricalAccuracy : MeanMetricWrapper
{
    /// <summary>How often the largest prediction is that of the largest target (one-hot).</summary>
    public CategoricalAccuracy(string name = "categorical_accuracy", TF_DataType dtype = TF_DataType.TF_FLOAT) : base(MetricFunctions.CategoricalAccuracy, name, dtype)
    {
    }
}

/// <summary>How often the largest prediction is that of the class, for class numbers.</summary>
public class SparseCategoricalAccuracy : MeanMetricWrapper
{
    /// <summary>How often the largest prediction is that of the class that the target numbers.</summary>
    public SparseCategoricalAccuracy(string name = "sparse_categorical_accuracy", TF_DataType dtype = TF_DataType.TF_FLOAT)
        : base(MetricFunctions.SparseCategoricalAccuracy, name, dtype)
    {
    }
}
