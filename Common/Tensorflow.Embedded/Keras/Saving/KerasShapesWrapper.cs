namespace Tensorflow.Keras.Saving;

/// <summary>The shapes of a layer's inputs.</summary>
public class KerasShapesWrapper
{
    readonly Shape[] _shapes;

    public KerasShapesWrapper(Shape shape)
    {
        _shapes = [shape];
    }

    public KerasShapesWrapper(IEnumerable<Shape> shape)
    {
        _shapes = [.. shape];
    }

    public static implicit operator KerasShapesWrapper(Shape shape) => shape is null ? null! : new(shape);

    public Shape[] ToShapeArray() => (Shape[])_shapes.Clone();

    /// <exception cref="ValueError">There are several shapes.</exception>
    public Shape ToSingleShape() =>
        _shapes is [var only] ? only : throw new ValueError($"Expected one input shape, found {_shapes.Length}: {string.Join(", ", (object[])_shapes)}");
}
