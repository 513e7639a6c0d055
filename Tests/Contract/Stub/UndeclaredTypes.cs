// Types that the list's signatures name but that it does not declare: empty, of the kind and with the base that the signatures ask for.
using System;
using System.Collections.Generic;

namespace OneOf
{
    public struct OneOf<T0, T1> { }
}

namespace Tensorflow
{
    public sealed class BackwardFunction { BackwardFunction() { } }
    public class BaseSession { internal BaseSession() { } }
    public sealed class CppShapeInferenceResult { CppShapeInferenceResult() { } public static class Types { public sealed class HandleData { HandleData() { } } } }
    public enum DataType { }
    public abstract class DisposableTrackableObject : Tensorflow.Train.Trackable, IDisposable
    {
        internal DisposableTrackableObject() : base(default(StubMarker)) { }
        public void Dispose() => throw null;
        protected abstract void DisposeUnmanagedResources(IntPtr handle);
    }
    public sealed class Event { Event() { } }
    public sealed class FeedItem { FeedItem() { } }
    public interface ICanBeFlattened { }
    public interface IPackable<T> { }
    public interface ITensorOrTensorArray { }
    public sealed class MetaGraphDef { MetaGraphDef() { } }
    public class MySaveableObject { internal MySaveableObject() { } }
    public sealed class ParsedSliceArgs { ParsedSliceArgs() { } }
    public class SafeStringTensorHandle { internal SafeStringTensorHandle() { } }
    public class SafeTensorHandle { internal SafeTensorHandle() { } }
    public class SaveSpec { internal SaveSpec() { } }
    public sealed class SavedObject { SavedObject() { } }
    public class Saver { internal Saver() { } }
    public struct TF_Output { }
    public sealed class TensorShapeProto { TensorShapeProto() { } }
    public class c_api
    {
        internal c_api() { }
        public sealed class DeallocatorV2 { DeallocatorV2() { } }
    }
    public class dataset_ops { internal dataset_ops() { } }
    public partial class ops { public class GraphKeys { internal GraphKeys() { } } }
}

namespace Tensorflow.Checkpoint { public class CheckpointPosition { internal CheckpointPosition() { } } }
namespace Tensorflow.Common.Types { public class TensorShapeConfig { internal TensorShapeConfig() { } } }
namespace Tensorflow.Debugging { public class DebugImpl { internal DebugImpl() { } } }
namespace Tensorflow.Eager { public class SafeEagerTensorHandle { internal SafeEagerTensorHandle() { } } }
namespace Tensorflow.Framework { public class ConfigImpl { internal ConfigImpl() { } } }
namespace Tensorflow.Framework.Models { public enum AutotuneAlgorithm { } }
namespace Tensorflow.Gradients { public class TapeTensor { internal TapeTensor() { } } }
namespace Tensorflow.Keras.Datasets
{
    public class Imdb { internal Imdb() { } }
}
namespace Tensorflow.Keras.Engine
{
    public class CallContextManager { internal CallContextManager() { } }
    public class KerasHistory { internal KerasHistory() { } }
}
namespace Tensorflow.Keras.Saving.SavedModel
{
    public interface ISerializedAttributes { }
    public abstract class SavedModelSaver { internal SavedModelSaver() { } }
}
namespace Tensorflow.NumPy
{
    public class NpzDictionary<T> { internal NpzDictionary() { } }
}
namespace Tensorflow.Train { public class ExponentialMovingAverage { internal ExponentialMovingAverage() { } } }
namespace Tensorflow.Util { public class UnorderedMap<TKey, TValue> { internal UnorderedMap() { } } }
