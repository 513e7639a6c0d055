namespace Tensorflow.Keras.Engine;

/// <summary>Whether a layer is being called on this thread, and in which mode: what inner layers are called with where their caller does not say.</summary>
internal static class CallState
{
    [ThreadStatic]
    private static bool inside;

    [ThreadStatic]
    private static bool training;

    /// <summary>
    /// The mode of a call: training where the call says so, or where an outer call trains. A false cannot be told from a flag that was left out (it is the default of
    /// Apply), so within a training call every layer trains, as in Keras where the flag is left out.
    /// </summary>
    public static bool Mode(bool? asked) => asked == true || (inside && training);

    public static Saved Enter(bool mode)
    {
        var saved = new Saved(inside, training);
        (inside, training) = (true, mode);
        return saved;
    }

    public static void Leave(Saved saved) => (inside, training) = (saved.Inside, saved.Training);

    public readonly record struct Saved(bool Inside, bool Training);
}
