using System.IO.Compression;

namespace Tensorflow.Tests.Facade;

public sealed class MnistModelLoaderTests : FolderTests
{
    private static void Idx(string path, byte[] dims, Func<int, byte> element)
    {
        var count = dims.Aggregate(1, (product, length) => product * length);
        byte[] content = [0, 0, 8, (byte)dims.Length, .. dims.SelectMany(length => new byte[] { 0, 0, 0, length }), .. Enumerable.Range(0, count).Select(element)];
        using Stream file = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.Create(path), CompressionLevel.Fastest) : File.Create(path);
        file.Write(content);
    }

    private void Files()
    {
        Idx(Path.Combine(Folder, "train-images-idx3-ubyte.gz"), [5, 2, 2], i => (byte)(i * 10));
        Idx(Path.Combine(Folder, "train-labels-idx1-ubyte"), [5], i => (byte)i);
        Idx(Path.Combine(Folder, "t10k-images-idx3-ubyte.gz"), [3, 2, 2], i => 255);
        Idx(Path.Combine(Folder, "t10k-labels-idx1-ubyte.gz"), [3], i => 7);
    }

    [Fact]
    public async Task Digits_are_read_and_parted()
    {
        Files();
        var all = await new MnistModelLoader().LoadAsync(Folder, oneHot: true, trainSize: 4, validationSize: 1, testSize: 2);
        Assert.Equal((3, 1, 2), (all.Train.NumOfExamples, all.Validation.NumOfExamples, all.Test.NumOfExamples));
        Assert.Equal(new Shape(3, 2, 2), all.Train.Data.shape);
        Assert.Equal(40 * (1f / 255f), all.Train.Data.ToArray<float>()[0]);
        Assert.Equal(new float[] { 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 }, all.Train.Labels[0].ToArray<float>());
        var plain = await new MnistModelLoader().LoadAsync(new ModelLoadSetting { TrainDir = Folder, ValidationSize = 2, DataType = TF_DataType.TF_DOUBLE });
        Assert.Equal(new double[] { 2, 3, 4 }, plain.Train.Labels.ToArray<double>());
        Assert.Equal(new double[] { 0, 1 }, plain.Validation.Labels.ToArray<double>());
        Assert.Equal(new double[] { 3, 4 }, plain.Train.GetNextBatch(5, shuffle: false).Item2["1:3"].ToArray<double>());
        var (x, y) = plain.GetNextBatch(plain.Train.Data, plain.Train.Labels, 1, 3);
        Assert.Equal((new Shape(2, 2, 2), new Shape(2)), (x.shape, y.shape));
        var (images, labels) = plain.Randomize(plain.Train.Data, plain.Train.Labels);
        Assert.Equal([2.0, 3, 4], labels.ToArray<double>().Order());
        Assert.Equal(labels.ToArray<double>().Select(label => label * 4 * 10 / 255), images[new Slice(":"), new Slice("0"), new Slice("0")].ToArray<double>(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public async Task Batches_go_round_and_round()
    {
        Files();
        var train = (await new MnistModelLoader().LoadAsync(Folder, validationSize: 0)).Train;
        Assert.Equal(new float[] { 0, 1, 2 }, train.GetNextBatch(3, shuffle: false).Item2.ToArray<float>());
        Assert.Equal(new float[] { 3, 4, 0 }, train.GetNextBatch(3, shuffle: false).Item2.ToArray<float>());
        Assert.Equal((1, 1), (train.EpochsCompleted, train.IndexInEpoch));
        var drawn = (await new MnistModelLoader().LoadAsync(Folder, validationSize: 0)).Train;
        var seen = Enumerable.Range(0, 5).SelectMany(_ => drawn.GetNextBatch(1).Item2.ToArray<float>());
        Assert.Equal([0, 1, 2, 3, 4], seen.Order());
    }

    [Fact]
    public async Task What_is_wrong_is_said()
    {
        Files();
        var loader = new MnistModelLoader();
        await Assert.ThrowsAsync<ArgumentException>(() => loader.LoadAsync(Folder, trainSize: 2, validationSize: 2));
        File.Delete(Path.Combine(Folder, "train-labels-idx1-ubyte"));
        Assert.Contains("train-labels-idx1-ubyte was not found", (await Assert.ThrowsAsync<ValueError>(() => loader.LoadAsync(Folder))).Message);
        Idx(Path.Combine(Folder, "train-labels-idx1-ubyte"), [5, 1], i => 0);
        Assert.Contains("no IDX file of bytes of rank 1", (await Assert.ThrowsAsync<ValueError>(() => loader.LoadAsync(Folder))).Message);
        await File.WriteAllBytesAsync(Path.Combine(Folder, "train-labels-idx1-ubyte"), [0, 0, 8, 1, 0, 0, 0, 5, 1]);
        Assert.Contains("has 1 bytes of elements, expected 5", (await Assert.ThrowsAsync<ValueError>(() => loader.LoadAsync(Folder))).Message);
        await File.WriteAllBytesAsync(Path.Combine(Folder, "train-images-idx3-ubyte.gz"), [1, 2, 3]);
        Assert.Contains("is damaged", (await Assert.ThrowsAsync<ValueError>(() => loader.LoadAsync(Folder))).Message);
    }
}
