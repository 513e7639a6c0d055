using Tensorflow.Executors;

namespace Tensorflow.Keras.Engine;

/// <summary>What becomes of a tensor that one layer of the engine made and another consumed, and that nothing else has seen.</summary>
internal static class Handover
{
    /// <summary>
    /// Ends the engine's use of a tensor. While a tape records, its storage goes back with the tape's record; else at once. What shares its storage with
    /// <paramref name="outputs"/> is left alone.
    /// </summary>
    public static void LetGo(Tensor made, Tensors outputs)
    {
        foreach (var output in outputs.Items)
            if (ReferenceEquals(output.StorageOwner, made.StorageOwner)) return;
        LetGo(made.StorageOwner);
    }

    public static void LetGo(Tensor owner)
    {
        if (owner.ExtrasOrNull is { LogitsArePrivate: true, Logits: { } logits }) LetGo(logits.StorageOwner);
        if (EngineContext.Current.Tapes is null) owner.Release();
        else owner.IsInternal = true;
    }

    /// <summary>The storage of a layer's only output, where it was made since <paramref name="born"/> and the layer keeps none of it; else null.</summary>
    public static Tensor? Made(Layer layer, Tensors outputs, long born) =>
        layer.GivesOutputsPrivately && outputs.SingleOrNull is { } only && only.StorageOwner.Id >= born ? only.StorageOwner : null;
}
