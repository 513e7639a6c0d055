namespace Labs.Checkpoints.Tests;

/// <summary>Models as the golden checkpoints' Keras models have them, with values of their own to be restored into.</summary>
internal static class Models
{
    public static TrackableVariable Zeros(string fullName, params long[] shape) => TrackableVariable.Of(new float[shape.Aggregate(1L, (x, y) => x * y)], shape, fullName);

    public static TrackableNode Dense(string name, int inputs, int units) =>
        new TrackableNode().Add("kernel", Zeros($"{name}/kernel", inputs, units)).Add("bias", Zeros($"{name}/bias", units));

    // Keras tracks the list of axes too; it has no values.
    public static TrackableNode BatchNormalization(string name, int units) => new TrackableNode().Add("axis", new TrackableNode())
        .Add("gamma", Zeros($"{name}/gamma", units)).Add("beta", Zeros($"{name}/beta", units))
        .Add("moving_mean", Zeros($"{name}/moving_mean", units)).Add("moving_variance", Zeros($"{name}/moving_variance", units));

    /// <summary>sequential: Flatten, Dense(4), Activation, Dense(3).</summary>
    public static TrackableNode Sequential() =>
        KerasModel.Sequential(new TrackableNode(), Dense("dense", 4, 4), new TrackableNode(), Dense("dense_1", 4, 3));

    /// <summary>subclassed-batchnorm: a Model with the Sequential in its attribute <c>model</c>; Flatten, twice (Dense, BatchNormalization, Activation), Dropout, Dense(3).</summary>
    public static TrackableNode SubclassedBatchNorm() => new TrackableNode().Add("model", KerasModel.Sequential(
        new TrackableNode(),
        Dense("dense", 4, 5), BatchNormalization("batch_normalization", 5), new TrackableNode(),
        Dense("dense_1", 5, 5), BatchNormalization("batch_normalization_1", 5), new TrackableNode(),
        new TrackableNode(),
        Dense("dense_2", 5, 3)));

    /// <summary>with-optimizer: Dense(3), a TF 2.1-era Adam with slots m and v, a step counter.</summary>
    public static Checkpoint WithOptimizer()
    {
        var dense = Dense("dense", 2, 3);
        var optimizer = new TrackableNode().Add("iter", TrackableVariable.Of(new long[1], [], "Adam/iter"));
        foreach (var hyper in new[] { "beta_1", "beta_2", "decay", "learning_rate" }) optimizer.Add(hyper, Zeros($"Adam/{hyper}"));
        foreach (var slot in new[] { "m", "v" })
            foreach (var variable in dense.Children.Select(child => (TrackableVariable)child.Node))
                optimizer.AddSlot(slot, variable, Zeros($"Adam/{variable.FullName}/{slot}", [.. variable.Shape]));
        return new Checkpoint(("step", TrackableVariable.Of(new long[1], [])), ("optimizer", optimizer), ("dnn", KerasModel.Sequential(dense)));
    }

    public static Checkpoint ManyVariables() => new(Enumerable.Range(0, 60).Select(i => ($"v{i:d3}", (TrackableNode)Zeros("Variable"))));
}
