using Tensorflow.Keras.Engine;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Losses;

/// <summary>How the losses of the rows become one number.</summary>
public class ReductionV2
{
    /// <summary>The mean over the rows, as <see cref="SUM_OVER_BATCH_SIZE"/>.</summary>
    public const string AUTO = "auto";

    /// <summary>One loss per row.</summary>
    public const string NONE = "none";

    /// <summary>The sum over the rows.</summary>
    public const string SUM = "sum";

    /// <summary>The mean over the rows.</summary>
    public const string SUM_OVER_BATCH_SIZE = "sum_over_batch_size";

    /// <summary>The sum over the rows, divided by the sum of their weights.</summary>
    public const string WEIGHTED_MEAN = "weighted_mean";
}

/// <summary>A loss: a function of targets and predictions that gives one number per row, and how these become one.</summary>
public abstract class Loss : ILossFunc
{
    /// <summary>Whether predictions are logits.</summary>
    protected bool from_logits;

    /// <summary>What <see cref="Name"/> returns.</summary>
    protected string name;

    /// <summary>What <see cref="Reduction"/> returns.</summary>
    protected string reduction;

    /// <param name="reduction">auto and sum_over_batch_size: the mean; sum; none: the losses of the rows; weighted_mean: divided by the sum of weights. Null: auto.</param>
    /// <param name="name">Null: none.</param>
    /// <param name="from_logits">Whether predictions are logits.</param>
    /// <exception cref="ValueError">The reduction is none of these.</exception>
    public Loss(string? reduction = ReductionV2.AUTO, string? name = null, bool from_logits = false)
    {
        this.reduction = reduction ?? ReductionV2.AUTO;
        this.name = name ?? "";
        this.from_logits = from_logits;
        if (this.reduction is not (ReductionV2.AUTO or ReductionV2.NONE or ReductionV2.SUM or ReductionV2.SUM_OVER_BATCH_SIZE or ReductionV2.WEIGHTED_MEAN))
            throw new ValueError($"Invalid reduction '{reduction}'. Known: auto, none, sum, sum_over_batch_size, weighted_mean.");
    }

    /// <summary>Its name; empty: none.</summary>
    public string Name => name;

    /// <summary>How the losses of the rows become one number: <see cref="ReductionV2"/>.</summary>
    public string Reduction => reduction;

    /// <summary>Adds to the configuration that Keras' files hold what the loss was made from.</summary>
    internal virtual void WriteConfig(Saving.ConfigWriter config)
    {
    }

    /// <summary>The loss of each row.</summary>
    public abstract Tensor Apply(Tensor y_true, Tensor y_pred, bool from_logits = false, int axis = -1);

    /// <summary>The loss.</summary>
    /// <param name="y_true">Targets.</param>
    /// <param name="y_pred">Predictions.</param>
    /// <param name="sample_weight">What each row counts: a number, or of the shape of the rows' losses.</param>
    /// <returns>A number, or with reduction none one per row.</returns>
    public Tensor Call(Tensor y_true, Tensor y_pred, Tensor? sample_weight = null) =>
        Weighted(Apply(y_true, y_pred, from_logits), Masks.Weights(Masks.Of(y_pred), sample_weight, reduction is ReductionV2.AUTO or ReductionV2.SUM_OVER_BATCH_SIZE), reduction);

    // losses_utils.py, compute_weighted_loss.
    internal static Tensor Weighted(Tensor losses, Tensor? weights, string reduction)
    {
        if (weights is not null)
        {
            weights = Primitives.Cast(weights, losses.dtype);
            if (weights.ndim == losses.ndim + 1 && weights.Dimensions[-1] == 1) weights = Primitives.Squeeze(weights, [-1]);
            else if (losses.ndim == weights.ndim + 1 && weights.ndim > 0) weights = Primitives.ExpandDims(weights, -1);
            losses = Primitives.Mul(losses, weights);
        }
        switch (reduction)
        {
            case ReductionV2.NONE:
                return losses;
            case ReductionV2.SUM:
                return Primitives.Sum(losses, null, keepDims: false);
            case ReductionV2.WEIGHTED_MEAN when weights is not null:
                var counts = Primitives.BroadcastTo(weights, losses.Dimensions);
                return Primitives.DivNoNan(Primitives.Sum(losses, null, keepDims: false), Primitives.Sum(counts, null, keepDims: false));
            default:
                return Primitives.DivNoNan(Primitives.Sum(losses, null, keepDims: false), Scalars.Of(losses.dtype, (double)losses.Count));
        }
    }
}

/// <summary>A loss that is a function.</summary>
public abstract class LossFunctionWrapper : Loss
{
    /// <inheritdoc cref="Loss(string, string, bool)"/>
    public LossFunctionWrapper(string? reduction = ReductionV2.AUTO, string? name = null, bool from_logits = false) : base(reduction, name, from_logits)
    {
    }
}

internal sealed class FunctionLoss(Func<Tensor, Tensor, Tensor> function, string? reduction, string name) : LossFunctionWrapper(reduction, name)
{
    public override Tensor Apply(Tensor y_true, Tensor y_pred, bool from_logits = false, int axis = -1) => function(y_true, y_pred);
}
