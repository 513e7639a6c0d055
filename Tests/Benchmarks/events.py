"""TensorFlow's side of EventsBenchmark. usage: events.py write|stream|whole scalars|tensors DIRECTORY EVENTS FLOATS; prints seconds, -1 (nothing is known of allocation), peak megabytes"""
import glob, os, resource, sys, time

import numpy as np
import tensorflow as tf
from tensorflow.core.util import event_pb2

work, kind, directory, events, floats = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
start = time.perf_counter()
if work == "write":
    writer = tf.summary.create_file_writer(directory)
    values = tf.zeros([floats])
    metadata = tf.compat.v1.SummaryMetadata(plugin_data=tf.compat.v1.SummaryMetadata.PluginData(plugin_name="mine"))
    with writer.as_default():
        for step in range(events):
            if kind == "scalars":
                tf.summary.scalar("loss", 1.0 / (step + 1), step=step)
            else:
                tf.summary.write("weights", values, step=step, metadata=metadata)
    writer.close()
else:
    kept, total = [], 0.0
    for record in tf.data.TFRecordDataset(glob.glob(os.path.join(directory, "*tfevents*"))).as_numpy_iterator():
        event = event_pb2.Event.FromString(record)
        for value in event.summary.value:
            total += tf.make_ndarray(value.tensor).item() if not value.tensor.tensor_shape.dim else len(value.tensor.tensor_content)
        if work == "whole":
            kept.append(event)
print("%.3f -1 %.0f" % (time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6))
