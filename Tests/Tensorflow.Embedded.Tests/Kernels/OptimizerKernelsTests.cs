using System.Text.Json;
using Tensorflow.Kernels;

namespace Tensorflow.Tests.KernelTests;

public class OptimizerKernelsTests
{
    private static readonly float[] Gradient = [.1f, -2f, 0f, 3e-3f, .5f];
    private static readonly float[] Var = [.5f, -.25f, 1f, 2f, -.1f];
    private static readonly float[] M = [.1f, .2f, .3f, .01f, .5f];
    private static readonly float[] S = [.4f, .1f, .9f, 1e-4f, .2f];

    private delegate void Step(float[] var, float[] a, float[] b, float[] c);

    private static float Alpha => .01f * MathF.Sqrt(1 - .998f) / (1 - .81f);

    // Recorded from the tf.raw_ops.ResourceApply... of TensorFlow 2.15.1 on Gradient, Var, M and S.
    private static readonly Dictionary<string, (Step Step, float[][] Slots, float[][] Expected)> Recorded = new()
    {
        ["GradientDescent"] = ((v, _, _, _) => OptimizerKernels.ApplyGradientDescent(v, .1f, Gradient), [],
            [[0.49000001f, -0.049999997f, 1, 1.99969995f, -0.150000006f]]),
        ["Momentum"] = ((v, a, _, _) => OptimizerKernels.ApplyMomentum(v, a, .1f, .9f, Gradient, useNesterov: false), [M],
            [[0.481000006f, -0.0679999888f, 0.97299999f, 1.99880004f, -0.194999993f], [0.189999998f, -1.82000005f, 0.270000011f, 0.0120000001f, 0.949999988f]]),
        ["MomentumNesterov"] = ((v, a, _, _) => OptimizerKernels.ApplyMomentum(v, a, .1f, .9f, Gradient, useNesterov: true), [M],
            [[0.472900003f, 0.113799989f, 0.975700021f, 1.99862003f, -0.235500008f]]),
        ["KerasMomentum"] = ((v, a, _, _) => OptimizerKernels.ApplyKerasMomentum(v, a, .1f, .9f, Gradient, useNesterov: false), [M],
            [[0.579999983f, 0.129999995f, 1.26999998f, 2.00869989f, 0.299999982f], [0.0799999982f, 0.379999995f, 0.270000011f, 0.00869999919f, 0.399999976f]]),
        ["KerasMomentumNesterov"] = ((v, a, _, _) => OptimizerKernels.ApplyKerasMomentum(v, a, .1f, .9f, Gradient, useNesterov: true), [M],
            [[0.561999977f, 0.291999996f, 1.24300003f, 2.00752997f, 0.209999949f]]),
        ["Adam"] = ((v, a, b, _) => OptimizerKernels.ApplyAdam(v, a, b, Alpha, .9f, .999f, 1e-7f, Gradient, useNesterov: false), [M, S],
            [[0.49962765f, -0.249853954f, 0.999329805f, 1.99781001f, -0.102631234f], [0.100000001f, -0.0200000554f, 0.270000011f, 0.00930000003f, 0.5f],
             [0.399610013f, 0.103899948f, 0.899100006f, 9.99089971e-05f, 0.200049996f]]),
        ["AdamNesterov"] = ((v, a, b, _) => OptimizerKernels.ApplyAdam(v, a, b, Alpha, .9f, .999f, 1e-7f, Gradient, useNesterov: true), [M, S],
            [[0.49962765f, -0.248408124f, 0.999396801f, 1.99795842f, -0.102631234f]]),
        ["Amsgrad"] = ((v, a, b, c) => OptimizerKernels.ApplyAdamWithAmsgrad(v, a, b, c, Alpha, .9f, .999f, 1e-7f, Gradient), [M, S, [.3f, .2f, .8f, 1e-3f, .2f]],
            [[0.49962765f, -0.249894738f, 0.999329805f, 1.99930775f, -0.102631234f], [0.100000001f, -0.0200000554f, 0.270000011f, 0.00930000003f, 0.5f],
             [0.399610013f, 0.103899948f, 0.899100006f, 9.99089971e-05f, 0.200049996f], [0.399610013f, 0.200000003f, 0.899100006f, 0.00100000005f, 0.200049996f]]),
        ["AdaMax"] = ((v, a, b, _) => OptimizerKernels.ApplyAdaMax(v, a, b, .01f / (1 - .81f), .9f, .999f, 1e-7f, Gradient), [M, S],
            [[0.486828923f, -0.249473676f, 0.984194696f, 1.83684754f, -0.152631566f], [0.100000001f, -0.0200000554f, 0.270000011f, 0.00930000003f, 0.5f],
             [0.399599999f, 2, 0.899100006f, 0.00300000003f, 0.5f]]),
        ["RMSProp"] = ((v, a, b, _) => OptimizerKernels.ApplyRMSProp(v, a, b, .01f, .9f, .5f, 1e-7f, Gradient), [S, M],
            [[0.448335648f, -0.321428597f, 0.850000024f, 1.99185514f, -0.361043155f], [0.361000001f, 0.490000099f, 0.809999943f, 9.08999937e-05f, 0.204999998f],
             [0.0516643561f, 0.0714285821f, 0.150000006f, 0.00814485457f, 0.261043161f]]),
        ["CenteredRMSProp"] = ((v, a, b, c) => OptimizerKernels.ApplyCenteredRMSProp(v, a, b, c, .01f, .9f, .5f, 1e-7f, Gradient), [[.05f, .01f, .2f, 1e-3f, .1f], S, M],
            [[0.448328614f, -0.320301652f, 0.850000024f, 1.99182999f, -0.361612201f], [0.0550000034f, -0.191000044f, 0.179999992f, 0.00120000006f, 0.140000015f],
             [0.361000001f, 0.490000099f, 0.809999943f, 9.08999937e-05f, 0.204999998f], [0.0516713746f, 0.0703016594f, 0.150000006f, 0.0081700366f, 0.261612207f]]),
        ["Adagrad"] = ((v, a, _, _) => OptimizerKernels.ApplyAdagrad(v, a, .1f, Gradient), [S],
            [[0.484382629f, -0.151227027f, 1, 1.9712652f, -0.174535602f], [0.409999996f, 4.0999999f, 0.899999976f, 0.000109000001f, 0.449999988f]]),
        ["AdagradV2"] = ((v, a, _, _) => OptimizerKernels.ApplyAdagradV2(v, a, .1f, 1e-7f, Gradient), [S],
            [[0.484382629f, -0.151227027f, 1, 1.97126544f, -0.174535602f]]),
        ["Adadelta"] = ((v, a, b, _) => OptimizerKernels.ApplyAdadelta(v, a, b, 1f, .95f, 1e-7f, Gradient), [S, M],
            [[0.44873479f, 1.39677393f, 1, 1.96930921f, -0.885674119f], [0.380499989f, 0.295000046f, 0.854999959f, 9.54499992e-05f, 0.202500001f],
             [0.0951314047f, 0.325593233f, 0.284999996f, 0.00954709575f, 0.505864203f]]),
        ["Ftrl"] = ((v, a, b, _) => OptimizerKernels.ApplyFtrl(v, a, b, .1f, .05f, .02f, 0, -.5f, Gradient), [S, M],
            [[-0.0171835087f, -0.119355783f, -0.0262416694f, 0, -0.173913971f], [0.409999996f, 4.0999999f, 0.899999976f, 0.000109000001f, 0.449999988f],
             [0.160715476f, 2.4715445f, 0.300000012f, 0.00419386057f, 1.22360682f]]),
        ["FtrlV2"] = ((v, a, b, _) => OptimizerKernels.ApplyFtrl(v, a, b, .1f, .05f, .02f, .03f, -.5f, Gradient), [S, M],
            [[-0.0218396317f, -0.118616439f, -0.0325396731f, -0.513796926f, -0.173024848f], [0.409999996f, 4.0999999f, 0.899999976f, 0.000109000001f, 0.449999988f],
             [0.190715462f, 2.4565444f, 0.360000014f, 0.124193855f, 1.21760678f]]),
        ["FtrlPower"] = ((v, a, b, _) => OptimizerKernels.ApplyFtrl(v, a, b, .1f, .05f, .02f, 0, -.6f, Gradient), [S, M],
            [[-0.0181336571f, -0.143480107f, -0.0265184361f, 0, -0.190684289f]]),
    };

    public static TheoryData<string> Names => [.. Recorded.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void One_step_is_TensorFlows(string name)
    {
        var (step, slots, expected) = Recorded[name];
        var state = new float[4][];
        state[0] = [.. Var];
        for (var i = 1; i < 4; i++) state[i] = i <= slots.Length ? [.. slots[i - 1]] : [];
        step(state[0], state[1], state[2], state[3]);
        // TensorFlow's reciprocal roots are estimates; ftrl subtracts roots of like size.
        for (var i = 0; i < expected.Length; i++) Close.To(expected[i], state[i], name.StartsWith("Ftrl", StringComparison.Ordinal) ? 3e-6 : 6e-7, 3e-8, $"{name}, {i}");
    }

    [Fact]
    public void An_elements_step_does_not_depend_on_where_it_stands()
    {
        var random = new Random(3);
        for (var n = 0; n < 40; n++)
        {
            float[] Numbers() => [.. Enumerable.Range(0, n).Select(_ => random.NextSingle())];
            float[] g = Numbers(), var = Numbers(), m = Numbers(), v = Numbers();
            float[] one = [.. var], oneM = [.. m], oneV = [.. v];
            for (var i = 0; i < n; i++)
                OptimizerKernels.ApplyAdam(one.AsSpan(i, 1), oneM.AsSpan(i, 1), oneV.AsSpan(i, 1), .1f, .9f, .999f, 1e-7f, g.AsSpan(i, 1), useNesterov: false);
            OptimizerKernels.ApplyAdam<float>(var, m, v, .1f, .9f, .999f, 1e-7f, g, useNesterov: false);
            Assert.Equal(one, var);
            Assert.Equal(oneM, m);
            Assert.Equal(oneV, v);
        }
    }

    [Fact]
    public void Decay_shrinks_the_weights()
    {
        float[] w = [1, -2, 3, 4, 5];
        OptimizerKernels.DecayWeights(w, 0.1f, 0.5f);
        Close.To([0.95f, -1.9f, 2.85f, 3.8f, 4.75f], w, 1e-6, 0, "decay");
    }

    // The optimizers of Keras that are no ops of TensorFlow: six steps each.
    [Theory]
    [InlineData("RMSprop()")]
    [InlineData("RMSprop(0.01, centered=True)")]
    [InlineData("Nadam()")]
    public void Keras_own_steps_are_Keras(string name)
    {
        using var golden = JsonDocument.Parse(File.ReadAllText("Golden/optimizers.json"));
        var optimizer = golden.RootElement.GetProperty("optimizers").EnumerateArray().Single(o => o.GetProperty("optimizer").GetString() == name);
        var config = optimizer.GetProperty("config");
        float lr = config.GetProperty("learning_rate").GetSingle(), epsilon = config.GetProperty("epsilon").GetSingle();
        var initial = optimizer.GetProperty("initial").EnumerateArray().Select(Values).ToArray();
        for (var k = 0; k < initial.Length; k++)
        {
            var var = initial[k];
            float[] a = new float[var.Length], b = new float[var.Length];
            var schedule = 1f;
            var t = 0;
            foreach (var step in optimizer.GetProperty("steps").EnumerateArray())
            {
                t++;
                var g = Values(step.GetProperty("gradients")[k]);
                if (name == "Nadam()")
                {
                    float beta1 = config.GetProperty("beta_1").GetSingle(), beta2 = config.GetProperty("beta_2").GetSingle();
                    var mu = beta1 * (1 - (0.5f * MathF.Pow(0.96f, 0.004f * t)));
                    var next = beta1 * (1 - (0.5f * MathF.Pow(0.96f, 0.004f * (t + 1))));
                    schedule *= mu;
                    OptimizerKernels.Nadam(var, a, b, lr, beta1, beta2, epsilon, mu, next, schedule, schedule * next, 1 - MathF.Pow(beta2, t), g);
                }
                else if (config.GetProperty("centered").GetBoolean())
                {
                    OptimizerKernels.CenteredRmsPropWithoutMomentum(var, a, b, lr, config.GetProperty("rho").GetSingle(), epsilon, g);
                }
                else
                {
                    OptimizerKernels.RmsPropWithoutMomentum(var, a, lr, config.GetProperty("rho").GetSingle(), epsilon, g);
                }
                // The centred root takes the difference of like numbers.
                Close.To(Values(step.GetProperty("variables")[k]), var, name.Contains("centered") ? 2e-6 : 1e-6, 1e-7, $"{name}, step {t}");
            }
        }
    }

    private static float[] Values(JsonElement tensor) =>
        [.. (tensor.ValueKind == JsonValueKind.Object ? tensor.GetProperty("values") : tensor).EnumerateArray().Select(v => v.GetSingle())];
}
