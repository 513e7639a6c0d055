using System.Buffers;
using Tensorflow.Kernels;

namespace Tensorflow.Data;

/// <summary>One element on its way through a dataset: tensors of its own, or a row of tensors that hold many. Rows are copied only when a batch or the program takes them.</summary>
internal readonly struct Element(Tensor[] components, int row = -1)
{
    /// <summary>The element's tensors, or the tensors it is a row of.</summary>
    public readonly Tensor[] Components = components;

    /// <summary>The row; -1: the components are the element.</summary>
    public readonly int Row = row;

    /// <summary>The element as tensors of its own.</summary>
    public Tensor[] Materialise()
    {
        if (Row < 0) return Components;
        var own = new Tensor[Components.Length];
        for (var i = 0; i < own.Length; i++) own[i] = Rows(Components[i], [this], i, single: true);
        return own;
    }

    /// <summary>The same in tensors of its own, for an element that comes more than once: a tape that watches it does so once.</summary>
    public Element Renewed() => Row < 0 ? new Element(Array.ConvertAll(Components, component => new Tensor(component, component.Dimensions))) : this;

    /// <summary>Component <paramref name="index"/> of some elements, stacked along a new first axis.</summary>
    public static Tensor Batch(ReadOnlySpan<Element> elements, int index)
    {
        var first = elements[0];
        if (first.Row >= 0) return Rows(first.Components[index], elements, index, single: false);
        var parts = new Tensor[elements.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = elements[i].Row < 0 ? elements[i].Components[index] : elements[i].Materialise()[index];
            if (!parts[i].Dimensions.Equals(parts[0].Dimensions))
                throw new InvalidArgumentError($"Cannot batch tensors with different shapes in component {index}. First element had shape {Ops.Errors.Brackets(parts[0].Dimensions)} and element {i} had shape {Ops.Errors.Brackets(parts[i].Dimensions)}. [Op:IteratorGetNext]");
        }
        return new Ops.PackOp(0).Compute(parts);
    }

    private static unsafe Tensor Rows(Tensor source, ReadOnlySpan<Element> elements, int index, bool single)
    {
        var rowShape = source.Dimensions.Span[1..];
        var shape = single ? Shape.Of(rowShape) : Batched(elements.Length, rowShape);
        if (source.Strings is not null)
        {
            var perRow = source.Strings.Length / Math.Max(1, (int)source.Dimensions.Span[0]);
            var strings = new List<byte[]>();
            foreach (var element in elements) strings.AddRange(element.Components[index].Strings.AsSpan(element.Row * perRow, perRow));
            return new Tensor([.. strings], shape);
        }
        var batch = new Tensor(shape, source.dtype);
        var bytes = batch.DataBytes().Length / elements.Length;
        // Of bytes: the pool of pointers would be compiled at every start.
        var rented = ArrayPool<byte>.Shared.Rent(elements.Length * sizeof(byte*));
        fixed (byte* start = rented)
        {
            var sources = (byte**)start;
            for (var i = 0; i < elements.Length; i++)
                sources[i] = (byte*)elements[i].Components[index].Data + (nint)Math.Max(elements[i].Row, 0) * bytes;
            Ranges.For(elements.Length, (nint)batch.bytesize / sizeof(float), 1, new Copies(sources, batch.Data, bytes));
        }
        ArrayPool<byte>.Shared.Return(rented);
        // The program holds the dataset, and that its tensors.
        GC.KeepAlive(source);
        return batch;
    }

    private static Shape Batched(int rows, ReadOnlySpan<long> rowShape)
    {
        Span<long> dims = stackalloc long[rowShape.Length + 1];
        dims[0] = rows;
        rowShape.CopyTo(dims[1..]);
        return Shape.Of(dims);
    }

    // Rows of a data set lie anywhere in memory: fetching them takes longer than moving them, and several threads wait at the same time.
    private readonly unsafe struct Copies(byte** from, byte* to, int bytes) : IRangeWork
    {
        public void Run(nint first, nint end)
        {
            for (var i = first; i < end; i++) Buffer.MemoryCopy(from[i], to + (i * bytes), bytes, bytes);
        }
    }
}
