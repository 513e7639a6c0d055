using Tensorflow.Executors;

namespace Tensorflow.Tests.Executors;

/// <summary>Runs a test's body on the managed kernels and, where there is one, on libtensorflow.</summary>
internal static class BothExecutors
{
    public static void Run(Action body)
    {
        using (ExecutorScope.Managed()) body();
        if (NativeLibrary.SkipReason is not null) return;
        using (ExecutorScope.Native()) body();
    }
}
