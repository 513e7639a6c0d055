using System.Globalization;

namespace Tensorflow.Kernels;

/// <summary>Parameters as Python has them. Keras computes with Python's floats, which are doubles; a program here writes .999f where a Python one writes .999.</summary>
internal static class PythonNumber
{
    /// <summary>The double that the shortest decimal form of the number stands for: .999 for .999f.</summary>
    public static double Of(float parameter) =>
        float.IsFinite(parameter) ? double.Parse(parameter.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : parameter;
}
