using Tensorflow.Executors;
using Tensorflow.Storage;

namespace Tensorflow;

public unsafe partial class Tensor
{
    // Two threads may read one tensor: one of them fetches or uploads it.
    private static readonly Lock transfer = new();

    /// <summary>A tensor whose content lies with the native runtime.</summary>
    internal static Tensor OfNative(nint nativeHandle, Shape shape, TF_DataType dtype) => new(new NativeContent(nativeHandle), shape, dtype);

    private Tensor(NativeContent content, Shape shape, TF_DataType dtype)
    {
        tensorShape = shape.Fixed();
        elementType = (byte)dtype;
        Id = LocalBlocks.Current.NewNumber();
        var block = BlockPool.Rent(this, 0);
        storage = block;
        BlockPool.Attach(block, content.Handle, shape.size * dtype.Size());
        GC.KeepAlive(this);
    }

    private readonly record struct NativeContent(nint Handle);

    /// <summary>Handle of the native runtime; zero where the content lies here only.</summary>
    internal nint NativeHandle
    {
        get
        {
            while (true)
            {
                if (Block is not { } block) return 0;
                var handle = Volatile.Read(ref block.NativeHandle);
                // Another thread that fetches the content moves the handle to another block, and this one may be another tensor's by now.
                if (ReferenceEquals(block, Block)) return handle;
            }
        }
    }

    /// <summary>Gives the native runtime a copy of the content, kept for as long as the content is the same.</summary>
    internal nint Upload(NativeRuntime runtime, nint status)
    {
        lock (transfer)
        {
            if (NativeHandle is not 0 and var present) return present;
            var bytes = Count * dtype.Size();
            var handle = runtime.NewHandle(dtype, shape.Span, Data, bytes, status);
            BlockPool.Attach(Block ??= BlockPool.Rent(this, 0), handle, bytes);
            GC.KeepAlive(this);
            return handle;
        }
    }

    /// <summary>Forgets the handle of the native runtime after the content was written in place.</summary>
    internal void ContentChanged()
    {
        if (Block is not { NativeHandle: not 0 } block) return;
        BlockPool.ReleaseHandle?.Invoke(BlockPool.Detach(block));
        GC.KeepAlive(this);
    }

    private byte* Fetch()
    {
        lock (transfer)
        {
            if (data != null) return data;
            if (IsSymbolic)
                throw new ValueError($"A symbolic Keras tensor (shape {tensorShape}) has no value: only Keras layers can be called on it, such as keras.layers.Add() in place of an operator.");
            if (Block is not { NativeHandle: not 0 } handleOnly)
                throw new RuntimeError(dtype == TF_DataType.TF_STRING ? "A string tensor has no numeric content." : "The tensor's storage has been handed back.");
            var bytes = Count * dtype.Size();
            var fetched = BlockPool.Rent(this, bytes);
            NativeRuntime.Shared.Fetch(handleOnly.NativeHandle, fetched.Pointer, bytes);
            BlockPool.Attach(fetched, BlockPool.Detach(handleOnly), bytes);
            Block = fetched;
            data = fetched.Pointer;
            BlockPool.Return(handleOnly);
            GC.KeepAlive(this);
            return data;
        }
    }
}
