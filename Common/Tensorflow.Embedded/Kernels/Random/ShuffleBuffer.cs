namespace Tensorflow.Kernels;

/// <summary>
/// The buffer of dataset.shuffle (tensorflow/core/kernels/data/shuffle_dataset_op.cc): keep it full while the input lasts, and take an element at random.
/// The seeds, the input and <see cref="Taken"/> are all its state: to resume, feed a new one the same input and take as often.
/// </summary>
/// <param name="capacity">buffer_size; memory is taken only as elements come.</param>
/// <param name="seed">The iteration's first seed, of <see cref="ShuffleSeeds"/>.</param>
/// <param name="seed2">The iteration's second seed.</param>
internal sealed class ShuffleBuffer<T>(long capacity, long seed, long seed2)
{
    private readonly long _capacity = capacity > 0
        ? capacity
        : throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "buffer_size must be greater than zero");
    private readonly PhiloxWords _words = new(Philox.FromSeeds(seed, seed2));
    private T[] _ring = new T[(int)Math.Min(capacity, 16)];
    private long _added;

    /// <summary>How many elements have been taken.</summary>
    public long Taken { get; private set; }

    public long Count => _added - Taken;

    public bool IsFull => Count == _capacity;

    /// <exception cref="InvalidOperationException">The buffer is full.</exception>
    public void Add(T element)
    {
        if (IsFull)
            throw new InvalidOperationException($"shuffle: the buffer holds its {_capacity} elements");
        // The ring grows up to its capacity before its end meets its start, so until then positions are indexes.
        if (_added == _ring.Length && _ring.Length < _capacity)
            Array.Resize(ref _ring, (int)Math.Min(Math.Min(_capacity, Array.MaxLength), 2L * _ring.Length));
        _ring[(int)(_added++ % _ring.Length)] = element;
    }

    /// <summary>Takes an element at random: word modulo count, counted from the oldest place, whose element moves to the one taken from.</summary>
    /// <exception cref="InvalidOperationException">The buffer is empty.</exception>
    public T Take()
    {
        if (Count == 0)
            throw new InvalidOperationException("shuffle: the buffer is empty");
        var oldest = (int)(Taken % _ring.Length);
        var picked = (int)((Taken + (long)(_words.Next() % (ulong)Count)) % _ring.Length);
        Taken++;
        var element = _ring[picked];
        _ring[picked] = _ring[oldest];
        _ring[oldest] = default!;
        return element;
    }
}
