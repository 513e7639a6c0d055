using System.Numerics;

namespace Tensorflow.Kernels;

/// <summary>
/// One step of each optimizer, variable and slots in place and in one pass: the formulas, orders of operations and names of TensorFlow's training ops
/// (training_ops.cc). All spans have the variable's length.
/// </summary>
internal static partial class OptimizerKernels
{
    /// <summary>var -= grad * alpha.</summary>
    public static void ApplyGradientDescent<T>(Span<T> var, T alpha, ReadOnlySpan<T> grad)
        where T : unmanaged, IFloatingPointIeee754<T> => Update.Run(new ApplyGradientDescentOp<T>(alpha), grad, var);

    /// <summary>accum = accum * momentum + grad; var -= lr * accum, or with Nesterov var -= lr * grad + lr * momentum * accum.</summary>
    public static void ApplyMomentum<T>(Span<T> var, Span<T> accum, T lr, T momentum, ReadOnlySpan<T> grad, bool useNesterov)
        where T : unmanaged, IFloatingPointIeee754<T> => Update.Run(new ApplyMomentumOp<T>(lr, momentum, useNesterov), grad, var, accum);

    /// <summary>accum = accum * momentum - lr * grad; var += accum, or with Nesterov var += accum * momentum - lr * grad.</summary>
    public static void ApplyKerasMomentum<T>(Span<T> var, Span<T> accum, T lr, T momentum, ReadOnlySpan<T> grad, bool useNesterov)
        where T : unmanaged, IFloatingPointIeee754<T> => Update.Run(new ApplyKerasMomentumOp<T>(lr, momentum, useNesterov), grad, var, accum);

    /// <summary>m += (grad - m) * (1 - beta1); v += (grad^2 - v) * (1 - beta2); var -= alpha * m / (sqrt(v) + epsilon), with Nesterov alpha * (grad * (1 - beta1) + beta1 * m) / ....
    /// alpha = lr * sqrt(1 - beta2_power) / (1 - beta1_power), from the caller.</summary>
    public static void ApplyAdam<T>(Span<T> var, Span<T> m, Span<T> v, T alpha, T beta1, T beta2, T epsilon, ReadOnlySpan<T> grad, bool useNesterov)
        where T : unmanaged, IFloatingPointIeee754<T> => Update.Run(new ApplyAdamOp<T>(alpha, beta1, beta2, epsilon, useNesterov), grad, var, m, v);

    /// <summary>As <see cref="ApplyAdam{T}"/> with vhat = max(vhat, v) in place of v in the step.</summary>
    public static void ApplyAdamWithAmsgrad<T>(Span<T> var, Span<T> m, Span<T> v, Span<T> vhat, T alpha, T beta1, T beta2, T epsilon, ReadOnlySpan<T> grad)
        where T : unmanaged, IFloatingPointIeee754<T> => Update.Run(new ApplyAdamWithAmsgradOp<T>(alpha, beta1, beta2, epsilon), grad, var, m, v, vhat);

    /// <summary>m += (grad - m) * (1 - beta1); v = max(beta2 * v, |grad|); var -= alpha * m / (v + epsilon), alpha = lr / (1 - beta1_power), from the caller.</summary>
    public static void ApplyAdaMax<T>(Span<T> var, Span<T> m, Span<T> v, T alpha, T beta1, T beta2, T epsilon, ReadOnlySpan<T> grad)
        where T : unmanaged, IFloatingPointIeee754<T> => Update.Run(new ApplyAdaMaxOp<T>(alpha, beta1, beta2, epsilon), grad, var, m, v);

    /// <summary>ms += (grad^2 - ms) * (1 - rho); mom = mom * momentum + lr * grad / sqrt(ms + epsilon); var -= mom.</summary>
    public static void ApplyRMSProp<T>(Span<T> var, Span<T> ms, Span<T> mom, T lr, T rho, T momentum, T epsilon, ReadOnlySpan<T> grad)
        where T : unmanaged, IFloatingPointIeee754<T> => Update.Run(new ApplyRMSPropOp<T>(lr, rho, momentum, epsilon), grad, var, ms, mom);

    /// <summary>As <see cref="ApplyRMSProp{T}"/> with mg += (grad - mg) * (1 - rho) and the root of ms - mg^2 + epsilon.</summary>
    public static void ApplyCenteredRMSProp<T>(Span<T> var, Span<T> mg, Span<T> ms, Span<T> mom, T lr, T rho, T momentum, T epsilon, ReadOnlySpan<T> grad)
        where T : unmanaged, IFloatingPointIeee754<T> => Update.Run(new ApplyCenteredRMSPropOp<T>(lr, rho, momentum, epsilon), grad, var, mg, ms, mom);

    /// <summary>Keras' RMSprop without momentum, not an op of its own: ms = rho * ms + (1 - rho) * grad^2; var -= lr * grad / (sqrt(ms) + epsilon).</summary>
    public static void RmsPropWithoutMomentum<T>(Span<T> var, Span<T> ms, T lr, T rho, T epsilon, ReadOnlySpan<T> grad)
        where T : unmanaged, IFloatingPointIeee754<T> => Update.Run(new RmsPropWithoutMomentumOp<T>(lr, rho, epsilon), grad, var, ms);

    /// <summary>The same, centred: mg = rho * mg + (1 - rho) * grad; the root of ms - mg^2.</summary>
    public static void CenteredRmsPropWithoutMomentum<T>(Span<T> var, Span<T> ms, Span<T> mg, T lr, T rho, T epsilon, ReadOnlySpan<T> grad)
        where T : unmanaged, IFloatingPointIeee754<T> => Update.Run(new CenteredRmsPropWithoutMomentumOp<T>(lr, rho, epsilon), grad, var, ms, mg);

    /// <summary>accum += grad^2; var -= lr * grad / sqrt(accum).</summary>
    public static void ApplyAdagrad<T>(Span<T> var, Span<T> accum, T lr, ReadOnlySpan<T> grad)
        where T : unmanaged, IFloatingPointIeee754<T> => Update.Run(new ApplyAdagradOp<T>(lr), grad, var, accum);

    /// <summary>accum += grad^2; var -= lr * grad / (sqrt(accum) + epsilon).</summary>
    public static void ApplyAdagradV2<T>(Span<T> var, Span<T> accum, T lr, T epsilon, ReadOnlySpan<T> grad)
        where T : unmanaged, IFloatingPointIeee754<T> => Update.Run(new ApplyAdagradV2Op<T>(lr, epsilon), grad, var, accum);

    /// <summary>accum = accum * rho + grad^2 * (1 - rho); update = sqrt(accumUpdate + epsilon) / sqrt(accum + epsilon) * grad; var -= lr * update;
    /// accumUpdate = accumUpdate * rho + update^2 * (1 - rho).</summary>
    public static void ApplyAdadelta<T>(Span<T> var, Span<T> accum, Span<T> accumUpdate, T lr, T rho, T epsilon, ReadOnlySpan<T> grad)
        where T : unmanaged, IFloatingPointIeee754<T> => Update.Run(new ApplyAdadeltaOp<T>(lr, rho, epsilon), grad, var, accum, accumUpdate);

    /// <summary>Keras' Nadam, not an op of its own: m = beta1 * m + (1 - beta1) * grad; v = beta2 * v + (1 - beta2) * grad^2; var -= lr * ((1 - mu) * grad / (1 - schedule)
    /// + muNext * m / (1 - scheduleNext)) / (sqrt(v / vCorrection) + epsilon). mu and muNext are the momenta of this step and the next, schedule and scheduleNext their
    /// running products, vCorrection = 1 - beta2^t.</summary>
    public static void Nadam<T>(Span<T> var, Span<T> m, Span<T> v, T lr, T beta1, T beta2, T epsilon, T mu, T muNext, T schedule, T scheduleNext, T vCorrection, ReadOnlySpan<T> grad)
        where T : unmanaged, IFloatingPointIeee754<T> => Update.Run(new NadamOp<T>(lr, beta1, beta2, epsilon, mu, muNext, schedule, scheduleNext, vCorrection), grad, var, m, v);

    /// <summary>var -= lr * decay * var: AdamW's step before <see cref="ApplyAdam{T}"/>.</summary>
    public static void DecayWeights<T>(Span<T> var, T lr, T decay)
        where T : unmanaged, IFloatingPointIeee754<T> => AddKernels.Scale(var, T.One - (lr * decay), var);

    /// <summary>
    /// ApplyFtrl (l2Shrinkage 0) and ApplyFtrlV2: new = accum + grad^2; linear += grad + 2 * l2Shrinkage * var - (new^-lrPower - accum^-lrPower) / lr * var;
    /// var = |linear| > l1 ? (sign(linear) * l1 - linear) / (new^-lrPower / lr + 2 * l2) : 0; accum = new.
    /// </summary>
    public static void ApplyFtrl<T>(Span<T> var, Span<T> accum, Span<T> linear, T lr, T l1, T l2, T l2Shrinkage, T lrPower, ReadOnlySpan<T> grad)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.CheckLengths(grad.Length, var.Length);
        Elementwise.CheckLengths(accum.Length, var.Length);
        Elementwise.CheckLengths(linear.Length, var.Length);
        var two = T.CreateTruncating(2);
        for (var i = 0; i < var.Length; i++)
        {
            var g = grad[i];
            var sum = accum[i] + (g * g);
            var power = Power(sum, lrPower);
            linear[i] += g + (two * l2Shrinkage * var[i]) - ((power - Power(accum[i], lrPower)) / lr * var[i]);
            var l = linear[i];
            var[i] = T.Abs(l) > l1 ? ((l > T.Zero ? l1 : -l1) - l) / ((power / lr) + (two * l2)) : T.Zero;
            accum[i] = sum;
        }

        static T Power(T x, T lrPower) => lrPower == T.CreateTruncating(-0.5) ? T.Sqrt(x) : T.Pow(x, -lrPower);
    }
}
