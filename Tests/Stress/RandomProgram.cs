using Tensorflow;
using Tensorflow.Keras;
using Tensorflow.Keras.Engine;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Stress;

/// <summary>
/// A program drawn from a seed: ops, layers, optimizers, nested and persistent tapes, arrays that are written to, in an order of chance. It computes the same bits however storage is used,
/// keeps tensors for a while and finds out whether one has got another's numbers.
/// </summary>
public sealed class RandomProgram
{
    private readonly Random random;
    private readonly int rows;
    private readonly int columns;
    private readonly List<Tensor> tensors = [];
    private readonly List<(Tensor Tensor, float[] Copy)> kept = [];
    private readonly List<(GradientsOf Ask, int Steps)> open = [];
    private readonly ResourceVariable[] variables;
    private readonly ILayer[] layers;
    private readonly IOptimizer[] optimizers;
    private readonly NDArray array;
    private ulong hash = 14695981039346656037;

    private delegate void GradientsOf();

    private RandomProgram(int seed)
    {
        random = new Random(seed);
        rows = random.Next(1, 20);
        columns = random.Next(1, 40);
        for (var i = 0; i < 4; i++) tensors.Add(Draw());
        variables = [tf.Variable(Numbers(columns, columns)), tf.Variable(Numbers(1, columns)), tf.Variable(Numbers(rows, columns), trainable: false)];
        layers = [keras.layers.Dense(columns, activation: "relu"), keras.layers.BatchNormalization(), keras.layers.Dense(columns, activation: "sigmoid"), keras.layers.LayerNormalization(-1)];
        foreach (var layer in layers)
        {
            layer.Apply(tensors[0]);
            var weights = ((Layer)layer).get_weights();
            ((Layer)layer).set_weights(weights.Select((weight, i) => i == weights.Count - 1 && layer is Tensorflow.Keras.Layers.BatchNormalization
                ? np.ones(weight.shape, tf.float32)
                : np.array(Numbers((int)weight.size)).reshape(weight.shape)));
        }
        optimizers = [keras.optimizers.SGD(.01f), keras.optimizers.Adam(.01f), keras.optimizers.RMSprop(.01f)];
        array = np.array(Numbers(rows, columns));
    }

    /// <summary>Runs the program of a seed.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="steps">How long it is.</param>
    /// <returns>A hash of the bits of all that it computed.</returns>
    /// <exception cref="InvalidOperationException">A tensor that it kept has other numbers than it had.</exception>
    public static ulong Run(int seed, int steps)
    {
        var program = new RandomProgram(seed);
        for (var i = 0; i < steps; i++) program.Step();
        program.Look();
        return program.hash;
    }

    private void Step()
    {
        switch (random.Next(8))
        {
            case 0: Keep(Combined(Any(), Any())); break;
            case 1: Train(); break;
            case 2: Second(); break;
            case 3: Persistent(); break;
            case 4: Keep(Through(Any(), training: random.Next(2) == 0)); break;
            case 5: Write(); break;
            case 6: Assign(); break;
            default: Keep(Deep(Any())); break;
        }
        if (random.Next(10) == 0) Look();
    }

    private float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];

    private float[,] Numbers(int height, int width)
    {
        var numbers = new float[height, width];
        for (var i = 0; i < numbers.Length; i++) numbers[i / width, i % width] = (random.NextSingle() * 2) - 1;
        return numbers;
    }

    private Tensor Draw() => tf.constant(Numbers(rows, columns));

    private Tensor Any() => tensors[random.Next(tensors.Count)];

    // Bounded, so that numbers stay finite however long the program is.
    private Tensor Combined(Tensor a, Tensor b) => random.Next(10) switch
    {
        0 => tf.tanh(a + b),
        1 => tf.sigmoid(a * b),
        2 => tf.tanh(tf.matmul(a, variables[0].AsTensor()) + variables[1].AsTensor()),
        3 => tf.tanh(a - (b * 2f)),
        4 => tf.maximum(a, b),
        5 => tf.tanh(tf.square(a) / (tf.square(b) + 1f)),
        6 => tf.nn.softmax(a + variables[2].AsTensor()),
        7 => a - tf.reduce_mean(a, 0, keepdims: true),
        8 => tf.concat([a, b], 0)[new Slice(0, rows)],
        _ => tf.reshape(tf.reshape(tf.sigmoid(a), new Shape(-1)), (rows, columns)) + tf.tanh(b),
    };

    private Tensor Deep(Tensor x)
    {
        for (var i = random.Next(1, 6); i > 0; i--) x = Combined(x, Any());
        return tf.tanh(x);
    }

    private Tensor Through(Tensor x, bool training)
    {
        for (var i = random.Next(1, 4); i > 0; i--) x = layers[random.Next(layers.Length)].Apply(x, training: training).Single;
        return tf.tanh(x);
    }

    private Tensor Loss(Tensor x) => tf.reduce_mean(tf.square(Through(Deep(x), training: true)));

    private void Train()
    {
        var trained = new List<IVariableV1> { variables[0], variables[1] };
        foreach (var layer in layers) trained.AddRange(((Layer)layer).TrainableVariables);
        using var tape = tf.GradientTape();
        var loss = Loss(Any());
        var gradients = tape.gradient(loss, trained);
        foreach (var gradient in gradients)
            if (gradient is not null) Add(gradient);
        Add(loss);
        if (gradients.All(gradient => gradient is null)) return;
        optimizers[random.Next(optimizers.Length)].apply_gradients(zip(gradients, trained));
        foreach (var variable in trained) Add(variable.AsTensor());
        if (random.Next(2) == 0 && gradients.FirstOrDefault(gradient => gradient is not null) is { } some) kept.Add((some, some.ToArray<float>()));
    }

    private void Second()
    {
        var x = Any();
        using var outer = tf.GradientTape();
        outer.watch(x);
        Tensor? slope;
        using (var inner = tf.GradientTape())
        {
            inner.watch(x);
            slope = inner.gradient(tf.reduce_sum(tf.square(Deep(x)) + tf.square(x)), x);
        }
        Add(slope);
        if (outer.gradient(tf.reduce_sum(tf.square(slope)), x) is { } curvature) Add(curvature);
    }

    private void Persistent()
    {
        var x = Any();
        var tape = tf.GradientTape(persistent: true);
        tape.watch(x);
        var recorded = tape;
        var outputs = new[] { Through(x, training: false), Through(x, training: true), tf.reduce_sum(array * x, 0, keepdims: true) };
        // Asked for some steps later, when much has been written since.
        open.Add((() =>
        {
            foreach (var output in outputs)
                if (recorded.gradient(output, x) is { } slope) Add(slope);
            recorded.Dispose();
        }, random.Next(1, 6)));
        tape.stop_recording();
    }

    private void Write()
    {
        var made = array.reshape((columns, rows));
        var constant = tf.constant(array);
        array[random.Next(rows), random.Next(columns)] = (random.NextSingle() * 2) - 1;
        made[random.Next(columns), random.Next(rows)] = (random.NextSingle() * 2) - 1;
        Keep(constant);
        Add(array);
    }

    private void Assign()
    {
        var before = variables[2].AsTensor();
        variables[2].assign(Any());
        Keep(before);
        variables[0].assign_sub(variables[0].AsTensor() * .01f);
        layers[0].Weights[0].assign(variables[0].AsTensor());
    }

    private void Keep(Tensor made)
    {
        Add(made);
        kept.Add((made, made.ToArray<float>()));
        tensors.Add(made);
        if (tensors.Count > 8) tensors.RemoveAt(0);
    }

    private void Add(Tensor made)
    {
        foreach (var number in made.ToArray<float>())
        {
            hash ^= BitConverter.SingleToUInt32Bits(number);
            hash *= 1099511628211;
        }
        for (var i = open.Count - 1; i >= 0; i--)
        {
            var (ask, steps) = open[i];
            if (steps > 0)
            {
                open[i] = (ask, steps - 1);
                continue;
            }
            open.RemoveAt(i);
            ask();
            break;
        }
    }

    private void Look()
    {
        foreach (var (tensor, copy) in kept)
        {
            var now = tensor.ToArray<float>();
            for (var i = 0; i < copy.Length; i++)
                if (BitConverter.SingleToUInt32Bits(now[i]) != BitConverter.SingleToUInt32Bits(copy[i]))
                    throw new InvalidOperationException($"element {i} of a kept tensor of shape {tensor.shape} was {copy[i]:R} and is {now[i]:R}");
        }
        if (kept.Count > 40) kept.RemoveRange(0, kept.Count - 10);
    }
}
