using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Tensorflow.Common.Types;

/// <summary>Values by key.</summary>
public class NestDictionary<TKey, TValue> : INestStructure<TValue>, IDictionary<TKey, TValue>
    where TKey : notnull
{
    public NestDictionary(IDictionary<TKey, TValue> dict)
    {
        Value = dict;
    }

    public IDictionary<TKey, TValue> Value { get; set; }

    public NestType NestType => NestType.Dictionary;

    public int ShallowNestedCount => Value.Count;

    public int TotalNestedCount => Value.Count;

    public int Count => Value.Count;

    public bool IsReadOnly => Value.IsReadOnly;

    public ICollection<TKey> Keys => Value.Keys;

    public ICollection<TValue> Values => Value.Values;

    public TValue this[TKey key]
    {
        get => Value[key];
        set => Value[key] = value;
    }

    public IEnumerable<TValue> Flatten() => Value.Values;

    public INestStructure<TOut> MapStructure<TOut>(Func<TValue, TOut> func) =>
        new NestDictionary<TKey, TOut>(Value.ToDictionary(entry => entry.Key, entry => func(entry.Value)));

    public Nest<TValue> AsNest() =>
        new(Value.ToDictionary(entry => entry.Key.ToString()!, entry => (INestStructure<TValue>)new NestNode<TValue>(entry.Value)));

    public void Add(TKey key, TValue value) => Value.Add(key, value);

    public void Add(KeyValuePair<TKey, TValue> item) => Value.Add(item);

    public void Clear() => Value.Clear();

    public bool Contains(KeyValuePair<TKey, TValue> item) => Value.Contains(item);

    public bool ContainsKey(TKey key) => Value.ContainsKey(key);

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) => Value.CopyTo(array, arrayIndex);

    public bool Remove(TKey key) => Value.Remove(key);

    public bool Remove(KeyValuePair<TKey, TValue> item) => Value.Remove(item);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => Value.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
