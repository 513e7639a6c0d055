using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace Examples;

/// <summary>Arrays as in NumPy.</summary>
public static class NumPyBasics
{
    public static Dictionary<string, Tensor> Run()
    {
        var a = np.arange(12).reshape((3, 4));
        var b = np.array(new float[,] { { 1, 2 }, { 3, 4 } });
        var changed = np.zeros((2, 3), np.int32);
        changed[0, 1] = 7;
        changed[1] = np.array(1, 2, 3);
        return new()
        {
            ["row"] = a[1],
            ["columns"] = a[Slice.All, new Slice(1, 3)],
            ["last"] = a[-1, -1],
            ["strided"] = a["::2", "::-1"],
            ["sum"] = np.sum(a, axis: 0),
            ["argmax"] = np.argmax(b, axis: 1),
            ["mean"] = np.mean(b),
            ["dot"] = np.dot(b, b),
            ["stack"] = np.stack((b, b), axis: 1),
            ["concatenate"] = np.concatenate((b, b), axis: 1),
            ["linspace"] = np.linspace(0f, 1f, num: 5),
            ["sqrt"] = np.sqrt(b),
            ["power"] = np.power(b, np.array(2f)),
            ["changed"] = changed,
            ["full"] = np.full((2, 2), 1.5f),
            ["eye"] = np.eye(3),
            ["astype"] = a.astype(np.float32) / 3f,
        };
    }
}
