using System.Reflection;

namespace Packages.Tests;

/// <summary>Who awaits a member of the packages can end the waiting.</summary>
public class CancellationTests
{
    // Signatures of TensorFlow.NET, an interface's among them.
    private static readonly string[] OfTheContract = [nameof(Tensorflow.MnistModelLoader.LoadAsync)];

    [Theory]
    [InlineData(typeof(Labs.TensorTypes.DataType))]
    [InlineData(typeof(Labs.TensorBoard.SummaryWriter))]
    [InlineData(typeof(Labs.Checkpoints.Checkpoint))]
    [InlineData(typeof(Labs.KerasFiles.KerasFile))]
    [InlineData(typeof(Tensorflow.Binding))]
    public void Each_public_member_that_is_awaited_takes_a_CancellationToken(Type member)
    {
        var ours = WithoutToken(member.Assembly.GetExportedTypes()).Where(name => !OfTheContract.Contains(name.Split('.')[^1])).ToList();
        Assert.Empty(ours);
    }

    [Fact]
    public void One_that_takes_none_is_found() =>
        Assert.Equal([nameof(Members.OneTask), nameof(Members.OneValueTask), nameof(Members.OneStream)], WithoutToken([typeof(Members)]).Select(name => name.Split('.')[^1]));

    private static IEnumerable<string> WithoutToken(IEnumerable<Type> types) =>
        from type in types
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where IsAwaited(method.ReturnType) && method.Name != nameof(IAsyncDisposable.DisposeAsync)
        where !method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CancellationToken))
        select $"{type.Name}.{method.Name}";

    private static bool IsAwaited(Type type) =>
        type.IsAssignableTo(typeof(Task)) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));

    private sealed class Members : IAsyncDisposable
    {
        public static Task<int> OneTask() => Task.FromResult(0);

        public static ValueTask<int> OneValueTask() => default;

        public static IAsyncEnumerable<int> OneStream() => AsyncEnumerable.Empty<int>();

        public static Task Right(CancellationToken token) => Task.FromCanceled(token);

        public ValueTask DisposeAsync() => default;
    }
}
