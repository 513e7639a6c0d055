// The slides' formulas, each as a step W <- W + step(g). eta: learning rate, alpha: momentum, h: sum or mean of g*g.
namespace Study3.Optimizers;

internal interface IFormula
{
    /// <summary>What is added to the weights, in place of <paramref name="g"/>, their gradient.</summary>
    void step(double[] g);
}

/// <summary>W &lt;- W - eta g</summary>
internal sealed class SGD(double eta) : IFormula
{
    public void step(double[] g)
    {
        for (var i = 0; i < g.Length; i++) g[i] = -eta * g[i];
    }
}

/// <summary>v &lt;- alpha v - eta g, W &lt;- W + v; Nesterov looks ahead: W &lt;- W + alpha v - eta g.</summary>
internal sealed class MomentumFormula(double eta, double alpha, bool nesterov = false) : IFormula
{
    private readonly double[] v = new double[2];

    public void step(double[] g)
    {
        for (var i = 0; i < g.Length; i++)
        {
            v[i] = (alpha * v[i]) - (eta * g[i]);
            g[i] = nesterov ? (alpha * v[i]) - (eta * g[i]) : v[i];
        }
    }
}

/// <summary>h &lt;- h + g*g, W &lt;- W - eta g / sqrt(h) (deck 001's plus is a slip; deck 003 writes sqrt(G + eps)).</summary>
internal sealed class AdaGrad(double eta) : IFormula
{
    private readonly double[] h = new double[2];

    public void step(double[] g)
    {
        for (var i = 0; i < g.Length; i++)
        {
            h[i] += g[i] * g[i];
            g[i] = -eta * g[i] / (Math.Sqrt(h[i]) + 1e-7);
        }
    }
}

/// <summary>h &lt;- gamma h + (1 - gamma) g*g, W &lt;- W - eta g / sqrt(h + eps)</summary>
internal sealed class RMSProp(double eta, double gamma = .9) : IFormula
{
    private readonly double[] h = new double[2];

    public void step(double[] g)
    {
        for (var i = 0; i < g.Length; i++)
        {
            h[i] = (gamma * h[i]) + ((1 - gamma) * g[i] * g[i]);
            g[i] = -eta * g[i] / Math.Sqrt(h[i] + 1e-7);
        }
    }
}

/// <summary>AdaGrad and momentum in one: m and v are means of g and g*g, corrected for their beginning at zero.</summary>
internal sealed class Adam(double eta, double beta1 = .9, double beta2 = .999) : IFormula
{
    private readonly double[] m = new double[2], v = new double[2];
    private int t;

    public void step(double[] g)
    {
        t++;
        var eta_t = eta * Math.Sqrt(1 - Math.Pow(beta2, t)) / (1 - Math.Pow(beta1, t));
        for (var i = 0; i < g.Length; i++)
        {
            m[i] = (beta1 * m[i]) + ((1 - beta1) * g[i]);
            v[i] = (beta2 * v[i]) + ((1 - beta2) * g[i] * g[i]);
            g[i] = -eta_t * m[i] / (Math.Sqrt(v[i]) + 1e-7);
        }
    }
}
