"""Records what TensorFlow 2.15 and TensorBoard 2.15 make of the inputs below. usage: python record.py (writes beside itself)

summaries.json   for each case of SummaryGoldenTests the event that tf.summary writes, in hexadecimal from behind its wall time on; pixels and samples where a file format lies between
old-style.tfevents, old-style.json   a file as PyTorch, TensorFlow 1 and others write them (tensorboard's own EventFileWriter, which PyTorch uses), and what TensorBoard reads in it:
                 each event after tensorboard/data_compat.py, each tensor by tensor_util.make_ndarray, metadata as the accumulator keeps them (a tag's first)
"""
import glob, json, math, os, struct, sys, tempfile

import numpy as np
import tensorflow as tf
from tensorboard import data_compat
from tensorboard.compat.proto import event_pb2, summary_pb2, tensor_pb2, types_pb2
from tensorboard.backend.event_processing.event_file_loader import RawEventFileLoader
from tensorboard.plugins.custom_scalar import layout_pb2
from tensorboard.plugins.custom_scalar import metadata as custom_scalar_metadata
from tensorboard.plugins.hparams import summary_v2 as hp
from tensorboard.plugins.pr_curve import metadata as pr_metadata
from tensorboard.plugins.pr_curve import summary as pr_summary
from tensorboard.summary.writer.event_file_writer import EventFileWriter
from tensorboard.util import tensor_util

here = os.path.dirname(os.path.abspath(__file__))
directory = tempfile.mkdtemp()
TENSOR = tf.constant
cases = {}


def summary(name, write):
    """The last event of a file into which one summary is written."""
    log = os.path.join(directory, name.replace("/", "_").replace(" ", "_"))
    writer = tf.summary.create_file_writer(log)
    with writer.as_default(step=7):
        write()
    writer.close()
    (path,) = glob.glob(log + "/*")
    cases[name] = list(RawEventFileLoader(path).Load())[-1][9:].hex()


def histogram(name, values, dtype, buckets=None):
    summary("histogram " + name, lambda: tf.summary.histogram("h", TENSOR(values, dtype), buckets=buckets))


for value in (16777217, 9007199791611905, -9007199791611905, 2**63 - 1):
    summary("scalar int64 %d" % value, lambda: tf.summary.scalar("s", TENSOR(value, tf.int64)))
summary("scalar uint64", lambda: tf.summary.scalar("s", TENSOR(2**64 - 1, tf.uint64)))
summary("scalar half", lambda: tf.summary.scalar("s", TENSOR(0.1, tf.float16)))
summary("scalar -0", lambda: tf.summary.scalar("s", -0.0))
summary("scalar subnormal", lambda: tf.summary.scalar("s", TENSOR(1e-40, tf.float32)))
summary("scalar overflow", lambda: tf.summary.scalar("s", TENSOR(1e300, tf.float64)))
histogram("float subnormal", [0, 1e-40, 2e-40, -1e-41], tf.float32, 3)
histogram("float subnormal and normal", [1e-40, 1, 2, -1e-45], tf.float32, 4)
histogram("double subnormal", [5e-324, 1e-320], tf.float64, 3)
histogram("double subnormal and normal", [-5e-324, 1.0], tf.float64, 3)
histogram("double range subnormal", [1e-307, 1.0000000000000003e-307], tf.float64, 3)
histogram("double edge subnormal", [-1e-300, 3e-300, 1e-300], tf.float64, 4)
histogram("-0", [-0.0, -0.0, -0.0], tf.float32, 2)
histogram("-0 below", [-0.0, 1], tf.float64, 2)
histogram("-0 above", [-1, -0.0], tf.float64, 2)
histogram("negative buckets", [1, 2], tf.float32, -1)
histogram("no buckets", [1, 2], tf.float32, 0)
histogram("int64", [2**62 + 1, 2**53 + 1, -(2**63)], tf.int64, 3)
histogram("uint64", [2**64 - 1, 0, 5], tf.uint64, 3)
histogram("int32", [-7, 3, 3, 12], tf.int32)
histogram("uint8", [0, 255, 128], tf.uint8)
histogram("half", [1, 2, 3, 6e-8], tf.float16, 3)
summary("text list", lambda: tf.summary.text("t", TENSOR(["a", "**b**", "한국어"])))
summary("text empty list", lambda: tf.summary.text("t", tf.zeros([0], tf.string)))

wave = np.array([[[0, 0.5], [1, -1], [1.5, -1.5], [0.5 / 32768, -0.5 / 32768], [2.5 / 32768, 1e-9], [np.nan, 0.1]], np.zeros([6, 2])], np.float32)
summary("audio", lambda: tf.summary.audio("a", wave, 44100, max_outputs=1, description="d"))
summary("audio two clips", lambda: tf.summary.audio("a", wave, 8000))

labels = np.array([True, False, True, True, False, False, True, False])
predictions = np.array([0.9, 0.8, 0.7, 0.6, 0.55, 0.4, 0.2, 0.0], np.float32)
weights = np.array([1, 0.5, 2, 1, 0, 1, 0.25, 3], np.float32)
for name, w, n in (("", None, 201), (" weighted", weights, 5)):
    pb = pr_summary.pb("pr", labels, predictions, num_thresholds=n, weights=w).value[0]
    metadata = pr_metadata.create_summary_metadata("pr", "", n)
    tensor = tensor_util.make_ndarray(tensor_pb2.TensorProto.FromString(pb.tensor.SerializeToString()))
    summary("pr curve" + name, lambda: tf.summary.write("pr", tensor, step=7, metadata=metadata))

layout = layout_pb2.Layout(category=[
    layout_pb2.Category(title="losses", chart=[
        layout_pb2.Chart(title="both", multiline=layout_pb2.MultilineChartContent(tag=["loss.*", "accuracy"])),
        layout_pb2.Chart(title="band", margin=layout_pb2.MarginChartContent(series=[layout_pb2.MarginChartContent.Series(value="loss", lower="low", upper="high")])),
    ]),
    layout_pb2.Category(title="more", closed=True),
])
summary("custom scalars", lambda: tf.summary.write(
    custom_scalar_metadata.CONFIG_SUMMARY_TAG, layout.SerializeToString(), step=0, metadata=custom_scalar_metadata.create_summary_metadata()))


def own(name, tensor, **metadata):
    data = summary_pb2.SummaryMetadata(plugin_data=summary_pb2.SummaryMetadata.PluginData(plugin_name="mine", content=b"\x01\x02"), **metadata)
    summary("own " + name, lambda: tf.summary.write("x", tensor, step=7, metadata=data))


own("int16", TENSOR([[1, -2, 3], [4, 5, 6]], tf.int16))
own("complex", TENSOR([1 + 2j], tf.complex128))
own("bool", TENSOR(True))
own("strings", TENSOR([[b"a", b"\xff\x00"]]))
own("described", TENSOR(1.5), display_name="shown", summary_description="said", data_class=2)

pixels = {}
for name, values, dtype in (
    ("double", [0, 0.5, 1, 1.5, -1, math.nan, math.inf, 1 / 255.5, 0.49706457925636005, 0.99999], tf.float64),
    ("float", [0, 0.5, 1, 1.5, -1, math.nan, math.inf, 0.25], tf.float32),
    ("half", [0, 0.5, 1, 1.5, -1, math.nan, 0.25, 0.1, 0.9, 0.999, 0.3333], tf.float16),
    ("int8", [-128, -1, 0, 1, 64, 127], tf.int8),
    ("uint8", [0, 1, 255], tf.uint8),
    ("int16", [-5, 0, 127, 128, 255, 32767], tf.int16),
    ("uint16", [0, 255, 256, 65535], tf.uint16),
    ("int32", [-1, 0, 255, 8388607, 8388608, 2**31 - 1], tf.int32),
    ("int64", [-9, 2**55 - 1, 2**55, 2**63 - 1], tf.int64),
):
    pixels[name] = tf.image.convert_image_dtype(TENSOR(values, dtype), tf.uint8, saturate=True).numpy().tolist()
json.dump({"events": cases, "pixels": pixels}, open(os.path.join(here, "summaries.json"), "w"), indent=1)

# Old style.
T = types_pb2
events = []


def event(step, **what):
    events.append(event_pb2.Event(wall_time=1_600_000_000.25 + len(events), step=step, **what))


def values(step, *values):
    event(step, summary=summary_pb2.Summary(value=values))


def value(tag, **kind):
    return summary_pb2.Summary.Value(tag=tag, **kind)


def metadata(plugin, content=b"", **more):
    return summary_pb2.SummaryMetadata(plugin_data=summary_pb2.SummaryMetadata.PluginData(plugin_name=plugin, content=content), **more)


def shape(*sizes):
    return {"dim": [{"size": size} for size in sizes]}


limit = sys.float_info.max
event(0, graph_def=b"\x0a\x00graph")
event(0, meta_graph_def=b"meta")
event(1, tagged_run_metadata=event_pb2.TaggedRunMetadata(tag="step_1", run_metadata=b"run"))
event(2, session_log=event_pb2.SessionLog(status=event_pb2.SessionLog.START))
event(2, session_log=event_pb2.SessionLog(status=event_pb2.SessionLog.CHECKPOINT, checkpoint_path="/model.ckpt-2", msg="saved"))
event(2, log_message=event_pb2.LogMessage(level=event_pb2.LogMessage.WARN, message="careful"))
values(3, value("loss", simple_value=0.5), value("accuracy", simple_value=math.nan))
values(4, value("loss", simple_value=-0.0, metadata=metadata("other", display_name="Loss", summary_description="of all")))
values(5, value("weights", histo=summary_pb2.HistogramProto(min=-1.5, max=2.5, num=6, sum=3, sum_squares=9, bucket_limit=[-2, -1, 0, 1, 2, limit], bucket=[0, 1, 0, 3, 0, 2])))
values(6, value("weights", histo=summary_pb2.HistogramProto(min=0.1, max=0.3, num=3, bucket_limit=[0.2, limit], bucket=[2, 1])))
values(6, value("one bucket", histo=summary_pb2.HistogramProto(min=7, max=7, num=5, bucket_limit=[6, 8, limit], bucket=[0, 5, 0])))
values(6, value("no values", histo=summary_pb2.HistogramProto(min=limit, max=-limit, bucket_limit=[limit], bucket=[0])))
values(6, value("empty", histo=summary_pb2.HistogramProto()))
values(7, value("picture", image=summary_pb2.Summary.Image(height=3, width=2, colorspace=3, encoded_image_string=b"\x89PNG\r\n\x1a\npixels")))
values(8, value("sound", audio=summary_pb2.Summary.Audio(sample_rate=44100, num_channels=1, length_frames=2, encoded_audio_string=b"RIFFsound", content_type="audio/wav")))
# TensorFlow 1 writes a tag's metadata with its first value only.
values(9, value("text", metadata=metadata("text", display_name="Text"), tensor=tensor_pb2.TensorProto(dtype=T.DT_STRING, tensor_shape=shape(1), string_val=[b"first"])))
values(10, value("text", tensor=tensor_pb2.TensorProto(dtype=T.DT_STRING, tensor_shape=shape(1), string_val=[b"second"])))
values(11, value("_hparams_/experiment", metadata=metadata("hparams", b"\x12\x00")))
values(12, value("never said", tensor=tensor_pb2.TensorProto(dtype=T.DT_FLOAT, tensor_shape=shape(), float_val=[1])))
for name, tensor in {
    "float": dict(dtype=T.DT_FLOAT, tensor_shape=shape(2, 2), float_val=[1, 2.5, -3, 1e-40]),
    "float filled": dict(dtype=T.DT_FLOAT, tensor_shape=shape(2, 3), float_val=[4]),
    "double": dict(dtype=T.DT_DOUBLE, tensor_shape=shape(2), double_val=[1e300, -0.0]),
    "half": dict(dtype=T.DT_HALF, tensor_shape=shape(2), half_val=[0x3C00, 0xC100]),
    "bfloat16": dict(dtype=T.DT_BFLOAT16, tensor_shape=shape(2), half_val=[0x3F80, 0xC0A0]),
    "int32": dict(dtype=T.DT_INT32, tensor_shape=shape(3), int_val=[1, -2, 2**31 - 1]),
    "int16": dict(dtype=T.DT_INT16, tensor_shape=shape(2), int_val=[-32768, 5]),
    "int8": dict(dtype=T.DT_INT8, tensor_shape=shape(2), int_val=[-128, 127]),
    "uint8": dict(dtype=T.DT_UINT8, tensor_shape=shape(2), int_val=[255, 1]),
    "uint16": dict(dtype=T.DT_UINT16, tensor_shape=shape(1), int_val=[65535]),
    "int64": dict(dtype=T.DT_INT64, tensor_shape=shape(2), int64_val=[-(2**53), 7]),
    "bool": dict(dtype=T.DT_BOOL, tensor_shape=shape(3), bool_val=[True, False, True]),
    "content": dict(dtype=T.DT_INT32, tensor_shape=shape(2), tensor_content=struct.pack("<2i", 5, -6)),
    "empty": dict(dtype=T.DT_FLOAT, tensor_shape=shape(0, 3)),
    "strings": dict(dtype=T.DT_STRING, tensor_shape=shape(2, 1), string_val=[b"\xff", b""]),
}.items():
    values(13, value("tensor/" + name, metadata=metadata("mine"), tensor=tensor_pb2.TensorProto(**tensor)))

log = os.path.join(directory, "old")
writer = EventFileWriter(log)
for e in events:
    writer.add_event(e)
writer.close()
(path,) = glob.glob(log + "/*")
records = list(RawEventFileLoader(path).Load())
os.replace(path, os.path.join(here, "old-style.tfevents"))

seen, read = {}, []
for raw in records:
    e = data_compat.migrate_event(event_pb2.Event.FromString(raw))
    what = e.WhichOneof("what")
    out = {"wall_time": e.wall_time, "step": e.step, "what": what, "values": []}
    if what in ("file_version", "graph_def", "meta_graph_def"):
        field = getattr(e, what)
        out["bytes"] = field if what == "file_version" else field.hex()
    elif what == "tagged_run_metadata":
        out.update(tag=e.tagged_run_metadata.tag, bytes=e.tagged_run_metadata.run_metadata.hex())
    elif what == "session_log":
        out.update(status=e.session_log.status, path=e.session_log.checkpoint_path, message=e.session_log.msg)
    elif what == "log_message":
        out.update(level=e.log_message.level, message=e.log_message.message)
    for v in e.summary.value:
        m = v.metadata if v.HasField("metadata") else seen.get(v.tag, summary_pb2.SummaryMetadata())
        seen.setdefault(v.tag, m)
        row = {"tag": v.tag, "plugin": m.plugin_data.plugin_name, "content": m.plugin_data.content.hex(), "display_name": m.display_name, "description": m.summary_description}
        if v.HasField("tensor"):
            row["dtype"], row["shape"] = v.tensor.dtype, [d.size for d in v.tensor.tensor_shape.dim]
            if v.tensor.dtype == T.DT_STRING:
                row["strings"] = [s.hex() for s in tensor_util.make_ndarray(v.tensor).flatten().tolist()]
            elif v.tensor.dtype == T.DT_BFLOAT16:   # TensorBoard's stub does not read it
                row["values"] = [repr(struct.unpack("<f", struct.pack("<I", half << 16))[0]) for half in v.tensor.half_val]
            else:
                row["values"] = [repr(float(x)) for x in tensor_util.make_ndarray(v.tensor).astype(np.float64).flatten()]
        out["values"].append(row)
    read.append(out)
json.dump(read, open(os.path.join(here, "old-style.json"), "w"), indent=1)
