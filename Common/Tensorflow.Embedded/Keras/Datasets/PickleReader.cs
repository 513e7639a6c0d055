using System.Buffers.Binary;
using System.Text;

namespace Tensorflow.Keras.Datasets;

/// <summary>A NumPy array of a pickle.</summary>
internal sealed class PickledArray
{
    public string Dtype = "";
    public long[] Shape = [];
    public bool IsFortran;
    public byte[]? Content;
}

/// <summary>
/// Reads what the files of CIFAR-10 hold, pickled by Python 2's protocol 2: a dict of texts, lists of numbers and texts, and a NumPy array. No class is looked up and nothing is called: the three names
/// that such an array needs are known here, and everything else is refused.
/// </summary>
internal sealed class PickleReader(byte[] file)
{
    private static readonly object Mark = new();

    private readonly List<object?> stack = [];
    private readonly Dictionary<uint, object?> memo = [];
    private int at;

    // The three names, and what they make.
    private enum Name
    {
        Reconstruct,
        Ndarray,
        Dtype,
    }

    private sealed class DtypeOf(string name)
    {
        public string Name { get; } = name;
    }

    /// <summary>The object.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or holds something else.</exception>
    public object? Read()
    {
        if (file is not [0x80, 2, ..]) throw new InvalidDataException("it does not begin as a pickle of protocol 2 does");
        at = 2;
        while (true)
        {
            var opcode = Bytes(1)[0];
            if (opcode == (byte)'.') return stack is [var only] ? only : throw Damaged("it ends before its object does");
            Step(opcode);
        }
    }

    private void Step(byte opcode)
    {
        switch ((char)opcode)
        {
            case '}': Push(new Dictionary<string, object?>()); break;
            case ']': Push(new List<object?>()); break;
            case ')': Push(Array.Empty<object?>()); break;
            case '(': Push(Mark); break;
            case 'N': Push(null); break;
            case (char)0x88: Push(true); break;
            case (char)0x89: Push(false); break;
            case 'K': Push((long)Bytes(1)[0]); break;
            case 'M': Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2))); break;
            case 'J': Push((long)BinaryPrimitives.ReadInt32LittleEndian(Bytes(4))); break;
            case 'U': Push(Bytes(Bytes(1)[0]).ToArray()); break;
            case 'T': Push(Bytes(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4))).ToArray()); break;
            case 'q': memo[Bytes(1)[0]] = Top(); break;
            case 'r': memo[BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4))] = Top(); break;
            case 'h': Push(Remembered(Bytes(1)[0])); break;
            case 'j': Push(Remembered(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)))); break;
            case (char)0x85: Push(new[] { Pop() }); break;
            case (char)0x86: PushTuple(2); break;
            case (char)0x87: PushTuple(3); break;
            case 't': Push(ToMark()); break;
            case 'a': ListBelow(1).Add(Pop()); break;
            case 'e':
                var items = ToMark();
                ListBelow(0).AddRange(items);
                break;
            case 's':
                var value = Pop();
                SetItems([Pop(), value]);
                break;
            case 'u': SetItems(ToMark()); break;
            case 'c': Push(Global()); break;
            case 'R':
                var arguments = Pop();
                Push(Make(Pop(), arguments as object?[] ?? throw Damaged("arguments are no tuple")));
                break;
            case 'b':
                var state = Pop() as object?[] ?? throw Damaged("a state is no tuple");
                SetState(Top(), state);
                break;
            default: throw Damaged($"opcode 0x{opcode:X2} is none that these files have");
        }
    }

    private object Global() => (Line(), Line()) switch
    {
        ("numpy.core.multiarray", "_reconstruct") => Name.Reconstruct,
        ("numpy", "ndarray") => Name.Ndarray,
        ("numpy", "dtype") => Name.Dtype,
        var (module, name) => throw Damaged($"{module}.{name} is none of the names that these files have"),
    };

    private object Make(object? function, object?[] arguments) => (function, arguments) switch
    {
        (Name.Reconstruct, [Name.Ndarray, ..]) => new PickledArray(),
        (Name.Dtype, [byte[] name, ..]) => new DtypeOf(Encoding.Latin1.GetString(name)),
        _ => throw Damaged("it makes something else than an array"),
    };

    private void SetState(object? made, object?[] state)
    {
        // Of a dtype: its byte order and the like, of which one byte has none.
        if (made is DtypeOf) return;
        if (made is not PickledArray array || state is not [1L, object?[] shape, DtypeOf dtype, bool fortran, byte[] content] || !Array.TrueForAll(shape, length => length is long))
            throw Damaged("an array's state is not NumPy's");
        (array.Shape, array.Dtype, array.IsFortran, array.Content) = (Array.ConvertAll(shape, length => (long)length!), dtype.Name, fortran, content);
    }

    private void SetItems(object?[] items)
    {
        if (Top() is not Dictionary<string, object?> dict || items.Length % 2 != 0) throw Damaged("items are set of what is no dict");
        for (var i = 0; i < items.Length; i += 2) dict[items[i] is byte[] key ? Encoding.Latin1.GetString(key) : throw Damaged("a key is no text")] = items[i + 1];
    }

    private void PushTuple(int count)
    {
        if (stack.Count < count) throw Damaged("its stack is empty");
        var items = stack[^count..].ToArray();
        stack.RemoveRange(stack.Count - count, count);
        Push(items);
    }

    private object?[] ToMark()
    {
        var mark = stack.LastIndexOf(Mark);
        if (mark < 0) throw Damaged("a mark is missing");
        var items = stack[(mark + 1)..].ToArray();
        stack.RemoveRange(mark, stack.Count - mark);
        return items;
    }

    private List<object?> ListBelow(int depth) => stack.Count > depth && stack[^(depth + 1)] is List<object?> list ? list : throw Damaged("items are added to what is no list");

    private object? Remembered(uint key) => memo.TryGetValue(key, out var value) ? value : throw Damaged($"nothing is remembered under {key}");

    private void Push(object? value) => stack.Add(value);

    private object? Top() => stack.Count > 0 ? stack[^1] : throw Damaged("its stack is empty");

    private object? Pop()
    {
        var top = Top();
        stack.RemoveAt(stack.Count - 1);
        return top;
    }

    private string Line()
    {
        var rest = file.AsSpan(at);
        var end = rest.IndexOf((byte)'\n');
        if (end is < 0 or > 100) throw Damaged("a name does not end");
        at += end + 1;
        return Encoding.Latin1.GetString(rest[..end]);
    }

    private ReadOnlySpan<byte> Bytes(uint count)
    {
        if (count > file.Length - at) throw Damaged("it ends too early");
        var bytes = file.AsSpan(at, (int)count);
        at += (int)count;
        return bytes;
    }

    private InvalidDataException Damaged(string what) => new($"{what} (at byte {at} of {file.Length})");
}
