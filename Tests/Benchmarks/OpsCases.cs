using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Benchmarks;

/// <summary>What <see cref="OpsBenchmark"/> times; <c>ops.py</c> has the same names.</summary>
internal static class OpsCases
{
    private const int Large = 1 << 22;
    private const int Small = 1000;

    public static IEnumerable<(string Name, Action Call)> All() => Elementwise(Large, "").Concat(Elementwise(Small, ", 1000")).Concat(Arrays()).Concat(Reductions()).Concat(Products()).Concat(Images());

    private static Tensor Uniform(params int[] shape) => tf.random.uniform(shape, -2f, 2f, seed: 1);

    private static Tensor Integers(int below, params int[] shape) => tf.random.uniform(shape, 1, below, dtype: tf.int32, seed: 1);

    private static IEnumerable<(string, Action)> Elementwise(int n, string size)
    {
        var x = Uniform(n);
        var y = Uniform(n);
        var positive = tf.abs(x);
        var i = Integers(100, n);
        var j = Integers(100, n);
        var l = tf.cast(i, tf.int64);
        var d = tf.cast(x, tf.float64);
        var mask = tf.greater(x, y);
        (string, Action) One(string name, Func<Tensor> call) => (name + size, () => call());
        yield return One("add", () => tf.add(x, y));
        yield return One("multiply by scalar", () => tf.multiply(x, 2f));
        yield return One("divide", () => tf.divide(x, y));
        yield return One("add doubles", () => tf.add(d, d));
        yield return One("add int32", () => tf.add(i, j));
        yield return One("add int64", () => tf.add(l, l));
        yield return One("floordiv int32", () => tf.floordiv(i, j));
        yield return One("floormod int32", () => i % j);
        yield return One("maximum", () => tf.maximum(x, y));
        yield return One("pow", () => tf.pow(positive, y));
        yield return One("greater", () => tf.greater(x, y));
        yield return One("equal int32", () => tf.equal(i, j));
        yield return One("logical and", () => tf.logical_and(mask, mask));
        yield return One("where", () => tf.where(mask, x, y));
        yield return One("exp", () => tf.exp(x));
        yield return One("log", () => tf.log(positive));
        yield return One("sqrt", () => tf.sqrt(positive));
        yield return One("square", () => tf.square(x));
        yield return One("abs", () => tf.abs(x));
        yield return One("sin", () => tf.sin(x));
        yield return One("cos", () => tf.cos(x));
        yield return One("tan", () => tf.tan(x));
        yield return One("tanh", () => tf.tanh(x));
        yield return One("sigmoid", () => tf.sigmoid(x));
        yield return One("relu", () => tf.nn.relu(x));
        yield return One("erf", () => tf.math.erf(x));
        yield return One("log1p", () => tf.log1p(positive));
        yield return One("softplus", () => tf.math.softplus(x));
        yield return One("round", () => tf.round(x));
        yield return One("sign", () => tf.sign(x));
        yield return One("negative", () => tf.negative(x));
        yield return One("cast to double", () => tf.cast(x, tf.float64));
        yield return One("cast double to float", () => tf.cast(d, tf.float32));
        yield return One("cast to int32", () => tf.cast(x, tf.int32));
        yield return One("cast int32 to float", () => tf.cast(i, tf.float32));
        yield return One("cast int32 to int64", () => tf.cast(i, tf.int64));
        yield return One("cast bool to float", () => tf.cast(mask, tf.float32));
    }

    private static IEnumerable<(string, Action)> Arrays()
    {
        var x = Uniform(Large);
        var m = Uniform(2048, 2048);
        var cube = Uniform(64, 256, 256);
        var columns = tf.constant(Enumerable.Range(0, 1024).Select(i => (i * 7) % 2048).ToArray());
        var array = x.ToArray<float>();
        yield return ("pad", () => tf.pad(m, tf.constant(new[,] { { 1, 1 }, { 1, 1 } })));
        yield return ("tile", () => tf.tile(tf.slice(m, new[] { 0, 0 }, new[] { 1024, 1024 }), new[] { 2, 2 }));
        yield return ("reverse", () => tf.reverse(m, new Axis(1)));
        yield return ("reverse vector", () => tf.reverse(x, new Axis(0)));
        yield return ("concat rows", () => tf.concat(new[] { m, m }, 0));
        yield return ("concat columns", () => tf.concat(new[] { m, m }, 1));
        yield return ("stack", () => tf.stack(new[] { m, m }));
        yield return ("stack last", () => tf.stack(new[] { m, m }, axis: 2));
        yield return ("transpose", () => tf.transpose(m));
        yield return ("transpose 3d", () => tf.transpose(cube, new[] { 2, 0, 1 }));
        yield return ("gather rows", () => tf.gather(m, columns));
        yield return ("gather columns", () => tf.gather(m, columns, axis: 1));
        yield return ("slice", () => tf.slice(m, new[] { 10, 10 }, new[] { 2000, 2000 }));
        yield return ("strided slice", () => _ = m[":", "::2"]);
        yield return ("broadcast to", () => tf.broadcast_to(tf.slice(m, new[] { 0, 0 }, new[] { 1, 2048 }), new Shape(2048, 2048)));
        yield return ("zeros", () => tf.zeros(new Shape(Large)));
        yield return ("from array", () => tf.constant(array));
        yield return ("to array", () => x.ToArray<float>());
        yield return ("one hot", () => tf.one_hot(columns, 2048));
        yield return ("random normal", () => tf.random.normal(new Shape(Large)));
        yield return ("random uniform", () => tf.random.uniform(new Shape(Large)));
        yield return ("truncated normal", () => tf.random.truncated_normal(new Shape(Large)));
        yield return ("largest ten", () => tf.math.top_k(m, 10));
        var dataset = tf.data.Dataset.from_tensor_slices(m, tf.range(2048)).shuffle(2048).batch(128);
        yield return ("epoch of batches", () =>
        {
            foreach (var _ in dataset)
            {
            }
        }
        );
    }

    private static IEnumerable<(string, Action)> Reductions()
    {
        var m = Uniform(2048, 2048);
        var d = tf.cast(m, tf.float64);
        var i = tf.cast(m * 100f, tf.int32);
        var row = tf.ones(new Shape(2048));
        foreach (var axis in new[] { -1, 0, 1 })
        {
            var name = axis < 0 ? "all" : axis == 0 ? "rows" : "columns";
            yield return ($"sum over {name}", axis < 0 ? () => tf.reduce_sum(m) : () => tf.reduce_sum(m, axis));
            yield return ($"max over {name}", axis < 0 ? () => tf.reduce_max(m) : () => tf.reduce_max(m, axis));
            yield return ($"sum of doubles over {name}", axis < 0 ? () => tf.reduce_sum(d) : () => tf.reduce_sum(d, axis));
            yield return ($"sum of int32 over {name}", axis < 0 ? () => tf.reduce_sum(i) : () => tf.reduce_sum(i, axis));
        }
        yield return ("product over all", () => tf.reduce_prod(m));
        yield return ("mean over columns", () => tf.reduce_mean(m, 1));
        var mask = tf.greater(m, 5f);
        yield return ("any", () => tf.reduce_any(mask));
        yield return ("argmax over rows", () => tf.math.argmax(m, 0));
        yield return ("argmax over columns", () => tf.math.argmax(m, 1));
        yield return ("softmax", () => tf.nn.softmax(m));
        yield return ("cumsum over rows", () => tf.cumsum(m, 0));
        yield return ("cumsum over columns", () => tf.cumsum(m, 1));
        yield return ("add bias", () => tf.add(m, row));
    }

    private static IEnumerable<(string, Action)> Products()
    {
        var m = Uniform(512, 512);
        var d = tf.cast(m, tf.float64);
        var i = tf.cast(m * 100f, tf.int32);
        var batch = Uniform(100, 100, 100);
        var deep = Uniform(400, 100, 100);
        yield return ("product", () => tf.matmul(m, m));
        yield return ("product of doubles", () => tf.matmul(d, d));
        yield return ("product of int32", () => tf.matmul(i, i));
        yield return ("batch product 100", () => tf.linalg.matmul(batch, batch));
        yield return ("batch product 400", () => tf.linalg.matmul(deep, deep));
    }

    private static IEnumerable<(string, Action)> Images()
    {
        var x = Uniform(32, 28, 28, 16);
        var kernel = Uniform(3, 3, 16, 32);
        yield return ("convolution", () => tf.nn.conv2d(x, kernel, [1, 1, 1, 1], "SAME"));
        yield return ("largest of a window", () => tf.nn.max_pool(x, [1, 2, 2, 1], [1, 2, 2, 1], "VALID"));
    }
}
