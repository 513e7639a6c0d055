using Labs.TensorTypes;

namespace Labs.Checkpoints.Tests;

public class CheckpointTests
{
    private static Checkpoint Model(string name) => name switch
    {
        "sequential" => new Checkpoint(("dnn", Models.Sequential())),
        "subclassed-batchnorm" => new Checkpoint(("dnn", Models.SubclassedBatchNorm())),
        "with-optimizer" => Models.WithOptimizer(),
        "many-variables" => Models.ManyVariables(),
        _ => new Checkpoint(("x", Models.Zeros("Variable", 2))),
    };

    // The counter a checkpoint holds is its number, so saving counts from the one before.
    [Theory]
    [InlineData("sequential", "nn_relu-468", 1)]
    [InlineData("subclassed-batchnorm", "nn_batchnorm-7", 1)]
    [InlineData("subclassed-batchnorm", "nn_batchnorm-7", 2)]
    [InlineData("with-optimizer", "ckpt", 1)]
    [InlineData("many-variables", "ckpt", 1)]
    [InlineData("managed", "ckpt", 2)]
    [InlineData("managed", "ckpt", 3)]
    public void A_model_restored_from_TensorFlow_is_saved_with_TensorFlows_bytes(string folder, string name, int number)
    {
        using var directory = new TemporaryDirectory();
        var golden = GoldenData.Prefix($"{folder}/{name}-{number}");
        var checkpoint = Model(folder);
        checkpoint.Restore(golden).AssertConsumed();
        Assert.Equal(number, checkpoint.SaveCounter);

        // Restore a copy of the one before, whose counter is one lower: our own write of the same values.
        var before = Model(folder);
        before.Restore(golden).AssertConsumed();
        using (var reader = new BundleReader(golden))
        using (var writer = new BundleWriter(directory.File("before")))
        {
            foreach (var entry in reader.Entries)
                if (entry.DataType == DataType.String) writer.AddStrings(entry.Key, [], [.. reader.ReadStrings(entry.Key)]);
                else if (entry.Key.StartsWith("save_counter", StringComparison.Ordinal)) writer.Add<long>(entry.Key, [], [number - 1]);
                else writer.Add(entry.Key, entry.DataType, [.. entry.Shape], reader.ReadBytes(entry.Key));
            writer.Commit();
        }
        before.Restore(directory.File("before")).AssertConsumed();

        var saved = before.Save(directory.File($"ours/{name}"));
        Assert.Equal(directory.File($"ours/{name}-{number}"), saved);
        Bundles.AssertSameFiles(golden, saved);
        if (folder != "managed" && CheckpointState.LatestCheckpoint(GoldenData.Prefix(folder)) == golden)
            Assert.Equal(GoldenData.Contents.GetProperty(folder).GetProperty("state").GetString(), File.ReadAllText(directory.File("ours/checkpoint")));
        Assert.Equal(saved, CheckpointState.LatestCheckpoint(directory.File("ours")));
    }

    [Fact]
    public void Saves_are_numbered_from_one_and_go_on_after_a_restore()
    {
        using var directory = new TemporaryDirectory();
        float[] x = [1, 2];
        var checkpoint = new Checkpoint(("x", TrackableVariable.Of(x, [2])));
        Assert.Equal(directory.File("ckpt-1"), checkpoint.Save(directory.File("ckpt")));
        x[0] = 5;
        Assert.Equal(directory.File("ckpt-2"), checkpoint.Save(directory.File("ckpt")));

        float[] other = [0, 0];
        var resumed = new Checkpoint(("x", TrackableVariable.Of(other, [2])));
        Assert.Equal(["x/.ATTRIBUTES/VARIABLE_VALUE", "save_counter/.ATTRIBUTES/VARIABLE_VALUE"], resumed.Restore(directory.File("ckpt-1")).AssertConsumed().Restored);
        Assert.Equal([1f, 2f], other);
        Assert.Equal(1, resumed.SaveCounter);
        Assert.Equal(directory.File("ckpt-2"), resumed.Save(directory.File("ckpt")));
    }

    [Fact]
    public void Write_neither_counts_nor_touches_the_state_file()
    {
        using var directory = new TemporaryDirectory();
        var checkpoint = new Checkpoint(("x", Models.Zeros("x")));
        checkpoint.Write(directory.File("plain"));
        Assert.Equal(["plain.data-00000-of-00001", "plain.index"], directory.Names);
        using var reader = new BundleReader(directory.File("plain"));
        Assert.Equal(["_CHECKPOINTABLE_OBJECT_GRAPH", "x/.ATTRIBUTES/VARIABLE_VALUE"], reader.Entries.Select(entry => entry.Key));
        var status = checkpoint.Restore(directory.File("plain")).AssertConsumed();
        Assert.Equal(["x/.ATTRIBUTES/VARIABLE_VALUE"], status.Restored);
        Assert.Equal(0, checkpoint.SaveCounter);
    }

    [Fact]
    public void A_variable_of_another_shape_is_named_with_both_shapes_and_nothing_is_assigned()
    {
        float[] kernel = new float[16], bias = new float[5];
        kernel[0] = 7;
        var dense = new TrackableNode().Add("kernel", TrackableVariable.Of(kernel, [4, 4], "dense/kernel")).Add("bias", TrackableVariable.Of(bias, [5], "dense/bias"));
        var checkpoint = new Checkpoint(("dnn", KerasModel.Sequential(new TrackableNode(), dense)));
        var message = Assert.Throws<CheckpointException>(() => checkpoint.Restore(GoldenData.Prefix("sequential/nn_relu-468-1"))).Message;
        Assert.Contains("tensor 'dnn/layer_with_weights-0/bias/.ATTRIBUTES/VARIABLE_VALUE' is float32 (4,), float32 (5,) expected for the model's variable 'dense/bias'", message);
        Assert.Equal(7, kernel[0]);
    }

    [Fact]
    public void A_variable_of_another_type_is_refused()
    {
        var checkpoint = new Checkpoint(("step", TrackableVariable.Of(new int[1], [])));
        Assert.Contains("is int64 (), int32 () expected", Assert.Throws<CheckpointException>(() => checkpoint.Restore(GoldenData.Prefix("with-optimizer/ckpt-1"))).Message);
    }

    [Fact]
    public void What_only_one_side_has_is_listed()
    {
        // One layer more than the checkpoint has, and its second Dense layer left out.
        var extra = KerasModel.Sequential(new TrackableNode(), Models.Dense("dense", 4, 4)).Add("extra", Models.Zeros("extra", 2));
        var status = new Checkpoint(("dnn", extra)).Restore(GoldenData.Prefix("sequential/nn_relu-468-1"));
        Assert.Equal(3, status.Restored.Count);
        Assert.Equal(["dnn/extra"], status.UnmatchedVariables);
        Assert.Equal(["dnn/layer_with_weights-1/kernel/.ATTRIBUTES/VARIABLE_VALUE", "dnn/layer_with_weights-1/bias/.ATTRIBUTES/VARIABLE_VALUE"], status.UnusedValues);
        Assert.Contains("no value for 1 variables of the model: dnn/extra", Assert.Throws<CheckpointException>(status.AssertExistingObjectsMatched).Message);
        Assert.Throws<CheckpointException>(status.AssertConsumed);
        Assert.Same(status, status.AssertNontrivialMatch().ExpectPartial());
    }

    [Fact]
    public void A_part_of_a_checkpoint_can_be_restored()
    {
        var status = new Checkpoint(("dnn", KerasModel.Sequential(Models.Dense("dense", 2, 3)))).Restore(GoldenData.Prefix("with-optimizer/ckpt-1"));
        status.AssertExistingObjectsMatched();
        Assert.Equal(10, status.UnusedValues.Count);
        Assert.Contains("10 values that the model has no variable for", Assert.Throws<CheckpointException>(status.AssertConsumed).Message);
    }

    [Fact]
    public void A_model_of_other_names_matches_nothing()
    {
        var status = new Checkpoint(("other", Models.Sequential())).Restore(GoldenData.Prefix("managed/ckpt-3"));
        Assert.Equal(4, status.UnmatchedVariables.Count);
        Assert.Throws<CheckpointException>(() => new Checkpoint(("other", Models.Sequential())).Restore(GoldenData.Prefix("managed/ckpt-3")).AssertConsumed());
    }

    [Fact]
    public void A_bundle_without_an_object_graph_is_no_model()
    {
        var checkpoint = new Checkpoint(("dnn", Models.Sequential()));
        Assert.Contains("no object graph", Assert.Throws<CheckpointException>(() => checkpoint.Restore(GoldenData.Recorded("types"))).Message);
    }

    [Fact]
    public void The_save_counter_is_the_checkpoints_own() =>
        Assert.Throws<ArgumentException>(() => new Checkpoint(new TrackableNode().Add("save_counter", new TrackableNode())));
}
