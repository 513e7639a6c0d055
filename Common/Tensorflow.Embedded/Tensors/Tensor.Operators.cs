using System.Numerics;
using Tensorflow.NumPy;
using Tensorflow.Ops;

namespace Tensorflow;

// One overload per operand type, as TensorFlow.NET has them: which of them a program binds to decides what compiles. All of them only name the operation.
public partial class Tensor
{
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Complex lhs, Tensor rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(NDArray lhs, Tensor rhs) => Binary(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, Complex rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, NDArray rhs) => Binary(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, ResourceVariable rhs) => Binary(AddV2Op.Op, lhs, rhs.Read());
    /// <summary>lhs + rhs, elementwise with broadcasting, in the dtype of the operands.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's AddV2.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator +(Tensor lhs, Tensor rhs) => Binary(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, byte rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, double rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, float rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, int rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, long rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, sbyte rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, short rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, uint rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, ulong rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, ushort rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(byte lhs, Tensor rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(double lhs, Tensor rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(float lhs, Tensor rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(int lhs, Tensor rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(long lhs, Tensor rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(sbyte lhs, Tensor rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(short lhs, Tensor rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(uint lhs, Tensor rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(ulong lhs, Tensor rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(ushort lhs, Tensor rhs) => BinaryScalar(AddV2Op.Op, lhs, rhs);

    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Complex lhs, Tensor rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(NDArray lhs, Tensor rhs) => Binary(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, Complex rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, NDArray rhs) => Binary(SubOp.Op, lhs, rhs);
    /// <summary>lhs - rhs, elementwise with broadcasting, in the dtype of the operands.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's Sub.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator -(Tensor lhs, Tensor rhs) => Binary(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, byte rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, double rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, float rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, int rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, long rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, sbyte rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, short rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, uint rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, ulong rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, ushort rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(byte lhs, Tensor rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(double lhs, Tensor rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(float lhs, Tensor rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(int lhs, Tensor rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(long lhs, Tensor rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(sbyte lhs, Tensor rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(short lhs, Tensor rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(uint lhs, Tensor rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(ulong lhs, Tensor rhs) => BinaryScalar(SubOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(ushort lhs, Tensor rhs) => BinaryScalar(SubOp.Op, lhs, rhs);

    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Complex lhs, Tensor rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(NDArray lhs, Tensor rhs) => Binary(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, Complex rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, NDArray rhs) => Binary(MulOp.Op, lhs, rhs);
    /// <summary>lhs * rhs, elementwise with broadcasting, in the dtype of the operands.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's Mul.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator *(Tensor lhs, Tensor rhs) => Binary(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, byte rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, double rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, float rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, int rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, long rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, sbyte rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, short rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, uint rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, ulong rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, ushort rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(byte lhs, Tensor rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(double lhs, Tensor rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(float lhs, Tensor rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(int lhs, Tensor rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(long lhs, Tensor rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(sbyte lhs, Tensor rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(short lhs, Tensor rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(uint lhs, Tensor rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(ulong lhs, Tensor rhs) => BinaryScalar(MulOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(ushort lhs, Tensor rhs) => BinaryScalar(MulOp.Op, lhs, rhs);

    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Complex lhs, Tensor rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(NDArray lhs, Tensor rhs) => Divide(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, Complex rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, NDArray rhs) => Divide(lhs, rhs);
    /// <summary>lhs / rhs, elementwise with broadcasting, as Python 3 divides: integers give floating point numbers.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's RealDiv.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator /(Tensor lhs, Tensor rhs) => Divide(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, byte rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, double rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, float rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, int rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, long rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, sbyte rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, short rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, uint rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, ulong rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, ushort rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(byte lhs, Tensor rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(double lhs, Tensor rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(float lhs, Tensor rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(int lhs, Tensor rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(long lhs, Tensor rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(sbyte lhs, Tensor rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(short lhs, Tensor rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(uint lhs, Tensor rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(ulong lhs, Tensor rhs) => DivideScalar(lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(ushort lhs, Tensor rhs) => DivideScalar(lhs, rhs);

    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Complex lhs, Tensor rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(NDArray lhs, Tensor rhs) => Binary(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, Complex rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, NDArray rhs) => Binary(FloorModOp.Op, lhs, rhs);
    /// <summary>The remainder of lhs / rhs rounded down, elementwise with broadcasting, so with the sign of rhs.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's FloorMod.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator %(Tensor lhs, Tensor rhs) => Binary(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, byte rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, double rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, float rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, int rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, long rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, sbyte rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, short rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, uint rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, ulong rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, ushort rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(byte lhs, Tensor rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(double lhs, Tensor rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(float lhs, Tensor rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(int lhs, Tensor rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(long lhs, Tensor rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(sbyte lhs, Tensor rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(short lhs, Tensor rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(uint lhs, Tensor rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(ulong lhs, Tensor rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(ushort lhs, Tensor rhs) => BinaryScalar(FloorModOp.Op, lhs, rhs);

    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Complex lhs, Tensor rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(NDArray lhs, Tensor rhs) => Binary(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, Complex rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, NDArray rhs) => Binary(GreaterOp.Op, lhs, rhs);
    /// <summary>lhs > rhs, elementwise with broadcasting: bool.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's Greater.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator >(Tensor lhs, Tensor rhs) => Binary(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, byte rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, double rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, float rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, int rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, long rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, sbyte rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, short rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, uint rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, ulong rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, ushort rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(byte lhs, Tensor rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(double lhs, Tensor rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(float lhs, Tensor rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(int lhs, Tensor rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(long lhs, Tensor rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(sbyte lhs, Tensor rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(short lhs, Tensor rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(uint lhs, Tensor rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(ulong lhs, Tensor rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(ushort lhs, Tensor rhs) => BinaryScalar(GreaterOp.Op, lhs, rhs);

    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Complex lhs, Tensor rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(NDArray lhs, Tensor rhs) => Binary(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, Complex rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, NDArray rhs) => Binary(LessOp.Op, lhs, rhs);
    /// <summary>lhs &lt; rhs, elementwise with broadcasting: bool.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's Less.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator <(Tensor lhs, Tensor rhs) => Binary(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, byte rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, double rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, float rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, int rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, long rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, sbyte rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, short rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, uint rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, ulong rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, ushort rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(byte lhs, Tensor rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(double lhs, Tensor rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(float lhs, Tensor rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(int lhs, Tensor rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(long lhs, Tensor rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(sbyte lhs, Tensor rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(short lhs, Tensor rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(uint lhs, Tensor rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(ulong lhs, Tensor rhs) => BinaryScalar(LessOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(ushort lhs, Tensor rhs) => BinaryScalar(LessOp.Op, lhs, rhs);

    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Complex lhs, Tensor rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(NDArray lhs, Tensor rhs) => Binary(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, Complex rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, NDArray rhs) => Binary(GreaterEqualOp.Op, lhs, rhs);
    /// <summary>lhs >= rhs, elementwise with broadcasting: bool.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's GreaterEqual.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator >=(Tensor lhs, Tensor rhs) => Binary(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, byte rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, double rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, float rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, int rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, long rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, sbyte rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, short rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, uint rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, ulong rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, ushort rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(byte lhs, Tensor rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(double lhs, Tensor rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(float lhs, Tensor rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(int lhs, Tensor rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(long lhs, Tensor rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(sbyte lhs, Tensor rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(short lhs, Tensor rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(uint lhs, Tensor rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(ulong lhs, Tensor rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(ushort lhs, Tensor rhs) => BinaryScalar(GreaterEqualOp.Op, lhs, rhs);

    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Complex lhs, Tensor rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(NDArray lhs, Tensor rhs) => Binary(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, Complex rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, NDArray rhs) => Binary(LessEqualOp.Op, lhs, rhs);
    /// <summary>lhs &lt;= rhs, elementwise with broadcasting: bool.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's LessEqual.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator <=(Tensor lhs, Tensor rhs) => Binary(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, byte rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, double rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, float rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, int rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, long rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, sbyte rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, short rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, uint rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, ulong rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, ushort rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(byte lhs, Tensor rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(double lhs, Tensor rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(float lhs, Tensor rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(int lhs, Tensor rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(long lhs, Tensor rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(sbyte lhs, Tensor rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(short lhs, Tensor rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(uint lhs, Tensor rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(ulong lhs, Tensor rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(ushort lhs, Tensor rhs) => BinaryScalar(LessEqualOp.Op, lhs, rhs);

    /// <summary>x == y, elementwise: bool, of the shape of x. (Two tensors compare as objects, as in TensorFlow.NET: <c>tf.equal</c> compares their elements.)</summary>
    public static Tensor operator ==(Tensor x, int y) => BinaryScalar(EqualOp.Op, x, y);

    /// <summary>x != y, elementwise: bool, of the shape of x. (Two tensors compare as objects, as in TensorFlow.NET: <c>tf.not_equal</c> compares their elements.)</summary>
    public static Tensor operator !=(Tensor x, int y) => BinaryScalar(NotEqualOp.Op, x, y);

    /// <summary>-x, elementwise, in the dtype of x. TensorFlow's Neg.</summary>
    public static Tensor operator -(Tensor x) => Negate(x);
}
