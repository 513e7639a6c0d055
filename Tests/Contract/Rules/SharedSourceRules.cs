using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Contract.Rules;

/// <summary>
/// What the labs and what they share never use of TensorFlow.NET, since it goes wrong there. Found by reading its source at 6ce60665 and by running it on libtensorflow 2.15.1; the faults'
/// numbers are those of docs/engines.md.
/// </summary>
public static class SharedSourceRules
{
    const string Tf = "Tensorflow.tensorflow", Nn = "Tensorflow.tensorflow.nn_internal", Layers = "Tensorflow.Keras.Layers", Optimizers = "Tensorflow.Keras.Optimizers", OptimizerFactories = "Tensorflow.Keras.IOptimizerApi",
        Models = "Tensorflow.Keras.Engine", Datasets = "Tensorflow.IDatasetV2", Binding = "Tensorflow.Binding", Initializers = "Tensorflow.Operations.Initializers";

    static readonly string[] HeldByTheLibrary = ["Tensorflow.Tensor", "Tensorflow.Tensors", "Tensorflow.IVariableV1", "Tensorflow.IDatasetV2", "Tensorflow.Keras.ILayer"];

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("3", "a variable becomes the number of its handle's address: write variable.AsTensor(), or the operator with the tensor on the side that takes a variable",
            operation => operation.Parent is IConversionOperation { OperatorMethod.ReturnType.SpecialType: SpecialType.System_IntPtr } && operation.Type.IsA("Tensorflow.BaseResourceVariable")),
        new("4.1", "batch normalisation of rank 2 never moves its statistics there: EngineLayers.BatchNormalization()", operation => operation.Calls(Layers, "BatchNormalization")),
        new("4.2", "compile with strings trains with RMSprop and mean squared error there: give optimizer and loss as objects",
            operation => operation.Calls(Models, "compile") && operation.Called()!.Parameters[0].Type.SpecialType == SpecialType.System_String),
        new("4.3", "Dense does not hand use_bias on there", operation => operation.Calls(Layers, "Dense") && operation.Given("use_bias") is not null),
        new("4.4", "has no effect, or throws, there",
            operation => IsOptimizer(operation) && (operation.Calls(Optimizers, "RMSprop") || operation.Calls(OptimizerFactories, "RMSprop") ? new[] { "momentum", "centered" } : ["nesterov", "decay", "amsgrad"]).Any(name => operation.Given(name) is not null)),
        new("4.5", "training does not reach an inner layer by itself there: layer.Apply(inputs, training: training)",
            operation => operation.Calls("Tensorflow.Keras", "Apply") && Receiver(operation).IsA("Tensorflow.Keras.ILayer") && operation.IsInLayerCall() && operation.Given("training") is null),
        new("4.7", "a cast of Tensors goes by way of a byte there: Tensor first, then the cast",
            operation => operation is IConversionOperation { OperatorMethod: { Name: "op_Explicit", ContainingType.Name: "Tensors" } }),
        new("4.8", "ignores its seed there: GlorotUniform, HeUniform, RandomNormal of Labs.Common",
            operation => operation.Calls("Tensorflow.Keras", "HeNormal", "Orthogonal", "GlorotUniform") || operation.Calls(Initializers, "VarianceScaling", "GlorotUniform", "HeNormal", "Orthogonal")
                || operation.Calls(Tf, "variance_scaling_initializer") || operation is IPropertyReferenceOperation { Property: { Name: "glorot_uniform_initializer" or "orthogonal_initializer", ContainingType.Name: "tensorflow" } }),
        new("4.8", "Dense draws its weights from no seed there: give a kernel_initializer", operation => operation.Calls(Layers, "Dense") && operation.Called()!.MethodKind == MethodKind.Ordinary && operation.Given("kernel_initializer") is null),
        new("4.8", "this argument has no effect there",
            operation => (operation.Calls(Nn, "softmax") && operation.Given("axis") is not null) || operation.Given("label_smoothing") is not null && operation.Called()!.ContainingType.IsIn("Tensorflow.Keras")
                || operation.Calls("Tensorflow.Keras.Metrics", "BinaryAccuracy") && operation.Given("threshold") is not null),
        new("4.9", "has no gradient there", operation => operation.Calls(Nn, "l2_loss", "elu", "relu6") || operation.Calls(Tf, "reduce_prod", "log_softmax", "erf", "softsign")),
        new("4.11", "fit with validation data keeps the history of every tenth epoch only there", operation => operation.Calls(Models, "fit") && operation.Given("validation_data") is not null),
        new("4.12", "breaks without num_classes there", operation => operation.Calls("Tensorflow.Keras.Utils", "to_categorical") && operation.Given("num_classes") is null),
        new("4.13", "downloads without a check there: load_mnist(lab)", operation => operation.Calls("Tensorflow.Keras.Datasets", "load_data")),
        new("4.14", "weights are HDF5 there and TensorFlow checkpoints here: TrainingCheckpoint", operation => operation.Calls(Models, "save_weights", "load_weights")),
        new("4.17", "draws what Python does not without an op seed: seed: seeds.Next()",
            operation => (operation.Calls("Tensorflow.tensorflow.Random", "normal", "uniform", "truncated_normal") || operation.Calls(Tf, "truncated_normal") || IsDataset(operation, "shuffle")) && operation.Given("seed") is null),
        new("5.1", "every foreach over a dataset makes eight threads there, and one a step dies: one foreach over dataset.repeat(n)",
            operation => operation is IForEachLoopOperation loop && loop.Collection.Bare().Type.IsA(Datasets) && IsInLoop(loop)),
        new("5.2", "drop_remainder throws there: batch(size, drop_remainder_of: count)", operation => IsDataset(operation, "batch") && operation.Given("drop_remainder") is not null),
        new("5.3", "a start leaves elements out there", operation => operation.Calls(Binding, "enumerate") && (operation.Given("start") ?? operation.Given("step")) is not null),
        new("5.4", "no gradient passes it there, and the tape breaks",
            operation => operation.Calls(Nn, "sigmoid_cross_entropy_with_logits", "moments") || operation.Calls(Tf, "where") || operation.Calls(Layers, "ELU", "SELU")
                || operation.Calls("Tensorflow.Keras.Losses", "BinaryCrossentropy") && operation.Given("from_logits") is not null),
        new("5.5", "a text printed by print ends in a blank there: Console.WriteLine", operation => operation.Calls(Binding, "print") && operation.Called()!.Parameters[0].Type.SpecialType == SpecialType.System_String),
        new("5.6", "the format of a tensor is ignored there: (float)tensor first",
            operation => operation is IInterpolationOperation { FormatString: not null } interpolation && (interpolation.Expression.Type.IsA("Tensorflow.Tensor") || interpolation.Expression.Type.IsA("Tensorflow.Tensors"))),
        new("5.7", "cannot be reproduced there: dropout(rate) of SlideLayers, EngineLayers.Dropout", operation => operation.Calls(Nn, "dropout") || operation.Calls(Layers, "Dropout")),
        new("5.10", "stacks its input there: Tensor x = tensors, then the power", operation => operation.Calls(Tf, "pow") && Arguments(operation).Any(argument => argument.Bare().Type.IsA("Tensorflow.Tensors"))),
        new("6.2", "a Sequential without an input shape does not build there inside a model of one's own: begin with keras.layers.InputLayer(shape)", SequentialRule.IsBroken),
        new("6.3", "a layer that returns its own input is a cycle in a graph there: tf.identity(inputs)", OwnInputRule.IsBroken),
        new("6.4", "read_value: false is a NullReferenceException there", operation => operation.Called()?.Name is "assign_sub" or "assign_add" && operation.Given("read_value") is not null),
        new("6.5", "an optimizer's rate, counter and slots are there only after its first step",
            operation => operation is IPropertyReferenceOperation { Property: { Name: "lr", ContainingType: var type } } && type.IsIn(Optimizers)),
        new("6.7", "a tensor in a static field may start the library before the command line is read: then it tells standard error about itself, and --threads comes too late: a property (=>), or in the run",
            operation => operation is IFieldInitializerOperation { InitializedFields: [{ IsStatic: true, Type: var type }] } && HeldByTheLibrary.Any(name => type.IsA(name))),
        new("6.12", "without an axis a NullReferenceException there: axis: -1", operation => operation.Calls("Tensorflow.Keras.Metrics", "categorical_crossentropy") && operation.Given("axis") is null),
    ];

    static bool IsOptimizer(IOperation operation) => operation.Called() is { } method && (method.ContainingType.IsIn(Optimizers) || method.ContainingType.IsIn(OptimizerFactories));

    static bool IsDataset(IOperation operation, string name) => operation.Called() is { } method && method.Name == name && Receiver(operation).IsA(Datasets) && method.ContainingType.IsIn("Tensorflow");

    static ITypeSymbol? Receiver(IOperation operation) => operation is IInvocationOperation call ? call.Instance?.Bare().Type ?? call.Arguments.FirstOrDefault()?.Value.Bare().Type : null;

    static IEnumerable<IOperation> Arguments(IOperation operation) => operation is IInvocationOperation call ? call.Arguments.Select(argument => argument.Value) : [];

    static bool IsInLoop(IOperation operation)
    {
        for (var around = operation.Parent; around is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; around = around.Parent)
        {
            if (around is ILoopOperation)
                return true;
        }

        return false;
    }
}
