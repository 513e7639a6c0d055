using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Tensorflow.Common.Types;

/// <summary>Values by key.</summary>
public class NestDictionary<TKey, TValue> : INestStructure<TValue>, IDictionary<TKey, TValue>
    where TKey : notnull
{
    /// <summary>The entries of a dictionary, which is not copied.</summary>
    public NestDictionary(IDictionary<TKey, TValue> dict)
    {
        Value = dict;
    }

    /// <summary>The dictionary.</summary>
    public IDictionary<TKey, TValue> Value { get; set; }

    /// <summary>A dictionary.</summary>
    public NestType NestType => NestType.Dictionary;

    /// <summary>The number of entries.</summary>
    public int ShallowNestedCount => Value.Count;

    /// <summary>The number of entries.</summary>
    public int TotalNestedCount => Value.Count;

    /// <summary>The number of entries.</summary>
    public int Count => Value.Count;

    /// <summary>Whether entries can be neither added nor removed.</summary>
    public bool IsReadOnly => Value.IsReadOnly;

    /// <summary>The keys.</summary>
    public ICollection<TKey> Keys => Value.Keys;

    /// <summary>The values.</summary>
    public ICollection<TValue> Values => Value.Values;

    /// <summary>The value of a key.</summary>
    /// <exception cref="KeyNotFoundException">It is read, and there is no such key.</exception>
    public TValue this[TKey key]
    {
        get => Value[key];
        set => Value[key] = value;
    }

    /// <summary>The values.</summary>
    public IEnumerable<TValue> Flatten() => Value.Values;

    /// <summary>The same keys with the mapped values.</summary>
    public INestStructure<TOut> MapStructure<TOut>(Func<TValue, TOut> func) =>
        new NestDictionary<TKey, TOut>(Value.ToDictionary(entry => entry.Key, entry => func(entry.Value)));

    /// <summary>A dictionary of nests, its keys as strings.</summary>
    public Nest<TValue> AsNest() =>
        new(Value.ToDictionary(entry => entry.Key.ToString()!, entry => (INestStructure<TValue>)new NestNode<TValue>(entry.Value)));

    /// <summary>Adds an entry.</summary>
    /// <exception cref="ArgumentException">There is one of that key.</exception>
    public void Add(TKey key, TValue value) => Value.Add(key, value);

    /// <summary>Adds an entry.</summary>
    /// <exception cref="ArgumentException">There is one of that key.</exception>
    public void Add(KeyValuePair<TKey, TValue> item) => Value.Add(item);

    /// <summary>Removes all entries.</summary>
    public void Clear() => Value.Clear();

    /// <summary>Whether there is that key with that value.</summary>
    public bool Contains(KeyValuePair<TKey, TValue> item) => Value.Contains(item);

    /// <summary>Whether there is that key.</summary>
    public bool ContainsKey(TKey key) => Value.ContainsKey(key);

    /// <summary>Writes the entries into an array, beginning at an index.</summary>
    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) => Value.CopyTo(array, arrayIndex);

    /// <summary>Removes a key's entry; false where there is none.</summary>
    public bool Remove(TKey key) => Value.Remove(key);

    /// <summary>Removes an entry; false where there is none.</summary>
    public bool Remove(KeyValuePair<TKey, TValue> item) => Value.Remove(item);

    /// <summary>The value of a key; false where there is none.</summary>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => Value.TryGetValue(key, out value);

    /// <summary>The entries.</summary>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
