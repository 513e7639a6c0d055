using System.Text.Json;
using System.Text.Json.Nodes;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Losses;
using Tensorflow.Keras.Metrics;
using Tensorflow.Keras.Optimizers;

namespace Tensorflow.Keras.Saving;

/// <summary>What a model was compiled with, as Keras 2.15 writes it in JSON: optimizer, loss, metrics.</summary>
internal static class CompileConfig
{
    // Losses by their classes in Keras and their names as functions.
    private static readonly Dictionary<string, string> losses = new()
    {
        ["binary_crossentropy"] = "BinaryCrossentropy", ["categorical_crossentropy"] = "CategoricalCrossentropy", ["sparse_categorical_crossentropy"] = "SparseCategoricalCrossentropy",
        ["mean_squared_error"] = "MeanSquaredError", ["mean_absolute_error"] = "MeanAbsoluteError", ["mean_absolute_percentage_error"] = "MeanAbsolutePercentageError",
        ["mean_squared_logarithmic_error"] = "MeanSquaredLogarithmicError", ["cosine_similarity"] = "CosineSimilarity", ["huber_loss"] = "Huber", ["log_cosh"] = "LogCosh",
    };

    /// <summary>Null where the model was not compiled, or with an optimizer or a loss of the program's own, which no file can hold.</summary>
    public static JsonObject? Of(Model model, bool legacy)
    {
        if (model.Optimizer is not OptimizerV2 optimizer || Describe(optimizer) is not { } config || model.LossOrNull is not { } lossFunction || Describe(lossFunction) is not { } loss) return null;
        var metrics = new JsonArray([.. model.MetricNames.Select(name => (JsonNode)JsonValue.Create(name))]);
        var described = new JsonObject { ["loss"] = loss, ["loss_weights"] = null, ["metrics"] = metrics.Count == 0 ? null : metrics, ["weighted_metrics"] = null };
        if (legacy)
        {
            described["optimizer_config"] = new JsonObject { ["class_name"] = $"Custom>{optimizer.KerasClass}", ["config"] = config };
        }
        else
        {
            described["optimizer"] = new JsonObject { ["module"] = "keras.optimizers", ["class_name"] = optimizer.KerasClass, ["config"] = config, ["registered_name"] = null };
            described["run_eagerly"] = null;
            described["steps_per_execution"] = null;
            described["jit_compile"] = null;
        }
        return described;
    }

    /// <summary>Makes what compiles a model as the file says.</summary>
    /// <exception cref="ValueError">The optimizer, the loss or a metric is not offered.</exception>
    public static Action<Model>? Read(JsonElement compiled, string filepath, bool isKeras3)
    {
        ValueError Wrong(string what) => new($"{filepath} could not be loaded: what the model was compiled with: {what}. Load it with compile: false, and compile it.");
        if (compiled.ValueKind != JsonValueKind.Object) return null;
        if (!(compiled.TryGetProperty("optimizer", out var described) || compiled.TryGetProperty("optimizer_config", out described)) || described.ValueKind == JsonValueKind.Null) return null;
        // Python writes a model's outputs' losses as a list or a dictionary where there are several.
        if (!compiled.TryGetProperty("loss", out var loss) || loss.ValueKind == JsonValueKind.Null) return null;
        var optimizer = Optimizer(described);
        var lossFunction = Loss(loss);
        var metrics = new List<string>();
        if (compiled.TryGetProperty("metrics", out var given)) Metrics(given, 0);
        return model => model.compile(optimizer, lossFunction, [.. metrics]);

        IOptimizer Optimizer(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.String) return Named(() => Compiling.Optimizer(element.GetString()!));
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("class_name", out var name) || name.ValueKind != JsonValueKind.String || !element.TryGetProperty("config", out var own))
                throw Wrong("an optimizer's class_name and config expected");
            var config = new ConfigReader(own, "optimizer", isKeras3);
            config.RequireAbsent("use_ema", "global_clipnorm", "loss_scale_factor", "gradient_accumulation_steps");
            var className = name.GetString()!.Split('>')[^1];
            var (rate, decay) = Rate(config, className);
            if (className is not ("Adam" or "AdamW")) config.RequireAbsent("weight_decay");
            if (config.Has("clipnorm") || config.Has("clipvalue")) throw Wrong($"{className} with clipnorm or clipvalue, which is not offered");
            if (decay != 0 && className != "SGD") throw Wrong($"{className} with a learning rate that decays, which is not offered");
            return className switch
            {
                "SGD" => new SGD(rate, config.Float("momentum", 0), config.Bool("nesterov", false), decay),
                "Adam" when config.Float("weight_decay", 0) == 0 => new Adam(rate, config.Float("beta_1", .9f), config.Float("beta_2", .999f), config.Float("epsilon", 1e-7f), config.Bool("amsgrad", false)),
                "Adam" or "AdamW" => new AdamW(rate, config.Float("weight_decay", .004f), config.Float("beta_1", .9f), config.Float("beta_2", .999f), config.Float("epsilon", 1e-7f), config.Bool("amsgrad", false)),
                "RMSprop" => new RMSprop(new RMSpropArgs
                {
                    LearningRate = rate, RHO = config.Float("rho", .9f), Momentum = config.Float("momentum", 0), Epsilon = config.Float("epsilon", 1e-7f), Centered = config.Bool("centered", false),
                }),
                _ => throw Wrong($"the optimizer {className} is not offered. Known: SGD, Adam, AdamW, RMSprop"),
            };
        }

        (float Rate, float Decay) Rate(ConfigReader config, string className)
        {
            if (!config.Has("learning_rate") || config.Element("learning_rate").ValueKind == JsonValueKind.Number) return (config.Float("learning_rate", .001f), config.Float("decay", 0));
            var schedule = config.Element("learning_rate");
            if (schedule.ValueKind == JsonValueKind.Object && schedule.TryGetProperty("class_name", out var name) && name.ValueKind == JsonValueKind.String && name.GetString() == "InverseTimeDecay"
                && schedule.TryGetProperty("config", out var own))
            {
                var inner = new ConfigReader(own, "optimizer, learning_rate", isKeras3);
                if (inner.Int("decay_steps", 1) == 1 && !inner.Bool("staircase", false)) return (inner.Float("initial_learning_rate", .001f), inner.Float("decay_rate", 0));
            }
            throw Wrong($"{className} with a learning rate by a schedule, which is not offered");
        }

        ILossFunc Loss(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.String) return Named(() => Compiling.Loss(element.GetString()!));
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("class_name", out var name) || name.ValueKind != JsonValueKind.String)
                throw Wrong("several losses, or one that is no class of Keras', are not offered");
            var config = new ConfigReader(element.TryGetProperty("config", out var own) ? own : default, "loss", isKeras3);
            var reduction = config.Text("reduction") ?? "auto";
            return name.GetString()! switch
            {
                "BinaryCrossentropy" => new BinaryCrossentropy(config.Bool("from_logits", false), config.Float("label_smoothing", 0), config.Int("axis", -1), reduction, config.Text("name")),
                "CategoricalCrossentropy" => new CategoricalCrossentropy(config.Bool("from_logits", false), config.Float("label_smoothing", 0), reduction, config.Text("name")),
                "SparseCategoricalCrossentropy" => new SparseCategoricalCrossentropy(config.Bool("from_logits", false), reduction, config.Text("name")),
                "MeanSquaredError" => new MeanSquaredError(reduction, config.Text("name")),
                "MeanAbsoluteError" => new MeanAbsoluteError(reduction, config.Text("name")),
                "Huber" when config.Float("delta", 1) == 1 => new LossesApi().Huber(reduction, config.Text("name")),
                "LogCosh" => new LossesApi().LogCosh(reduction, config.Text("name")),
                "MeanAbsolutePercentageError" => new LossesApi().MeanAbsolutePercentageError(reduction, config.Text("name")),
                "MeanSquaredLogarithmicError" => new LossesApi().MeanSquaredLogarithmicError(reduction, config.Text("name")),
                "CosineSimilarity" => new LossesApi().CosineSimilarity(reduction, config.Int("axis", -1), config.Text("name")),
                var other => throw Wrong($"the loss {other} is not offered"),
            };
        }

        void Metrics(JsonElement element, int depth)
        {
            if (element.ValueKind == JsonValueKind.Array && depth < 4)
            {
                foreach (var item in element.EnumerateArray()) Metrics(item, depth + 1);
            }
            else if (element.ValueKind == JsonValueKind.String)
            {
                metrics.Add(Known(element.GetString()!));
            }
            else if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("config", out var own) && own.ValueKind == JsonValueKind.Object
                && own.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
            {
                metrics.Add(Known(name.GetString()!));
            }
            else if (element.ValueKind != JsonValueKind.Null)
            {
                throw Wrong("a metric that is not offered");
            }
        }

        string Known(string metric) => Named(() =>
        {
            Compiling.RequireMetric(metric);
            return metric;
        });

        T Named<T>(Func<T> make)
        {
            try
            {
                return make();
            }
            catch (ValueError error)
            {
                throw Wrong(error.Message.TrimEnd('.'));
            }
        }
    }

    private static JsonObject? Describe(OptimizerV2 optimizer)
    {
        if (optimizer.GetType().Assembly != typeof(OptimizerV2).Assembly) return null;
        var json = new JsonObject
        {
            ["name"] = optimizer.KerasClass, ["weight_decay"] = null, ["clipnorm"] = null, ["global_clipnorm"] = null, ["clipvalue"] = null, ["use_ema"] = false, ["ema_momentum"] = .99,
            ["ema_overwrite_frequency"] = null, ["jit_compile"] = false, ["is_legacy_optimizer"] = false,
        };
        optimizer.WriteConfig(new ConfigWriter(json));
        return json;
    }

    private static JsonObject? Describe(ILossFunc loss)
    {
        if (loss is not Loss own || loss.GetType().Assembly != typeof(Loss).Assembly || !losses.TryGetValue(own.Name, out var className)) return null;
        var config = new JsonObject { ["reduction"] = own.Reduction, ["name"] = own.Name };
        own.WriteConfig(new ConfigWriter(config));
        return new JsonObject { ["module"] = "keras.losses", ["class_name"] = className, ["config"] = config, ["registered_name"] = null };
    }
}
