using System.Numerics.Tensors;

namespace Benchmarks;

/// <summary>
/// The wide-deep XOR network (2-10-10-10-1, four examples, the slide's cross-entropy, SGD) as one writes it by hand without a library: float[] and TensorPrimitives, no tape, no
/// intrinsics, no padding. What the engine's step is measured against.
/// </summary>
internal sealed class HandWrittenXor
{
    private const int Examples = 4;
    private static readonly int[] widths = [2, 10, 10, 10, 1];

    private readonly float[][] w = new float[4][];
    private readonly float[][] b = new float[4][];
    private readonly float[][] dw = new float[4][];
    private readonly float[][] db = new float[4][];
    private readonly float[][] activations = new float[5][];
    private readonly float[][] deltas = new float[5][];
    private readonly float[] labels = [0, 1, 1, 0];

    public HandWrittenXor(float[][] weights, float[][] biases)
    {
        for (var layer = 0; layer < 4; layer++)
        {
            w[layer] = [.. weights[layer]];
            b[layer] = [.. biases[layer]];
            dw[layer] = new float[w[layer].Length];
            db[layer] = new float[b[layer].Length];
        }
        for (var layer = 0; layer < 5; layer++)
        {
            activations[layer] = new float[Examples * widths[layer]];
            deltas[layer] = new float[Examples * widths[layer]];
        }
        float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
        inputs.CopyTo(activations[0], 0);
    }

    /// <summary>Loss of the network as it is.</summary>
    public float Loss()
    {
        Forward();
        var loss = 0f;
        for (var i = 0; i < Examples; i++)
        {
            var h = activations[4][i];
            loss += (labels[i] * MathF.Log(h)) + ((1 - labels[i]) * MathF.Log(1 - h));
        }
        return -loss / Examples;
    }

    /// <summary>Forward, loss, backward, update.</summary>
    public float Step(float learningRate)
    {
        var loss = Loss();
        for (var i = 0; i < Examples; i++)
        {
            var h = activations[4][i];
            deltas[4][i] = -((labels[i] / h) - ((1 - labels[i]) / (1 - h))) / Examples;
        }
        for (var layer = 3; layer >= 0; layer--) Backward(layer);
        for (var layer = 0; layer < 4; layer++)
        {
            TensorPrimitives.MultiplyAdd(dw[layer], -learningRate, w[layer], w[layer]);
            TensorPrimitives.MultiplyAdd(db[layer], -learningRate, b[layer], b[layer]);
        }
        return loss;
    }

    private void Forward()
    {
        for (var layer = 0; layer < 4; layer++)
        {
            var (inputs, outputs) = (widths[layer], widths[layer + 1]);
            for (var i = 0; i < Examples; i++)
            {
                var row = activations[layer + 1].AsSpan(i * outputs, outputs);
                b[layer].CopyTo(row);
                for (var k = 0; k < inputs; k++)
                    TensorPrimitives.MultiplyAdd(w[layer].AsSpan(k * outputs, outputs), activations[layer][(i * inputs) + k], row, row);
            }
            TensorPrimitives.Sigmoid(activations[layer + 1], activations[layer + 1]);
        }
    }

    private void Backward(int layer)
    {
        var (inputs, outputs) = (widths[layer], widths[layer + 1]);
        var (delta, a) = (deltas[layer + 1], activations[layer + 1]);
        for (var i = 0; i < delta.Length; i++) delta[i] *= a[i] * (1 - a[i]);
        dw[layer].AsSpan().Clear();
        db[layer].AsSpan().Clear();
        for (var i = 0; i < Examples; i++)
        {
            var row = delta.AsSpan(i * outputs, outputs);
            TensorPrimitives.Add(db[layer], row, db[layer]);
            for (var k = 0; k < inputs; k++)
            {
                var gradient = dw[layer].AsSpan(k * outputs, outputs);
                TensorPrimitives.MultiplyAdd(row, activations[layer][(i * inputs) + k], gradient, gradient);
                if (layer > 0) deltas[layer][(i * inputs) + k] = TensorPrimitives.Dot(row, w[layer].AsSpan(k * outputs, outputs));
            }
        }
    }
}
