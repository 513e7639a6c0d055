namespace Tensorflow.Executors;

/// <summary>Receives what an op says of itself beyond its tensors: attributes, and the inputs that are attributes here and tensors in TensorFlow.</summary>
internal abstract class NativeAttributes
{
    /// <summary>A boolean attribute.</summary>
    public abstract void Bool(string name, bool value);

    /// <summary>An integer attribute.</summary>
    public abstract void Int(string name, long value);

    /// <summary>A floating-point attribute.</summary>
    public abstract void Float(string name, float value);

    /// <summary>A string attribute.</summary>
    public abstract void String(string name, string value);

    /// <summary>A dtype attribute.</summary>
    public abstract void Type(string name, TF_DataType value);

    /// <summary>The tensors are one list input.</summary>
    public abstract void InputsAsList();

    /// <summary>A further input behind the tensors and the further inputs so far.</summary>
    public abstract void Input(Tensor value);

    /// <summary>A further input before the tensors, behind those put there so far.</summary>
    public abstract void FirstInput(Tensor value);

    /// <summary>A further input that becomes number <paramref name="index"/> of all inputs.</summary>
    public abstract void InputAt(int index, Tensor value);

    public void Input(int value) => Input(Scalars.Of(TF_DataType.TF_INT32, value));

    public void Input(int[] value) => Input(Conversions.OfArray(value, null));

    public void Input(long[] value) => Input(Conversions.OfArray(value, null));

    public void Input(long[,] value) => Input(Conversions.OfArray(value, null));

    public void Input(Shape value) => Input(Conversions.OfArray(value.dims, null));

    public void FirstInput(Shape value) => FirstInput(Conversions.OfArray(value.dims, null));

    public void FirstInput(long[] value) => FirstInput(Conversions.OfArray(value, null));

    public void InputAt(int index, int value) => InputAt(index, Scalars.Of(TF_DataType.TF_INT32, value));

    public void InputAt(int index, long[,] value) => InputAt(index, Conversions.OfArray(value, null));
}
