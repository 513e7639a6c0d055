using System.Globalization;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace Tensorflow.Tests;

/// <summary>Python's built-ins, as TensorFlow.NET's Binding has them: each as Python computes it, unless its docstring says otherwise.</summary>
public sealed class BindingTests
{
    [Fact]
    public void Truth_is_Pythons()
    {
        Assert.True(all(new object[] { true, 1, "text", 2.5, new[] { 0 } }));
        Assert.False(all(new object[] { true, 0 }));
        Assert.False(all(new object?[] { null }));
        Assert.True(any(new object[] { 0, "", "x" }));
        Assert.False(any(new object[] { 0, "", Array.Empty<int>() }));
    }

    [Fact]
    public void Sequences_are_numbered_zipped_and_turned_around()
    {
        Assert.Equal([(0, "a"), (1, "b")], enumerate((IList<string>)["a", "b"]));
        Assert.Equal([(5, "a"), (7, "b")], enumerate(new[] { "a", "b" }.Where(_ => true), start: 5, step: 2));
        Assert.Equal([("a", 1)], enumerate(new Dictionary<string, int> { ["a"] = 1 }));
        Assert.Equal([("a", 1)], enumerate([new KeyValuePair<string, int>("a", 1)]));
        Assert.Equal([3, 2, 1], reversed((IList<int>)[1, 2, 3]));
        Assert.Equal([(1, "a"), (2, "b")], zip((IList<int>)[1, 2, 3], (IList<string>)["a", "b"]));
        Assert.Equal([(1, "a"), (2, "b")], zip(new[] { 1, 2 }.Where(_ => true), new[] { "a", "b", "c" }.Where(_ => true)));
        Assert.Equal([(1, "a", 1.5)], zip((IList<int>)[1], (IList<string>)["a", "b"], (IList<double>)[1.5]));
        Assert.Equal([(1, "a"), (2, "b")], zip((1, 2), ("a", "b")));
        Assert.Equal([(1f, 3f), (2f, 4f)], zip<float>(np.array(1f, 2f), np.array(3f, 4f)));
        Assert.Equal([(1f, 3), (2f, 4)], zip<float, int>(np.array(1f, 2f), np.array(3, 4)));
    }

    [Fact]
    public void Ranges_leave_their_end_out()
    {
        Assert.Equal([0, 1, 2], range(3));
        Assert.Equal([2, 3], range(2, 4));
        Assert.Equal([0, 1], slice(2));
        Assert.Equal([5, 3], slice(5, 2, -2));
        Assert.Equal([0.0, .5], slice(0.0, 1.0, .5));
        Assert.Equal([1f, .5f], slice(1f, 0f, -.5f));
    }

    [Fact]
    public void Numbers_are_added_and_compared()
    {
        Assert.Equal(2, max(1, 2));
        Assert.Equal(1, min(1, 2));
        Assert.Equal(.5f, min(1f, .5f));
        Assert.Equal(6, sum((IEnumerable<int>)[1, 2, 3]));
        Assert.Equal(1.5f, sum((IEnumerable<float>)[1f, .5f]));
        Assert.Equal(3.5, sum(new object[] { 1, 2.5 }));
        Assert.Equal(3.0, sum(new Dictionary<int, string> { [1] = "", [2] = "" }));
    }

    [Fact]
    public void Lengths_are_those_of_the_first_axis()
    {
        Assert.Equal(3, len("abc"));
        Assert.Equal(2, len(new List<int> { 1, 2 }));
        Assert.Equal(2, len(new[] { 1, 2 }.Where(_ => true)));
        Assert.Equal(2, len(tf.zeros((2, 3))));
        Assert.Equal(1, len(new Tensors(tf.zeros(2))));
        Assert.Throws<TypeError>(() => len(tf.constant(1f)));
        Assert.Throws<TypeError>(() => len(1));
    }

    [Fact]
    public void Objects_say_what_they_are()
    {
        Assert.True(isinstance("a", typeof(string)));
        Assert.True(isinstance("a", (typeof(int), typeof(string))));
        Assert.False(isinstance(1.5, (typeof(int), typeof(string))));
        Assert.Throws<TypeError>(() => isinstance("a", "string"));
        Assert.True(hasattr("a", "Length"));
        Assert.True(hasattr("a", "Trim"));
        Assert.False(hasattr("a", "Missing"));
        Assert.Equal(3, ConvertToDict("abc")["Length"]);
        Assert.Equal([1, "a"], TupleToEnumerable((1, "a")).Cast<object>());
        Assert.Throws<TypeError>(() => TupleToEnumerable(1));
    }

    [Fact]
    public void Values_have_the_dtype_and_the_shape_of_their_tensor()
    {
        Assert.Equal(TF_DataType.TF_INT32, 1.GetDataType());
        Assert.Equal(TF_DataType.TF_FLOAT, new float[2, 3].GetDataType());
        Assert.Equal(TF_DataType.TF_DOUBLE, new double[][] { [1], [2] }.GetDataType());
        Assert.Equal(TF_DataType.TF_INT64, tf.constant(1L).GetDataType());
        Assert.Equal(TF_DataType.TF_FLOAT, tf.Variable(1f).GetDataType());
        Assert.Equal(TF_DataType.TF_BOOL, TF_DataType.TF_BOOL.GetDataType());
        Assert.Equal(new Shape(2, 3), new float[2, 3].GetShape());
        Assert.Equal(new Shape(2), tf.Variable(np.array(1f, 2f)).GetShape());
        Assert.Equal(Shape.Scalar, 1.GetShape());
        Assert.Equal(new Shape(6), GetFlattenArray(np.arange(6).reshape((2, 3))).shape);
    }

    [Fact]
    public void Lists_dictionaries_and_queues_change_as_in_Python()
    {
        List<int> numbers = [1, 2];
        numbers.append(3);
        numbers.append((IList<int>)[4]);
        numbers.extend([5]);
        ((IList<int>)numbers).add(6);
        ((IList<int>)numbers).add<int>(new[] { 7 }.Where(_ => true));
        numbers.difference_update([1, 7]);
        numbers.Update(2);
        numbers.Update(8);
        Assert.Equal([2, 3, 4, 5, 6, 8], numbers);
        Assert.Equal([2, 9], new[] { 2 }.concat(new[] { 9 }));
        Assert.True(new[] { 2, 3 }.issubset(numbers));
        Assert.False(new[] { 2, 1 }.issubset(numbers));
        Assert.Equal([1, 2], list(new[] { 1, 2 }.Where(_ => true)));

        var byName = new Dictionary<string, int> { ["a"] = 1 };
        Assert.Equal(1, byName.Get("a", 5));
        Assert.Equal(5, byName.Get("b", 5));
        Assert.Equal(0, byName.get("b"));
        Assert.Equal(5, byName.SetDefault("b", 5));
        Assert.Equal(5, byName.SetDefault("b", 6));

        Queue<int> queue = new([1]);
        queue.extendleft([2, 3]);
        Assert.Equal([3, 2, 1], queue);
        Assert.False(queue.empty());
        Assert.True(new Queue<int>().empty());
    }

    [Fact]
    public void Print_writes_text_and_values_with_blanks_between()
    {
        var before = tf_output_redirect;
        try
        {
            tf_output_redirect = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            print(1.5);
            print("a {0}", 1, 2.5);
            Assert.Equal("1.5\na {0} 1 2.5\n", tf_output_redirect.ToString());
        }
        finally
        {
            tf_output_redirect = before;
        }
    }

    [Fact]
    public void With_leaves_what_it_entered_also_where_it_throws()
    {
        var entered = new Entered();
        Assert.Equal(1, tf_with(entered, found => found.Depth));
        tf_with(entered, found => Assert.Equal(1, found.Depth));
        Assert.Throws<ValueError>(() => tf_with(entered, (Action<Entered>)(_ => throw new ValueError("stop"))));
        Assert.Equal((0, 3), (entered.Depth, entered.Disposed));
    }

    private sealed class Entered : ITensorFlowObject
    {
        public int Depth { get; private set; }

        public int Disposed { get; private set; }

        public void __enter__() => Depth++;

        public void __exit__() => Depth--;

        public void Dispose() => Disposed++;
    }
}
