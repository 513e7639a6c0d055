namespace Tensorflow;

/// <summary>How an op ended, as TensorFlow numbers it.</summary>
public enum TF_Code
{
    /// <summary>It succeeded.</summary>
    TF_OK = 0,
    /// <summary>It was cancelled.</summary>
    TF_CANCELLED = 1,
    /// <summary>Nobody knows.</summary>
    TF_UNKNOWN = 2,
    /// <summary>An argument is wrong.</summary>
    TF_INVALID_ARGUMENT = 3,
    /// <summary>It took too long.</summary>
    TF_DEADLINE_EXCEEDED = 4,
    /// <summary>What was asked for is not there.</summary>
    TF_NOT_FOUND = 5,
    /// <summary>What was to be made is there already.</summary>
    TF_ALREADY_EXISTS = 6,
    /// <summary>It is not allowed.</summary>
    TF_PERMISSION_DENIED = 7,
    /// <summary>Something is used up.</summary>
    TF_RESOURCE_EXHAUSTED = 8,
    /// <summary>Not in this state.</summary>
    TF_FAILED_PRECONDITION = 9,
    /// <summary>It gave up.</summary>
    TF_ABORTED = 10,
    /// <summary>There is no more.</summary>
    TF_OUT_OF_RANGE = 11,
    /// <summary>It is not offered.</summary>
    TF_UNIMPLEMENTED = 12,
    /// <summary>A fault inside.</summary>
    TF_INTERNAL = 13,
    /// <summary>Not now.</summary>
    TF_UNAVAILABLE = 14,
    /// <summary>Data are damaged.</summary>
    TF_DATA_LOSS = 15,
    /// <summary>It is not known who asks.</summary>
    TF_UNAUTHENTICATED = 16,
}
