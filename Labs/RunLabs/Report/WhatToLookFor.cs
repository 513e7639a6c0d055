namespace RunLabs.Report;

/// <summary>What a lab's curves are to be looked at for, in a sentence from its slide.</summary>
internal static class WhatToLookFor
{
    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["Lab09_1.Xor"] = "One logistic unit stays at a loss of .6931 and an accuracy of .5: XOR is not linearly separable. With a hidden layer the loss leaves that plateau, sooner the larger the rate and the more units there are.",
        ["Lab09_2.TensorBoard"] = "The same network with two learning rates: .1 leaves the plateau after about 1,500 steps and ends far below .01, which has not moved by then.",
        ["Lab10_1.Relu"] = "Sigmoid starts slowly, since its gradient shrinks layer by layer (vanishing gradient); ReLU passes it on and ends some three points higher.",
        ["Lab10_2.Initializers"] = "Only the kernels' first values differ: with variance 1 the net starts far off and ends lowest; Xavier, variance 2 / (in + out), and He, twice that, start where the gradient flows.",
        ["Lab10_3.Dropout"] = "Half of the units are left out in each step: the training loss stays higher and the gap between training and test accuracy shrinks, but after one epoch the test accuracy is below that of the same net without dropout.",
        ["Lab10_4.BatchNorm"] = "Each layer's inputs are held to a mean and variance that are learned (internal covariate shift): the accuracy rises within the first fifty steps and ends highest of all labs.",
    };

    /// <returns>Null: the slides say nothing of it.</returns>
    public static string? In(string lab) => Sentences.GetValueOrDefault(lab);
}
