// Random search (deck 001): step 0 ranges, step 1 samples, step 2 few epochs and validation, step 3 repeat, e.g. 100 times, and narrow the ranges.
using System.Globalization;
using Labs.Common;

namespace Study8.HyperparameterSearch;

internal static class Search
{
    public static readonly LabOption<string?> trials = LabOption.Word("--trials", "Which trials: so a job scheduler splits them over machines that share the folder of results.", "FIRST-LAST", "0-99");
    public static readonly LabOption<int> round = LabOption.Whole("--round", "Trials between two narrowings of the ranges.", 50, 1);
    public static readonly LabOption<string?> results = LabOption.Word("--results", "Where each trial's result goes, and where those before are looked for; else trials-DATA-SEED in the study's logs.", "DIR");
    public static readonly LabOption<int?> workers = LabOption.WholeOrNone("--workers", "Processes that make trials, each on one thread.", 1, "one per core");

    public static void Run(Lab lab)
    {
        var (first, last) = Range();
        var seed = lab.Options.Seed;
        var data = Training.Data(lab);
        var folder = results.Value ?? Path.Combine(lab.Options.LogDir, "study8", $"trials-{data}-{seed}");
        Directory.CreateDirectory(folder);
        using var run = Workers.IsWorker ? null : lab.Run("search", $"trials {first} to {last}, results in {folder}");
        var before = Trial.ReadAll(folder, seed, data).Where(trial => trial.Number >= first && trial.Number <= last).ToList();
        if (before.Count > 0 && !Workers.IsWorker) Console.WriteLine($"{before.Count} of {last - first + 1} trials are there already");

        for (var from = first; from <= last; from = ((from / round) + 1) * round)
        {
            var to = Math.Min(last, (((from / round) + 1) * round) - 1);
            var ranges = RangesOf(from / round, folder, seed, data);
            if (run is not null) Say(run, ranges, from / round);
            var open = Enumerable.Range(from, to - from + 1).Where(number => !File.Exists(Trial.PathOf(folder, number))).ToList();
            var processes = Math.Min(open.Count, workers.Value ?? Environment.ProcessorCount);
            if (processes > 1) Workers.Run(processes, from, to, lab.ThrowIfInterrupted);
            else foreach (var number in open) Make(lab, ranges, number, folder, data);
        }
        if (run is not null) Conclude(lab, run, folder, data, first, last);
    }

    // Each round from what all the rounds before it have in the folder, whoever made it.
    private static Ranges RangesOf(int number, string folder, int seed, string data)
    {
        var ranges = Ranges.Wide;
        for (var i = 0; i < number; i++) ranges = ranges.Narrowed([.. Trial.ReadAll(folder, seed, data).Where(trial => trial.Number / round == i)]);
        return ranges;
    }

    private static void Make(Lab lab, Ranges ranges, int number, string folder, string data)
    {
        // A claim ends with the process that has it, however that ends.
        FileStream claim;
        try
        {
            claim = new FileStream(Path.Combine(folder, $"trial-{number:D4}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return;
        }
        using (claim)
        {
            if (File.Exists(Trial.PathOf(folder, number))) return;
            var trial = Training.Run(lab, ranges.Sample(number, lab.Options.Seed, data));
            trial.Write(folder);
            Console.WriteLine($"trial {number}: learning rate {trial.LearningRate:0.00e-0}, weight decay {trial.WeightDecay:0.00e-0}, units {trial.Units}, validation accuracy {trial.Accuracy:F4}");
        }
    }

    private static void Say(LabRun run, Ranges ranges, int number)
    {
        Console.WriteLine($"round {number}: {ranges}");
        run.Value($"round {number}, decades of learning rate", Math.Log10(ranges.LearningRate.High / ranges.LearningRate.Low));
        run.Value($"round {number}, decades of weight decay", Math.Log10(ranges.WeightDecay.High / ranges.WeightDecay.Low));
    }

    private static void Conclude(Lab lab, LabRun run, string folder, string data, int first, int last)
    {
        var seed = lab.Options.Seed;
        var all = Trial.ReadAll(folder, seed, data).Where(trial => trial.Number >= first && trial.Number <= last).ToList();
        var missing = last - first + 1 - all.Count;
        if (missing > 0) Console.WriteLine($"{missing} trials are being made by others, or failed: the same command again makes what is missing");
        if (all.Count == 0) return;
        var best = all.MaxBy(trial => trial.Accuracy)!;
        var narrowed = RangesOf((last / round) + 1, folder, seed, data);
        var rounds = all.GroupBy(trial => trial.Number / round).Select(group =>
            (Number: group.Key, Median: group.Select(trial => trial.Accuracy).Order().ElementAt(group.Count() / 2), Best: group.MaxBy(trial => trial.Accuracy)!)).ToList();
        foreach (var (number, median, best_of_round) in rounds)
        {
            Console.WriteLine($"round {number}: median accuracy {median:F4}, best {best_of_round.Accuracy:F4}");
            run.Value($"round {number}, median", median);
            run.Value($"round {number}, best", best_of_round.Accuracy);
            run.Value($"round {number}, next ranges hold its best", RangesOf(number + 1, folder, seed, data).Hold(best_of_round) ? 1 : 0);
        }
        Console.WriteLine($"narrowed: {narrowed}");
        run.Value("trials", all.Count);
        run.Value("best", best.Accuracy);
        run.Value("median gained by narrowing", rounds[^1].Median - rounds[0].Median);
        run.Add(new ResultTable("Trials, the best first", ["trial", "round", "learning rate", "weight decay", "units", "validation accuracy"],
            [.. all.OrderByDescending(trial => trial.Accuracy).Select(trial => new object?[] { trial.Number, trial.Number / round, trial.LearningRate, trial.WeightDecay, trial.Units, trial.Accuracy })]));
        Drawing.Draw(run, all);
        lab.Seen($"best of {all.Count} trials: {best.Number} with validation accuracy {best.Accuracy:F4}, learning rate {best.LearningRate:0.0e-0}; " +
            $"medians by round {string.Join(", ", rounds.Select(one => $"{one.Median:F3}"))}");
    }

    private static (int First, int Last) Range()
    {
        var words = trials.Value!.Split('-');
        return words.Length == 2 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) &&
            int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var last) && first <= last && last < 1_000_000
            ? (first, last)
            : throw new UsageException($"--trials: found '{trials.Value}', expected FIRST-LAST, two whole numbers from 0 to 999999, such as 0-49");
    }
}
