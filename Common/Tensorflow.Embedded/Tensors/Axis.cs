namespace Tensorflow;

/// <summary>The axes that an op reduces or moves; a negative one counts from the last. Null stands for all of them.</summary>
public partial class Axis
{
    public Axis(params int[] axis)
    {
        this.axis = axis;
    }

    public int[] axis { get; set; }

    /// <summary>Whether it was given as a number, not as a list of one.</summary>
    public bool IsScalar { get; init; }

    /// <summary>The number of axes.</summary>
    public int size => axis.Length;

    public int this[int index] => axis[index];

    public static bool operator ==(Axis? left, int right) => left is not null && left.IsScalar && left[0] == right;

    public static bool operator !=(Axis? left, int right) => !(left == right);

    public static implicit operator Axis(int axis) => new(axis) { IsScalar = true };

    public static implicit operator Axis(int[] axis) => axis is null ? null! : new(axis);

    public static implicit operator Axis(long[] axis) => axis is null ? null! : new(Array.ConvertAll(axis, checked(one => (int)one)));

    public static implicit operator Axis((int, int) axis) => new(axis.Item1, axis.Item2);

    public static implicit operator Axis((int, int, int) axis) => new(axis.Item1, axis.Item2, axis.Item3);

    public static implicit operator Axis(Shape axis) => axis is null ? null! : new(axis.as_int_list());

    /// <summary>The only axis, or the first.</summary>
    public static implicit operator int(Axis axis) => axis[0];

    public static implicit operator int[]?(Axis axis) => axis?.axis;

    public override string ToString() => IsScalar ? $"{axis[0]}" : $"({string.Join(", ", axis)}{(axis.Length == 1 ? "," : "")})";
}
