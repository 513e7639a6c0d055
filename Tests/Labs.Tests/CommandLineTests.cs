using System.Text.RegularExpressions;

namespace Labs.Tests;

/// <summary>What the labs take and refuse on the command line.</summary>
public sealed partial class CommandLineTests : IDisposable
{
    private const string Common = "--seed --learning-rate --batch-size --print-every --log-dir --log-every --no-logs --threads --engine --json --language --verbose";
    private const string Mnist = Common + " --epochs --data --data-dir --checkpoint-dir --checkpoint-every --resume --eval-every";
    private const string ByEpoch = "--seed --learning-rate --batch-size --log-dir --log-every --no-logs --threads --engine --json --language --verbose --epochs --data --data-dir --checkpoint-dir --checkpoint-every --resume";
    private readonly LabFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Lab09_1.Xor", Common + " --steps --network --optimizer", "gates and or logistic logistic-random two-units two-layer wide wide-deep all sgd adam 777")]
    [InlineData("Lab09_2.TensorBoard", Common + " --steps", "777 0.1 0.01 3000 50")]
    [InlineData("Lab10_1.Relu", Mnist + " --activation", "sigmoid relu tanh elu selu both auto mnist digits 777 0.001 128 100 50")]
    [InlineData("Lab10_2.Initializers", Mnist + " --initializer --deep", "normal normal-1 xavier he all")]
    [InlineData("Lab10_3.Dropout", Mnist + " --rate", "0.5")]
    [InlineData("Lab10_4.BatchNorm", Mnist + " --no-batch-norm", "777 128")]
    [InlineData("Lab11_1.Cnn", ByEpoch, "777 0.001 100 15")]
    public void Help_names_every_option_and_value_of_a_lab(string lab, string options, string values)
    {
        var (code, output, errors) = _folder.Run(lab, "--help");
        Assert.Equal((0, ""), (code, errors));
        var named = OptionName().Matches(output).Select(match => match.Value).ToHashSet();
        Assert.Equal(options.Split(' ').Append("--help").Append("--version").Order(), named.Order());
        Assert.All(values.Split(' '), value => Assert.Matches($@"[<|\[: ]{Regex.Escape(value)}[>|\] .]", output));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("Lab09_1.Xor", "--learningrate 1", "--learningrate: found no such option (did you mean --learning-rate?), --help lists all")]
    [InlineData("Lab09_1.Xor", "-x", "-x: found no such option, expected one of ")]
    [InlineData("Lab09_1.Xor", "wide", "'wide': found a word that belongs to no option, expected ")]
    [InlineData("Lab09_1.Xor", "--network deep", "--network: found 'deep', expected ")]
    [InlineData("Lab09_1.Xor", "--optimizer rmsprop", "--optimizer: found 'rmsprop', expected ")]
    [InlineData("Lab09_1.Xor", "--engine torch", "--engine: found 'torch', expected ")]
    [InlineData("Lab09_1.Xor", "--learning-rate 0", "--learning-rate: found '0', expected ")]
    [InlineData("Lab09_1.Xor", "--learning-rate -0.1", "--learning-rate: found '-0.1', expected ")]
    [InlineData("Lab09_1.Xor", "--learning-rate NaN", "--learning-rate: found 'NaN', expected ")]
    [InlineData("Lab09_2.TensorBoard", "--learning-rate 0", "--learning-rate: found '0', expected ")]
    [InlineData("Lab09_2.TensorBoard", "--learning-rate -1e-3", "--learning-rate: found '-1e-3', expected ")]
    [InlineData("Lab09_2.TensorBoard", "--learning-rate 0.1 NaN", "--learning-rate: found 'NaN', expected ")]
    [InlineData("Lab09_2.TensorBoard", "--learning-rate Infinity", "--learning-rate: found 'Infinity', expected ")]
    [InlineData("Lab09_2.TensorBoard", "--learning-rate 0,1", "--learning-rate: found '0,1', expected ")]
    [InlineData("Lab09_2.TensorBoard", "--learning-rate", "--learning-rate: found ")]
    [InlineData("Lab09_2.TensorBoard", "--steps ten", "--steps: found 'ten', expected ")]
    [InlineData("Lab09_2.TensorBoard", "--steps -1", "--steps: found '-1', expected ")]
    [InlineData("Lab09_2.TensorBoard", "--batch-size 0", "--batch-size: found '0', expected ")]
    [InlineData("Lab09_2.TensorBoard", "--print-every 0", "--print-every: found '0', expected ")]
    [InlineData("Lab09_2.TensorBoard", "--log-every 0", "--log-every: found '0', expected ")]
    [InlineData("Lab09_2.TensorBoard", "--seed 99999999999", "--seed: found '99999999999', expected ")]
    public void A_command_line_that_cannot_be_used_costs_one_line_and_exit_code_2(string lab, string arguments, string line)
    {
        var (code, output, errors) = _folder.Run(lab, arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("error: " + line, errors, StringComparison.Ordinal);
        Assert.Equal(errors.Length - 1, errors.IndexOf('\n', StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Steps_are_steps_whatever_the_batch_size()
    {
        var (_, results) = _folder.Succeed("Lab09_2.TensorBoard", "--batch-size 1 --steps 10 --print-every 1 --no-logs");
        Assert.Equal(Enumerable.Range(0, 10), results.GetProperty("runs")[0].GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetInt32()));
        Assert.Equal(4, results.GetProperty("runs")[0].GetProperty("hypothesis").GetArrayLength());
    }

    [Theory]
    [InlineData("ko_KR.UTF-8")]
    [InlineData("de_DE.UTF-8")]
    public void Output_is_the_same_in_every_country(string language)
    {
        Assert.Equal(Everything("C.UTF-8"), Everything(language));

        string Everything(string language)
        {
            (string, string)[] environment = [("LANG", language), ("LC_ALL", language), ("LANGUAGE", language)];
            var (lines, results) = _folder.Succeed("Lab09_1.Xor", "--steps 400 --no-logs --learning-rate 0.05 --language en", environment);
            var refusal = _folder.Run("Lab09_1.Xor", "--learning-rate 0,05 --language en", environment);
            var help = _folder.Run("Lab09_2.TensorBoard", "--help", environment);
            return string.Join('\n', lines) + Times().Replace(results.GetRawText(), "") + refusal + help;
        }
    }

    [GeneratedRegex("(?<![A-Za-z-])--[a-z][a-z-]+")]
    private static partial Regex OptionName();

    [GeneratedRegex("\"seconds\":[-0-9.eE]+|\"started\":\"[^\"]+\"")]
    private static partial Regex Times();
}
