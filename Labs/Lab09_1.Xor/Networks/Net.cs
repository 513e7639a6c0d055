using Tensorflow;

namespace Lab09_1.Xor.Networks;

/// <summary>A network for two inputs and one output, and what its slide prints.</summary>
internal abstract class Net
{
    /// <summary>Variables in the order in which the slide asks for their gradients.</summary>
    public abstract ResourceVariable[] Variables { get; }

    /// <summary>Probabilities (examples, 1) for inputs (examples, 2).</summary>
    public abstract Tensor Hypothesis(Tensor features);

    /// <summary>The line of a step.</summary>
    public virtual string Line(int step, float loss) => $"Iter: {step}, Loss: {loss:F4}";

    /// <summary>Lines before the first step.</summary>
    public virtual void Before()
    {
    }

    /// <summary>Lines after the last step.</summary>
    public virtual void After(Tensor hypothesis, float accuracy) => Console.WriteLine($"Testset Accuracy: {accuracy:F4}");

    /// <summary>Week 4's last lines.</summary>
    protected static void Hypotheses(Tensor hypothesis, float accuracy)
    {
        var outputs = hypothesis.ToArray<float>();
        Console.WriteLine($"Hypothesis: {string.Join(" ", outputs.Select(h => $"{h:G8}"))}");
        Console.WriteLine($"Correct: {string.Join(" ", outputs.Select(h => h > 0.5f ? "1" : "0"))}");
        Console.WriteLine($"Accuracy: {accuracy:F4}");
    }
}
