using Benchmarks;

switch (args.FirstOrDefault())
{
    case "matmul":
        MatMulBenchmark.Run(args[1..]);
        return 0;
    default:
        Console.Error.WriteLine("usage: Benchmarks matmul [--rounds N] [--threads N] [--only NAME]");
        return 2;
}
