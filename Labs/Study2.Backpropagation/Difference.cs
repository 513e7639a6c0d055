using Tensorflow;
using static Tensorflow.Binding;

namespace Study2.Backpropagation;

/// <summary>How far gradients by hand are from others.</summary>
internal static class Difference
{
    /// <summary>The largest distance of two numbers that should be equal.</summary>
    public static double Of(IEnumerable<double> some, IEnumerable<double> others) => some.Zip(others, (one, other) => Math.Abs(one - other)).Max();

    public static double Of(IEnumerable<Tensor> some, IEnumerable<Tensor> others) => Of(some.SelectMany(tensor => tensor.ToArray<double>()), others.SelectMany(tensor => tensor.ToArray<double>()));

    /// <summary>(cost(w + h) - cost(w - h)) / 2h for each element of each variable, float64: right to about h^2 and 1e-16 / h.</summary>
    public static IEnumerable<double> Quotients(Func<Tensor> cost, IEnumerable<ResourceVariable> variables)
    {
        const double h = 1e-5;
        foreach (var variable in variables)
        {
            var values = variable.AsTensor().ToArray<double>();
            for (var i = 0; i < values.Length; i++)
            {
                double At(double value)
                {
                    double[] moved = [.. values];
                    moved[i] = value;
                    variable.assign(tf.reshape(tf.constant(moved), variable.shape));
                    return cost().ToArray<double>()[0];
                }
                yield return (At(values[i] + h) - At(values[i] - h)) / (2 * h);
            }
            variable.assign(tf.reshape(tf.constant(values), variable.shape));
        }
    }
}
