namespace Tensorflow;

/// <summary>The axes that an op reduces or moves; a negative one counts from the last. Null stands for all of them.</summary>
public partial class Axis
{
    /// <summary>Several axes; of one, a list with one entry.</summary>
    public Axis(params int[] axis)
    {
        this.axis = axis;
    }

    /// <summary>The axes, in the order given; negative ones count from the last, -1.</summary>
    public int[] axis { get; set; }

    /// <summary>Whether it was given as a number, not as a list of one.</summary>
    public bool IsScalar { get; init; }

    /// <summary>The number of axes.</summary>
    public int size => axis.Length;

    /// <summary>One of the axes.</summary>
    public int this[int index] => axis[index];

    /// <summary>Whether it is that one axis, given as a number.</summary>
    public static bool operator ==(Axis? left, int right) => left is not null && left.IsScalar && left[0] == right;

    /// <summary>Whether it is anything but that one axis, given as a number.</summary>
    public static bool operator !=(Axis? left, int right) => !(left == right);

    /// <summary>One axis, given as a number.</summary>
    public static implicit operator Axis(int axis) => new(axis) { IsScalar = true };

    /// <summary>Several axes; null stays null, which means all.</summary>
    public static implicit operator Axis(int[] axis) => axis is null ? null! : new(axis);

    /// <summary>Several axes; null stays null, which means all.</summary>
    public static implicit operator Axis(long[] axis) => axis is null ? null! : new(Array.ConvertAll(axis, checked(one => (int)one)));

    /// <summary>Two axes.</summary>
    public static implicit operator Axis((int, int) axis) => new(axis.Item1, axis.Item2);

    /// <summary>Three axes.</summary>
    public static implicit operator Axis((int, int, int) axis) => new(axis.Item1, axis.Item2, axis.Item3);

    /// <summary>The dimensions of a shape as axes; null stays null.</summary>
    public static implicit operator Axis(Shape axis) => axis is null ? null! : new(axis.as_int_list());

    /// <summary>The only axis, or the first.</summary>
    public static implicit operator int(Axis axis) => axis[0];

    /// <summary>The axes; null stays null.</summary>
    public static implicit operator int[]?(Axis axis) => axis?.axis;

    /// <summary>As Python prints it: <c>0</c>, <c>(0,)</c>, <c>(0, 1)</c>.</summary>
    public override string ToString() => IsScalar ? $"{axis[0]}" : $"({string.Join(", ", axis)}{(axis.Length == 1 ? "," : "")})";
}
