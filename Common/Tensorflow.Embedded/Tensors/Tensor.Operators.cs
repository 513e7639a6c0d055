using System.Numerics;
using Tensorflow.NumPy;

namespace Tensorflow;

// One overload per operand type, as TensorFlow.NET has them: which of them a program binds to decides what compiles. All of them only name the operation.
public partial class Tensor
{
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Complex lhs, Tensor rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(NDArray lhs, Tensor rhs) => Binary(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, Complex rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, NDArray rhs) => Binary(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, ResourceVariable rhs) => Binary(BinaryKind.Add, lhs, rhs);
    /// <summary>lhs + rhs, elementwise with broadcasting, in the dtype of the operands.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's AddV2.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator +(Tensor lhs, Tensor rhs) => Binary(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, byte rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, double rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, float rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, int rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, long rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, sbyte rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, short rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, uint rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, ulong rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(Tensor lhs, ushort rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(byte lhs, Tensor rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(double lhs, Tensor rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(float lhs, Tensor rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(int lhs, Tensor rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(long lhs, Tensor rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(sbyte lhs, Tensor rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(short lhs, Tensor rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(uint lhs, Tensor rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(ulong lhs, Tensor rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);
    /// <inheritdoc cref="operator +(Tensor, Tensor)"/>
    public static Tensor operator +(ushort lhs, Tensor rhs) => BinaryScalar(BinaryKind.Add, lhs, rhs);

    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Complex lhs, Tensor rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(NDArray lhs, Tensor rhs) => Binary(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, Complex rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, NDArray rhs) => Binary(BinaryKind.Sub, lhs, rhs);
    /// <summary>lhs - rhs, elementwise with broadcasting, in the dtype of the operands.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's Sub.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator -(Tensor lhs, Tensor rhs) => Binary(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, byte rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, double rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, float rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, int rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, long rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, sbyte rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, short rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, uint rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, ulong rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(Tensor lhs, ushort rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(byte lhs, Tensor rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(double lhs, Tensor rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(float lhs, Tensor rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(int lhs, Tensor rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(long lhs, Tensor rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(sbyte lhs, Tensor rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(short lhs, Tensor rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(uint lhs, Tensor rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(ulong lhs, Tensor rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);
    /// <inheritdoc cref="operator -(Tensor, Tensor)"/>
    public static Tensor operator -(ushort lhs, Tensor rhs) => BinaryScalar(BinaryKind.Sub, lhs, rhs);

    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Complex lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(NDArray lhs, Tensor rhs) => Binary(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, Complex rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, NDArray rhs) => Binary(BinaryKind.Mul, lhs, rhs);
    /// <summary>lhs * rhs, elementwise with broadcasting, in the dtype of the operands.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's Mul.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator *(Tensor lhs, Tensor rhs) => Binary(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, byte rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, double rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, float rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, int rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, long rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, sbyte rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, short rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, uint rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, ulong rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(Tensor lhs, ushort rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(byte lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(double lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(float lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(int lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(long lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(sbyte lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(short lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(uint lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(ulong lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);
    /// <inheritdoc cref="operator *(Tensor, Tensor)"/>
    public static Tensor operator *(ushort lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mul, lhs, rhs);

    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Complex lhs, Tensor rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(NDArray lhs, Tensor rhs) => Binary(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, Complex rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, NDArray rhs) => Binary(BinaryKind.Div, lhs, rhs);
    /// <summary>lhs / rhs, elementwise with broadcasting, as Python 3 divides: integers give floating point numbers.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's RealDiv.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator /(Tensor lhs, Tensor rhs) => Binary(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, byte rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, double rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, float rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, int rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, long rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, sbyte rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, short rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, uint rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, ulong rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(Tensor lhs, ushort rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(byte lhs, Tensor rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(double lhs, Tensor rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(float lhs, Tensor rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(int lhs, Tensor rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(long lhs, Tensor rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(sbyte lhs, Tensor rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(short lhs, Tensor rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(uint lhs, Tensor rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(ulong lhs, Tensor rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);
    /// <inheritdoc cref="operator /(Tensor, Tensor)"/>
    public static Tensor operator /(ushort lhs, Tensor rhs) => BinaryScalar(BinaryKind.Div, lhs, rhs);

    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Complex lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(NDArray lhs, Tensor rhs) => Binary(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, Complex rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, NDArray rhs) => Binary(BinaryKind.Mod, lhs, rhs);
    /// <summary>The remainder of lhs / rhs rounded down, elementwise with broadcasting, so with the sign of rhs.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's FloorMod.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator %(Tensor lhs, Tensor rhs) => Binary(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, byte rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, double rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, float rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, int rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, long rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, sbyte rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, short rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, uint rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, ulong rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(Tensor lhs, ushort rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(byte lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(double lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(float lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(int lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(long lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(sbyte lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(short lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(uint lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(ulong lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);
    /// <inheritdoc cref="operator %(Tensor, Tensor)"/>
    public static Tensor operator %(ushort lhs, Tensor rhs) => BinaryScalar(BinaryKind.Mod, lhs, rhs);

    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Complex lhs, Tensor rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(NDArray lhs, Tensor rhs) => Binary(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, Complex rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, NDArray rhs) => Binary(BinaryKind.Greater, lhs, rhs);
    /// <summary>lhs > rhs, elementwise with broadcasting: bool.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's Greater.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator >(Tensor lhs, Tensor rhs) => Binary(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, byte rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, double rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, float rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, int rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, long rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, sbyte rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, short rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, uint rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, ulong rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(Tensor lhs, ushort rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(byte lhs, Tensor rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(double lhs, Tensor rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(float lhs, Tensor rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(int lhs, Tensor rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(long lhs, Tensor rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(sbyte lhs, Tensor rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(short lhs, Tensor rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(uint lhs, Tensor rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(ulong lhs, Tensor rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);
    /// <inheritdoc cref="operator >(Tensor, Tensor)"/>
    public static Tensor operator >(ushort lhs, Tensor rhs) => BinaryScalar(BinaryKind.Greater, lhs, rhs);

    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Complex lhs, Tensor rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(NDArray lhs, Tensor rhs) => Binary(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, Complex rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, NDArray rhs) => Binary(BinaryKind.Less, lhs, rhs);
    /// <summary>lhs &lt; rhs, elementwise with broadcasting: bool.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's Less.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator <(Tensor lhs, Tensor rhs) => Binary(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, byte rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, double rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, float rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, int rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, long rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, sbyte rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, short rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, uint rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, ulong rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(Tensor lhs, ushort rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(byte lhs, Tensor rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(double lhs, Tensor rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(float lhs, Tensor rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(int lhs, Tensor rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(long lhs, Tensor rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(sbyte lhs, Tensor rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(short lhs, Tensor rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(uint lhs, Tensor rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(ulong lhs, Tensor rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);
    /// <inheritdoc cref="operator &lt;(Tensor, Tensor)"/>
    public static Tensor operator <(ushort lhs, Tensor rhs) => BinaryScalar(BinaryKind.Less, lhs, rhs);

    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Complex lhs, Tensor rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(NDArray lhs, Tensor rhs) => Binary(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, Complex rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, NDArray rhs) => Binary(BinaryKind.GreaterEqual, lhs, rhs);
    /// <summary>lhs >= rhs, elementwise with broadcasting: bool.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's GreaterEqual.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator >=(Tensor lhs, Tensor rhs) => Binary(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, byte rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, double rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, float rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, int rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, long rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, sbyte rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, short rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, uint rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, ulong rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(Tensor lhs, ushort rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(byte lhs, Tensor rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(double lhs, Tensor rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(float lhs, Tensor rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(int lhs, Tensor rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(long lhs, Tensor rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(sbyte lhs, Tensor rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(short lhs, Tensor rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(uint lhs, Tensor rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(ulong lhs, Tensor rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);
    /// <inheritdoc cref="operator >=(Tensor, Tensor)"/>
    public static Tensor operator >=(ushort lhs, Tensor rhs) => BinaryScalar(BinaryKind.GreaterEqual, lhs, rhs);

    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Complex lhs, Tensor rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(NDArray lhs, Tensor rhs) => Binary(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, Complex rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, NDArray rhs) => Binary(BinaryKind.LessEqual, lhs, rhs);
    /// <summary>lhs &lt;= rhs, elementwise with broadcasting: bool.
    /// A number takes the tensor's dtype; a fraction makes floating-point of an integer tensor. TensorFlow's LessEqual.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator <=(Tensor lhs, Tensor rhs) => Binary(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, byte rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, double rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, float rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, int rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, long rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, sbyte rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, short rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, uint rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, ulong rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(Tensor lhs, ushort rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(byte lhs, Tensor rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(double lhs, Tensor rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(float lhs, Tensor rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(int lhs, Tensor rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(long lhs, Tensor rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(sbyte lhs, Tensor rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(short lhs, Tensor rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(uint lhs, Tensor rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(ulong lhs, Tensor rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);
    /// <inheritdoc cref="operator &lt;=(Tensor, Tensor)"/>
    public static Tensor operator <=(ushort lhs, Tensor rhs) => BinaryScalar(BinaryKind.LessEqual, lhs, rhs);

    /// <summary>x == y, elementwise: bool, of the shape of x. (Two tensors compare as objects, as in TensorFlow.NET: <c>tf.equal</c> compares their elements.)</summary>
    public static Tensor operator ==(Tensor x, int y) => BinaryScalar(BinaryKind.Equal, x, y);

    /// <summary>x != y, elementwise: bool, of the shape of x. (Two tensors compare as objects, as in TensorFlow.NET: <c>tf.not_equal</c> compares their elements.)</summary>
    public static Tensor operator !=(Tensor x, int y) => BinaryScalar(BinaryKind.NotEqual, x, y);

    /// <summary>-x, elementwise, in the dtype of x. TensorFlow's Neg.</summary>
    public static Tensor operator -(Tensor x) => Negate(x);
}
