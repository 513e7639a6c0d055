// Zeros to begin with (deck 001): all units of a layer get the same gradient and stay alike, whatever the training.
using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Study4.WeightInitialization;

internal static class Zeros
{
    public static void Run(Lab lab)
    {
        using var run = lab.Run("zeros", "4-8-1 from zeros and from Xavier, 200 steps");
        foreach (var zeros in new[] { true, false })
        {
            var seeds = Seeds.Set(lab.Options.Seed);
            var x = tf.random.normal((64, 4), seed: seeds.Next());
            var y = tf.cast(tf.reduce_sum(x, axis: 1, keepdims: true) > 0f, tf.float32);
            Tensor begin(int inputs, int outputs) => zeros ? tf.zeros((inputs, outputs)) : tf.random.normal((inputs, outputs), stddev: MathF.Sqrt(2f / (inputs + outputs)), seed: seeds.Next());
            var (W1, b1) = (tf.Variable(begin(4, 8), name: "W1"), tf.Variable(tf.zeros(8), name: "b1"));
            var (W2, b2) = (tf.Variable(begin(8, 1), name: "W2"), tf.Variable(tf.zeros(1), name: "b2"));
            var optimizer = keras.optimizers.SGD(.5f);
            ResourceVariable[] variables = [W1, b1, W2, b2];
            Tensor loss = tf.zeros(1);
            foreach (var step in run.Steps(200))
            {
                Tensor[] grads;
                using (var tape = tf.GradientTape())
                {
                    var hidden = tf.sigmoid(tf.matmul(x, W1.AsTensor()) + b1.AsTensor());
                    var hypothesis = tf.sigmoid(tf.matmul(hidden, W2.AsTensor()) + b2.AsTensor());
                    loss = -tf.reduce_mean(y * tf.math.log(hypothesis) + (1 - y) * tf.math.log(1 - hypothesis));
                    grads = tape.gradient(loss, variables);
                }
                optimizer.apply_gradients(zip(grads, variables));
                if (run.Writer.IsDue(step)) run.Writer.Scalar(zeros ? "loss/zeros" : "loss/xavier", (float)loss, step);
            }
            var w = W1.AsTensor().ToArray<float>();
            var apart = Enumerable.Range(0, 4).Max(input => Enumerable.Range(0, 8).Max(unit => Math.Abs(w[(input * 8) + unit] - w[input * 8])));
            var name = zeros ? "zeros" : "Xavier";
            Console.WriteLine($"{name,-7} after 200 steps the units' weights differ by {apart:F4} at most (W1's largest is {w.Max(Math.Abs):F4}); loss {(float)loss:F4}");
            run.Value($"{name}, apart", apart);
            run.Value($"{name}, largest weight", w.Max(Math.Abs));
            run.Value($"{name}, loss", (float)loss);
        }
        lab.Seen("zeros: the weights move, but all units move alike: eight units are worth one");
    }
}
