// Likelihood, binary and softmax cross-entropy by hand (deck 001). L(theta|x) = sum log P(x_i|theta); its negative is the cross-entropy.
using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Study2.Backpropagation;

internal static class Losses
{
    public static void Run(Lab lab)
    {
        using var run = lab.Run("losses", "likelihood, binary and softmax cross-entropy");

        // Maximum likelihood: seven heads of ten tosses are likeliest with a coin whose theta is .7.
        double[] x = [1, 1, 0, 1, 1, 0, 1, 1, 0, 1];
        double log_likelihood(double theta) => x.Sum(x_i => Math.Log(x_i == 1 ? theta : 1 - theta));
        var thetas = Enumerable.Range(1, 99).Select(i => i / 100.0).ToList();
        var likeliest = thetas.MaxBy(log_likelihood);
        Console.WriteLine($"L(theta|x) = sum log P(x_i|theta), seven heads of ten: theta .5 {log_likelihood(.5):F6}, .7 {log_likelihood(.7):F6}, .9 {log_likelihood(.9):F6}; greatest at {likeliest}");
        run.Value("likeliest theta", likeliest);

        // Binary: -[y log s(wx+b) + (1-y) log(1 - s(wx+b))]; its gradient by wx+b is s - y.
        var (w, b, x_, y) = (1.5, -.5, 2.0, 1.0);
        var s = 1 / (1 + Math.Exp(-((w * x_) + b)));
        var binary = -((y * Math.Log(s)) + ((1 - y) * Math.Log(1 - s)));
        var (dw, db) = ((s - y) * x_, s - y);
        var (W, B) = (tf.Variable(w, name: "w"), tf.Variable(b, name: "b"));
        using (var tape = tf.GradientTape())
        {
            var hypothesis = tf.sigmoid(W.AsTensor() * x_ + B.AsTensor());
            var loss = -(y * tf.math.log(hypothesis) + (1 - y) * tf.math.log(1.0 - hypothesis));
            var grads = tape.gradient(loss, [W, B]);
            Console.WriteLine($"binary: {binary:F8}, d/dw = (s - y) x = {dw:F8}, d/db = s - y = {db:F8}   tape: {grads[0].ToArray<double>()[0]:F8} {grads[1].ToArray<double>()[0]:F8}");
            run.Value("binary, tape", Difference.Of([binary, dw, db], [loss.ToArray<double>()[0], grads[0].ToArray<double>()[0], grads[1].ToArray<double>()[0]]));
        }

        // Softmax: -sum 1{y=k} log softmax(z)_k; its gradient by z is softmax(z) - y.
        double[] z = [2, 1, -1], label = [0, 1, 0];
        var exp = z.Select(Math.Exp).ToArray();
        var p = exp.Select(e => e / exp.Sum()).ToArray();
        var cross_entropy = -label.Zip(p).Sum(pair => pair.First * Math.Log(pair.Second));
        var dz = p.Zip(label).Select(pair => pair.First - pair.Second).ToArray();
        var Z = tf.Variable(tf.constant(new float[,] { { 2, 1, -1 } }), name: "z");
        using (var tape = tf.GradientTape())
        {
            var loss = tf.reduce_mean(keras.metrics.categorical_crossentropy(y_pred: Z.AsTensor(), y_true: tf.constant(new float[,] { { 0, 1, 0 } }), from_logits: true, axis: -1));
            var grad = tape.gradient(loss, Z).ToArray<float>();
            Console.WriteLine($"softmax: {cross_entropy:F6}, d/dz = softmax(z) - y = {string.Join(' ', dz.Select(d => $"{d:F6}"))}   Keras: {(float)loss:F6}, tape: {string.Join(' ', grad.Select(d => $"{d:F6}"))}");
            run.Value("softmax, tape", Difference.Of([cross_entropy, .. dz], [(float)loss, .. grad.Select(d => (double)d)]));
        }
        lab.Seen("losses: the greatest likelihood is the least cross-entropy; both gradients are what was said less what was so: s - y, softmax(z) - y");
    }
}
