// A lab without a network, for the tests of what stands around a lab and of RunLabs: its losses are computed, its steps take the time asked for.
using System.Globalization;
using Labs.Common;
using Labs.Common.Data;

var pause = LabOption.Whole("--pause", "Milliseconds that a step takes.", int.Parse(Environment.GetEnvironmentVariable("FIXTURE_PAUSE") ?? "0", CultureInfo.InvariantCulture), 0);
var fail = LabOption.Choice("--fail", "How to fail half way.", "not", "not", "error", "usage", "hang", "crash", "warn");
var network = LabOption.Choice("--network", "What to train.", "both", "both", "down", "up");
var accuracy = LabOption.Number("--accuracy", "Test accuracy to end with.", 0.96f, 0, 1.001f);
var picture = LabOption.Picture();

var steps = LabOption.Steps(20);
var learning_rates = LabOption.LearningRates(0.5f);

return LabProgram.Run(
    args,
    new LabCommand("FixtureLab", "fixture", "A lab without a network.")
    {
        PrintEvery = 5, LogEvery = 2, Mnist = true,
        Options = [pause, fail, network, accuracy, picture, steps, learning_rates],
    },
    lab =>
    {
        var learning_rate = learning_rates.Value[0];
        var verbose = lab.Options.PrintEvery!.Value;
        if (Environment.GetEnvironmentVariable("FIXTURE_IMAGES") is { Length: > 0 })
            lab.Data = DigitData.Load(Enum.Parse<DataMode>(lab.Options.Data, ignoreCase: true), lab.Options.DataDir, Console.WriteLine).Source;
        foreach (var name in network.Value is "both" ? ["down", "up"] : new[] { network.Value })
        {
            using var run = lab.Run(name, $"{steps} steps", new Seeds(lab.Options.Seed));
            var loss = 1f;
            foreach (var step in run.Steps(steps, verbose))
            {
                if (step == 0 && Environment.GetEnvironmentVariable("FIXTURE_BEGUN") is { Length: > 0 } begun)
                    File.WriteAllText(begun, "");
                loss *= name == "down" ? 1 - learning_rate : 1 + learning_rate;
                Thread.Sleep(pause);
                run.Scalar("loss", loss, step);
                if (run.Writer.IsDue(step)) run.Writer.Histogram("loss", [loss], step);
                if (step == steps / 2)
                    Fail(fail);
                if (step % verbose == 0)
                    Console.WriteLine(string.Create(CultureInfo.CurrentCulture, $"Iter: {step}, Loss: {loss:F4}"));
            }
            run.TestAccuracy = accuracy;
            run.Picture(picture, "A circle", "A circle.", file => File.WriteAllText(file, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><circle r=\"9\"/></svg>"));
            run.Hypothesis = [0, float.NaN];
        }
    });

static void Fail(string how)
{
    switch (how)
    {
        case "error": throw new InvalidDataException("a line\nand another");
        case "usage": throw new UsageException("--resume: found options of another run, expected the checkpoint's");
        case "warn": Console.Error.WriteLine("a warning of step 10"); break;
        case "hang": Thread.Sleep(Timeout.Infinite); break;
        case "crash":
            new Thread(() => throw new InvalidDataException("on another thread")).Start();
            Thread.Sleep(Timeout.Infinite);
            break;
    }
}
