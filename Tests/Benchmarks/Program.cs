using Benchmarks;

switch (args.FirstOrDefault())
{
    case "matmul":
        MatMulBenchmark.Run(args[1..]);
        return 0;
    case "xor":
        return XorBenchmark.Run(args[1..]);
    case "mnist":
        return MnistBenchmark.Run(args[1..]);
    case "start":
        return StartBenchmark.Run(args[1..]);
    case "ops":
        return OpsBenchmark.Run(args[1..]);
    case "growth":
        return GrowthBenchmark.Run(args[1..]);
    case "cnn":
        return CnnBenchmark.Run(args[1..]);
    case "events":
        return EventsBenchmark.Run(args[1..]);
    case "checkpoints":
        return CheckpointBenchmark.Run(args[1..]);
    case "measured":
        Measured.Run(args[1..]);
        return 0;
    default:
        Console.Error.WriteLine("usage: Benchmarks matmul [--rounds N] [--threads N] [--only NAME] | xor [--rounds N] [--steps N] [--soak N] [--engine NAME] | start [--rounds N] | ops [--only NAME] | growth [--only WIDTH] [--picture FILE] | cnn [--rounds N] [--steps N] [--soak STEPS] [--threads N] [--engine NAME] [--only network|kernels] | events [--scale N] | checkpoints [--rounds N] [--floats N] | measured [BenchmarkDotNet options] | mnist [--rounds N] [--steps N] [--threads N] [--engine NAME] [--only NAME]");
        return 2;
}
