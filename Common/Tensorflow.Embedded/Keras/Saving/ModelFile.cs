using System.Text.Json;
using System.Text.Json.Nodes;
using Labs.KerasFiles;
using Tensorflow.Keras.Engine;

namespace Tensorflow.Keras.Saving;

/// <summary>Whole models in Keras' files.</summary>
internal static class ModelFile
{
    // Models inside models nest their configurations deeper than the 64 that .NET reads by itself.
    private static readonly JsonDocumentOptions deep = new() { MaxDepth = 512 };

    public static void Save(Model model, string filepath, bool withOptimizer, string format)
    {
        var asArchive = KerasWeights.EndsWith(filepath, ".keras") || format == "keras";
        if (!asArchive && !KerasWeights.EndsWith(filepath, ".h5") && !KerasWeights.EndsWith(filepath, ".hdf5") && format != "h5")
            throw new ValueError($"A model is saved as x.keras or x.h5: {filepath} asks for a SavedModel, which is not offered. Save its weights with save_weights.");
        if (model is not Functional) throw new ValueError($"Model \"{model.Name}\" is a subclass with code of its own: only Sequential and functional models can be saved whole. Save its weights with save_weights.");
        if (!model.Built || model.InnerLayers.Any(layer => layer is Layer { Built: false }))
            throw new ValueError($"Model \"{model.Name}\" cannot be saved, since its layers have not created their variables yet. Call the model first, or give its first layer an input shape.");
        var config = ModelConfig.Of(model, legacy: !asArchive);
        var training = CompileConfig.Of(model, legacy: !asArchive);
        if (asArchive && training is not null) config["compile_config"] = training;
        KerasWeights.Writing(filepath, () =>
        {
            var writer = new KerasFileWriter(asArchive ? KerasFileKind.Archive : KerasFileKind.LegacyModel)
            {
                ModelConfig = config.ToJsonString(), TrainingConfig = asArchive ? null : training?.ToJsonString(),
            };
            if (asArchive) KerasWeights.AddByPlace(writer, model);
            else KerasWeights.AddByLayer(writer, model);
            if (withOptimizer && training is not null && model.Optimizer is Optimizers.OptimizerV2 optimizer) writer.Optimizer([.. OptimizerState.Of(optimizer, model.TrainableVariables)]);
            writer.Save(filepath);
        });
    }

    public static Model Load(string filepath, bool compile)
    {
        Model? model = null;
        KerasWeights.Reading(filepath, () =>
        {
            using var file = KerasFile.Open(filepath);
            if (file.ModelConfig is null) throw new ValueError($"{filepath} holds weights only: make the model, then call load_weights.");
            var isKeras3 = file.KerasVersion?.StartsWith('3') == true;
            using var config = JsonDocument.Parse(file.ModelConfig, deep);
            using var training = compile && file.TrainingConfig is not null ? JsonDocument.Parse(file.TrainingConfig, deep) : null;
            // What cannot be compiled is said before anything is made.
            var compiled = training is null ? null : CompileConfig.Read(training.RootElement, filepath, isKeras3);
            model = new ModelReader(filepath, isKeras3).Read(config.RootElement);
            KerasWeights.Load(model, file, byName: false, skipMismatch: false);
            if (compiled is null) return;
            compiled(model);
            if (model.Optimizer is Optimizers.OptimizerV2 optimizer && file.Optimizer is { Tensors.Count: > 0 } state) OptimizerState.Load(optimizer, model.TrainableVariables, state, filepath, isKeras3);
        });
        return model!;
    }
}
