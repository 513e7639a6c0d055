using Tensorflow.Data;
using Tensorflow.Framework.Models;
using Tensorflow.NumPy;
using Tensorflow.Ops;

namespace Tensorflow;

/// <summary>tf.data.Dataset.</summary>
public class DatasetManager
{
    /// <summary>One element per row of features and labels.</summary>
    /// <exception cref="ValueError">They have different numbers of rows.</exception>
    public IDatasetV2 from_tensor_slices(Tensor features, Tensor labels) => Slices([features, labels]);

    /// <summary>One element per row.</summary>
    public IDatasetV2 from_tensor_slices(Tensor tensor) => Slices([tensor]);

    /// <summary>One element per row.</summary>
    public IDatasetV2 from_tensor_slices(NDArray array) => Slices([array]);

    /// <summary>One element per string.</summary>
    public IDatasetV2 from_tensor_slices(string[] array) => Slices([Conversions.ToTensor(array)]);

    /// <summary>One element: the array.</summary>
    public IDatasetV2 from_tensors(NDArray tensors) => from_tensors(new Tensors(tensors));

    /// <summary>One element: the tensors.</summary>
    public IDatasetV2 from_tensors(Tensors tensors)
    {
        var items = Held([.. tensors.Items]);
        return new DatasetV2(() => [new Element(items).Renewed()], Array.ConvertAll(items, item => new TensorSpec(item.Dimensions, item.dtype)), 1);
    }

    /// <summary>The numbers from 0 to before <paramref name="count"/>.</summary>
    public IDatasetV2 range(int count, TF_DataType output_type = TF_DataType.TF_INT64) => range(0, count, 1, output_type);

    /// <summary>The numbers from start to before stop.</summary>
    public IDatasetV2 range(int start, int stop, int step = 1, TF_DataType output_type = TF_DataType.TF_INT64)
    {
        if (step == 0) throw new InvalidArgumentError("step must be a non-zero integer. [Op:RangeDataset]");
        var count = Math.Max(0, step > 0 ? ((long)stop - start + step - 1) / step : ((long)start - stop - step - 1) / -(long)step);
        return new DatasetV2(() => Numbers(), [new TensorSpec(Shape.Scalar, output_type)], count);

        IEnumerable<Element> Numbers()
        {
            for (long i = 0; i < count; i++) yield return new Element([Primitives.Cast(Conversions.OfNumber(start + (i * step)), output_type)]);
        }
    }

    /// <summary>The elements of a generator as tensors.</summary>
    /// <param name="generator">Values that convert to tensors, or arrays of them.</param>
    /// <param name="output_types">Dtypes of the tensors.</param>
    /// <param name="output_shapes">Shapes of the tensors.</param>
    public IDatasetV2 from_generator<T>(IEnumerable<T> generator, TF_DataType[] output_types, Shape[] output_shapes) => new DatasetV2(
        () => generator.Select(value => new Element(output_types.Length == 1
            ? Held([Conversions.ToTensor(value!, output_types[0])])
            : Held([.. ((System.Collections.IEnumerable)value!).Cast<object>().Select((part, i) => Conversions.ToTensor(part, output_types[i]))]))),
        [.. output_types.Select((dtype, i) => new TensorSpec(output_shapes[i], dtype))], DatasetV2.Unknown);

    /// <summary>The elements of several datasets side by side, as long as all have one.</summary>
    public IDatasetV2 zip(params IDatasetV2[] ds)
    {
        var datasets = Array.ConvertAll(ds, dataset => (DatasetV2)dataset);
        var known = datasets.Select(dataset => dataset.Cardinality).Where(count => count != DatasetV2.Infinite).ToArray();
        return new DatasetV2(Zipped, [.. datasets.SelectMany(dataset => dataset.structure)], known.Length == 0 ? DatasetV2.Infinite : known.Min(),
            () => Array.TrueForAll(datasets, dataset => dataset.IsEndless));

        IEnumerable<Element> Zipped()
        {
            var inputs = Array.ConvertAll(datasets, dataset => dataset.Elements.GetEnumerator());
            try
            {
                while (Array.TrueForAll(inputs, input => input.MoveNext()))
                    yield return new Element([.. inputs.SelectMany(input => input.Current.Materialise())]);
            }
            finally
            {
                foreach (var input in inputs) input.Dispose();
            }
        }
    }

    // What is written to an array later does not change the dataset.
    private static Tensor[] Held(Tensor[] given) => Array.ConvertAll(given, Conversions.Snapshot);

    private static DatasetV2 Slices(Tensor[] components)
    {
        components = Held(components);
        foreach (var component in components)
        {
            if (component.ndim == 0) throw new ValueError("Unbatching a tensor is only supported for rank >= 1, got a tensor of rank 0.");
            if (component.Dimensions[0] != components[0].Dimensions[0])
                throw new ValueError($"Dimensions {components[0].Dimensions[0]} and {component.Dimensions[0]} are not compatible: features and labels must have as many rows ({components[0].Dimensions} and {component.Dimensions}).");
        }
        var rows = checked((int)components[0].Dimensions[0]);
        return new DatasetV2(Rows, Array.ConvertAll(components, component => new TensorSpec(Shape.Adopt(component.Dimensions.Span[1..].ToArray()), component.dtype)), rows);

        IEnumerable<Element> Rows()
        {
            for (var row = 0; row < rows; row++) yield return new Element(components, row);
        }
    }
}
