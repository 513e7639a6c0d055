using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using Tensorflow.NumPy;
using Tensorflow.Printing;

namespace Tensorflow;

/// <summary>The <c>tf</c> module and Python's built-in functions.</summary>
public static class Binding
{
    /// <summary>Python's None: null.</summary>
    public static readonly object? None;
    /// <summary>A dimension that is not known: -1.</summary>
    public static readonly int Unknown = -1;

    private static readonly long start = System.Diagnostics.Stopwatch.GetTimestamp();

    /// <summary>The <c>tf</c> module.</summary>
    public static tensorflow tf { get; } = new();

    /// <summary>Where <see cref="print(object)"/> writes; standard output unless set.</summary>
    public static TextWriter tf_output_redirect
    {
        get => Output.Writer;
        set => Output.Writer = value;
    }

    /// <summary>Whether every element is true: no zero, no empty string, no null.</summary>
    public static bool all(IEnumerable enumerable) => enumerable.Cast<object>().All(Truth);

    /// <summary>Whether an element is true: no zero, no empty string, no null.</summary>
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

    /// <summary>The keys and values of a dictionary.</summary>
    public static IEnumerable<(TKey, TValue)> enumerate<TKey, TValue>(Dictionary<TKey, TValue> values) where TKey : notnull => values.Select(pair => (pair.Key, pair.Value));

    /// <summary>The keys and values of pairs.</summary>
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

    /// <summary>The values with their numbers, from 0.</summary>
    public static IEnumerable<(int, T)> enumerate<T>(IList<T> values)
    {
        for (var i = 0; i < values.Count; i++) yield return (i, values[i]);
    }

    private const string OfTheType = "The members of the object's type are looked for by name; a trimmed program may not have them.";

    /// <summary>Whether the object's type has a public property, field or method of that name.</summary>
    [RequiresUnreferencedCode(OfTheType)]
    public static bool hasattr(object obj, string key) =>
        obj.GetType().GetProperty(key) is not null || obj.GetType().GetField(key) is not null || obj.GetType().GetMethods().Any(method => method.Name == key);

    /// <summary>Whether the object is of that type.</summary>
    public static bool isinstance(object Item1, Type Item2) => Item2.IsInstanceOfType(Item1);

    /// <summary>Whether the object is of the type, or of one of a tuple of types.</summary>
    public static bool isinstance(object Item1, object tuple) => tuple switch
    {
        Type type => type.IsInstanceOfType(Item1),
        ITuple types => Enumerable.Range(0, types.Length).Any(i => types[i] is Type type && type.IsInstanceOfType(Item1)),
        _ => throw new TypeError("isinstance() arg 2 must be a type or a tuple of types."),
    };

    /// <summary>How many elements a list, an array, a tensor's first axis or a dataset has.</summary>
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

    /// <summary>The elements as an array.</summary>
    public static T[] list<T>(IEnumerable<T> list) => [.. list];

    /// <summary>The larger of two numbers.</summary>
    public static int max(int a, int b) => Math.Max(a, b);

    /// <summary>The smaller of two numbers.</summary>
    public static float min(float a, float b) => Math.Min(a, b);

    /// <summary>The smaller of two numbers.</summary>
    public static int min(int a, int b) => Math.Min(a, b);

    /// <summary>Writes a value and a line feed to <see cref="tf_output_redirect"/>.</summary>
    public static void print(object? obj) => tf_output_redirect.WriteLine(obj is BaseResourceVariable variable ? variable.ToString() : Convert.ToString(obj, CultureInfo.InvariantCulture));

    /// <summary>Writes values with blanks between them and a line feed; the first is text, not a format.</summary>
    public static void print(string format, params object[] objects)
    {
        var output = tf_output_redirect;
        output.WriteLine(objects.Length == 0 ? format : string.Join(' ', objects.Prepend(format).Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))));
    }

    /// <summary>0, 1, ... below <paramref name="end"/>.</summary>
    public static IEnumerable<int> range(int end) => range(0, end);

    /// <paramref name="start"/>, ... below <paramref name="end"/>.
    public static IEnumerable<int> range(int start, int end)
    {
        for (var i = start; i < end; i++) yield return i;
    }

    /// <summary>The elements from the last to the first.</summary>
    public static IEnumerable<T> reversed<T>(IList<T> values)
    {
        for (var i = values.Count - 1; i >= 0; i--) yield return values[i];
    }

    /// <summary><paramref name="start"/>, <paramref name="start"/> + <paramref name="step"/>, ... before <paramref name="end"/>.</summary>
    public static IEnumerable<double> slice(double start, double end, double step = 1d)
    {
        for (var value = start; step > 0 ? value < end : value > end; value += step) yield return value;
    }

    /// <summary><paramref name="start"/>, <paramref name="start"/> + <paramref name="step"/>, ... before <paramref name="end"/>.</summary>
    public static IEnumerable<float> slice(float start, float end, float step = 1f)
    {
        for (var value = start; step > 0 ? value < end : value > end; value += step) yield return value;
    }

    /// <summary>0, 1, ... below <paramref name="range"/>.</summary>
    public static IEnumerable<int> slice(int range) => slice(0, range);

    /// <summary><paramref name="start"/>, <paramref name="start"/> + <paramref name="step"/>, ... before <paramref name="end"/>.</summary>
    public static IEnumerable<int> slice(int start, int end, int step = 1)
    {
        for (var value = start; step > 0 ? value < end : value > end; value += step) yield return value;
    }

    /// <summary>The sum of numbers of any type, in double.</summary>
    public static double sum(IEnumerable enumerable) => enumerable.Cast<object>().Sum(value => Convert.ToDouble(value, CultureInfo.InvariantCulture));

    /// <summary>The sum of the keys of a dictionary, as Python has it, in double.</summary>
    public static double sum<TKey, TValue>(Dictionary<TKey, TValue> values) where TKey : notnull => values.Keys.Sum(key => Convert.ToDouble(key, CultureInfo.InvariantCulture));

    /// <summary>The sum of the numbers.</summary>
    public static float sum(IEnumerable<float> enumerable) => enumerable.Sum();

    /// <summary>The sum of the numbers.</summary>
    public static int sum(IEnumerable<int> enumerable) => enumerable.Sum();

    /// <summary>Seconds since the program began.</summary>
    public static float time() => (float)System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;

    /// <summary>Python's <c>with</c>: enters the object, runs the function and leaves the object, also where the function throws. Returns what the function returns.</summary>
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

    /// <summary>Python's <c>with</c>: enters the object, runs the function and leaves the object, also where the function throws.</summary>
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

    /// <summary>The first members of both pairs, then the second ones.</summary>
    public static IEnumerable<(T1, T2)> zip<T1, T2>((T1, T1) t1, (T2, T2) t2) => [(t1.Item1, t2.Item1), (t1.Item2, t2.Item2)];

    /// <summary>Pairs of elements at the same place, as many as the shorter sequence has.</summary>
    public static IEnumerable<(T1, T2)> zip<T1, T2>(IEnumerable<T1> e1, IEnumerable<T2> e2) => e1.Zip(e2);

    /// <summary>Pairs of elements at the same place, as many as the shorter list has.</summary>
    public static IEnumerable<(T1, T2)> zip<T1, T2>(IList<T1> t1, IList<T2> t2)
    {
        var count = Math.Min(t1.Count, t2.Count);
        for (var i = 0; i < count; i++) yield return (t1[i], t2[i]);
    }

    /// <summary>Pairs of elements at the same place of two arrays, flattened.</summary>
    public static IEnumerable<(T1, T2)> zip<T1, T2>(NDArray t1, NDArray t2) where T1 : unmanaged where T2 : unmanaged => t1.ToArray<T1>().Zip(t2.ToArray<T2>());

    /// <summary>Triples of elements at the same place, as many as the shortest list has.</summary>
    public static IEnumerable<(T1, T2, T3)> zip<T1, T2, T3>(IList<T1> t1, IList<T2> t2, IList<T3> t3)
    {
        for (var i = 0; i < Math.Min(t1.Count, Math.Min(t2.Count, t3.Count)); i++) yield return (t1[i], t2[i], t3[i]);
    }

    /// <summary>The value of a key, or the default given.</summary>
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

    /// <summary>The value of a key; where there is none, the default given is entered and returned.</summary>
    public static TValue SetDefault<TKey, TValue>(this Dictionary<TKey, TValue> dic, TKey key, TValue defaultValue) where TKey : notnull
    {
        if (dic.TryGetValue(key, out var value)) return value;
        dic[key] = defaultValue;
        return defaultValue;
    }

    /// <summary>Puts the element in the place of the first one that equals it, or else at the end.</summary>
    public static void Update<T>(this IList<T> list, T element)
    {
        var index = list.IndexOf(element);
        if (index < 0) list.Add(element);
        else list[index] = element;
    }

    /// <summary>Appends the elements.</summary>
    public static void add<T>(this IList<T> list, IEnumerable<T> elements)
    {
        foreach (var element in elements) list.Add(element);
    }

    /// <summary>Appends an element.</summary>
    public static void add<T>(this IList<T> list, T element) => list.Add(element);

    /// <summary>The items of a tuple.</summary>
    /// <exception cref="TypeError">It is no tuple.</exception>
    public static IEnumerable TupleToEnumerable(object tuple) => tuple is ITuple items
        ? Enumerable.Range(0, items.Length).Select(i => items[i])
        : throw new TypeError($"Expected a tuple, got {tuple?.GetType().Name ?? "null"}.");

    /// <summary>An object's public properties by name.</summary>
    [RequiresUnreferencedCode(OfTheType)]
    public static Dictionary<string, object?> ConvertToDict(object dyn) => dyn.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0)
        .ToDictionary(property => property.Name, property => property.GetValue(dyn));

    /// <summary>The elements as an array of rank 1.</summary>
    public static NDArray GetFlattenArray(NDArray x) => x.ravel();

    /// <summary>Appends the elements.</summary>
    public static void append<T>(this IList<T> list, IList<T> elements)
    {
        foreach (var element in elements) list.Add(element);
    }

    /// <summary>Appends an element.</summary>
    public static void append<T>(this IList<T> list, T element) => list.Add(element);

    /// <summary>The elements of both, one list after the other.</summary>
    public static T[] concat<T>(this IList<T> list1, IList<T> list2) => [.. list1, .. list2];

    /// <summary>Removes from the list the elements of the other, each once.</summary>
    public static void difference_update<T>(this IList<T> list, IList<T> list2)
    {
        foreach (var element in list2) list.Remove(element);
    }

    /// <summary>Whether the queue has no element.</summary>
    public static bool empty<T>(this Queue<T> queue) => queue.Count == 0;

    /// <summary>Appends the elements.</summary>
    public static void extend<T>(this List<T> list, IEnumerable<T> elements) => list.AddRange(elements);

    /// <summary>Puts the elements in front of the queue, as Python does: the last of them comes first.</summary>
    public static void extendleft<T>(this Queue<T> queue, IEnumerable<T> elements)
    {
        var rest = queue.ToArray();
        queue.Clear();
        foreach (var element in elements.Reverse().Concat(rest)) queue.Enqueue(element);
    }

    /// <summary>The value of a key, or the default of its type.</summary>
    public static T2? get<T1, T2>(this Dictionary<T1, T2> dict, T1 key) where T1 : notnull => dict.GetValueOrDefault(key);

    /// <summary>Whether every element of this one is in the other.</summary>
    public static bool issubset<T>(this IEnumerable<T> subset, IEnumerable<T> src) => !subset.Except(src).Any();
}
