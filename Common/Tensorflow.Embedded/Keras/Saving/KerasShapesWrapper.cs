namespace Tensorflow.Keras.Saving;

/// <summary>The shapes of a layer's inputs.</summary>
public class KerasShapesWrapper
{
    readonly Shape[] _shapes;

    /// <summary>The shape of one input.</summary>
    public KerasShapesWrapper(Shape shape)
    {
        _shapes = [shape.Fixed()];
    }

    /// <summary>The shapes of several inputs.</summary>
    public KerasShapesWrapper(IEnumerable<Shape> shape)
    {
        _shapes = [.. shape.Select(each => each.Fixed())];
    }

    /// <summary>The shape of one input; null stays null.</summary>
    public static implicit operator KerasShapesWrapper(Shape shape) => shape is null ? null! : new(shape);

    /// <summary>The shapes, in the order of the inputs.</summary>
    public Shape[] ToShapeArray() => Array.ConvertAll(_shapes, shape => shape.Copy());

    /// <exception cref="ValueError">There are several shapes.</exception>
    public Shape ToSingleShape() =>
        _shapes is [var only] ? only.Copy() : throw new ValueError($"Expected one input shape, found {_shapes.Length}: {string.Join(", ", (object[])_shapes)}");
}
