namespace Tensorflow;

public partial class tensorflow
{
    /// <summary>tf.data.</summary>
    public DataOps data { get; } = new();

    /// <summary>tf.data.</summary>
    public class DataOps
    {
        public int AUTOTUNE = -1;
        public int INFINITE_CARDINALITY = -1;
        public int UNKNOWN_CARDINALITY = -2;

        /// <summary>tf.data.Dataset.</summary>
        public DatasetManager Dataset { get; } = new();
    }
}
