using System.Globalization;
using System.Numerics;
using System.Reflection;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace Tensorflow.Tests;

/// <summary>Every overload of an operator or a conversion, found by reflection: which of them a program binds to decides what it computes, and none may name another's operation.</summary>
public sealed class OperatorOverloadTests
{
    private const double Left = 7;
    private const double Right = 4;

    private static readonly Type[] operands = [typeof(Tensor), typeof(NDArray), typeof(ResourceVariable)];

    private static readonly Dictionary<string, Func<double, double, double>> binary = new()
    {
        ["op_Addition"] = (x, y) => x + y, ["op_Subtraction"] = (x, y) => x - y, ["op_Multiply"] = (x, y) => x * y, ["op_Division"] = (x, y) => x / y, ["op_Modulus"] = (x, y) => x % y,
        ["op_GreaterThan"] = (x, y) => x > y ? 1 : 0, ["op_LessThan"] = (x, y) => x < y ? 1 : 0, ["op_GreaterThanOrEqual"] = (x, y) => x >= y ? 1 : 0,
        ["op_LessThanOrEqual"] = (x, y) => x <= y ? 1 : 0, ["op_Equality"] = (x, y) => x == y ? 1 : 0, ["op_Inequality"] = (x, y) => x != y ? 1 : 0,
    };

    private static IEnumerable<MethodInfo> Operators => operands.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => method.IsSpecialName);

    [Fact]
    public void Every_operator_of_two_operands_computes_what_it_says()
    {
        var tried = 0;
        foreach (var method in Operators.Where(method => method.GetParameters().Length == 2 && typeof(Tensor).IsAssignableFrom(method.ReturnType)))
        {
            var types = Array.ConvertAll(method.GetParameters(), parameter => parameter.ParameterType);
            object[] arguments = [Operand(types[0], Left), Operand(types[1], Right)];
            tried++;
            if (types.Contains(typeof(Complex)))
            {
                Assert.IsType<TypeError>(Assert.Throws<TargetInvocationException>(() => method.Invoke(null, arguments)).InnerException);
                continue;
            }
            Assert.True(binary[method.Name](Left, Right) == Number((Tensor)method.Invoke(null, arguments)!), $"{method}: {Number((Tensor)method.Invoke(null, arguments)!)}");
        }
        Assert.True(tried > 200, $"{tried} overloads were found");
    }

    [Fact]
    public void Every_negation_negates()
    {
        foreach (var method in Operators.Where(method => method.Name == "op_UnaryNegation"))
            Assert.Equal(-Left, Number((Tensor)method.Invoke(null, [Operand(method.GetParameters()[0].ParameterType, Left)])!));
    }

    [Fact]
    public void Every_conversion_to_a_number_gives_the_element_of_that_dtype()
    {
        var tried = 0;
        foreach (var type in (Type[])[typeof(Tensor), typeof(NDArray), typeof(Tensors)])
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => method.Name is "op_Explicit" or "op_Implicit"))
            {
                if (!method.ReturnType.IsPrimitive || method.ReturnType == typeof(IntPtr) || method.GetParameters()[0].ParameterType != type) continue;
                tried++;
                var expected = Convert.ChangeType(1, method.ReturnType, CultureInfo.InvariantCulture);
                var tensor = tf.constant(expected);
                object argument = type == typeof(NDArray) ? tensor.numpy() : type == typeof(Tensors) ? new Tensors(tensor) : tensor;
                Assert.Equal(expected, method.Invoke(null, [argument]));
            }
        Assert.True(tried > 25, $"{tried} conversions were found");
    }

    [Fact]
    public void Every_conversion_to_an_array_keeps_shape_dtype_and_elements()
    {
        var tried = 0;
        foreach (var method in typeof(NDArray).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => method.Name == "op_Implicit" && method.ReturnType == typeof(NDArray)))
        {
            var given = method.GetParameters()[0].ParameterType;
            if (!given.IsArray && !given.IsPrimitive) continue;
            tried++;
            var element = given.IsArray ? given.GetElementType()! : given;
            var one = Convert.ChangeType(1, element, CultureInfo.InvariantCulture);
            var lengths = given.IsArray ? Enumerable.Range(2, given.GetArrayRank()).ToArray() : [];
            object value = one;
            if (given.IsArray)
            {
                var array = Array.CreateInstance(element, lengths);
                array.SetValue(one, Array.ConvertAll(lengths, length => length - 1));
                value = array;
            }
            var converted = (NDArray)method.Invoke(null, [value])!;
            Assert.Equal(Array.ConvertAll(lengths, length => (long)length), converted.shape.dims);
            Assert.Equal(element, converted.dtype.as_system_dtype());
            // The last element is the one.
            var bytes = converted.ToByteArray();
            Assert.Equal(tf.constant(one).numpy().ToByteArray(), bytes[^(bytes.Length / (int)converted.size)..]);
        }
        Assert.True(tried > 20, $"{tried} conversions were found");
    }

    private static object Operand(Type type, double value) =>
        type == typeof(Tensor) ? tf.constant((float)value)
        : type == typeof(NDArray) ? np.array((float)value)
        : type == typeof(ResourceVariable) ? tf.Variable((float)value)
        : type == typeof(Complex) ? new Complex(value, 0)
        : Convert.ChangeType(value, type, CultureInfo.InvariantCulture);

    private static double Number(Tensor tensor) => tf.cast(tensor, TF_DataType.TF_DOUBLE).ToArray<double>()[0];
}
