using Tensorflow.Executors;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>Tensors one after the other along an axis.</summary>
internal sealed class ConcatOp(int axis) : NaryOp
{
    public override string Name => "ConcatV2";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.InputsAsList();
        attributes.Input(axis);
    }

    public override Tensor Compute(Tensor[] inputs)
    {
        var first = inputs[0];
        var along = Errors.Axis(this, axis, first.ndim);
        var dims = first.Dimensions.Span.ToArray();
        dims[along] = 0;
        for (var i = 0; i < inputs.Length; i++)
        {
            var input = inputs[i];
            Errors.RequireSameDtype(this, first, input);
            var fits = input.ndim == first.ndim;
            for (var k = 0; fits && k < dims.Length; k++) fits = k == along || input.Dimensions.Span[k] == dims[k];
            if (!fits) throw new InvalidArgumentError($"ConcatOp : Dimension {along} in both shapes may differ, the others must be equal: shape[0] = {Errors.Brackets(first.Dimensions)} vs. shape[{i}] = {Errors.Brackets(input.Dimensions)} [Op:ConcatV2]");
            dims[along] += input.Dimensions.Span[along];
        }
        var y = new Tensor(Shape.Adopt(dims), first.dtype);
        if (first.Strings is not null) throw Errors.Dtype(this, first.dtype);
        var (outer, inner) = Around(y, along);
        var offset = 0;
        foreach (var input in inputs)
        {
            var size = (int)input.Dimensions.Span[along];
            Kernels.ConcatKernels.Insert<byte>(input.DataBytes(), outer, size, inner, y.DataBytes(), (int)dims[along], offset);
            offset += size;
        }
        return y;
    }

    /// <summary>Indices before an axis, and bytes of what is behind one of its own.</summary>
    internal static (int Outer, int Inner) Around(Tensor x, int axis)
    {
        long outer = 1;
        foreach (var dim in x.Dimensions.Span[..axis]) outer *= dim;
        long inner = x.dtype.Size();
        foreach (var dim in x.Dimensions.Span[(axis + 1)..]) inner *= dim;
        return checked(((int)outer, (int)inner));
    }

    public override Tensor?[] Gradient(Tensor[] inputs, Tensor y, Tensor dy, bool[] needed)
    {
        var along = axis < 0 ? axis + y.ndim : axis;
        var gradients = new Tensor?[inputs.Length];
        var begin = new long[y.ndim];
        for (var i = 0; i < inputs.Length; i++)
        {
            if (needed[i]) gradients[i] = Slice(dy, [.. begin], inputs[i].Dimensions.Span.ToArray());
            begin[along] += inputs[i].Dimensions.Span[along];
        }
        return gradients;
    }
}

/// <summary>Tensors of one shape stacked along a new axis.</summary>
internal sealed class PackOp(int axis) : NaryOp
{
    public override string Name => "Pack";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.InputsAsList();
        attributes.Int("axis", axis);
    }

    public override Tensor Compute(Tensor[] inputs)
    {
        var first = inputs[0];
        var place = axis < 0 ? axis + first.ndim + 1 : axis;
        if (place < 0 || place > first.ndim) throw new InvalidArgumentError($"axis = {axis} not in [{-first.ndim - 1}, {first.ndim + 1}) [Op:Pack]");
        for (var i = 1; i < inputs.Length; i++)
        {
            if (!inputs[i].Dimensions.Equals(first.Dimensions))
                throw new InvalidArgumentError($"Shapes of all inputs must match: values[0].shape = {Errors.Brackets(first.Dimensions)} != values[{i}].shape = {Errors.Brackets(inputs[i].Dimensions)} [Op:Pack]");
        }
        if (first.Strings is not null) return new Tensor([.. inputs.SelectMany(input => input.Strings!)], Shape.Adopt([inputs.Length, .. first.Dimensions.Span]));
        var dims = first.Dimensions.Span.ToArray().ToList();
        dims.Insert(place, 1);
        var expanded = Shape.Adopt([.. dims]);
        return new ConcatOp(place).Compute(Array.ConvertAll(inputs, input => new Tensor(input, expanded)));
    }

    public override Tensor?[] Gradient(Tensor[] inputs, Tensor y, Tensor dy, bool[] needed) => Unpack(dy, axis);
}

/// <summary>A tensor taken apart along an axis, which goes.</summary>
internal sealed class UnpackOp(int axis) : MultiOp
{
    public override string Name => "Unpack";

    public override void SetAttributes(NativeAttributes attributes) => attributes.Int("axis", axis);

    public override void SetAttributes(NativeAttributes attributes, Tensor[] inputs)
    {
        SetAttributes(attributes);
        attributes.Int("num", OutputCount(inputs));
    }

    public override int OutputCount(Tensor[] inputs) => (int)inputs[0].Dimensions.Span[Errors.Axis(this, axis, inputs[0].ndim)];

    public override Tensor[] Compute(Tensor[] inputs)
    {
        var x = inputs[0];
        var along = Errors.Axis(this, axis, x.ndim);
        var dims = x.Dimensions.Span.ToArray().ToList();
        dims.RemoveAt(along);
        var shape = Shape.Adopt([.. dims]);
        var parts = new Tensor[OutputCount(inputs)];
        for (var i = 0; i < parts.Length; i++) parts[i] = SplitVOp.Part(x, along, i, 1, shape);
        return parts;
    }

    public override Tensor?[] Gradient(Tensor[] inputs, Tensor[] outputs, Tensor?[] upstream, bool[] needed)
    {
        var all = new Tensor[outputs.Length];
        for (var i = 0; i < all.Length; i++) all[i] = upstream[i] ?? ZerosLike(outputs[i]);
        return [Pack(all, axis)];
    }
}

/// <summary>A tensor cut into parts along an axis.</summary>
internal sealed class SplitVOp(int[] sizes, int axis) : MultiOp
{
    public override string Name => "SplitV";

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.Input(sizes);
        attributes.Input(axis);
        attributes.Int("num_split", sizes.Length);
    }

    public override int OutputCount(Tensor[] inputs) => sizes.Length;

    public override Tensor[] Compute(Tensor[] inputs)
    {
        var x = inputs[0];
        var along = Errors.Axis(this, axis, x.ndim);
        var rest = x.Dimensions.Span[along] - sizes.Where(size => size != -1).Sum(size => (long)size);
        var open = sizes.Count(size => size == -1);
        if (open > 1) throw new InvalidArgumentError($"There can only be one -1 in the sizes: {string.Join(", ", sizes)} [Op:SplitV]");
        if (Array.Exists(sizes, size => size < -1) || (open == 0 ? rest != 0 : rest < 0))
            throw new InvalidArgumentError($"Determined shape must match dimension {along} of shape {Errors.Brackets(x.Dimensions)}: the sizes {string.Join(", ", sizes)} do not [Op:SplitV]");
        var parts = new Tensor[sizes.Length];
        var begin = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var dims = x.Dimensions.Span.ToArray();
            var size = sizes[i] == -1 ? (int)rest : sizes[i];
            dims[along] = size;
            parts[i] = Part(x, along, begin, size, Shape.Adopt(dims));
            begin += size;
        }
        return parts;
    }

    /// <summary>Some indices of an axis, in the shape given.</summary>
    internal static Tensor Part(Tensor x, int axis, int begin, int size, Shape shape)
    {
        if (x.Strings is not null)
        {
            var (from, sizes) = (new long[x.ndim], x.Dimensions.Span.ToArray());
            (from[axis], sizes[axis]) = (begin, size);
            return new Tensor(new SliceOp(from, sizes).Compute(x), shape);
        }
        var y = new Tensor(shape, x.dtype);
        var (outer, inner) = ConcatOp.Around(x, axis);
        Kernels.ConcatKernels.Extract<byte>(x.DataBytes(), outer, (int)x.Dimensions.Span[axis], inner, y.DataBytes(), size, begin);
        return y;
    }

    public override Tensor?[] Gradient(Tensor[] inputs, Tensor[] outputs, Tensor?[] upstream, bool[] needed)
    {
        var all = new Tensor[outputs.Length];
        for (var i = 0; i < all.Length; i++) all[i] = upstream[i] ?? ZerosLike(outputs[i]);
        return [Concat(all, axis)];
    }
}
