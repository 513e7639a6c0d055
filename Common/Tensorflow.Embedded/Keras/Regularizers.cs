using Tensorflow.Ops;

namespace Tensorflow.Keras;

/// <summary>The regularizers, <c>keras.regularizers</c>.</summary>
public class Regularizers : IRegularizerApi
{
    /// <summary>.01 times the sum of absolute values.</summary>
    public IRegularizer L1 => l1();

    /// <summary>With both factors .01.</summary>
    public IRegularizer L1L2 => l1l2(.01f, .01f);

    /// <summary>.01 times the sum of squares.</summary>
    public IRegularizer L2 => l2();

    /// <summary>l1, l2 or l1_l2 with factors of .01.</summary>
    /// <exception cref="ValueError">There is none of that name.</exception>
    public IRegularizer GetRegularizerFromName(string name) => name?.ToLowerInvariant() switch
    {
        "l1" => L1,
        "l2" => L2,
        "l1l2" or "l1_l2" => L1L2,
        _ => throw Compiling.Unknown("regularizer", name!, ["l1", "l2", "l1_l2"]),
    };

    /// <summary>l1 * sum(|w|).</summary>
    public IRegularizer l1(float l1 = 0.01f) => new Penalty("L1", l1, 0);

    /// <summary>l1 * sum(|w|) + l2 * sum(w^2).</summary>
    public IRegularizer l1l2(float l1 = 0f, float l2 = 0f) => new Penalty("L1L2", l1, l2);

    /// <summary>l2 * sum(w^2).</summary>
    public IRegularizer l2(float l2 = 0.01f) => new Penalty("L2", 0, l2);

    private sealed class Penalty(string className, float l1, float l2) : IRegularizer
    {
        public string ClassName => className;

        public IDictionary<string, object> Config => className switch
        {
            "L1" => new Dictionary<string, object> { ["l1"] = l1 },
            "L2" => new Dictionary<string, object> { ["l2"] = l2 },
            _ => new Dictionary<string, object> { ["l1"] = l1, ["l2"] = l2 },
        };

        public Tensor Apply(RegularizerArgs args)
        {
            var x = args.X;
            Tensor? absolute = l1 == 0 ? null : Primitives.Mul(Scalars.Of(x.dtype, l1), Primitives.Sum(Primitives.Abs(x), null, keepDims: false));
            // Keras' L2: 2 * l2 * l2_loss; L1L2: l2 * sum of squares. Doubling is exact: they differ in nothing.
            Tensor? squares = l2 == 0 ? null : Primitives.Mul(Scalars.Of(x.dtype, l2), Primitives.Sum(Primitives.Square(x), null, keepDims: false));
            return (absolute, squares) switch
            {
                (null, null) => Scalars.New(x.dtype, 0),
                ({ } a, null) => a,
                (null, { } b) => b,
                ({ } a, { } b) => Primitives.Add(a, b),
            };
        }
    }
}
