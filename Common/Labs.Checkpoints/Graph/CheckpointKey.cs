namespace Labs.Checkpoints.Graph;

/// <summary>Keys of an object-based checkpoint. (tensorflow/python/trackable/trackable_utils.py)</summary>
internal static class CheckpointKey
{
    /// <summary>A name as one step of a path: no slash, and a dot only before another one or an S.</summary>
    public static string Escape(string localName) => localName.Replace(".", "..").Replace("/", ".S");

    public static string Join(string parent, string localName, bool parentIsRoot) => parentIsRoot ? Escape(localName) : $"{parent}/{Escape(localName)}";

    public static string OfAttribute(string path, string attribute) => $"{path}/.ATTRIBUTES/{Escape(attribute)}";

    public static string OfSlot(string variablePath, string optimizerPath, string slotName) => $"{variablePath}/.OPTIMIZER_SLOT/{optimizerPath}/{Escape(slotName)}";
}
