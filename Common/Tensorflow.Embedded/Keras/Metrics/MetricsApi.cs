using Tensorflow.Keras.Losses;

namespace Tensorflow.Keras.Metrics;

/// <summary>The metrics, <c>keras.metrics</c>.</summary>
public class MetricsApi : IMetricsApi
{
    // The list's default for the threshold of probabilities, which TensorFlow.NET then does not use.
    private const float MistakenThreshold = 5f;

    /// <inheritdoc/>
    public IMetricFunc Accuracy(string name = "accuracy", TF_DataType dtype = TF_DataType.TF_FLOAT) => new Accuracy(name, dtype);

    /// <summary>How often predictions are on the right side of the threshold.</summary>
    /// <param name="name">Of the metric.</param>
    /// <param name="dtype">Of the metric.</param>
    /// <param name="threshold">The default of 5 stands for .5, since no probability is above it.</param>
    public IMetricFunc BinaryAccuracy(string name = "binary_accuracy", TF_DataType dtype = TF_DataType.TF_FLOAT, float threshold = 5f) =>
        new BinaryAccuracy(name, dtype, threshold == MistakenThreshold ? .5f : threshold);

    /// <inheritdoc/>
    public IMetricFunc CategoricalAccuracy(string name = "categorical_accuracy", TF_DataType dtype = TF_DataType.TF_FLOAT) => new CategoricalAccuracy(name, dtype);

    /// <inheritdoc/>
    public IMetricFunc CategoricalCrossentropy(
        string name = "categorical_crossentropy", TF_DataType dtype = TF_DataType.TF_FLOAT, bool from_logits = false, float label_smoothing = 0f, Axis? axis = null) =>
        new MeanMetricWrapper((target, output) => categorical_crossentropy(target, output, from_logits, label_smoothing, axis), name, dtype);

    /// <summary>The cosine of the angle between y_true and y_pred.</summary>
    public IMetricFunc CosineSimilarity(string name = "cosine_similarity", TF_DataType dtype = TF_DataType.TF_FLOAT, Axis? axis = null) =>
        new MeanMetricWrapper((target, output) => Ops.Primitives.Neg(LossFunctions.CosineSimilarity(target, output, One(axis))), name, dtype);

    /// <summary>The harmonic mean of precision and recall, of each class, or averaged: micro, macro or weighted.</summary>
    public IMetricFunc F1Score(int num_classes, string? average = null, float? threshold = null, string name = "f1_score", TF_DataType dtype = TF_DataType.TF_FLOAT) =>
        new FBetaScore(num_classes, average, 1f, threshold, name, dtype);

    /// <summary>As F1Score, recall counting beta times as much as precision.</summary>
    public IMetricFunc FBetaScore(
        int num_classes, string? average = null, float beta = 0.1f, float? threshold = null, string name = "fbeta_score", TF_DataType dtype = TF_DataType.TF_FLOAT) =>
        new FBetaScore(num_classes, average, beta, threshold, name, dtype);

    /// <summary>The share of labels that are wrong.</summary>
    /// <param name="mode">multiclass or multilabel.</param>
    /// <param name="threshold">Null: the largest prediction of each row is the decision.</param>
    /// <param name="name">Of the metric.</param>
    /// <param name="dtype">Of the metric.</param>
    /// <exception cref="ValueError">The mode is neither.</exception>
    public IMetricFunc HammingLoss(string mode, float? threshold = null, string name = "hamming_loss", TF_DataType dtype = TF_DataType.TF_FLOAT)
    {
        if (mode is not ("multiclass" or "multilabel")) throw Compiling.Unknown("mode", mode, ["multiclass", "multilabel"]);
        return new MeanMetricWrapper((target, output) => Decisions.HammingLoss(target, output, mode, threshold), name, dtype);
    }

    /// <summary>The share of positive predictions that are right.</summary>
    /// <param name="thresholds">Predictions above it are positive.</param>
    /// <param name="top_k">Where above 0: the k largest of each row are positive.</param>
    /// <param name="class_id">Where above 0: the class that is looked at.</param>
    /// <param name="name">Of the metric.</param>
    /// <param name="dtype">Of the metric.</param>
    public IMetricFunc Precision(float thresholds = 0.5f, int top_k = 0, int class_id = 0, string name = "precision", TF_DataType dtype = TF_DataType.TF_FLOAT) =>
        new PrecisionOrRecall(precision: true, thresholds, top_k, class_id > 0 ? class_id : null, name, dtype);

    /// <summary>The share of positive targets that are found.</summary>
    /// <inheritdoc cref="Precision"/>
    public IMetricFunc Recall(float thresholds = 0.5f, int top_k = 0, int class_id = 0, string name = "recall", TF_DataType dtype = TF_DataType.TF_FLOAT) =>
        new PrecisionOrRecall(precision: false, thresholds, top_k, class_id > 0 ? class_id : null, name, dtype);

    /// <inheritdoc/>
    public IMetricFunc SparseCategoricalAccuracy(string name = "sparse_categorical_accuracy", TF_DataType dtype = TF_DataType.TF_FLOAT) => new SparseCategoricalAccuracy(name, dtype);

    /// <inheritdoc/>
    public IMetricFunc SparseCategoricalCrossentropy(
        string name = "sparse_categorical_crossentropy", TF_DataType dtype = TF_DataType.TF_FLOAT, bool from_logits = false, int? ignore_class = null, Axis? axis = null) =>
        new MeanMetricWrapper((target, output) => sparse_categorical_crossentropy(target, output, from_logits, ignore_class, axis), name, dtype)
        {
            // losses_utils.py, apply_valid_mask: rows of the class left out do not count.
            Counted = ignore_class is { } ignored ? target => Ops.Primitives.NotEqual(Ops.Primitives.Cast(target, TF_DataType.TF_INT64), Scalars.Of(TF_DataType.TF_INT64, ignored)) : null,
        };

    /// <inheritdoc/>
    public IMetricFunc SparseTopKCategoricalAccuracy(int k = 5, string name = "sparse_top_k_categorical_accuracy", TF_DataType dtype = TF_DataType.TF_FLOAT) =>
        new MeanMetricWrapper((target, output) => MetricFunctions.SparseTopKCategoricalAccuracy(target, output, k), name, dtype);

    /// <inheritdoc/>
    public IMetricFunc TopKCategoricalAccuracy(int k = 5, string name = "top_k_categorical_accuracy", TF_DataType dtype = TF_DataType.TF_FLOAT) =>
        new MeanMetricWrapper((target, output) => MetricFunctions.TopKCategoricalAccuracy(target, output, k), name, dtype);

    /// <inheritdoc/>
    public Tensor binary_accuracy(Tensor y_true, Tensor y_pred) => MetricFunctions.BinaryAccuracy(y_true, y_pred, .5f);

    /// <inheritdoc/>
    public Tensor categorical_accuracy(Tensor y_true, Tensor y_pred) => MetricFunctions.CategoricalAccuracy(y_true, y_pred);

    /// <summary>The loss of each row.</summary>
    public Tensor categorical_crossentropy(Tensor y_true, Tensor y_pred, bool from_logits = false, float label_smoothing = 0f, Axis? axis = null) =>
        LossFunctions.CategoricalCrossentropy(y_true, y_pred, from_logits, label_smoothing, One(axis));

    /// <inheritdoc/>
    public Tensor mean_absolute_error(Tensor y_true, Tensor y_pred) => LossFunctions.MeanAbsoluteError(y_true, y_pred);

    /// <inheritdoc/>
    public Tensor mean_absolute_percentage_error(Tensor y_true, Tensor y_pred) => LossFunctions.MeanAbsolutePercentageError(y_true, y_pred);

    /// <inheritdoc/>
    public Tensor sparse_categorical_accuracy(Tensor y_true, Tensor y_pred) => MetricFunctions.SparseCategoricalAccuracy(y_true, y_pred);

    /// <summary>The loss of each row; rows of the class to ignore have none.</summary>
    public Tensor sparse_categorical_crossentropy(Tensor y_true, Tensor y_pred, bool from_logits = false, int? ignore_class = null, Axis? axis = null) =>
        LossFunctions.SparseCategoricalCrossentropy(y_true, y_pred, from_logits, One(axis), ignore_class);

    /// <inheritdoc/>
    public Tensor top_k_categorical_accuracy(Tensor y_true, Tensor y_pred, int k = 5) => MetricFunctions.TopKCategoricalAccuracy(y_true, y_pred, k);

    private static int One(Axis? axis) => axis is null ? -1 : axis.axis is [var only] ? only : throw new ValueError($"One axis is expected, got {axis}.");
}
