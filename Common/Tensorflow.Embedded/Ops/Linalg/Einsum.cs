using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>Sums of products in Einstein's notation, from two operands to the next, as products of matrices.</summary>
internal static class Einsum
{
    // Axes of an ellipsis get labels of their own behind all letters; the last axis has the first of them.
    private const char Ellipsis = '\uE000';
    private const string Dots = "...";

    /// <summary>Follows <c>ij,jk-&gt;ik</c>: letters name axes, what the result does not name is summed; without an arrow the result names all that occur once, in alphabetical order.</summary>
    /// <exception cref="ValueError">The equation cannot be read, or does not fit the operands.</exception>
    public static Tensor Compute(string equation, IReadOnlyList<Tensor> operands)
    {
        var text = equation.Replace(" ", "", StringComparison.Ordinal);
        var sides = text.Split("->");
        var terms = sides[0].Split(',');
        if (sides.Length > 2) throw Wrong(equation, "there are two arrows");
        if (terms.Length != operands.Count) throw Wrong(equation, $"it has {terms.Length} terms, and there are {operands.Count} operands");
        var inputs = operands.Select((operand, i) => Diagonal(operand, Labels(equation, terms[i], operand.ndim))).ToList();
        var dots = inputs.SelectMany(input => input.Labels).Where(label => label >= Ellipsis).Distinct().OrderDescending().ToArray();
        var output = sides.Length == 2
            ? Output(equation, sides[1], dots, inputs)
            : new string(dots) + new string([.. sides[0].Where(char.IsLetter).GroupBy(label => label).Where(group => group.Count() == 1).Select(group => group.Key).Order()]);
        Check(equation, inputs);
        var (tensor, labels) = inputs[0];
        for (var i = 1; i < inputs.Count; i++)
        {
            var later = output + string.Concat(inputs.Skip(i + 1).Select(input => input.Labels));
            (tensor, labels) = Contract(tensor, labels, inputs[i].Tensor, inputs[i].Labels, later);
        }
        (tensor, labels) = Summed(tensor, labels, output);
        var result = Ordered(tensor, labels, output);
        return inputs.Exists(input => ReferenceEquals(input.Tensor, result)) ? Identity(result) : result;
    }

    private static ValueError Wrong(string equation, string why) => new($"einsum: the equation '{equation}' cannot be followed: {why}.");

    private static string Labels(string equation, string term, int rank)
    {
        var at = term.IndexOf(Dots, StringComparison.Ordinal);
        var letters = at < 0 ? term : term.Remove(at, Dots.Length);
        if (letters.Any(label => !char.IsAsciiLetter(label))) throw Wrong(equation, $"'{term}' is not made of letters and one ...");
        var rest = rank - letters.Length;
        if (at < 0 ? rest != 0 : rest < 0) throw Wrong(equation, $"'{term}' does not name the axes of an operand of rank {rank}");
        return at < 0 ? letters : letters.Insert(at, new string([.. Enumerable.Range(0, rest).Select(i => (char)(Ellipsis + rest - 1 - i))]));
    }

    private static string Output(string equation, string term, char[] dots, List<(Tensor Tensor, string Labels)> inputs)
    {
        var labels = term.Replace(Dots, new string(dots), StringComparison.Ordinal);
        if (labels.Contains('.', StringComparison.Ordinal) || labels.Distinct().Count() != labels.Length) throw Wrong(equation, $"the result '{term}' names an axis twice");
        if (dots.Length > 0 && !term.Contains(Dots, StringComparison.Ordinal)) throw Wrong(equation, "an operand has a ... that the result has not");
        foreach (var label in labels)
            if (!inputs.Exists(input => input.Labels.Contains(label, StringComparison.Ordinal))) throw Wrong(equation, $"the result names '{label}', which no operand has");
        return labels;
    }

    private static void Check(string equation, List<(Tensor Tensor, string Labels)> inputs)
    {
        var sizes = new Dictionary<char, long>();
        foreach (var (tensor, labels) in inputs)
        {
            for (var axis = 0; axis < labels.Length; axis++)
            {
                var (label, size) = (labels[axis], tensor.Dimensions[axis]);
                if (!sizes.TryAdd(label, size) && sizes[label] != size && (label < Ellipsis || (sizes[label] != 1 && size != 1)))
                    throw Wrong(equation, $"{(label < Ellipsis ? $"'{label}'" : "an axis of ...")} is {sizes[label]} in one operand and {size} in another (shapes {string.Join(", ", inputs.Select(input => Errors.Brackets(input.Tensor.Dimensions)))})");
                sizes[label] = Math.Max(sizes[label], size);
            }
        }
    }

    // A label twice in a term: the diagonal of these axes, which is every (n + 1)th element of the two made one.
    private static (Tensor Tensor, string Labels) Diagonal(Tensor x, string labels)
    {
        for (var first = 0; first < labels.Length; first++)
        {
            var second = labels.IndexOf(labels[first], first + 1);
            if (second < 0) continue;
            var n = x.Dimensions[first];
            if (n != x.Dimensions[second]) throw new ValueError($"einsum: '{labels[first]}' names axes of sizes {n} and {x.Dimensions[second]} of one operand.");
            var rest = Enumerable.Range(0, x.ndim).Where(axis => axis != first && axis != second).ToArray();
            var kept = Array.ConvertAll(rest, axis => x.Dimensions[axis]);
            var flat = Reshape(Transpose(x, [.. rest, first, second]), Shape.Adopt([.. kept, n * n]));
            var (begin, strides, counts) = (new long[flat.ndim], new long[flat.ndim], flat.Dimensions.Span.ToArray());
            Array.Fill(strides, 1);
            (strides[^1], counts[^1]) = (n + 1, n);
            x = Executors.Run.Op(new StridedSliceOp(begin, strides, counts, Shape.Adopt(counts)), flat);
            labels = string.Concat(rest.Select(axis => labels[axis])) + labels[first];
            first = -1;
        }
        return (x, labels);
    }

    private static (Tensor Tensor, string Labels) Contract(Tensor a, string labelsA, Tensor b, string labelsB, string later)
    {
        (a, labelsA) = Summed(a, labelsA, later + labelsB);
        (b, labelsB) = Summed(b, labelsB, later + labelsA);
        // An axis of length 1 that broadcasts is left to the other operand.
        foreach (var label in labelsA.Intersect(labelsB).Where(label => label >= Ellipsis).ToArray())
        {
            var (sizeA, sizeB) = (a.Dimensions[labelsA.IndexOf(label, StringComparison.Ordinal)], b.Dimensions[labelsB.IndexOf(label, StringComparison.Ordinal)]);
            if (sizeA == sizeB) continue;
            if (sizeA == 1) (a, labelsA) = Without(a, labelsA, label);
            else (b, labelsB) = Without(b, labelsB, label);
        }
        var both = labelsA.Intersect(labelsB).ToArray();
        var batch = string.Concat(both.Where(label => later.Contains(label, StringComparison.Ordinal)));
        var contracted = string.Concat(both.Except(batch));
        var (freeA, freeB) = (string.Concat(labelsA.Except(both)), string.Concat(labelsB.Except(both)));
        long Size(Tensor x, string own, string of) => of.Aggregate(1L, (product, label) => product * x.Dimensions[own.IndexOf(label, StringComparison.Ordinal)]);
        var (batches, inner) = (Size(a, labelsA, batch), Size(a, labelsA, contracted));
        var left = Reshape(Ordered(a, labelsA, batch + freeA + contracted), Shape.Adopt([batches, Size(a, labelsA, freeA), inner]));
        var right = Reshape(Ordered(b, labelsB, batch + contracted + freeB), Shape.Adopt([batches, inner, Size(b, labelsB, freeB)]));
        var dims = batch.Concat(freeA).Select(label => a.Dimensions[labelsA.IndexOf(label, StringComparison.Ordinal)]).Concat(freeB.Select(label => b.Dimensions[labelsB.IndexOf(label, StringComparison.Ordinal)]));
        return (Reshape(BatchMatMul(left, right, false, false), Shape.Adopt([.. dims])), batch + freeA + freeB);
    }

    private static (Tensor Tensor, string Labels) Without(Tensor x, string labels, char label)
    {
        var axis = labels.IndexOf(label, StringComparison.Ordinal);
        return (Squeeze(x, [axis]), labels.Remove(axis, 1));
    }

    private static (Tensor Tensor, string Labels) Summed(Tensor x, string labels, string kept)
    {
        var axes = Enumerable.Range(0, labels.Length).Where(axis => !kept.Contains(labels[axis], StringComparison.Ordinal)).ToArray();
        return axes.Length == 0 ? (x, labels) : (Sum(x, axes, keepDims: false), string.Concat(labels.Where((_, axis) => !axes.Contains(axis))));
    }

    private static Tensor Ordered(Tensor x, string labels, string order) =>
        labels == order ? x : Transpose(x, [.. order.Select(label => labels.IndexOf(label, StringComparison.Ordinal))]);
}
