using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Benchmarks;

/// <summary>BenchmarkDotNet over the classes here, in this process: its own builds would know nothing of the engine's folders.</summary>
internal static class Measured
{
    public static void Run(string[] args) => BenchmarkSwitcher.FromTypes([typeof(XorStep), typeof(LayerProduct), typeof(LayerFunctions)])
        .Run(args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
}
