using Benchmarks;

switch (args.FirstOrDefault())
{
    case "matmul":
        MatMulBenchmark.Run(args[1..]);
        return 0;
    case "xor":
        return XorBenchmark.Run(args[1..]);
    default:
        Console.Error.WriteLine("usage: Benchmarks matmul [--rounds N] [--threads N] [--only NAME] | xor [--rounds N] [--steps N] [--soak N]");
        return 2;
}
