namespace Labs.Checkpoints.Tests;

public class CheckpointStateTests
{
    [Theory]
    [InlineData("sequential")]
    [InlineData("subclassed-batchnorm")]
    [InlineData("with-optimizer")]
    [InlineData("many-variables")]
    [InlineData("managed")]
    public void TensorFlows_state_files_are_read_and_written_alike(string folder)
    {
        var text = File.ReadAllText(GoldenData.Prefix($"{folder}/checkpoint"));
        Assert.Equal(text, CheckpointState.Parse(text).ToString());
    }

    [Fact]
    public void Paths_are_joined_to_the_directory()
    {
        var state = CheckpointState.Read(GoldenData.Prefix("managed"))!;
        Assert.Equal(GoldenData.Prefix("managed/ckpt-3"), state.ModelCheckpointPath);
        Assert.Equal([GoldenData.Prefix("managed/ckpt-2"), GoldenData.Prefix("managed/ckpt-3")], state.AllModelCheckpointPaths);
        Assert.Equal([1795258910.560857, 1795258910.5728643], state.AllModelCheckpointTimestamps);
        Assert.Equal(1795258909.543361, state.LastPreservedTimestamp);
        Assert.Equal(GoldenData.Prefix("managed/ckpt-3"), CheckpointState.LatestCheckpoint(GoldenData.Prefix("managed")));
        var absolute = Path.GetFullPath("/elsewhere/ckpt");
        using var directory = new TemporaryDirectory();
        new CheckpointState { ModelCheckpointPath = absolute }.Write(directory.Path);
        Assert.Equal(absolute, CheckpointState.Read(directory.Path)!.ModelCheckpointPath);
        Assert.Null(CheckpointState.LatestCheckpoint(directory.Path));
    }

    [Fact]
    public void No_file_is_no_state()
    {
        using var directory = new TemporaryDirectory();
        Assert.Null(CheckpointState.Read(directory.Path));
        Assert.Null(CheckpointState.Read(directory.File("none")));
        Assert.Null(CheckpointState.LatestCheckpoint(directory.Path));
    }

    // Written by TensorFlow 2.15.1's text_format for the name 모델'q"b\t.
    [Fact]
    public void Names_are_escaped_as_Python_escapes_them() =>
        Assert.Equal("model_checkpoint_path: \"\\353\\252\\250\\353\\215\\270\\'q\\\"b\\\\t-1\"\n", new CheckpointState { ModelCheckpointPath = "모델'q\"b\\t-1" }.ToString());

    // As Python's text_format prints them.
    [Theory]
    [InlineData(1.0, "1.0")]
    [InlineData(1e22, "1e+22")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(1795258910.5728643, "1795258910.5728643")]
    [InlineData(0.0, "0.0")]
    [InlineData(double.PositiveInfinity, "inf")]
    public void Timestamps_are_printed_as_Python_prints_them(double value, string expected) =>
        Assert.EndsWith($"last_preserved_timestamp: {expected}\n", new CheckpointState { ModelCheckpointPath = "x", LastPreservedTimestamp = value }.ToString());

    [Theory]
    [InlineData("model_checkpoint_path: 'a' \"b\"\n'c'", "abc")]
    [InlineData("# a comment\nmodel_checkpoint_path:\"x\" # more\n", "x")]
    [InlineData("model_checkpoint_path: \"\\x41\\102\\u0043\\U00000044\\a\\?\";", "ABCD\a?")]
    [InlineData("model_checkpoint_path: \"\\355\\225\\234 글 😀\", last_preserved_timestamp: -1.5e3f", "한 글 😀")]
    [InlineData("all_model_checkpoint_paths: [\"a\", 'b'] all_model_checkpoint_timestamps: [] model_checkpoint_path: \"x\"", "x")]
    [InlineData("model_checkpoint_path: \"C:\\data\\model.ckpt-5\"", "C:\\data\\model.ckpt-5")]
    public void All_of_the_text_format_is_read(string text, string expected) => Assert.Equal(expected, CheckpointState.Parse(text).ModelCheckpointPath);

    [Theory]
    [InlineData("", "'model_checkpoint_path' is missing")]
    [InlineData("model_checkpoint_path: \"\"", "'model_checkpoint_path' is missing")]
    [InlineData("model_checkpoint_path: \"x", "line 1: the string has no end")]
    [InlineData("\nmodel_checkpoint_path: x", "line 2: a quoted string expected")]
    [InlineData("model_checkpoint_path \"x\"", "line 1: ':' expected")]
    [InlineData("model_checkpoint_path: \"x\"\nother: 1", "line 2: field 'other' found")]
    [InlineData("model_checkpoint_path: \"\\", "the string has no end")]
    [InlineData("model_checkpoint_path: \"\\UFFFFFFFF\"", "no digits")]
    [InlineData("model_checkpoint_path: \"\\ud800\"", "no character")]
    [InlineData("last_preserved_timestamp: soon", "'soon' found, a number expected")]
    [InlineData("all_model_checkpoint_paths: [\"a\"", "']' expected")]
    [InlineData("\0\0\0", "a field's name expected")]
    public void Text_that_is_no_state_says_in_which_line(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<CheckpointException>(() => CheckpointState.Parse(text)).Message);

    [Fact]
    public void A_damaged_state_file_is_never_more_than_a_CheckpointException()
    {
        var text = File.ReadAllText(GoldenData.Prefix("managed/checkpoint"));
        for (var i = 0; i < text.Length; i++)
            foreach (var damaged in new[] { text[..i], text[..i] + '\\' + text[(i + 1)..], text[..i] + '"' + text[(i + 1)..], text[..i] + '\ud83d' + text[i..] })
                try
                {
                    Assert.NotEmpty(CheckpointState.Parse(damaged).ModelCheckpointPath);
                }
                catch (CheckpointException)
                {
                }
    }

    [Fact]
    public void A_checkpoint_cannot_have_the_state_files_name()
    {
        using var directory = new TemporaryDirectory();
        Assert.Throws<ArgumentException>(() => new CheckpointState { ModelCheckpointPath = "checkpoint" }.Write(directory.Path));
        Assert.Empty(directory.Names);
    }

    [Fact]
    public void Random_states_survive_writing_and_reading()
    {
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            string[] paths = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new string([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => (char)random.Next(0xd800))]))];
            double[] times = [.. paths.Select(_ => Math.Pow(10, random.Next(-20, 20)) * random.NextDouble())];
            var state = new CheckpointState { ModelCheckpointPath = paths[^1], AllModelCheckpointPaths = paths, AllModelCheckpointTimestamps = times, LastPreservedTimestamp = times[0] };
            var read = CheckpointState.Parse(state.ToString());
            Assert.Equal(paths, read.AllModelCheckpointPaths);
            Assert.Equal(times, read.AllModelCheckpointTimestamps);
            Assert.Equal(times[0], read.LastPreservedTimestamp);
        }
    }
}
