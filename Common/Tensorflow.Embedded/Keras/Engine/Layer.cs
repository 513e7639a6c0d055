using Tensorflow.Common.Types;
using Tensorflow.Executors;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Saving;
using Tensorflow.NumPy;
using Tensorflow.Operations.Initializers;
using Tensorflow.Ops;
using Tensorflow.Train;

namespace Tensorflow.Keras.Engine;

/// <summary>
/// A layer: weights and a function of tensors. A subclass makes its weights in <see cref="build"/> and computes in <see cref="Call"/>; layers inside it are made known by
/// <see cref="StackLayers"/>.
/// </summary>
public abstract partial class Layer : AutoTrackable, ILayer
{
    private readonly LayerArgs args;

    /// <summary>The shape of the inputs that it was built for.</summary>
    protected KerasShapesWrapper? _buildInputShape;

    /// <summary>The layer's own weights that are trained, in the order in which they were made.</summary>
    protected List<IVariableV1> _trainable_weights = [];

    /// <summary>The layer's own weights that are not trained, in the order in which they were made.</summary>
    protected List<IVariableV1> _non_trainable_weights = [];

    /// <summary>The layers inside this one.</summary>
    protected List<ILayer> _self_tracked_trackables = [];

    /// <summary>The name without a number.</summary>
    protected string base_name = "";

    /// <summary>Whether the weights have been made.</summary>
    protected bool built;

    /// <summary>A number that no other layer of the process has.</summary>
    protected int id;

    /// <summary>What is expected of an input; null: nothing.</summary>
    protected InputSpec? inputSpec;

    /// <summary>What <see cref="Name"/> returns.</summary>
    protected string name = "";

    private static int lastId;

    private List<Func<Tensor>>? losses;

    // Weights are made once, whichever threads call the layer first. Apart from built, which subclasses set, some before their weights are there.
    private readonly Lock building = new();
    private volatile bool ready;

    /// <summary>A layer without weights; it is built when it is first used.</summary>
    public Layer(LayerArgs args)
    {
        this.args = args.Copy();
        id = Interlocked.Increment(ref lastId);
        Trainable = args.Trainable;
        OfEngine = GetType().Assembly == typeof(Layer).Assembly;
        _init_set_name(args.Name!);
    }

    /// <summary>What the layer was made from: a copy, which nobody else writes to.</summary>
    internal LayerArgs Args => args;

    /// <summary>Adds a loss for the layer's output; null: none.</summary>
    public IRegularizer? ActivityRegularizer => args.ActivityRegularizer;

    /// <summary>Whether floating-point inputs of another dtype are cast to <see cref="DType"/>.</summary>
    public bool AutoCast => args.Autocast;

    /// <summary>The inputs' shape with the batch as the layer was given it, or null.</summary>
    public KerasShapesWrapper BatchInputShape => args.BatchInputShape
        ?? (args.InputShape is { } shape ? new Shape(args.BatchSize).concatenate(shape) : (KerasShapesWrapper)null!);

    /// <summary>The inputs' shape that the layer was built for, or null.</summary>
    public KerasShapesWrapper BuildInputShape => _buildInputShape!;

    /// <summary>Whether the weights are there.</summary>
    public bool Built => built;

    /// <summary>Whether every thread may take the weights to be there: not while one makes them.</summary>
    internal bool IsReady => ready && built;

    /// <summary>Of its weights and output.</summary>
    public TF_DataType DType => args.DType;

    /// <summary>A number that no other layer of the process has.</summary>
    public int Id => id;

    /// <summary>What it expects of an input; null: nothing.</summary>
    public InputSpec InputSpec => inputSpec!;

    /// <summary>Uses of this layer in functional models.</summary>
    public List<INode> InboundNodes { get; } = [];

    /// <summary>Uses of this layer's outputs in functional models.</summary>
    public List<INode> OutboundNodes { get; } = [];

    /// <summary>The layers inside this one.</summary>
    public virtual List<ILayer> Layers => [.. _self_tracked_trackables];

    /// <summary>Its name: <c>dense</c>, <c>dense_1</c>, ..., unless one is given.</summary>
    public string Name
    {
        get => name;
        set => name = value;
    }

    /// <summary>As Keras names layers in saved models.</summary>
    public override string ObjectIdentifier => "_tf_keras_layer";

    /// <summary>The output's shape, the batch being unknown.</summary>
    /// <exception cref="RuntimeError">The layer has not been built.</exception>
    public Shape OutputShape
    {
        get
        {
            if (_buildInputShape is null) throw new RuntimeError($"The layer {name} has never been called and thus has no defined output shape.");
            var shapes = Array.ConvertAll(_buildInputShape.ToShapeArray(), WithoutBatch);
            return InferShapes(shapes, Array.ConvertAll(shapes, _ => DType))[0].Shape.Copy();
        }
    }

    /// <summary>Whether its weights are trained.</summary>
    public bool Trainable { get; internal set; }

    /// <summary>Own weights that are trained, then those of the layers inside.</summary>
    public virtual List<IVariableV1> TrainableVariables => TrainableWeights;

    /// <inheritdoc cref="TrainableVariables"/>
    public virtual List<IVariableV1> TrainableWeights
    {
        get
        {
            var weights = new List<IVariableV1>();
            Collect(weights, trainable: true);
            return weights;
        }
    }

    /// <summary>Own weights that are not trained, then those of the layers inside.</summary>
    public List<IVariableV1> NonTrainableVariables => NonTrainableWeights;

    /// <inheritdoc cref="NonTrainableVariables"/>
    public virtual List<IVariableV1> NonTrainableWeights
    {
        get
        {
            var weights = new List<IVariableV1>();
            Collect(weights, trainable: false);
            return weights;
        }
    }

    /// <summary>All weights: those that are trained first. Setting it gives the weights new values.</summary>
    public virtual List<IVariableV1> Weights
    {
        get
        {
            var weights = TrainableWeights;
            Collect(weights, trainable: false);
            return weights;
        }
        set => set_weights(value.Select(weight => weight.numpy()));
    }

    /// <inheritdoc cref="Weights"/>
    public List<IVariableV1> Variables => Weights;

    /// <summary>Whether the class is the engine's own.</summary>
    private protected bool OfEngine { get; }

    /// <summary>
    /// Adds to the chain what the layer does in inference, where that maps each row of its input by itself and the chain has a stage for it.
    /// </summary>
    /// <returns>False: it cannot.</returns>
    internal virtual bool JoinRows(RowChain chain) => false;

    /// <summary>Adds to the chain what the layer does in inference, where that maps each image of its input by itself and the chain has a stage for it.</summary>
    /// <returns>False: it cannot.</returns>
    internal virtual bool JoinImages(ImageChain chain) => false;

    /// <summary>Penalties that training adds to the loss, of the layers inside too.</summary>
    internal IEnumerable<Func<Tensor>> Losses => (losses ?? []).Concat(_self_tracked_trackables.OfType<Layer>().SelectMany(layer => layer.Losses));

    private protected void Collect(List<IVariableV1> weights, bool trainable)
    {
        CollectOwn(weights, trainable);
        foreach (var layer in InnerLayers)
        {
            // A layer that is frozen freezes those inside it.
            if (layer is Layer inner && (Trainable || !trainable))
            {
                if (Trainable || inner.Trainable == trainable) inner.Collect(weights, trainable);
                else weights.AddRange(inner.Weights);
            }
            else if (layer is not Layer && Trainable)
            {
                weights.AddRange(trainable ? layer.TrainableWeights : layer.NonTrainableWeights);
            }
        }
    }

    private void CollectOwn(List<IVariableV1> weights, bool trainable)
    {
        if (Trainable)
        {
            weights.AddRange(trainable ? _trainable_weights : _non_trainable_weights);
        }
        else if (!trainable)
        {
            weights.AddRange(_trainable_weights);
            weights.AddRange(_non_trainable_weights);
        }
    }

    /// <summary>The layers inside, without a copy.</summary>
    internal virtual IReadOnlyList<ILayer> InnerLayers => _self_tracked_trackables;

    /// <summary>Makes layers inside this one known: their weights become this layer's.</summary>
    protected void StackLayers(params ILayer[] layers)
    {
        foreach (var layer in layers)
            if (!_self_tracked_trackables.Contains(layer)) _self_tracked_trackables.Add(layer);
    }

    /// <summary>Names the layer: as given, or after its class, numbered.</summary>
    protected virtual void _init_set_name(string name, bool zero_based = true)
    {
        base_name = LayerNames.SnakeCase(GetType().Name);
        this.name = string.IsNullOrEmpty(name) ? LayerNames.Unique(base_name, zero_based) : name;
    }

    /// <summary>What the layer's weights are named after.</summary>
    protected virtual string _name_scope() => name;

    /// <summary>Makes a weight.</summary>
    /// <param name="name">Below the layer's name: <c>dense/kernel:0</c>.</param>
    /// <param name="shape">Fully defined; null: a single number.</param>
    /// <param name="dtype">Default float32.</param>
    /// <param name="initializer">Null: Glorot's uniform numbers, or zeros for integers.</param>
    /// <param name="regularizer">A penalty that compiled training adds to the loss.</param>
    /// <param name="synchronization">Has no effect on one device.</param>
    /// <param name="aggregation">Has no effect on one device.</param>
    /// <param name="trainable">Whether it is trained.</param>
    /// <param name="getter">Makes the variable in the layer's place.</param>
    protected virtual IVariableV1 add_weight(
        string name, Shape? shape, TF_DataType dtype = TF_DataType.TF_FLOAT, IInitializer? initializer = null, IRegularizer? regularizer = null,
        VariableSynchronization synchronization = VariableSynchronization.Auto, VariableAggregation aggregation = VariableAggregation.None, bool trainable = true,
        Func<VariableArgs, IVariableV1>? getter = null)
    {
        if (dtype == TF_DataType.DtInvalid) dtype = DType;
        shape ??= Shape.Scalar;
        initializer ??= dtype.IsFloating() ? new GlorotUniform() : new Zeros();
        IVariableV1 variable;
        if (getter is null)
        {
            variable = new ResourceVariable(initializer.Apply(new InitializerArgs(shape, dtype)), trainable, $"{_name_scope()}/{name}", dtype, null);
        }
        else
        {
            variable = getter(new VariableArgs
            {
                Name = name, Shape = shape, DType = dtype, Initializer = initializer, Trainable = trainable, Synchronization = synchronization, Aggregation = aggregation,
            });
        }
        (trainable ? _trainable_weights : _non_trainable_weights).Add(variable);
        if (variable is Trackable trackable) _track_trackable(trackable, name, overwrite: true);
        if (regularizer is not null) add_loss(() => regularizer.Apply(new RegularizerArgs(variable.AsTensor())));
        return variable;
    }

    /// <summary>Adds a penalty to the loss of compiled training, computed anew in every step.</summary>
    protected virtual void add_loss(Func<Tensor> losses) => (this.losses ??= []).Add(losses);

    /// <summary>Makes the weights. A subclass ends with <c>built = true</c>.</summary>
    public virtual void build(KerasShapesWrapper input_shape)
    {
        _buildInputShape = input_shape;
        built = true;
    }

    /// <summary>Builds the layer for these inputs if it is not built.</summary>
    protected void MaybeBuild(Tensors inputs)
    {
        if (!IsReady) BuildOnce(Array.ConvertAll(inputs.Items.ToArray(), input => input.Dimensions), static (layer, shapes) => layer.BuildForCall(shapes));
    }

    private protected virtual void BuildForCall(Shape[] shapes) => Build(shapes);

    internal void Build(Shape[] shapes)
    {
        if (IsReady) return;
        BuildOnce(shapes, static (layer, shapes) =>
        {
            var wrapper = new KerasShapesWrapper(shapes);
            layer.build(wrapper);
            layer._buildInputShape = wrapper;
            layer.built = true;
        });
    }

    private void BuildOnce(Shape[] shapes, Action<Layer, Shape[]> make)
    {
        // A thread that builds the layer may call it on the way; the others wait until it is done.
        var nested = building.IsHeldByCurrentThread;
        lock (building)
        {
            if (!built) make(this, shapes);
            if (!nested) ready = built;
        }
    }

    /// <summary>Computes the outputs.</summary>
    /// <param name="inputs">What <see cref="Apply"/> was given, floating-point tensors cast to <see cref="DType"/>.</param>
    /// <param name="state">What Apply was given.</param>
    /// <param name="training">Whether the model is being trained; never null.</param>
    /// <param name="optional_args">What Apply was given.</param>
    protected virtual Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) =>
        ReplacedCall is null ? inputs : ReplacedCall(inputs);

    /// <summary>Computes in place of a Call that is not overridden.</summary>
    public Func<Tensors, Tensors>? ReplacedCall { get; set; }

    /// <summary>Calls the layer, building it if this is the first time.</summary>
    /// <param name="inputs">Tensors, or symbolic tensors to make a functional model of.</param>
    /// <param name="states">Handed to <see cref="Call"/>.</param>
    /// <param name="training">True: as in training. False or null: as an outer call of this thread has it, or inference where there is none.</param>
    /// <param name="optional_args">Handed to Call.</param>
    /// <exception cref="ValueError">The inputs do not fit the layer.</exception>
    public virtual Tensors Apply(Tensors inputs, Tensors? states = null, bool? training = false, IOptionalArgs? optional_args = null)
    {
        if (inputs is null || inputs.Length == 0) throw new ValueError($"Layer \"{name}\" was called without inputs.");
        var items = inputs.Items;
        foreach (var item in items)
            if (item.IsSymbolic) return ApplySymbolic(inputs, training);
        var given = inputs;
        inputs = Held(inputs);
        if (args.Autocast) inputs = Autocast(inputs);
        if (Masks.Used && !ReferenceEquals(given, inputs)) Masks.Copy(given, inputs);
        if (inputSpec is not null)
            foreach (var item in inputs.Items) Check(item.Dimensions);
        if (!IsReady) MaybeBuild(inputs);
        var mode = CallState.Mode(training);
        var saved = CallState.Enter(mode);
        try
        {
            var outputs = Call(inputs, states, mode, optional_args);
            if (Masks.Used && PassesMasks && outputs.Length == 1 && Masks.OfAll(inputs) is { } mask) Masks.Set(outputs.Single, mask);
            return outputs;
        }
        finally
        {
            CallState.Leave(saved);
        }
    }

    /// <summary>Whether the steps that count are the same in the output (Keras' supports_masking).</summary>
    private protected virtual bool PassesMasks => false;

    private void Check(Shape shape)
    {
        if (inputSpec!.Objection(shape) is { } objection) throw new ValueError($"Input 0 of layer \"{name}\" is incompatible with the layer: {objection}");
    }

    // What is written to an array later changes neither what the layer gives on nor what a tape has recorded of it.
    private static Tensors Held(Tensors inputs)
    {
        foreach (var item in inputs.Items)
            if (item is NDArray) return new Tensors(Array.ConvertAll(inputs.Items.ToArray(), Conversions.Snapshot));
        return inputs;
    }

    private Tensors Autocast(Tensors inputs)
    {
        if (!DType.IsFloating()) return inputs;
        Tensor[]? cast = null;
        var items = inputs.Items;
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].dtype == DType || !items[i].dtype.IsFloating()) continue;
            cast ??= items.ToArray();
            cast[i] = Primitives.Cast(items[i], DType);
        }
        return cast is null ? inputs : new Tensors(cast);
    }

    /// <summary>The weights' values, trained ones first.</summary>
    public List<NDArray> get_weights() => [.. Weights.Select(weight => weight.numpy())];

    /// <summary>Gives the weights values, in the order of <see cref="get_weights"/>.</summary>
    /// <exception cref="ValueError">Their number or a shape differs.</exception>
    public virtual void set_weights(IEnumerable<NDArray> weights)
    {
        var variables = Weights;
        var values = weights.ToList();
        if (values.Count != variables.Count)
        {
            throw new ValueError($"You called `set_weights(weights)` on layer \"{name}\" with a weight list of length {values.Count}, but the layer was expecting {variables.Count} weights"
                + (variables.Count > 0 ? $": {string.Join(", ", variables.Select(variable => $"{variable.Name} {variable.shape}"))}." : built ? "." : ": it has not been built."));
        }
        for (var i = 0; i < values.Count; i++)
        {
            if (!variables[i].shape.is_compatible_with(values[i].Dimensions))
                throw new ValueError($"Layer \"{name}\" weight {variables[i].Name} of shape {variables[i].shape} is not compatible with provided weight shape {values[i].Dimensions}.");
        }
        for (var i = 0; i < values.Count; i++) variables[i].assign(values[i].dtype == variables[i].dtype ? (Tensor)values[i] : Primitives.Cast(values[i], variables[i].dtype), read_value: false);
    }

    /// <summary>Sets the layer's weights from a TensorFlow checkpoint of it, or from a file of Keras' (.h5, .weights.h5, .keras).</summary>
    /// <param name="filepath">A checkpoint's without an ending.</param>
    /// <exception cref="ValueError">The file is missing or damaged, the layer has no variables yet, or a variable's value is not there.</exception>
    public void load_weights(string filepath) => WeightsFile.Load(this, filepath, byName: false, skipMismatch: false);

    /// <summary>The name of the layer's class in Keras.</summary>
    internal virtual string KerasClass => GetType().Name;

    /// <summary>The layer's own weights in the order in which Keras' files have them, whether they are trained or not; those of layers inside are not among them.</summary>
    internal IEnumerable<IVariableV1> OwnWeights => _trainable_weights.Concat(_non_trainable_weights);

    /// <summary>Adds to the configuration that Keras' files hold what the layer was made from, beside name, dtype and whether it is trained.</summary>
    /// <returns>False: Keras knows no such layer.</returns>
    internal virtual bool WriteConfig(ConfigWriter config) => false;

    /// <summary>How many numbers the weights have.</summary>
    /// <exception cref="ValueError">The layer has not been built.</exception>
    public int count_params()
    {
        if (!built) throw new ValueError($"You tried to call `count_params` on layer {name}, but the layer isn't built. Call it on an input, or build it for a shape, first.");
        return checked((int)Weights.Sum(weight => weight.shape.size));
    }

    /// <summary>What the layer was made from, with its name: an object of its own.</summary>
    public virtual IKerasConfig get_config()
    {
        var config = args.Copy();
        (config.Name, config.Trainable) = (name, Trainable);
        return config;
    }

    /// <summary>Has a layer learn from data before training.</summary>
    /// <exception cref="ValueError">The layer is not a preprocessing layer: none of those offered is.</exception>
    public virtual void adapt(Tensor data, int? batch_size = null, int? steps = null) =>
        throw new ValueError($"Layer \"{name}\" has no state to adapt: it is not a preprocessing layer.");

    /// <summary>This layer and all inside it.</summary>
    public IEnumerable<ILayer> _flatten_layers(bool recursive = true, bool include_self = true)
    {
        if (include_self) yield return this;
        foreach (var layer in InnerLayers)
        {
            if (recursive && layer is Layer inner)
                foreach (var nested in inner._flatten_layers()) yield return nested;
            else
                yield return layer;
        }
    }

    /// <inheritdoc/>
    public override void SetAttr(string name, object value) => base.SetAttr(name, value is ILayer layer ? layer.GetTrackable() : value);

    private protected static Shape WithoutBatch(Shape shape) => shape.ndim < 1 ? shape : Shape.Adopt([-1, .. shape.Span[1..]]);
}
