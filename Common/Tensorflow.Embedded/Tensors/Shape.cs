using Tensorflow.Common.Types;

namespace Tensorflow;

/// <summary>
/// The dimensions of a tensor; -1 is a dimension that is not known, and <see cref="Null"/> a shape whose rank is not known.
/// Written <c>(2, 2)</c>, <c>()</c>, <c>(3,)</c>, <c>(None, 3)</c>.
/// </summary>
public partial class Shape : INestStructure<long>
{
    const int NotCounted = -2;

    // Never written to: shapes share it. Setting a dimension replaces it.
    long[]? _dims;
    long _size = NotCounted;
    bool _fixed;

    /// <summary>A shape of these dimensions; -1 for one that is not known. A null array gives the shape of unknown rank.</summary>
    public Shape(params int[] dims)
    {
        if (dims is not null)
            _dims = Array.ConvertAll(dims, dim => (long)dim);
    }

    /// <inheritdoc cref="Shape(int[])"/>
    public Shape(params long[] dims)
    {
        _dims = (long[]?)dims?.Clone();
    }

    /// <summary>A shape that owns <paramref name="dims"/>: the caller must not write to it afterwards.</summary>
    /// <remarks>For the engine's own use: tensors share it, and it cannot be written to. What a program is given is a <see cref="Copy"/>.</remarks>
    internal static Shape Adopt(long[] dims) => new(dims, isFixed: true);

    Shape(long[]? dims, bool isFixed)
    {
        _dims = dims;
        _fixed = isFixed;
    }

    // A power of two.
    const int KnownShapes = 256;

    static readonly Shape?[] known = new Shape?[KnownShapes];

    /// <summary>The engine's shape of these dimensions: one object for all the tensors that have it, as far as it is still known.</summary>
    internal static Shape Of(params ReadOnlySpan<long> dims)
    {
        var hash = (ulong)dims.Length;
        foreach (var dim in dims) hash = (hash * 0x9E3779B97F4A7C15) ^ (ulong)dim;
        // Threads may write at once: each has the shape that it asked for.
        ref var place = ref known[(int)(hash ^ (hash >> 32)) & (KnownShapes - 1)];
        var shape = place;
        if (shape is null || !Same(shape.Span, dims)) place = shape = Adopt(dims.ToArray());
        return shape;
    }

    // A loop: of few dimensions the call of a search by vectors takes longer than all of this.
    static bool Same(ReadOnlySpan<long> one, ReadOnlySpan<long> other)
    {
        if (one.Length != other.Length) return false;
        for (var i = 0; i < one.Length; i++)
            if (one[i] != other[i]) return false;
        return true;
    }

    /// <summary>A new shape, the caller's own.</summary>
    static Shape Own(params long[]? dims) => new(dims, isFixed: false);

    /// <summary>The shape of unknown rank.</summary>
    public static Shape Null => Own(null);

    /// <summary>The shape of a single number: rank 0, size 1.</summary>
    public static Shape Scalar => Own([]);

    /// <summary>This shape as the engine keeps it: nobody can write to it.</summary>
    internal Shape Fixed() => _fixed ? this : new Shape(_dims, isFixed: true) { _size = _size };

    /// <summary>A shape of the same dimensions that a program may write to.</summary>
    internal Shape Copy() => new(_dims, isFixed: false) { _size = _size };

    /// <summary>The dimensions without a copy; empty where the rank is unknown.</summary>
    internal ReadOnlySpan<long> Span => _dims;

    /// <summary>A copy of the dimensions; null where the rank is unknown.</summary>
    public long[] dims => (long[])_dims?.Clone()!;

    /// <summary>The number of dimensions; -1 where it is unknown.</summary>
    public int ndim => _dims is null ? -1 : _dims.Length;

    /// <inheritdoc cref="ndim"/>
    public int rank => ndim;

    /// <summary>The number of dimensions; 0 where it is unknown.</summary>
    public int Length => _dims is null ? 0 : _dims.Length;

    /// <summary>The number of elements: 1 for a scalar, -1 where a dimension or the rank is unknown.</summary>
    public long size
    {
        get
        {
            if (_size == NotCounted)
                _size = CountElements();
            return _size;
        }
    }

    /// <summary>Row-major strides in elements. An unknown dimension makes those before it -1.</summary>
    public long[] strides
    {
        get
        {
            var strides = new long[Length];
            long stride = 1;
            for (var axis = strides.Length - 1; axis >= 0; axis--)
            {
                strides[axis] = stride;
                stride = stride < 0 || _dims![axis] < 0 ? -1 : stride * _dims[axis];
            }

            return strides;
        }
    }

    /// <summary>Whether a tensor of this shape has no elements.</summary>
    public bool IsEmpty => size == 0;

    /// <summary>Whether the rank and all dimensions are known.</summary>
    public bool IsFullyDefined
    {
        get
        {
            if (_dims is null) return false;
            // A search by vectors would have to be compiled first.
            foreach (var dim in _dims)
                if (dim < 0) return false;
            return true;
        }
    }

    /// <summary>Whether the rank is unknown.</summary>
    public bool IsNull => _dims is null;

    /// <summary>Whether the rank is 0.</summary>
    public bool IsScalar => _dims is { Length: 0 };

    /// <summary>One dimension; a negative <paramref name="n"/> counts from the last.</summary>
    /// <remarks>Setting it changes this object alone: a tensor keeps its shape.</remarks>
    /// <exception cref="InvalidArgumentError">There is no such dimension.</exception>
    public long this[int n]
    {
        get => _dims![Position(n)];
        set
        {
            if (_fixed) throw new RuntimeError($"Shape {this} belongs to the engine and cannot be written to: write to a copy, new Shape(shape.dims).");
            var position = Position(n);
            var dims = (long[])_dims!.Clone();
            dims[position] = value;
            _dims = dims;
            _size = NotCounted;
        }
    }

    /// <summary>The dimensions that the slice takes, in its order.</summary>
    public Shape this[Slice slice]
    {
        get
        {
            var (start, count, step) = slice.Resolve(Length);
            var taken = new long[count];
            for (var i = 0; i < taken.Length; i++)
                taken[i] = _dims![start + i * step];
            return Own(taken);
        }
    }

    /// <summary><paramref name="length"/> dimensions from <paramref name="start"/> on; what <c>shape[1..3]</c> compiles to.</summary>
    public long[] Slice(int start, int length) => Span.Slice(start, length).ToArray();

    /// <summary>Whether both have the same dimensions, or both are null.</summary>
    public static bool operator ==(Shape? a, Shape? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Whether one has other dimensions than the other, or one alone is null.</summary>
    public static bool operator !=(Shape? a, Shape? b) => !(a == b);

    /// <summary>Equal dimensions, an unknown one being equal to an unknown one only.</summary>
    public override bool Equals(object? obj) =>
        ReferenceEquals(this, obj) || (obj is Shape other && IsNull == other.IsNull && Span.SequenceEqual(other.Span));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(ndim);
        foreach (var dim in Span)
            hash.Add(dim);
        return hash.ToHashCode();
    }

    /// <summary>Height and width of a shape of rank 2.</summary>
    public void Deconstruct(out long h, out long w)
    {
        assert_has_rank(2);
        h = _dims![0];
        w = _dims[1];
    }

    /// <summary>The dimensions as int, -1 where one is unknown.</summary>
    /// <exception cref="OverflowException">A dimension is beyond int.</exception>
    public int[] as_int_list() => Array.ConvertAll(_dims!, checked(dim => (int)dim));

    /// <exception cref="ValueError">The rank is known and another one.</exception>
    public void assert_has_rank(int rank)
    {
        if (!IsNull && ndim != rank)
            throw new ValueError($"Shape {this} must have rank {rank}");
    }

    /// <summary>The dimensions of both, one after the other; of unknown rank where one of them is.</summary>
    public Shape concatenate(Shape other) => IsNull || other.IsNull ? Null : Own([.. _dims!, .. other._dims!]);

    /// <inheritdoc cref="concatenate(Shape)"/>
    public Shape concatenate(long[] other) => concatenate(new Shape(other));

    /// <summary>Whether one tensor can have both shapes: what is unknown fits everything.</summary>
    public bool is_compatible_with(Shape shape2)
    {
        if (IsNull || shape2 is null || shape2.IsNull)
            return true;
        if (ndim != shape2.ndim)
            return false;
        for (var axis = 0; axis < ndim; axis++)
        {
            if (_dims![axis] >= 0 && shape2._dims![axis] >= 0 && _dims[axis] != shape2._dims[axis])
                return false;
        }

        return true;
    }

    /// <summary>What is known of either.</summary>
    /// <exception cref="ValueError">The two are not compatible.</exception>
    public Shape merge_with(Shape other)
    {
        if (IsNull)
            return other;
        if (other is null || other.IsNull)
            return this;
        if (!is_compatible_with(other))
            throw new ValueError($"Shapes {this} and {other} are not compatible");
        var merged = new long[ndim];
        for (var axis = 0; axis < merged.Length; axis++)
            merged[axis] = Math.Max(_dims![axis], other._dims![axis]);
        return Own(merged);
    }

    /// <summary>A shape of <paramref name="rank"/> unknown dimensions, or of unknown rank for -1.</summary>
    public Shape unknown_shape(int rank = -1)
    {
        if (rank < 0)
            return Null;
        var unknown = new long[rank];
        Array.Fill(unknown, -1);
        return Own(unknown);
    }

    /// <summary>This shape, or one of <paramref name="rank"/> unknown dimensions where the rank is unknown.</summary>
    /// <exception cref="ValueError">The rank is known and another one.</exception>
    public Shape with_rank(int rank)
    {
        assert_has_rank(rank);
        return IsNull ? unknown_shape(rank) : this;
    }

    /// <exception cref="ValueError">The rank is known and lower.</exception>
    public Shape with_rank_at_least(int rank)
    {
        if (!IsNull && ndim < rank)
            throw new ValueError($"Shape {this} must have rank at least {rank}");
        return this;
    }

    /// <summary>As Python prints it: <c>(2, 3)</c>, <c>(None, 3)</c>, <c>(2,)</c>, <c>&lt;unknown&gt;</c>.</summary>
    public override string ToString() => _dims switch
    {
        null => "<unknown>",
        [var only] => $"({DimensionName(only)},)",
        _ => $"({string.Join(", ", _dims.Select(DimensionName))})",
    };

    static string DimensionName(long dim) => dim < 0 ? "None" : $"{dim}";

    long CountElements()
    {
        if (_dims is null)
            return -1;
        long size = 1;
        foreach (var dim in _dims)
        {
            if (dim < 0)
                return -1;
            size = checked(size * dim);
        }

        return size;
    }

    int Position(int n)
    {
        var position = n < 0 ? n + Length : n;
        if ((uint)position >= (uint)Length)
            throw new InvalidArgumentError($"Shape {this} has no dimension {n}");
        return position;
    }
}
