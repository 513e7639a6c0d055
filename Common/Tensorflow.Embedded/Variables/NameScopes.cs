namespace Tensorflow;

/// <summary>The open name scopes of a flow of control, which begin the names of variables made in it.</summary>
internal static class NameScopes
{
    private static readonly AsyncLocal<string?> current = new();

    /// <summary>As in <c>outer/inner/</c>; null outside of any.</summary>
    public static string? Current
    {
        get => current.Value;
        set => current.Value = value;
    }
}
