namespace Tensorflow.Common.Types;

/// <summary>Operations on whatever can be taken for a nest.</summary>
public static class Nest
{
    /// <summary>The values, depth first.</summary>
    public static IEnumerable<T> Flatten<T>(INestable<T> nestedObject) => nestedObject.AsNest().Flatten();

    /// <summary>Whether it is a list or a dictionary.</summary>
    public static bool IsNested<T>(INestable<T> obj) => obj.AsNest().IsNested();

    /// <summary>The same structure of the mapped values.</summary>
    public static INestStructure<TOut> MapStructure<TIn, TOut>(Func<TIn, TOut> func, INestable<TIn> nestedObject) =>
        nestedObject.AsNest().MapStructure(func);

    /// <summary>The structure of the template, of these values.</summary>
    /// <exception cref="ValueError">The template has another number of values.</exception>
    public static Nest<T> PackSequenceAs<T>(INestable<T> template, List<T> flatItems) => template.AsNest().PackSequence(flatItems.ToArray());

    /// <inheritdoc cref="PackSequenceAs{T}"/>
    public static Nest<TOut> PackSequenceAs<T, TOut>(INestable<T> template, TOut[] flatItems) => template.AsNest().PackSequence(flatItems);
}
