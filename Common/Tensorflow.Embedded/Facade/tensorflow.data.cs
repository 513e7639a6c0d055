namespace Tensorflow;

public partial class tensorflow
{
    /// <summary>tf.data.</summary>
    public DataOps data { get; } = new();

    /// <summary>tf.data.</summary>
    public class DataOps
    {
        /// <summary>Where a number is asked for: it is chosen.</summary>
        public int AUTOTUNE = -1;
        /// <summary>The cardinality of a dataset without end.</summary>
        public int INFINITE_CARDINALITY = -1;
        /// <summary>The cardinality of a dataset whose length is not known.</summary>
        public int UNKNOWN_CARDINALITY = -2;

        /// <summary>tf.data.Dataset.</summary>
        public DatasetManager Dataset { get; } = new();
    }
}
