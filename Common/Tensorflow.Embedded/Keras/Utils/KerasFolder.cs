namespace Tensorflow.Keras.Utils;

/// <summary>Where Keras keeps what it fetched: <c>~/.keras</c>.</summary>
internal static class KerasFolder
{
    /// <summary>The person's own folder.</summary>
    public static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>Keras' folder in it.</summary>
    public static string Path => System.IO.Path.Combine(Home, ".keras");

    /// <summary>Its folder of datasets.</summary>
    public static string Datasets => System.IO.Path.Combine(Path, "datasets");
}
