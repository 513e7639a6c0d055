using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>tf.gather with batch_dims: the first axes of both go together, and each element of the batch has indices of its own.</summary>
internal static class BatchGather
{
    /// <param name="x">(batch..., before..., n, behind...).</param>
    /// <param name="indices">(batch..., places...).</param>
    /// <param name="axis">That of n in x.</param>
    /// <param name="batchDims">How many axes the batch has.</param>
    /// <returns>(batch..., before..., places..., behind...).</returns>
    public static Tensor Of(Tensor x, Tensor indices, int axis, int batchDims)
    {
        var op = new GatherOp(axis);
        var batch = batchDims < 0 ? batchDims + indices.ndim : batchDims;
        if (batch == 0) return Gather(x, indices, axis);
        var along = Errors.Axis(op, axis, x.ndim);
        if (batch < 0 || batch > along || batch > indices.ndim || !x.Dimensions.Span[..batch].SequenceEqual(indices.Dimensions.Span[..batch]))
            throw new InvalidArgumentError($"batch_dims {batchDims} does not fit params {Errors.Brackets(x.Dimensions)}, indices {Errors.Brackets(indices.Dimensions)} and axis {axis} [Op:GatherV2]");

        // One axis of batch * n behind which all the rest stands, and indices into it.
        var n = x.Dimensions.Span[along];
        int[] order = [.. Enumerable.Range(0, batch), along, .. Enumerable.Range(batch, along - batch), .. Enumerable.Range(along + 1, x.ndim - along - 1)];
        var rows = Transpose(x, order);
        var count = rows.Dimensions.dims[..batch].Aggregate(1L, (product, length) => product * length);
        var places = Cast(indices, TF_DataType.TF_INT64).ToArray<long>();
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] < 0 || places[i] >= n) throw new InvalidArgumentError($"indices[{i}] = {places[i]} is not in [0, {n}) [Op:GatherV2]");
            places[i] += i / (places.Length / count) * n;
        }
        var taken = Gather(
            Reshape(rows, Shape.Adopt([count * n, .. rows.Dimensions.Span[(batch + 1)..]])), Reshape(Conversions.OfArray(places, null), indices.Dimensions), 0);
        // (batch..., places..., before..., behind...): what stood before the axis goes before the places.
        var (inner, before) = (indices.ndim - batch, along - batch);
        return before == 0
            ? taken
            : Transpose(taken, [
                .. Enumerable.Range(0, batch), .. Enumerable.Range(batch + inner, before), .. Enumerable.Range(batch, inner), .. Enumerable.Range(batch + inner + before, taken.ndim - batch - inner - before)]);
    }
}
