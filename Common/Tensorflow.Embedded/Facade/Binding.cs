using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using Tensorflow.NumPy;

namespace Tensorflow;

/// <summary>The <c>tf</c> module and Python's built-in functions.</summary>
public static class Binding
{
    public static readonly object? None;
    public static readonly int Unknown = -1;

    private static readonly long start = System.Diagnostics.Stopwatch.GetTimestamp();

    /// <summary>The <c>tf</c> module.</summary>
    public static tensorflow tf { get; } = new();

    /// <summary>Where <see cref="print(object)"/> writes; standard output unless set.</summary>
    public static TextWriter tf_output_redirect
    {
        get => redirect ?? Console.Out;
        set => redirect = value;
    }

    private static TextWriter? redirect;

    public static bool all(IEnumerable enumerable) => enumerable.Cast<object>().All(Truth);

    public static bool any(IEnumerable enumerable) => enumerable.Cast<object>().Any(Truth);

    private static bool Truth(object value) => value switch
    {
        bool b => b,
        null => false,
        string text => text.Length > 0,
        IConvertible number => Convert.ToDouble(number, CultureInfo.InvariantCulture) != 0,
        ICollection collection => collection.Count > 0,
        _ => true,
    };

    public static IEnumerable<(TKey, TValue)> enumerate<TKey, TValue>(Dictionary<TKey, TValue> values) where TKey : notnull => values.Select(pair => (pair.Key, pair.Value));

    public static IEnumerable<(TKey, TValue)> enumerate<TKey, TValue>(KeyValuePair<TKey, TValue>[] values) => values.Select(pair => (pair.Key, pair.Value));

    /// <summary>Elements with their numbers. <paramref name="start"/> is the number of the first (in TensorFlow.NET it leaves elements out).</summary>
    public static IEnumerable<(int, T)> enumerate<T>(IEnumerable<T> values, int start = 0, int step = 1) =>
        // An iterator that is generic over a tuple is compiled when it first runs. A dataset's, in every training loop, has its own, which is compiled ahead of time.
        typeof(T) == typeof((Tensors, Tensors)) ? (IEnumerable<(int, T)>)EnumeratePairs((IEnumerable<(Tensors, Tensors)>)values, start, step) : EnumerateAny(values, start, step);

    private static IEnumerable<(int, (Tensors, Tensors))> EnumeratePairs(IEnumerable<(Tensors, Tensors)> values, int start, int step)
    {
        var number = start;
        foreach (var value in values)
        {
            yield return (number, value);
            number += step;
        }
    }

    private static IEnumerable<(int, T)> EnumerateAny<T>(IEnumerable<T> values, int start, int step)
    {
        var number = start;
        foreach (var value in values)
        {
            yield return (number, value);
            number += step;
        }
    }

    public static IEnumerable<(int, T)> enumerate<T>(IList<T> values)
    {
        for (var i = 0; i < values.Count; i++) yield return (i, values[i]);
    }

    public static bool hasattr(object obj, string key) => obj.GetType().GetProperty(key) is not null || obj.GetType().GetField(key) is not null || obj.GetType().GetMethods().Any(method => method.Name == key);

    public static bool isinstance(object Item1, Type Item2) => Item2.IsInstanceOfType(Item1);

    public static bool isinstance(object Item1, object tuple) => tuple switch
    {
        Type type => type.IsInstanceOfType(Item1),
        ITuple types => Enumerable.Range(0, types.Length).Any(i => types[i] is Type type && type.IsInstanceOfType(Item1)),
        _ => throw new TypeError("isinstance() arg 2 must be a type or a tuple of types."),
    };

    public static int len(object a) => a switch
    {
        Tensors tensors => tensors.Length,
        Tensor { ndim: 0 } => throw new TypeError("len() of a tensor of rank 0."),
        Tensor tensor => checked((int)tensor.Dimensions[0]),
        string text => text.Length,
        ICollection collection => collection.Count,
        IEnumerable enumerable => enumerable.Cast<object>().Count(),
        _ => throw new TypeError($"object of type '{a?.GetType().Name ?? "null"}' has no len()."),
    };

    public static T[] list<T>(IEnumerable<T> list) => [.. list];

    public static int max(int a, int b) => Math.Max(a, b);

    public static float min(float a, float b) => Math.Min(a, b);

    public static int min(int a, int b) => Math.Min(a, b);

    /// <summary>Writes a value and a line feed to <see cref="tf_output_redirect"/>.</summary>
    public static void print(object? obj) => tf_output_redirect.WriteLine(obj is BaseResourceVariable variable ? variable.ToString() : Convert.ToString(obj, CultureInfo.InvariantCulture));

    /// <summary>Writes values with blanks between them and a line feed; the first is text, not a format.</summary>
    public static void print(string format, params object[] objects)
    {
        var output = tf_output_redirect;
        output.WriteLine(objects.Length == 0 ? format : string.Join(' ', objects.Prepend(format).Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))));
    }

    public static IEnumerable<int> range(int end) => range(0, end);

    public static IEnumerable<int> range(int start, int end)
    {
        for (var i = start; i < end; i++) yield return i;
    }

    public static IEnumerable<T> reversed<T>(IList<T> values)
    {
        for (var i = values.Count - 1; i >= 0; i--) yield return values[i];
    }

    public static IEnumerable<double> slice(double start, double end, double step = 1d)
    {
        for (var value = start; step > 0 ? value < end : value > end; value += step) yield return value;
    }

    public static IEnumerable<float> slice(float start, float end, float step = 1f)
    {
        for (var value = start; step > 0 ? value < end : value > end; value += step) yield return value;
    }

    public static IEnumerable<int> slice(int range) => slice(0, range);

    public static IEnumerable<int> slice(int start, int end, int step = 1)
    {
        for (var value = start; step > 0 ? value < end : value > end; value += step) yield return value;
    }

    public static double sum(IEnumerable enumerable) => enumerable.Cast<object>().Sum(value => Convert.ToDouble(value, CultureInfo.InvariantCulture));

    public static double sum<TKey, TValue>(Dictionary<TKey, TValue> values) where TKey : notnull => values.Keys.Sum(key => Convert.ToDouble(key, CultureInfo.InvariantCulture));

    public static float sum(IEnumerable<float> enumerable) => enumerable.Sum();

    public static int sum(IEnumerable<int> enumerable) => enumerable.Sum();

    /// <summary>Seconds since the program began.</summary>
    public static float time() => (float)System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;

    public static TOut tf_with<TIn, TOut>(TIn py, Func<TIn, TOut> action) where TIn : ITensorFlowObject
    {
        py.__enter__();
        try
        {
            return action(py);
        }
        finally
        {
            py.__exit__();
            py.Dispose();
        }
    }

    public static void tf_with<T>(T py, Action<T> action) where T : ITensorFlowObject
    {
        py.__enter__();
        try
        {
            action(py);
        }
        finally
        {
            py.__exit__();
            py.Dispose();
        }
    }

    /// <summary>Pairs of the elements of two arrays of rank 1.</summary>
    public static IEnumerable<(T, T)> zip<T>(NDArray t1, NDArray t2, Axis? axis = null) where T : unmanaged => t1.ToArray<T>().Zip(t2.ToArray<T>());

    public static IEnumerable<(T1, T2)> zip<T1, T2>((T1, T1) t1, (T2, T2) t2) => [(t1.Item1, t2.Item1), (t1.Item2, t2.Item2)];

    public static IEnumerable<(T1, T2)> zip<T1, T2>(IEnumerable<T1> e1, IEnumerable<T2> e2) => e1.Zip(e2);

    public static IEnumerable<(T1, T2)> zip<T1, T2>(IList<T1> t1, IList<T2> t2)
    {
        var pairs = new (T1, T2)[Math.Min(t1.Count, t2.Count)];
        for (var i = 0; i < pairs.Length; i++) pairs[i] = (t1[i], t2[i]);
        return pairs;
    }

    public static IEnumerable<(T1, T2)> zip<T1, T2>(NDArray t1, NDArray t2) where T1 : unmanaged where T2 : unmanaged => t1.ToArray<T1>().Zip(t2.ToArray<T2>());

    public static IEnumerable<(T1, T2, T3)> zip<T1, T2, T3>(IList<T1> t1, IList<T2> t2, IList<T3> t3)
    {
        for (var i = 0; i < Math.Min(t1.Count, Math.Min(t2.Count, t3.Count)); i++) yield return (t1[i], t2[i], t3[i]);
    }

    public static TValue Get<TKey, TValue>(this Dictionary<TKey, TValue> dic, TKey key, TValue defaultValue) where TKey : notnull => dic.TryGetValue(key, out var value) ? value : defaultValue;

    /// <summary>The dtype that a value has as a tensor.</summary>
    public static TF_DataType GetDataType(this object data) => data switch
    {
        TF_DataType dtype => dtype,
        Tensor tensor => tensor.dtype,
        Tensors tensors => tensors.dtype,
        IVariableV1 variable => variable.dtype,
        Array array => DataTypes.Of(ElementType(array.GetType())),
        _ => DataTypes.Of(data.GetType()),
    };

    private static Type ElementType(Type type) => type.IsArray ? ElementType(type.GetElementType()!) : type;

    /// <summary>The shape that a value has as a tensor.</summary>
    public static Shape GetShape(this object data) => data switch
    {
        Tensor tensor => tensor.shape,
        Tensors tensors => tensors.shape,
        IVariableV1 variable => variable.shape,
        Array array => Conversions.OfArray(array, null).shape,
        _ => Shape.Scalar,
    };

    public static TValue SetDefault<TKey, TValue>(this Dictionary<TKey, TValue> dic, TKey key, TValue defaultValue) where TKey : notnull
    {
        if (dic.TryGetValue(key, out var value)) return value;
        dic[key] = defaultValue;
        return defaultValue;
    }

    public static void Update<T>(this IList<T> list, T element)
    {
        var index = list.IndexOf(element);
        if (index < 0) list.Add(element);
        else list[index] = element;
    }

    public static void add<T>(this IList<T> list, IEnumerable<T> elements)
    {
        foreach (var element in elements) list.Add(element);
    }

    public static void add<T>(this IList<T> list, T element) => list.Add(element);

    /// <summary>The items of a tuple.</summary>
    /// <exception cref="TypeError">It is no tuple.</exception>
    public static IEnumerable TupleToEnumerable(object tuple) => tuple is ITuple items
        ? Enumerable.Range(0, items.Length).Select(i => items[i])
        : throw new TypeError($"Expected a tuple, got {tuple?.GetType().Name ?? "null"}.");

    /// <summary>An object's public properties by name.</summary>
    public static Dictionary<string, object?> ConvertToDict(object dyn) => dyn.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0)
        .ToDictionary(property => property.Name, property => property.GetValue(dyn));

    /// <summary>The elements as an array of rank 1.</summary>
    public static NDArray GetFlattenArray(NDArray x) => x.ravel();

    public static void append<T>(this IList<T> list, IList<T> elements)
    {
        foreach (var element in elements) list.Add(element);
    }

    public static void append<T>(this IList<T> list, T element) => list.Add(element);

    public static T[] concat<T>(this IList<T> list1, IList<T> list2) => [.. list1, .. list2];

    public static void difference_update<T>(this IList<T> list, IList<T> list2)
    {
        foreach (var element in list2) list.Remove(element);
    }

    public static bool empty<T>(this Queue<T> queue) => queue.Count == 0;

    public static void extend<T>(this List<T> list, IEnumerable<T> elements) => list.AddRange(elements);

    public static void extendleft<T>(this Queue<T> queue, IEnumerable<T> elements)
    {
        var rest = queue.ToArray();
        queue.Clear();
        foreach (var element in elements.Reverse().Concat(rest)) queue.Enqueue(element);
    }

    public static T2? get<T1, T2>(this Dictionary<T1, T2> dict, T1 key) where T1 : notnull => dict.GetValueOrDefault(key);

    public static bool issubset<T>(this IEnumerable<T> subset, IEnumerable<T> src) => !subset.Except(src).Any();
}
