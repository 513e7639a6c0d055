using Contract.Surface;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Contract.Tests;

/// <summary>What the comparison finds in small engines that differ from the list in one thing.</summary>
public class SurfaceComparisonTests
{
    const string KeyError = """
        namespace Tensorflow
        {
            public class TensorflowException : System.Exception
            {
                public TensorflowException() { }
                public TensorflowException(string message) { }
                public TensorflowException(string message, System.Exception innerException) { }
                protected TensorflowException(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context) { }
            }
            public class KeyError : TensorflowException
            {
                public KeyError() { }
                public KeyError(string message) { }
            }
        }
        """;

    [Fact]
    public void A_part_of_the_list_is_fine()
    {
        Assert.Empty(Compare(KeyError).NotInTheList());
        Assert.Empty(Compare(KeyError).Incomplete());
        Assert.Empty(Compare(KeyError).StaleExceptions());
    }

    [Theory]
    [InlineData("namespace Tensorflow { public class Extra { } }", "type Tensorflow.Extra is not in the list")]
    [InlineData("public class Extra { }", "type Extra is not in the list")]
    [InlineData("namespace Tensorflow { public static class Axis { } }", "type public static Class Tensorflow.Axis is listed as public Class Tensorflow.Axis")]
    [InlineData(
        "namespace Tensorflow { public enum VariableAggregation { None = 1 } }",
        "Tensorflow.VariableAggregation :: None = 1 is listed as None = 0")]
    [InlineData(
        "namespace Tensorflow { public static class Binding { public static int max(int a, int c) => 0; } }",
        "Tensorflow.Binding :: public static int max(int a, int c) is listed as public static int max(int a, int b)")]
    [InlineData(
        "namespace Tensorflow { public class Slice { public Slice(int? start = 0, int? stop = null, int step = 1, bool isIndex = false) { } } }",
        "public Slice(int? start = 0, int? stop = null, int step = 1, bool isIndex = false) is listed as public Slice(int? start = null,")]
    [InlineData("namespace Tensorflow.Keras { public interface IRegularizer { int ClassName { get; } } }", ":: int ClassName { get; } is listed as string ClassName { get; }")]
    [InlineData(
        "namespace Tensorflow { public class Axis { private Axis() { } public virtual int size => 0; } }",
        "public virtual int size { get; } is listed as public int size { get; }")]
    [InlineData("namespace Tensorflow { public class ValueError { private ValueError() { } } public class TensorflowException : System.Exception { private protected TensorflowException() { } } }", "type Tensorflow.ValueError derives from nothing, expected Tensorflow.TensorflowException")]
    [InlineData("namespace Tensorflow { public class Axis : System.IDisposable { private Axis() { } void System.IDisposable.Dispose() { } } }", "type Tensorflow.Axis implements System.IDisposable, which the list does not say")]
    [InlineData("namespace Tensorflow.Gradients { public class GradientTape { private GradientTape() { } } }", "type Tensorflow.Gradients.GradientTape does not implement System.IDisposable")]
    [InlineData("namespace Tensorflow { public class dataset_ops { internal dataset_ops() { } public int Count => 0; } }", "public int Count { get; } is not in the list")]
    public void What_is_not_like_the_list_is_found(string source, string difference) =>
        Assert.Contains(Compare(source).NotInTheList(), found => found.Contains(difference, StringComparison.Ordinal));

    [Theory]
    [InlineData(
        "namespace Tensorflow { public static class Binding { public static int min(int a, int b) => 0; } }",
        "M    Tensorflow.Binding :: public static float min(float a, float b) is missing")]
    [InlineData("namespace Tensorflow.Keras { public interface IRegularizer { string ClassName { get; } } }", "IDictionary<string, object> Config { get; } is missing")]
    [InlineData(
        "namespace Tensorflow.Keras.Losses { public abstract class Loss { private protected Loss() { } } }",
        "public abstract Tensorflow.Tensor Apply(Tensorflow.Tensor y_true, Tensorflow.Tensor y_pred, bool from_logits = false, int axis = -1) is missing")]
    public void What_is_left_out_of_a_set_is_found(string source, string difference) =>
        Assert.Contains(Compare(source).Incomplete(), found => found.Contains(difference, StringComparison.Ordinal));

    [Fact]
    public void An_overload_is_excused_by_a_type_or_by_its_line_but_not_in_an_interface_that_programs_implement()
    {
        const string Engine = """
            namespace Tensorflow { public class Tensor { private Tensor() { } public Tensor(bool value) { } } }
            namespace Tensorflow.Keras { public interface IRegularizer { string ClassName { get; } System.Collections.Generic.IDictionary<string, object> Config { get; } } }
            """;
        const string Line = "C    Tensorflow.Tensor :: public Tensor(byte value)";
        const string ByType = "C    Tensorflow.Tensor :: public Tensor(Tensorflow.NumPy.NDArray nd)";
        const string Implemented = "M    Tensorflow.Keras.IRegularizer :: public Tensorflow.Tensor Apply(Tensorflow.Keras.RegularizerArgs args)";
        var without = Compare(Engine).Incomplete().ToList();
        var excused = Compare(Engine, $"member {Line} | reason", "type Tensorflow.NumPy.NDArray | reason", "type Tensorflow.Keras.RegularizerArgs | reason").Incomplete().ToList();
        Assert.Equal([$"{Line} is missing", $"{ByType} is missing", $"{Implemented} is missing"], new[] { Line, ByType, Implemented }.Select(line => $"{line} is missing").Intersect(without));
        Assert.Equal([$"{Implemented} is missing"], new[] { Line, ByType, Implemented }.Select(line => $"{line} is missing").Intersect(excused));
    }

    [Theory]
    [InlineData("type Tensorflow.KeyError | reason", "type Tensorflow.KeyError is offered")]
    [InlineData("type Tensorflow.Nothing | reason", "type Tensorflow.Nothing is not in the list")]
    [InlineData("member C    Tensorflow.KeyError :: public KeyError() | reason", "member C    Tensorflow.KeyError :: public KeyError() is offered")]
    [InlineData("member C    Tensorflow.KeyError :: public KeyError(int code) | reason", "member C    Tensorflow.KeyError :: public KeyError(int code) is not in the list")]
    public void An_exception_that_excuses_nothing_is_found(string exception, string difference) =>
        Assert.Contains(difference, Compare(KeyError, exception).StaleExceptions());

    [Fact]
    public void Members_that_are_obsolete_on_one_side_are_found()
    {
        const string Engine = """
            namespace Tensorflow
            {
                public class Axis { private Axis() { } [System.Obsolete] public int size => 0; }
            }
            """;
        Assert.Equal(["Tensorflow.Axis :: public int size { get; } is obsolete"], Compare(Engine).ObsoleteOnOneSide());
        Assert.Empty(Compare(Engine, "refused P    Tensorflow.Axis :: public int size { get; } | reason").ObsoleteOnOneSide());
    }

    [Theory]
    [InlineData("type Tensorflow.KeyError")]
    [InlineData("kind Tensorflow.KeyError | reason")]
    [InlineData("type | reason")]
    public void A_line_that_is_no_exception_is_refused(string line) => Assert.Throws<FormatException>(() => new ExceptionList([line]));

    static SurfaceComparison Compare(string source, params string[] exceptions)
    {
        using var image = new MemoryStream();
        var compilation = CSharpCompilation.Create(
            "Engine", [CSharpSyntaxTree.ParseText(source)], References.Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return new(PublicSurface.OfContract, PublicSurface.Of(MetadataReference.CreateFromImage(image.ToArray())), new ExceptionList(exceptions));
    }
}
