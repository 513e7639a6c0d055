namespace Labs.Common;

/// <summary>What a lab's command line is: its name, its options and their defaults, which are the slide's values.</summary>
/// <param name="name">The lab's project: <c>Lab09_2.TensorBoard</c>.</param>
/// <param name="folder">Its folder below <c>logs</c> and <c>checkpoints</c>: <c>xor</c>, <c>lab10-1</c>.</param>
/// <param name="description">One line for <c>--help</c>.</param>
public sealed class LabCommand(string name, string folder, string description)
{
    /// <summary>The lab's project.</summary>
    public string Name { get; } = name;

    /// <summary>Its folder below <c>logs</c> and <c>checkpoints</c>.</summary>
    public string Folder { get; } = folder;

    /// <summary>One line for <c>--help</c>.</summary>
    public string Description { get; } = description;

    /// <summary>Default of <c>--print-every</c>, where the lines are printed by the run and not by the slide's own condition; null: it is the network's, or an option of the lab.</summary>
    public int? PrintEvery { get; init; }

    /// <summary>Default of <c>--log-every</c>, in steps, unless it is that of the network (<see cref="ByNetwork"/>); null: the lab writes no logs and has none of the options about them.</summary>
    public int? LogEvery { get; init; } = 1;

    /// <summary>Default of <c>--seed</c>.</summary>
    public int Seed { get; init; } = 777;

    /// <summary>
    /// Steps, learning rate, batch size, printing and logging differ from network to network: the options are there, and a network takes its own value where one is not given:
    /// <c>lab.Options.Steps ?? 1001</c>.
    /// </summary>
    public bool ByNetwork { get; init; }

    /// <summary>The lab trains on MNIST or the built-in digits: it has the options about data, checkpoints and evaluation.</summary>
    public bool Mnist { get; init; }

    /// <summary>Lines and test accuracies are those of whole epochs: of a lab on MNIST that has neither <c>--print-every</c> nor <c>--eval-every</c>.</summary>
    public bool ByEpoch { get; init; }

    /// <summary>The lab reads images and nothing else of the above: it has the options about data.</summary>
    public bool Images { get; init; }

    /// <summary>A study's slide, said in its first line; null: the lab is named as its slide.</summary>
    public string? Slide { get; init; }

    /// <summary>What to look for, said in its second line and by <c>--help</c>.</summary>
    public string? LookFor { get; init; }

    /// <summary>The lab's own options, and those of the slide's values that the command line may change.</summary>
    public IReadOnlyList<LabOption> Options { get; init; } = [];
}
