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
    // The oldest element's index, and how many there are from there on, around the end.
    private T[] _ring = new T[(int)Math.Min(capacity, 16)];
    private int _oldest;
    private int _count;

    /// <summary>How many elements have been taken.</summary>
    public long Taken { get; private set; }

    public int Count => _count;

    public bool IsFull => _count == _capacity;

    /// <exception cref="InvalidOperationException">The buffer is full.</exception>
    public void Add(T element)
    {
        if (IsFull)
            throw new InvalidOperationException($"shuffle: the buffer holds its {_capacity} elements");
        if (_count == _ring.Length)
            Grow();
        _ring[At(_count++)] = element;
    }

    /// <summary>Takes an element at random: word modulo count, counted from the oldest place, whose element moves to the one taken from.</summary>
    /// <exception cref="InvalidOperationException">The buffer is empty.</exception>
    public T Take()
    {
        if (_count == 0)
            throw new InvalidOperationException("shuffle: the buffer is empty");
        var picked = At((int)(_words.Next() % (uint)_count));
        var element = _ring[picked];
        _ring[picked] = _ring[_oldest];
        _ring[_oldest] = default!;
        _oldest = At(1);
        _count--;
        Taken++;
        return element;
    }

    private int At(int place)
    {
        var index = (uint)_oldest + (uint)place;
        return (int)(index < (uint)_ring.Length ? index : index - (uint)_ring.Length);
    }

    private void Grow()
    {
        var grown = new T[(int)Math.Min(Math.Min(_capacity, Array.MaxLength), 2L * _ring.Length)];
        _ring.AsSpan(_oldest).CopyTo(grown);
        _ring.AsSpan(0, _oldest).CopyTo(grown.AsSpan(_ring.Length - _oldest));
        _ring = grown;
        _oldest = 0;
    }
}
