using BenchmarkDotNet.Attributes;

namespace Benchmarks;

/// <summary>The steps of the XOR network, by the engine and by hand.</summary>
[MemoryDiagnoser]
public class XorStep
{
    private const float LearningRate = .1f;
    private const int Steps = 1000;
    private readonly EngineXor engine;
    private readonly HandWrittenXor hand;

    public XorStep()
    {
        engine = new EngineXor(LearningRate);
        hand = new HandWrittenXor(engine.Weights, engine.Biases);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Steps)]
    public void ByHand()
    {
        for (var i = 0; i < Steps; i++) hand.Step(LearningRate);
    }

    [Benchmark(OperationsPerInvoke = Steps)]
    public void Engine() => engine.Train(Steps);
}
