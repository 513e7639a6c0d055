namespace Tensorflow.Printing;

/// <summary>Where the engine prints: what <c>tf_output_redirect</c> sets.</summary>
internal static class Output
{
    private static TextWriter? redirect;

    /// <summary>Standard output unless set.</summary>
    public static TextWriter Writer
    {
        get => redirect ?? Console.Out;
        set => redirect = value;
    }
}
