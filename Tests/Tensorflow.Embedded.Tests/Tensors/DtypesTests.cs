using System.Runtime.CompilerServices;

namespace Tensorflow.Tests;

public class DtypesTests
{
    static readonly TF_DataType[] Held =
    [
        TF_DataType.TF_BOOL, TF_DataType.TF_UINT8, TF_DataType.TF_INT8, TF_DataType.TF_UINT16, TF_DataType.TF_INT16, TF_DataType.TF_UINT32,
        TF_DataType.TF_INT32, TF_DataType.TF_UINT64, TF_DataType.TF_INT64, TF_DataType.TF_HALF, TF_DataType.TF_FLOAT, TF_DataType.TF_DOUBLE,
        TF_DataType.TF_COMPLEX128,
    ];

    [Fact]
    public void A_dtype_comes_back_from_its_NET_type_and_from_its_name()
    {
        foreach (var dtype in Held)
        {
            Assert.Equal(dtype, dtype.as_system_dtype().as_tf_dtype());
            Assert.Equal(dtype, dtypes.tf_dtype_from_name(dtype.as_python_name()));
        }

        Assert.Equal(TF_DataType.TF_FLOAT, typeof(float[,]).as_tf_dtype());
        Assert.Throws<TypeError>(() => typeof(DateTime).as_tf_dtype());
        Assert.Throws<ValueError>(() => dtypes.tf_dtype_from_name("float31"));
    }

    [Fact]
    public void Sizes_are_those_of_the_NET_types()
    {
        foreach (var dtype in Held)
        {
            var size = (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(dtype.as_system_dtype()).Invoke(null, null)!;
            Assert.Equal(size, dtype.get_datatype_size());
        }

        Assert.Equal(0, TF_DataType.TF_STRING.get_datatype_size());
    }

    [Fact]
    public void Every_held_dtype_is_of_one_kind()
    {
        foreach (var dtype in Held)
            Assert.Single(new[] { dtype.is_bool(), dtype.is_integer(), dtype.is_floating(), dtype.is_complex() }, kind => kind);
        Assert.Equal(4, Held.Count(dtype => dtype.is_unsigned()));
        Assert.False(TF_DataType.TF_STRING.is_integer() || TF_DataType.TF_STRING.is_floating());
    }

    [Fact]
    public void References_stand_for_their_values()
    {
        Assert.Equal(TF_DataType.DtFloatRef, TF_DataType.TF_FLOAT.as_ref());
        Assert.Equal(TF_DataType.TF_FLOAT, TF_DataType.DtFloatRef.as_base_dtype());
        Assert.True(TF_DataType.DtFloatRef.is_compatible_with(TF_DataType.TF_FLOAT));
        Assert.True(TF_DataType.DtFloatRef.is_ref_dtype() && TF_DataType.TF_FLOAT.is_value_dtype());
    }

    [Fact]
    public void Integers_have_limits()
    {
        Assert.Equal((-128, 127), (TF_DataType.TF_INT8.min(), TF_DataType.TF_INT8.max()));
        Assert.Equal((0, uint.MaxValue), (TF_DataType.TF_UINT32.min(), TF_DataType.TF_UINT32.max()));
        Assert.Throws<ValueError>(() => TF_DataType.TF_UINT64.max());
        Assert.Throws<ValueError>(() => TF_DataType.TF_FLOAT.max());
    }
}
