using System.Collections.Immutable;

namespace Labs.Common.Data;

/// <summary>Where images are looked for, in this order.</summary>
internal sealed record DataLocations
{
    /// <summary>From <c>--data-dir</c>: a folder of IDX files or of mnist.npz, or an .npz file. It is used or it is an error; nothing is looked for elsewhere.</summary>
    public string? DataDir { get; init; }

    /// <summary>The same from <c>LABS_MNIST_DIR</c>, where no <c>--data-dir</c> is given.</summary>
    public string? EnvironmentDir { get; init; }

    /// <summary>Where Keras leaves MNIST.</summary>
    public required string KerasFile { get; init; }

    /// <summary>Our own cache; its folders mnist and digits hold IDX files.</summary>
    public required string CacheDir { get; init; }

    /// <summary>Folders on the network that hold the four .gz files.</summary>
    public required ImmutableArray<Uri> Mirrors { get; init; }

    /// <summary>What Keras' cache, our own and the mirrors hold.</summary>
    public DigitKind Holds { get; init; } = DigitKind.Mnist;

    /// <summary>How long a mirror may stay silent, at connecting and later.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The user's: environment, home folder and the public mirrors.</summary>
    public static DataLocations OfUser(string? dataDir)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new DataLocations
        {
            DataDir = NullIfEmpty(dataDir),
            EnvironmentDir = Variable("LABS_MNIST_DIR"),
            KerasFile = Path.Combine(Variable("KERAS_HOME") ?? Path.Combine(home, ".keras"), "datasets", "mnist.npz"),
            CacheDir = Variable("LABS_CACHE_DIR") ?? Path.Combine(UserCache(home), "tensorflow-labs"),
            Mirrors =
            [
                new Uri("https://storage.googleapis.com/cvdf-datasets/mnist/"),
                new Uri("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            ],
        };
    }

    private static string UserCache(string home) =>
        OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
        : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
        : Variable("XDG_CACHE_HOME") ?? Path.Combine(home, ".cache");

    private static string? Variable(string name) => NullIfEmpty(Environment.GetEnvironmentVariable(name));

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
