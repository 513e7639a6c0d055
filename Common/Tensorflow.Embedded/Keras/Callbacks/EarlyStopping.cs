using Tensorflow.Keras.Engine;
using Tensorflow.NumPy;
using Tensorflow.Kernels;
using Tensorflow.Printing;

namespace Tensorflow.Keras.Callbacks;

/// <summary>Ends training once a loss or metric has not improved for some epochs.</summary>
public class EarlyStopping : ICallback
{
    private readonly CallbackParams parameters;
    private readonly string monitor;
    private readonly double minDelta;
    private readonly int patience;
    private readonly bool larger;
    private readonly float? baseline;
    private readonly bool restore;
    private readonly int start;
    private readonly int verbose;

    private int wait;
    private float best;
    private int bestEpoch;
    private List<NDArray>? bestWeights;

    /// <param name="parameters">Holds the model that is trained.</param>
    /// <param name="monitor">Name of a loss or metric as in the history.</param>
    /// <param name="min_delta">Less is no improvement.</param>
    /// <param name="patience">So many epochs without improvement are borne.</param>
    /// <param name="verbose">Above 0: says when it ends training.</param>
    /// <param name="mode">min, max or auto: max for an accuracy, else min.</param>
    /// <param name="baseline">What has to be reached for patience to begin anew; 0: nothing.</param>
    /// <param name="restore_best_weights">Whether the weights of the best epoch are restored in the end.</param>
    /// <param name="start_from_epoch">Epochs before it are not looked at.</param>
    /// <exception cref="ValueError">The mode is none of these.</exception>
    public EarlyStopping(
        CallbackParams parameters, string monitor = "val_loss", float min_delta = 0f, int patience = 0, int verbose = 1, string mode = "auto", float baseline = 0f,
        bool restore_best_weights = false, int start_from_epoch = 0)
    {
        if (mode is not ("auto" or "min" or "max")) throw Compiling.Unknown("mode", mode, ["auto", "min", "max"]);
        this.parameters = parameters;
        this.monitor = monitor;
        this.patience = patience;
        this.verbose = verbose;
        this.baseline = baseline == 0 ? null : baseline;
        (restore, start) = (restore_best_weights, start_from_epoch);
        larger = mode == "max" || (mode == "auto" && (monitor.EndsWith("acc", StringComparison.Ordinal) || monitor.EndsWith("accuracy", StringComparison.Ordinal)));
        minDelta = PythonNumber.Of(larger ? Math.Abs(min_delta) : -Math.Abs(min_delta));
        best = larger ? float.NegativeInfinity : float.PositiveInfinity;
    }

    /// <summary>Empty: the history is another callback's.</summary>
    public Dictionary<string, List<float>> history { get; set; } = [];

    /// <summary>Whether a number is better than another by more than min_delta.</summary>
    public bool _is_improvement(float monitor_value, float reference_value) =>
        larger ? monitor_value - minDelta > reference_value : monitor_value - minDelta < reference_value;

    /// <inheritdoc/>
    public void on_train_begin()
    {
        wait = 0;
        best = larger ? float.NegativeInfinity : float.PositiveInfinity;
        bestWeights = null;
        bestEpoch = 0;
    }

    /// <summary>Looks at the epoch's numbers.</summary>
    /// <exception cref="ValueError">There is no number of the name to monitor.</exception>
    public void on_epoch_end(int epoch, Dictionary<string, float> epoch_logs)
    {
        if (epoch < start) return;
        if (!epoch_logs.TryGetValue(monitor, out var current))
        {
            // Not every epoch is validated.
            if (monitor.StartsWith("val_", StringComparison.Ordinal)) return;
            throw Compiling.Unknown("loss or metric to monitor", monitor, epoch_logs.Keys);
        }
        if (restore && bestWeights is null) bestWeights = parameters.Model.get_weights();
        wait++;
        if (_is_improvement(current, best))
        {
            best = current;
            bestEpoch = epoch;
            if (restore) bestWeights = parameters.Model.get_weights();
            if (baseline is null || _is_improvement(current, baseline.Value)) wait = 0;
            return;
        }
        if (wait < patience || epoch == 0) return;
        parameters.Model.Stop_training = true;
        if (restore && bestWeights is not null) parameters.Model.set_weights(bestWeights);
        if (verbose > 0)
        {
            Output.Writer.WriteLine($"Epoch {epoch + 1}: early stopping"
                + (restore ? $", weights restored from the end of the best epoch: {bestEpoch + 1}." : string.Empty));
        }
    }

    /// <inheritdoc/>
    public void on_train_end()
    {
    }

    /// <inheritdoc/>
    public void on_epoch_begin(int epoch)
    {
    }

    /// <inheritdoc/>
    public void on_train_batch_begin(long step)
    {
    }

    /// <inheritdoc/>
    public void on_train_batch_end(long end_step, Dictionary<string, float> logs)
    {
    }

    /// <inheritdoc/>
    public void on_test_begin()
    {
    }

    /// <inheritdoc/>
    public void on_test_end(Dictionary<string, float> logs)
    {
    }

    /// <inheritdoc/>
    public void on_test_batch_begin(long step)
    {
    }

    /// <inheritdoc/>
    public void on_test_batch_end(long end_step, Dictionary<string, float> logs)
    {
    }

    /// <inheritdoc/>
    public void on_predict_begin()
    {
    }

    /// <inheritdoc/>
    public void on_predict_end()
    {
    }

    /// <inheritdoc/>
    public void on_predict_batch_begin(long step)
    {
    }

    /// <inheritdoc/>
    public void on_predict_batch_end(long end_step, Dictionary<string, Tensors> logs)
    {
    }
}
