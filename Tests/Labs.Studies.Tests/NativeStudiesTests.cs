using System.Text.Json;
using Labs.Testing;

namespace Labs.Studies.Tests;

/// <summary>The studies on libtensorflow: the same random numbers, and so the same results but for the order of sums.</summary>
public sealed class NativeStudiesTests
{
    [NativeTheory]
    [InlineData("Study1.GradientDescent", "--epochs 2")]
    [InlineData("Study2.Backpropagation", "")]
    [InlineData("Study3.Optimizers", "--mnist-steps 20")]
    [InlineData("Study4.WeightInitialization", "")]
    [InlineData("Study5.FirstExample", "--epochs 1")]
    [InlineData("Study6.Regularization", "--epochs 5")]
    [InlineData("Study7.ImbalancedData", "--epochs 1")]
    [InlineData("Study8.HyperparameterSearch", "--trials 0-3 --round 2 --workers 2")]
    [InlineData("Study9.CustomLayer", "--steps 300")]
    public void They_find_what_the_embedded_engine_finds(string study, string arguments)
    {
        var (embedded, native) = (Values(study, arguments, BuiltEngine.Default), Values(study, arguments, "libtensorflow"));
        Assert.Equal(embedded.Keys, native.Keys);
        // Whole trainings: what the order of sums does to a single step grows with them, to some thousandths here.
        Assert.All(embedded, value => Assert.True(Math.Abs(value.Value - native[value.Key]) <= .02 * Math.Max(1, Math.Abs(value.Value)), $"{value.Key}: {value.Value} and {native[value.Key]}"));
    }

    private static SortedDictionary<string, double> Values(string study, string arguments, string engine)
    {
        using var folder = new LabFolder();
        var (lines, results) = folder.Succeed(study, $"{arguments} --no-logs --engine {engine}");
        Assert.StartsWith($"Engine: {engine} ", lines[0], StringComparison.Ordinal);
        var values = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var run in results.GetProperty("runs").EnumerateArray().Where(run => run.TryGetProperty("values", out _)))
        {
            // One neuron's outputs for XOR are all one half: on which side of it the last bit decides.
            foreach (var value in run.GetProperty("values").EnumerateObject().Where(value => value.Name != "XOR accuracy" && value.Value.ValueKind == JsonValueKind.Number))
                values.Add($"{run.GetProperty("name").GetString()}: {value.Name}", value.Value.GetDouble());
        }
        return values;
    }
}
