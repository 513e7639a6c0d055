using System.Buffers.Binary;
using System.IO.Compression;
using Tensorflow.NumPy;

namespace Tensorflow;

/// <summary>Handwritten digits from the four files of MNIST, where they lie. Nothing is downloaded.</summary>
public class MnistModelLoader : IModelLoader<MnistDataSet>
{
    /// <summary>Reads the files <c>train-images-idx3-ubyte</c> and so on, plain or with <c>.gz</c>, of a folder; where it has none, <c>mnist.npz</c> as <c>keras.datasets.mnist</c> does.</summary>
    /// <inheritdoc cref="LoadAsync(string, bool, int?, int?, int?, bool)"/>
    /// <param name="setting">Where they lie, and what is wanted of them.</param>
    public Task<Datasets<MnistDataSet>> LoadAsync(ModelLoadSetting setting) => Task.Run(() => Load(setting));

    /// <summary>Reads the files <c>train-images-idx3-ubyte</c> and so on, plain or with <c>.gz</c>, of a folder; where it has none, <c>mnist.npz</c> as <c>keras.datasets.mnist</c> does.</summary>
    /// <param name="trainDir">The folder.</param>
    /// <param name="oneHot">Whether labels are rows of 0 and a 1.</param>
    /// <param name="trainSize">How many of the 60,000 are taken; null: all.</param>
    /// <param name="validationSize">How many of these, from the first on, are for validation; null: 5,000.</param>
    /// <param name="testSize">How many of the 10,000 are taken; null: all.</param>
    /// <param name="showProgressInConsole">Has no effect.</param>
    /// <returns>Images (n, 28, 28) between 0 and 1, float32.</returns>
    /// <exception cref="ArgumentException">More are for validation than are taken.</exception>
    /// <exception cref="ValueError">There are no such files, or one is damaged.</exception>
    public Task<Datasets<MnistDataSet>> LoadAsync(string trainDir, bool oneHot = false, int? trainSize = null, int? validationSize = null, int? testSize = null, bool showProgressInConsole = false) =>
        LoadAsync(new ModelLoadSetting { TrainDir = trainDir, OneHot = oneHot, TrainSize = trainSize, ValidationSize = validationSize ?? 5000, TestSize = testSize });

    private static Datasets<MnistDataSet> Load(ModelLoadSetting setting)
    {
        if (setting.TrainSize is { } size && setting.ValidationSize >= size) throw new ArgumentException("Validation set should be smaller than training set");
        var (train, test) = Read(setting.TrainDir);
        MnistDataSet Part((NDArray Images, NDArray Labels) all, int from, int to)
        {
            var labels = all.Labels[new Slice(from, to)];
            return new MnistDataSet(all.Images[new Slice(from, to)], setting.OneHot ? np.eye(10, dtype: setting.DataType)[labels.astype(TF_DataType.TF_INT32)] : labels, setting.DataType, setting.ReShape);
        }
        var (taken, tested) = (Math.Min(setting.TrainSize ?? int.MaxValue, (int)train.Item1.Dimensions[0]), Math.Min(setting.TestSize ?? int.MaxValue, (int)test.Item1.Dimensions[0]));
        return new(Part(train, setting.ValidationSize, taken), Part(train, 0, setting.ValidationSize), Part(test, 0, tested));
    }

    private static ((NDArray, NDArray) Train, (NDArray, NDArray) Test) Read(string? folder)
    {
        if (folder is null || Find(folder, "train-images-idx3-ubyte") is null)
        {
            var all = KerasApi.keras.datasets.mnist.load_data();
            return (all.Train, all.Test);
        }
        return ((Idx(folder, "train-images-idx3-ubyte", 3), Idx(folder, "train-labels-idx1-ubyte", 1)), (Idx(folder, "t10k-images-idx3-ubyte", 3), Idx(folder, "t10k-labels-idx1-ubyte", 1)));
    }

    private static string? Find(string folder, string name) => Array.Find([Path.Combine(folder, name), Path.Combine(folder, name + ".gz")], File.Exists);

    // Big-endian: 0, 0, 8 for bytes, the rank; the lengths; the bytes.
    private static NDArray Idx(string folder, string name, int rank)
    {
        var path = Find(folder, name) ?? throw new ValueError($"MNIST's {name} was not found in {folder}, plain or with .gz; nothing is downloaded.");
        using var content = new MemoryStream();
        try
        {
            using var file = File.OpenRead(path);
            using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
            plain.CopyTo(content);
        }
        catch (InvalidDataException damage)
        {
            throw new ValueError($"{path} is damaged: {damage.Message}");
        }
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        var head = 4 + (4 * rank);
        if (bytes.Length < head || BinaryPrimitives.ReadInt32BigEndian(bytes) != 0x800 + rank) throw new ValueError($"{path} is no IDX file of bytes of rank {rank}.");
        var dims = new long[rank];
        for (var axis = 0; axis < rank; axis++) dims[axis] = BinaryPrimitives.ReadInt32BigEndian(bytes[(4 + (4 * axis))..]);
        var count = dims.Aggregate(1L, (product, length) => product * length);
        return bytes.Length - head == count
            ? new NDArray(bytes[head..].ToArray(), Shape.Adopt(dims), TF_DataType.TF_UINT8)
            : throw new ValueError($"{path} has {bytes.Length - head} bytes of elements, expected {count}.");
    }
}
