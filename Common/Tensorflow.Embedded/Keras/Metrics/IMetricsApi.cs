namespace Tensorflow.Keras.Metrics;

/// <summary>The metrics, <c>keras.metrics</c>.</summary>
public interface IMetricsApi
{
    /// <summary>How often predictions equal targets.</summary>
    IMetricFunc Accuracy(string name = "accuracy", TF_DataType dtype = TF_DataType.TF_FLOAT);

    /// <summary>How often predictions are on the right side of the threshold.</summary>
    /// <param name="name">Of the metric.</param>
    /// <param name="dtype">Of the metric.</param>
    /// <param name="threshold">The default of 5 stands for .5, since no probability is above it.</param>
    IMetricFunc BinaryAccuracy(string name = "binary_accuracy", TF_DataType dtype = TF_DataType.TF_FLOAT, float threshold = 5f);

    /// <summary>How often the largest prediction is that of the largest target (one-hot).</summary>
    IMetricFunc CategoricalAccuracy(string name = "categorical_accuracy", TF_DataType dtype = TF_DataType.TF_FLOAT);

    /// <summary>The mean of -y_true log y_pred summed over the classes.</summary>
    IMetricFunc CategoricalCrossentropy(
        string name = "categorical_crossentropy", TF_DataType dtype = TF_DataType.TF_FLOAT, bool from_logits = false, float label_smoothing = 0f,
        Axis? axis = null);

    /// <summary>The cosine of the angle between y_true and y_pred.</summary>
    IMetricFunc CosineSimilarity(string name = "cosine_similarity", TF_DataType dtype = TF_DataType.TF_FLOAT, Axis? axis = null);

    /// <summary>The harmonic mean of precision and recall, of each class, or averaged: micro, macro or weighted.</summary>
    IMetricFunc F1Score(
        int num_classes, string? average = null, float? threshold = null, string name = "f1_score", TF_DataType dtype = TF_DataType.TF_FLOAT);

    /// <summary>As F1Score, recall counting beta times as much as precision.</summary>
    IMetricFunc FBetaScore(
        int num_classes, string? average = null, float beta = 0.1f, float? threshold = null, string name = "fbeta_score",
        TF_DataType dtype = TF_DataType.TF_FLOAT);

    /// <summary>The share of labels that are wrong.</summary>
    /// <param name="mode">multiclass or multilabel.</param>
    /// <param name="threshold">Null: the largest prediction of each row is the decision.</param>
    /// <param name="name">Of the metric.</param>
    /// <param name="dtype">Of the metric.</param>
    /// <exception cref="ValueError">The mode is neither.</exception>
    IMetricFunc HammingLoss(string mode, float? threshold = null, string name = "hamming_loss", TF_DataType dtype = TF_DataType.TF_FLOAT);

    /// <summary>The share of positive predictions that are right.</summary>
    /// <param name="thresholds">Predictions above it are positive.</param>
    /// <param name="top_k">Where above 0: the k largest of each row are positive.</param>
    /// <param name="class_id">Where above 0: the class that is looked at.</param>
    /// <param name="name">Of the metric.</param>
    /// <param name="dtype">Of the metric.</param>
    IMetricFunc Precision(float thresholds = 0.5f, int top_k = 0, int class_id = 0, string name = "recall", TF_DataType dtype = TF_DataType.TF_FLOAT);

    /// <summary>The share of positive targets that are found.</summary>
    /// <inheritdoc cref="Precision"/>
    IMetricFunc Recall(float thresholds = 0.5f, int top_k = 0, int class_id = 0, string name = "recall", TF_DataType dtype = TF_DataType.TF_FLOAT);

    /// <summary>How often the largest prediction is that of the class that the target numbers.</summary>
    IMetricFunc SparseCategoricalAccuracy(string name = "sparse_categorical_accuracy", TF_DataType dtype = TF_DataType.TF_FLOAT);

    /// <summary>The mean of -log of what is predicted for the class that the target numbers.</summary>
    IMetricFunc SparseCategoricalCrossentropy(
        string name = "sparse_categorical_crossentropy", TF_DataType dtype = TF_DataType.TF_FLOAT, bool from_logits = false,
        int? ignore_class = null, Axis? axis = null);

    /// <summary>How often the class that the target numbers is among the k largest predictions.</summary>
    IMetricFunc SparseTopKCategoricalAccuracy(int k = 5, string name = "sparse_top_k_categorical_accuracy", TF_DataType dtype = TF_DataType.TF_FLOAT);

    /// <summary>How often the class of the largest target (one-hot) is among the k largest predictions.</summary>
    IMetricFunc TopKCategoricalAccuracy(int k = 5, string name = "top_k_categorical_accuracy", TF_DataType dtype = TF_DataType.TF_FLOAT);

    /// <summary>For each row, the share of predictions that are on the right side of .5.</summary>
    Tensor binary_accuracy(Tensor y_true, Tensor y_pred);

    /// <summary>For each row, 1 where the largest prediction is that of the largest target (one-hot), else 0.</summary>
    Tensor categorical_accuracy(Tensor y_true, Tensor y_pred);

    /// <summary>For each row, the sum over an axis (by default the last) of -y_true log y_pred; of logits where <paramref name="from_logits"/> says so.</summary>
    Tensor categorical_crossentropy(Tensor y_true, Tensor y_pred, bool from_logits = false, float label_smoothing = 0f, Axis? axis = null);

    /// <summary>For each row, the mean over the last axis of |y_true - y_pred|.</summary>
    Tensor mean_absolute_error(Tensor y_true, Tensor y_pred);

    /// <summary>For each row, 100 times the mean over the last axis of |(y_true - y_pred) / y_true|.</summary>
    Tensor mean_absolute_percentage_error(Tensor y_true, Tensor y_pred);

    /// <summary>For each row, 1 where the largest prediction is that of the class that the target numbers, else 0.</summary>
    Tensor sparse_categorical_accuracy(Tensor y_true, Tensor y_pred);

    /// <summary>For each row, -log of what is predicted for the class that the target numbers; rows of the class to ignore have none.</summary>
    Tensor sparse_categorical_crossentropy(Tensor y_true, Tensor y_pred, bool from_logits = false, int? ignore_class = null, Axis? axis = null);

    /// <summary>For each row, 1 where the class of the largest target (one-hot) is among the k largest predictions, else 0.</summary>
    Tensor top_k_categorical_accuracy(Tensor y_true, Tensor y_pred, int k = 5);
}
