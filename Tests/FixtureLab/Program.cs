// A lab without a network, for the tests of what stands around a lab and of RunLabs: its losses are computed, its steps take the time asked for.
using System.Globalization;
using Labs.Common;
using Labs.Common.Data;

var pause = LabOption.Whole("--pause", "Milliseconds that a step takes.", int.Parse(Environment.GetEnvironmentVariable("FIXTURE_PAUSE") ?? "0", CultureInfo.InvariantCulture), 0);
var fail = LabOption.Choice("--fail", "How to fail half way.", "not", "not", "error", "usage", "hang", "crash", "warn");
var network = LabOption.Choice("--network", "What to train.", "both", "both", "down", "up");
var accuracy = LabOption.Number("--accuracy", "Test accuracy to end with.", 0.96f, 0, 1.001f);

return LabProgram.Run(
    args,
    new LabCommand("FixtureLab", "fixture", "A lab without a network.")
    {
        LearningRate = 0.5f, SeveralLearningRates = true, Steps = 20, PrintEvery = 5, LogEvery = 2, Mnist = true,
        Options = [pause, fail, network, accuracy],
    },
    lab =>
    {
        var options = lab.Options;
        if (Environment.GetEnvironmentVariable("FIXTURE_IMAGES") is { Length: > 0 })
            lab.Data = DigitData.Load(Enum.Parse<DataMode>(options.Data, ignoreCase: true), options.DataDir, Console.WriteLine).Source;
        foreach (var name in options.Get(network) is "both" ? ["down", "up"] : new[] { options.Get(network) })
        {
            using var run = lab.Run(name);
            var loss = 1f;
            // Its data are nothing.
            foreach (var (step, _) in run.Steps(Enumerable.Repeat<(Tensorflow.Tensors, Tensorflow.Tensors)>(default, options.Steps), options.Steps).Index())
            {
                loss *= name == "down" ? 1 - options.LearningRate : 1 + options.LearningRate;
                Thread.Sleep(options.Get(pause));
                if (run.Writer.IsDue(step))
                {
                    run.Writer.Scalar("loss", loss, step);
                    run.Writer.Histogram("loss", [loss], step);
                }
                if (step == options.Steps / 2)
                    Fail(options.Get(fail));
                if (step % options.PrintEvery == 0)
                {
                    Console.WriteLine(string.Create(CultureInfo.CurrentCulture, $"Iter: {step}, Loss: {loss:F4}"));
                    run.Record(step, loss);
                }
            }
            run.TestAccuracy = options.Get(accuracy);
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
