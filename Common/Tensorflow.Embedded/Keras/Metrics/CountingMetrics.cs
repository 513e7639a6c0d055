using Tensorflow.Executors;
using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Metrics;

/// <summary>True positives, false positives and false negatives above a threshold: what precision and recall are made of (metrics.py, Precision and Recall).</summary>
internal sealed class PrecisionOrRecall : Metric
{
    private readonly bool precision;
    private readonly float threshold;
    private readonly int topK;
    private readonly int? classId;
    private readonly IVariableV1 truePositives;
    private readonly IVariableV1 mistaken;

    /// <param name="precision">Precision, or recall.</param>
    /// <param name="threshold">Predictions above it are positive; where top_k is given the k largest are.</param>
    /// <param name="topK">0: none.</param>
    /// <param name="classId">The column that is looked at; null: all.</param>
    /// <param name="name">Of the metric.</param>
    /// <param name="dtype">Default float32.</param>
    public PrecisionOrRecall(bool precision, float threshold, int topK, int? classId, string name, TF_DataType dtype) : base(name, dtype)
    {
        (this.precision, this.threshold, this.topK, this.classId) = (precision, threshold, topK, classId);
        truePositives = add_weight("true_positives", dtype: _dtype);
        mistaken = add_weight(precision ? "false_positives" : "false_negatives", dtype: _dtype);
    }

    public override Tensor update_state(Tensor y_true, Tensor y_pred, Tensor? sample_weight = null)
    {
        using (Unrecorded.Scope())
        {
            var target = Primitives.Cast(y_true, _dtype);
            var output = Primitives.Cast(y_pred, _dtype);
            var positive = Primitives.Cast(topK > 0 ? AmongTopK(output) : Primitives.Greater(output, Scalars.Of(_dtype, threshold)), _dtype);
            if (classId is { } column && output.ndim > 1)
            {
                target = Column(target, column);
                positive = Column(positive, column);
            }
            var missed = precision ? Primitives.Mul(positive, Primitives.Sub(Scalars.Of(_dtype, 1), target)) : Primitives.Mul(Primitives.Sub(Scalars.Of(_dtype, 1), positive), target);
            truePositives.assign_add(Total(Primitives.Mul(positive, target), sample_weight), read_value: false);
            mistaken.assign_add(Total(missed, sample_weight), read_value: false);
        }
        return result();
    }

    public override Tensor result() => Primitives.DivNoNan(truePositives.AsTensor(), Primitives.Add(truePositives.AsTensor(), mistaken.AsTensor()));

    private Tensor Total(Tensor values, Tensor? weights)
    {
        if (weights is not null) values = Primitives.Mul(values, Primitives.ExpandTo(Primitives.Cast(weights, _dtype), values.ndim));
        return Primitives.Sum(values, null, keepDims: false);
    }

    private static Tensor Column(Tensor x, int column) => Primitives.Gather(x, Scalars.Of(TF_DataType.TF_INT32, column), x.ndim - 1);

    private Tensor AmongTopK(Tensor output)
    {
        var classes = (int)output.Dimensions[-1];
        var places = Primitives.TopK(output, topK, sorted: false)[1];
        var hot = Primitives.OneHot(places, classes, Scalars.Of(_dtype, 1), Scalars.Of(_dtype, 0), -1);
        return Primitives.Greater(Primitives.Sum(hot, [-2], keepDims: false), Scalars.Of(_dtype, 0));
    }
}

/// <summary>F-beta: (1 + beta^2) precision recall / (beta^2 precision + recall), of each class or averaged (tensorflow_addons, metrics/f_scores.py).</summary>
internal sealed class FBetaScore : Metric
{
    private readonly int classes;
    private readonly string? average;
    private readonly float beta;
    private readonly float? threshold;
    private readonly IVariableV1 truePositives;
    private readonly IVariableV1 falsePositives;
    private readonly IVariableV1 falseNegatives;
    private readonly IVariableV1 weights;

    public FBetaScore(int classes, string? average, float beta, float? threshold, string name, TF_DataType dtype) : base(name, dtype)
    {
        if (average is not (null or "micro" or "macro" or "weighted")) throw Compiling.Unknown("average", average, ["null", "micro", "macro", "weighted"]);
        if (!(beta > 0)) throw new ValueError($"beta value should be greater than zero, got {beta}.");
        (this.classes, this.average, this.beta, this.threshold) = (classes, average, beta, threshold);
        var shape = average == "micro" ? Shape.Scalar : new Shape(classes);
        truePositives = add_weight("true_positives", shape, _dtype);
        falsePositives = add_weight("false_positives", shape, _dtype);
        falseNegatives = add_weight("false_negatives", shape, _dtype);
        weights = add_weight("weights_intermediate", shape, _dtype);
    }

    public override Tensor update_state(Tensor y_true, Tensor y_pred, Tensor? sample_weight = null)
    {
        using (Unrecorded.Scope())
        {
            var target = Primitives.Cast(y_true, _dtype);
            var output = Primitives.Cast(y_pred, _dtype);
            var positive = Primitives.Cast(Decisions.Of(output, threshold, classes), _dtype);
            var one = Scalars.Of(_dtype, 1);
            Add(truePositives, Primitives.Mul(positive, target), sample_weight);
            Add(falsePositives, Primitives.Mul(positive, Primitives.Sub(one, target)), sample_weight);
            Add(falseNegatives, Primitives.Mul(Primitives.Sub(one, positive), target), sample_weight);
            Add(weights, target, sample_weight);
        }
        return result();
    }

    private void Add(IVariableV1 to, Tensor values, Tensor? sampleWeight)
    {
        if (sampleWeight is not null) values = Primitives.Mul(values, Primitives.Reshape(Primitives.Cast(sampleWeight, _dtype), Shape.Adopt([-1, 1])));
        to.assign_add(Primitives.Sum(values, average == "micro" ? null : [0], keepDims: false), read_value: false);
    }

    public override Tensor result()
    {
        var hits = truePositives.AsTensor();
        var precision = Primitives.DivNoNan(hits, Primitives.Add(hits, falsePositives.AsTensor()));
        var recall = Primitives.DivNoNan(hits, Primitives.Add(hits, falseNegatives.AsTensor()));
        var exact = PythonNumber.Of(beta);
        var square = Scalars.Of(_dtype, exact * exact);
        var score = Primitives.Mul(
            Primitives.DivNoNan(Primitives.Mul(precision, recall), Primitives.Add(Primitives.Mul(square, precision), recall)), Scalars.Of(_dtype, 1 + (exact * exact)));
        if (average is null or "micro") return score;
        if (average == "macro") return Primitives.Mean(score, null, keepDims: false);
        var share = Primitives.DivNoNan(weights.AsTensor(), Primitives.Sum(weights.AsTensor(), null, keepDims: false));
        return Primitives.Sum(Primitives.Mul(score, share), null, keepDims: false);
    }
}

/// <summary>Which classes predictions name: those above a threshold, or without one the largest of each row.</summary>
internal static class Decisions
{
    public static Tensor Of(Tensor output, float? threshold, int classes)
    {
        if (threshold is { } limit) return Primitives.Greater(output, Scalars.Of(output.dtype, limit));
        var hot = Primitives.OneHot(Primitives.ArgMax(output, -1), classes, Scalars.Of(TF_DataType.TF_FLOAT, 1), Scalars.Of(TF_DataType.TF_FLOAT, 0), -1);
        return Primitives.Greater(hot, Scalars.Of(TF_DataType.TF_FLOAT, 0));
    }

    /// <summary>The share of labels that are wrong (tensorflow_addons, metrics/hamming.py).</summary>
    public static Tensor HammingLoss(Tensor target, Tensor output, string mode, float? threshold)
    {
        var classes = (int)output.Dimensions[-1];
        var decided = Primitives.Cast(Of(output, threshold, classes), TF_DataType.TF_INT32);
        var wanted = Primitives.Cast(target, TF_DataType.TF_INT32);
        if (mode == "multiclass")
        {
            var right = Primitives.Sum(Primitives.Mul(decided, wanted), [-1], keepDims: false);
            return Primitives.Cast(Primitives.Sub(Scalars.Of(TF_DataType.TF_INT32, 1), right), TF_DataType.TF_FLOAT);
        }
        return Primitives.Mean(Primitives.Cast(Primitives.NotEqual(decided, wanted), TF_DataType.TF_FLOAT), [-1], keepDims: false);
    }
}
