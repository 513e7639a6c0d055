using System.Reflection;
using Tensorflow.Executors;

namespace Tensorflow.Tests.Executors;

/// <summary>A check that runs on the managed kernels and on libtensorflow: a static method of a class derived from <see cref="OnBothExecutors{TChecks}"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothAttribute : Attribute;

/// <summary>Runs each check of a class on both executors.</summary>
public abstract class OnBothExecutors<TChecks>
{
    private static readonly Dictionary<string, MethodInfo> Methods = typeof(TChecks).GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        .Where(method => method.IsDefined(typeof(OnBothAttribute))).ToDictionary(method => method.Name);

#pragma warning disable CA1000 // xUnit looks for a theory's data in its class.
    public static TheoryData<string> Checks => [.. Methods.Keys];
#pragma warning restore CA1000

    [Theory, MemberData(nameof(Checks))]
    public void On_the_managed_kernels(string check)
    {
        using var scope = ExecutorScope.Managed();
        Methods[check].CreateDelegate<Action>()();
    }

    [NativeTheory, MemberData(nameof(Checks))]
    public void On_libtensorflow(string check)
    {
        using var scope = ExecutorScope.Native();
        Methods[check].CreateDelegate<Action>()();
    }
}
