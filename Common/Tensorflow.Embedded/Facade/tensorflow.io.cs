namespace Tensorflow;

public partial class tensorflow
{
    /// <summary>tf.io.</summary>
    public IoApi io { get; } = new();

    /// <summary>tf.io: files as strings.</summary>
    public class IoApi
    {
        /// <summary>A file's bytes, as a string tensor of rank 0.</summary>
        /// <param name="filename">Path of the file.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="IOException">It is not there or cannot be read.</exception>
        public Tensor read_file(string filename, string? name = null) => new([File.ReadAllBytes(filename)], Shape.Scalar);

        /// <inheritdoc cref="read_file(string, string)"/>
        public Tensor read_file(Tensor filename, string? name = null) => read_file(filename.StringData(0));
    }
}
