namespace Tensorflow.Gradients;

/// <summary>What records ops for the gradient.</summary>
public interface ITape
{
    bool Persistent { get; }

    void SetTapeId(int id);

    bool ShouldRecord(long[] tensor_ids, TF_DataType[] tensor_dtypes);

    void StartRecord();

    void StopRecord();

    void VariableAccessed(IVariableV1 variable);

    void Watch(Tensor x);

    IVariableV1[] WatchedVariables();
}
