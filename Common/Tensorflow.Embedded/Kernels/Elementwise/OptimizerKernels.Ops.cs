using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

internal static partial class OptimizerKernels
{
    private readonly struct ApplyGradientDescentOp<T>(T alpha) : IUpdateOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static int Slots => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<TV>(TV g, ref TV var, ref TV unused1, ref TV unused2, ref TV unused3)
            where TV : struct, ISimd<TV, T>
        {
            var -= g * TV.Create(alpha);
        }
    }

    private readonly struct ApplyMomentumOp<T>(T lr, T momentum, bool useNesterov) : IUpdateOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<TV>(TV g, ref TV var, ref TV accum, ref TV unused2, ref TV unused3)
            where TV : struct, ISimd<TV, T>
        {
            accum = (accum * TV.Create(momentum)) + g;
            if (useNesterov) var -= (g * TV.Create(lr)) + (accum * TV.Create(momentum) * TV.Create(lr));
            else var -= accum * TV.Create(lr);
        }
    }

    private readonly struct ApplyKerasMomentumOp<T>(T lr, T momentum, bool useNesterov) : IUpdateOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<TV>(TV g, ref TV var, ref TV accum, ref TV unused2, ref TV unused3)
            where TV : struct, ISimd<TV, T>
        {
            var step = g * TV.Create(lr);
            accum = (accum * TV.Create(momentum)) - step;
            if (useNesterov) var += (accum * TV.Create(momentum)) - step;
            else var += accum;
        }
    }

    private readonly struct ApplyAdamOp<T>(T alpha, T beta1, T beta2, T epsilon, bool useNesterov) : IUpdateOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static int Slots => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<TV>(TV g, ref TV var, ref TV m, ref TV v, ref TV unused3)
            where TV : struct, ISimd<TV, T>
        {
            m += (g - m) * TV.Create(T.One - beta1);
            v += ((g * g) - v) * TV.Create(T.One - beta2);
            var direction = useNesterov ? (g * TV.Create(T.One - beta1)) + (TV.Create(beta1) * m) : m;
            var -= direction * TV.Create(alpha) / (TV.Sqrt(v) + TV.Create(epsilon));
        }
    }

    private readonly struct ApplyAdamWithAmsgradOp<T>(T alpha, T beta1, T beta2, T epsilon) : IUpdateOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static int Slots => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<TV>(TV g, ref TV var, ref TV m, ref TV v, ref TV vhat)
            where TV : struct, ISimd<TV, T>
        {
            m += (g - m) * TV.Create(T.One - beta1);
            v += ((g * g) - v) * TV.Create(T.One - beta2);
            vhat = TV.Max(vhat, v);
            var -= m * TV.Create(alpha) / (TV.Sqrt(vhat) + TV.Create(epsilon));
        }
    }

    private readonly struct ApplyAdaMaxOp<T>(T alpha, T beta1, T beta2, T epsilon) : IUpdateOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static int Slots => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<TV>(TV g, ref TV var, ref TV m, ref TV v, ref TV unused3)
            where TV : struct, ISimd<TV, T>
        {
            m += (g - m) * TV.Create(T.One - beta1);
            v = TV.Max(TV.Create(beta2) * v, TV.Abs(g));
            var -= TV.Create(alpha) * (m / (v + TV.Create(epsilon)));
        }
    }

    private readonly struct ApplyRMSPropOp<T>(T lr, T rho, T momentum, T epsilon) : IUpdateOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static int Slots => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<TV>(TV g, ref TV var, ref TV ms, ref TV mom, ref TV unused3)
            where TV : struct, ISimd<TV, T>
        {
            ms += ((g * g) - ms) * TV.Create(T.One - rho);
            mom = (mom * TV.Create(momentum)) + (g * TV.Create(lr) / TV.Sqrt(ms + TV.Create(epsilon)));
            var -= mom;
        }
    }

    private readonly struct ApplyCenteredRMSPropOp<T>(T lr, T rho, T momentum, T epsilon) : IUpdateOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static int Slots => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<TV>(TV g, ref TV var, ref TV mg, ref TV ms, ref TV mom)
            where TV : struct, ISimd<TV, T>
        {
            ms += ((g * g) - ms) * TV.Create(T.One - rho);
            mg += (g - mg) * TV.Create(T.One - rho);
            mom = (mom * TV.Create(momentum)) + (g * TV.Create(lr) / TV.Sqrt(ms - (mg * mg) + TV.Create(epsilon)));
            var -= mom;
        }
    }

    private readonly struct RmsPropWithoutMomentumOp<T>(T lr, T rho, T epsilon) : IUpdateOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<TV>(TV g, ref TV var, ref TV ms, ref TV unused2, ref TV unused3)
            where TV : struct, ISimd<TV, T>
        {
            ms = (TV.Create(rho) * ms) + (TV.Create(T.One - rho) * (g * g));
            var -= TV.Create(lr) * g / (TV.Sqrt(ms) + TV.Create(epsilon));
        }
    }

    private readonly struct CenteredRmsPropWithoutMomentumOp<T>(T lr, T rho, T epsilon) : IUpdateOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static int Slots => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<TV>(TV g, ref TV var, ref TV ms, ref TV mg, ref TV unused3)
            where TV : struct, ISimd<TV, T>
        {
            ms = (TV.Create(rho) * ms) + (TV.Create(T.One - rho) * (g * g));
            mg = (TV.Create(rho) * mg) + (TV.Create(T.One - rho) * g);
            var -= TV.Create(lr) * g / (TV.Sqrt(ms - (mg * mg)) + TV.Create(epsilon));
        }
    }

    private readonly struct ApplyAdagradOp<T>(T lr) : IUpdateOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<TV>(TV g, ref TV var, ref TV accum, ref TV unused2, ref TV unused3)
            where TV : struct, ISimd<TV, T>
        {
            accum += g * g;
            var -= g * TV.Create(lr) / TV.Sqrt(accum);
        }
    }

    private readonly struct ApplyAdagradV2Op<T>(T lr, T epsilon) : IUpdateOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<TV>(TV g, ref TV var, ref TV accum, ref TV unused2, ref TV unused3)
            where TV : struct, ISimd<TV, T>
        {
            accum += g * g;
            var -= g * TV.Create(lr) / (TV.Sqrt(accum) + TV.Create(epsilon));
        }
    }

    private readonly struct ApplyAdadeltaOp<T>(T lr, T rho, T epsilon) : IUpdateOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static int Slots => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<TV>(TV g, ref TV var, ref TV accum, ref TV accumUpdate, ref TV unused3)
            where TV : struct, ISimd<TV, T>
        {
            accum = (accum * TV.Create(rho)) + (g * g * TV.Create(T.One - rho));
            var step = TV.Sqrt(accumUpdate + TV.Create(epsilon)) / TV.Sqrt(accum + TV.Create(epsilon)) * g;
            accumUpdate = (accumUpdate * TV.Create(rho)) + (step * step * TV.Create(T.One - rho));
            var -= step * TV.Create(lr);
        }
    }

    private readonly struct NadamOp<T>(T lr, T beta1, T beta2, T epsilon, T mu, T muNext, T schedule, T scheduleNext, T vCorrection) : IUpdateOp<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static int Slots => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<TV>(TV g, ref TV var, ref TV m, ref TV v, ref TV unused3)
            where TV : struct, ISimd<TV, T>
        {
            var gradient = g / TV.Create(T.One - schedule);
            m = (TV.Create(beta1) * m) + (TV.Create(T.One - beta1) * g);
            v = (TV.Create(beta2) * v) + (TV.Create(T.One - beta2) * (g * g));
            var momentum = (TV.Create(T.One - mu) * gradient) + (TV.Create(muNext) * (m / TV.Create(T.One - scheduleNext)));
            var -= TV.Create(lr) * momentum / (TV.Sqrt(v / TV.Create(vCorrection)) + TV.Create(epsilon));
        }
    }
}
