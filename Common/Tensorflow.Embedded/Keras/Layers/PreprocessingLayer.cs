using Tensorflow.Executors;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>A layer that may learn from data before training: <see cref="adapt"/> hands it the data in batches.</summary>
public class PreprocessingLayer : Layer
{
    private const int Batch = 32;

    /// <summary>A layer without state.</summary>
    public PreprocessingLayer(PreprocessingLayerArgs args) : base(args)
    {
    }

    /// <summary>Has the layer forget what it learned and learn from data.</summary>
    /// <param name="data">Examples along the first axis.</param>
    /// <param name="batch_size">How many go into a step; null: 32.</param>
    /// <param name="steps">At most so many steps; null: all the data.</param>
    /// <exception cref="ValueError">The data has no examples, or the batch is not positive.</exception>
    public override void adapt(Tensor data, int? batch_size = null, int? steps = null)
    {
        if (data.ndim < 1 || data.Dimensions[0] == 0) throw new ValueError($"Layer \"{name}\" was asked to adapt to data of shape {data.Dimensions}: examples along the first axis expected.");
        if (batch_size is <= 0) throw new ValueError($"Layer \"{name}\": batch_size has to be positive, got {batch_size}.");
        using var unrecorded = Unrecorded.Scope();
        var (size, count) = (batch_size ?? Batch, data.Dimensions[0]);
        Build([WithoutBatch(data.Dimensions)]);
        reset_state();
        for (var (start, step) = (0L, 0); start < count && (steps is null || step < steps); start += size, step++)
        {
            var begin = new long[data.ndim];
            begin[0] = start;
            var lengths = data.Dimensions.dims;
            lengths[0] = Math.Min(size, count - start);
            update_state(Primitives.Slice(data, begin, lengths));
        }
        finalize_state();
    }

    /// <summary>Has no effect: nothing is traced.</summary>
    /// <param name="run_eagerly">Has no effect.</param>
    /// <param name="steps_per_execution">Has no effect.</param>
    public void compile(bool run_eagerly = false, int steps_per_execution = 1)
    {
    }

    /// <summary>Makes of what was learned what calls need.</summary>
    public virtual void finalize_state()
    {
    }

    /// <summary>Forgets what was learned.</summary>
    public virtual void reset_state()
    {
    }

    /// <summary>Learns from a batch.</summary>
    /// <exception cref="ValueError">The layer learns nothing.</exception>
    public virtual void update_state(Tensor data) => throw new ValueError($"Layer \"{name}\" has no state to adapt.");
}
