using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Tensorflow.Executors;

/// <summary>
/// Receives what an op says of itself beyond its tensors: attributes, and the inputs that are attributes here and tensors in TensorFlow. Those are small and recur in
/// every step: their handles are kept.
/// </summary>
internal sealed unsafe class NativeAttributes(NativeRuntime runtime, nint op, nint status)
{
    private const int MostInputs = 8;
    private const int MostConstants = 1024;

    private readonly Dictionary<string, nint> names = [];
    private readonly Dictionary<long[], nint> constants = new(new ByContent());
    private readonly nint[] first = new nint[MostInputs];
    private readonly nint[] last = new nint[MostInputs];
    private readonly (int Index, nint Handle)[] placed = new (int, nint)[MostInputs];
    private int firsts;
    private int lasts;
    private int places;
    private bool asList;

    /// <summary>Forgets what the last op said.</summary>
    public void Clear()
    {
        firsts = 0;
        lasts = 0;
        places = 0;
        asList = false;
        if (constants.Count > MostConstants) DeleteConstants();
    }

    /// <summary>A boolean attribute.</summary>
    public void Bool(string name, bool value) => runtime.Api.OpSetAttrBool(op, Utf8(name), value ? (byte)1 : (byte)0);

    /// <summary>A boolean attribute that TensorFlow takes for false: set only where it is not, since each attribute that is set costs time in every execution.</summary>
    public void Flag(string name, bool value)
    {
        if (value) Bool(name, value);
    }

    /// <summary>An integer attribute.</summary>
    public void Int(string name, long value) => runtime.Api.OpSetAttrInt(op, Utf8(name), value);

    /// <summary>An attribute that is a list of integers.</summary>
    public void Ints(string name, params ReadOnlySpan<long> values)
    {
        fixed (long* first = values) runtime.Api.OpSetAttrIntList(op, Utf8(name), first, values.Length);
    }

    /// <summary>A floating-point attribute.</summary>
    public void Float(string name, float value) => runtime.Api.OpSetAttrFloat(op, Utf8(name), value);

    /// <summary>A string attribute.</summary>
    public void String(string name, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        fixed (byte* text = bytes) runtime.Api.OpSetAttrString(op, Utf8(name), text, (nuint)bytes.Length);
    }

    /// <summary>A dtype attribute.</summary>
    public void Type(string name, TF_DataType value) => runtime.Api.OpSetAttrType(op, Utf8(name), (int)value);

    /// <summary>The tensors are one list input.</summary>
    public void InputsAsList() => asList = true;

    /// <summary>A further input behind the tensors and the further inputs so far.</summary>
    public void Input(int value) => Input(value, TF_DataType.TF_INT32);

    public void Input(int value, TF_DataType dtype) => last[lasts++] = Constant(dtype, [], [value]);

    public void Input(int[] value) => last[lasts++] = Constant(TF_DataType.TF_INT32, [value.Length], Wide(value, stackalloc long[value.Length]));

    public void Input(long[] value) => last[lasts++] = Constant(TF_DataType.TF_INT64, [value.Length], value);

    public void Input(long[,] value) => last[lasts++] = Matrix(value);

    /// <summary>A further input behind the others, of float32.</summary>
    public void Input(params ReadOnlySpan<float> value)
    {
        Span<long> bits = stackalloc long[value.Length];
        for (var i = 0; i < bits.Length; i++) bits[i] = BitConverter.SingleToInt32Bits(value[i]);
        last[lasts++] = Constant(TF_DataType.TF_FLOAT, [value.Length], bits);
    }

    public void Input(Shape value) => last[lasts++] = Constant(TF_DataType.TF_INT64, [value.ndim], value.Span);

    /// <summary>A further input before the tensors, behind those put there so far.</summary>
    public void FirstInput(Shape value) => first[firsts++] = Constant(TF_DataType.TF_INT64, [value.ndim], value.Span);

    public void FirstInput(long[] value) => first[firsts++] = Constant(TF_DataType.TF_INT64, [value.Length], value);

    /// <summary>A shape as int32.</summary>
    public void FirstInputNarrow(Shape value) => first[firsts++] = Constant(TF_DataType.TF_INT32, [value.ndim], value.Span);

    /// <summary>A further input that becomes number <paramref name="index"/> of all inputs.</summary>
    public void InputAt(int index, int value) => InputAt(index, value, TF_DataType.TF_INT32);

    public void InputAt(int index, int value, TF_DataType dtype) => placed[places++] = (index, Constant(dtype, [], [value]));

    /// <summary>A shape as int32.</summary>
    public void InputAtNarrow(int index, Shape value) => placed[places++] = (index, Constant(TF_DataType.TF_INT32, [value.ndim], value.Span));

    public void InputAt(int index, long[,] value) => placed[places++] = (index, Matrix(value));

    /// <summary>Gives the op its inputs: the tensors' and the further ones.</summary>
    public void AddInputs(Span<nint> tensors)
    {
        var api = runtime.Api;
        for (var i = 0; i < firsts; i++) api.OpAddInput(op, first[i], status);
        var place = 0;
        if (asList)
        {
            fixed (nint* handles = tensors) api.OpAddInputList(op, handles, tensors.Length, status);
        }
        else
        {
            var index = firsts;
            foreach (var handle in tensors)
            {
                for (; place < places && placed[place].Index == index; place++, index++) api.OpAddInput(op, placed[place].Handle, status);
                api.OpAddInput(op, handle, status);
                index++;
            }
        }
        for (; place < places; place++) api.OpAddInput(op, placed[place].Handle, status);
        for (var i = 0; i < lasts; i++) api.OpAddInput(op, last[i], status);
    }

    /// <summary>A name as a C string that is never freed: an op has few.</summary>
    public byte* Utf8(string name)
    {
        ref var pointer = ref CollectionsMarshal.GetValueRefOrAddDefault(names, name, out var known);
        if (!known) pointer = Marshal.StringToCoTaskMemUTF8(name);
        return (byte*)pointer;
    }

    /// <summary>Frees what the thread's ops said.</summary>
    public void Delete()
    {
        DeleteConstants();
        foreach (var name in names.Values) Marshal.FreeCoTaskMem(name);
        names.Clear();
    }

    private nint Matrix(long[,] value) => Constant(TF_DataType.TF_INT64, [value.GetLength(0), value.GetLength(1)],
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, long>(ref MemoryMarshal.GetArrayDataReference(value)), value.Length));

    private static ReadOnlySpan<long> Wide(int[] value, Span<long> wide)
    {
        for (var i = 0; i < value.Length; i++) wide[i] = value[i];
        return wide;
    }

    private nint Constant(TF_DataType dtype, ReadOnlySpan<long> shape, ReadOnlySpan<long> values)
    {
        Span<long> key = stackalloc long[2 + shape.Length + values.Length];
        key[0] = (long)dtype;
        key[1] = shape.Length;
        shape.CopyTo(key[2..]);
        values.CopyTo(key[(2 + shape.Length)..]);
        var known = constants.GetAlternateLookup<ReadOnlySpan<long>>();
        if (known.TryGetValue(key, out var handle)) return handle;

        Span<int> narrow = stackalloc int[values.Length];
        for (var i = 0; i < narrow.Length; i++) narrow[i] = (int)values[i];
        fixed (long* wide = values)
        fixed (int* small = narrow)
        {
            handle = dtype.Size() == sizeof(int)
                ? runtime.NewHandle(dtype, shape, (byte*)small, values.Length * sizeof(int), status)
                : runtime.NewHandle(dtype, shape, (byte*)wide, values.Length * sizeof(long), status);
        }
        known[key] = handle;
        return handle;
    }

    private void DeleteConstants()
    {
        foreach (var handle in constants.Values) runtime.Delete(handle);
        constants.Clear();
    }

    private sealed class ByContent : IEqualityComparer<long[]>, IAlternateEqualityComparer<ReadOnlySpan<long>, long[]>
    {
        public bool Equals(long[]? x, long[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(long[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<long> alternate, long[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<long> alternate)
        {
            var hash = 17L;
            foreach (var value in alternate) hash = (hash * 0x5851F42D4C957F2D) + value;
            return (int)(hash >> 32);
        }

        public long[] Create(ReadOnlySpan<long> alternate) => alternate.ToArray();
    }
}
