using Tensorflow.NumPy;

namespace Tensorflow;

/// <summary>Images with labels, batch by batch.</summary>
public class MnistDataSet : DataSetBase
{
    /// <param name="images">Bytes; taken as numbers between 0 and 1.</param>
    /// <param name="labels">As many.</param>
    /// <param name="dataType">Of both.</param>
    /// <param name="reshape">Has no effect, as in TensorFlow.NET.</param>
    public MnistDataSet(NDArray images, NDArray labels, TF_DataType dataType, bool reshape)
    {
        NumOfExamples = (int)images.Dimensions[0];
        Data = np.multiply(images.astype(dataType), new NDArray(1f / 255f).astype(dataType));
        Labels = labels.astype(dataType);
    }

    /// <summary>How many there are.</summary>
    public int NumOfExamples { get; }

    /// <summary>How often all were given.</summary>
    public int EpochsCompleted { get; private set; }

    /// <summary>How many of this round were given.</summary>
    public int IndexInEpoch { get; private set; }

    /// <summary>The next images with their labels; behind the last the first follow, in a new order.</summary>
    /// <param name="batch_size">How many, at most as many as there are.</param>
    /// <param name="fake_data">Has no effect.</param>
    /// <param name="shuffle">Whether the order is drawn anew at the beginning and behind the last.</param>
    public (NDArray, NDArray) GetNextBatch(int batch_size, bool fake_data = false, bool shuffle = true)
    {
        if (IndexInEpoch >= NumOfExamples) IndexInEpoch = 0;
        var start = IndexInEpoch;
        if (EpochsCompleted == 0 && start == 0 && shuffle) Shuffle();
        if (start + batch_size <= NumOfExamples)
        {
            IndexInEpoch += batch_size;
            return Part(start, IndexInEpoch);
        }
        EpochsCompleted++;
        var rest = Part(start, NumOfExamples);
        if (shuffle) Shuffle();
        IndexInEpoch = batch_size - (NumOfExamples - start);
        var more = Part(0, IndexInEpoch);
        return (np.concatenate([rest.Item1, more.Item1]), np.concatenate([rest.Item2, more.Item2]));
    }

    private (NDArray, NDArray) Part(int from, int to) => (Data[new Slice(from, to)], Labels[new Slice(from, to)]);

    private void Shuffle()
    {
        var order = np.random.permutation(NumOfExamples);
        (Data, Labels) = (Data[order], Labels[order]);
    }
}
