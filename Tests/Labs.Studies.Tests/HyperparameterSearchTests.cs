using System.Text.Json;

namespace Labs.Studies.Tests;

/// <summary>Deck 001, random search for hyper-parameters.</summary>
public sealed class HyperparameterSearchTests : IDisposable
{
    private const string Study = "Study8.HyperparameterSearch";
    private readonly LabFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Trials_split_over_machines_are_those_of_one()
    {
        _folder.Succeed(Study, "--trials 0-2 --round 3 --results together --no-logs --workers 1");
        _folder.Succeed(Study, "--trials 2-2 --round 3 --results apart --no-logs --workers 1");
        var (lines, _) = _folder.Succeed(Study, "--trials 0-1 --round 3 --results apart --no-logs --workers 2");
        Assert.Equal(2, lines.Count(line => line.StartsWith("trial ", StringComparison.Ordinal)));
        for (var number = 0; number < 3; number++)
            Assert.Equal(File.ReadAllText(_folder[$"together/trial-000{number}.json"]), File.ReadAllText(_folder[$"apart/trial-000{number}.json"]));
    }

    [Fact]
    public void It_goes_on_after_a_kill_narrows_the_ranges_and_logs_hparams()
    {
        using (var process = _folder.Start(Study, "--trials 0-7 --round 4 --results trials --workers 1"))
        {
            while (!File.Exists(_folder["trials/trial-0001.json"])) Thread.Sleep(20);
            process.Kill();
            process.WaitForExit();
        }
        var first = File.ReadAllText(_folder["trials/trial-0001.json"]);
        var (lines, results) = _folder.Succeed(Study, "--trials 0-7 --round 4 --results trials --workers 1");
        Assert.Contains(lines, line => line.EndsWith("of 8 trials are there already", StringComparison.Ordinal));
        Assert.Equal(first, File.ReadAllText(_folder["trials/trial-0001.json"]));
        Assert.Equal(8, Directory.GetFiles(_folder["trials"], "trial-*.json").Length);

        var values = results.GetProperty("runs")[0].GetProperty("values");
        double Value(string name) => values.GetProperty(name).GetDouble();
        Assert.Equal(8, Value("trials"));
        Assert.True(Value("round 1, decades of learning rate") < Value("round 0, decades of learning rate"));
        Assert.True(Value("round 1, decades of weight decay") < Value("round 0, decades of weight decay"));
        Assert.Equal(1, Value("round 0, next ranges hold its best"));

        // The second round's trials lie in the ranges that the first one's best have.
        var trials = Enumerable.Range(0, 8).Select(number => JsonDocument.Parse(File.ReadAllText(_folder[$"trials/trial-000{number}.json"])).RootElement).ToList();
        var best = trials[..4].OrderByDescending(trial => trial.GetProperty("Accuracy").GetDouble()).Take(2).Select(trial => trial.GetProperty("LearningRate").GetDouble()).ToList();
        Assert.All(trials[4..], trial => Assert.InRange(trial.GetProperty("LearningRate").GetDouble(), best.Min(), best.Max()));

        var tags = _folder.Events("logs/study8/trial-0005").Events.SelectMany(e => e.Values).Select(value => value.Tag).Distinct().ToList();
        Assert.Contains("_hparams_/session_start_info", tags);
        Assert.Contains("_hparams_/session_end_info", tags);
        Assert.Contains("validation_accuracy", tags);
    }

    [Theory]
    [InlineData("9-3")]
    [InlineData("ten")]
    [InlineData("1-2-3")]
    public void A_range_that_is_none_is_a_usage_error(string range) =>
        Assert.Equal((2, $"error: --trials: found '{range}', expected FIRST-LAST, two whole numbers from 0 to 999999, such as 0-49\n"), Ends($"--trials {range}"));

    [Fact]
    public void A_damaged_result_or_one_of_another_seed_of_other_data_epochs_or_rounds_is_one_line()
    {
        Directory.CreateDirectory(_folder["trials"]);
        File.WriteAllText(_folder["trials/trial-0000.json"], "{");
        var (code, errors) = Ends("--trials 0-0 --results trials");
        Assert.Equal((1, 1), (code, errors.Count(c => c == '\n')));
        Assert.Contains("trial-0000.json: found ", errors, StringComparison.Ordinal);
        // A trial of this folder's own, and then one in which a word is another.
        File.Delete(_folder["trials/trial-0000.json"]);
        _folder.Succeed(Study, "--trials 0-0 --results trials --no-logs");
        var whole = File.ReadAllText(_folder["trials/trial-0000.json"]);
        var data = JsonDocument.Parse(whole).RootElement.GetProperty("Data").GetString();
        foreach (var (from, to, found) in new[]
        {
            ("\"Seed\":777", "\"Seed\":5", "found a trial of seed 5, expected 777: take another --results"),
            ($"\"Data\":\"{data}\"", "\"Data\":\"other-0123abcd\"", $"found a trial of the data other-0123abcd, expected {data}: take another --results"),
            ($"\"Data\":\"{data}\",", "", $"found a trial of the data unknown, expected {data}: take another --results"),
            ("\"Epochs\":3", "\"Epochs\":2", "found a trial of 2 epochs, expected 3: take another --results"),
            ("\"Round\":50", "\"Round\":25", "found a trial of rounds of 25, expected 50: take another --results"),
        })
        {
            Assert.Contains(from, whole, StringComparison.Ordinal);
            File.WriteAllText(_folder["trials/trial-0000.json"], whole.Replace(from, to, StringComparison.Ordinal));
            (code, errors) = Ends("--trials 0-0 --results trials --no-logs");
            Assert.Equal(1, code);
            Assert.Equal($"error: {Path.Combine("trials", "trial-0000.json")}: {found}\n", errors);
        }
    }

    private (int, string) Ends(string arguments)
    {
        var (code, _, errors) = _folder.Run(Study, arguments);
        return (code, errors);
    }
}
