"""Records with TensorFlow 2.15.1 what Tests/Golden/checkpoints lacks: several data files, slices, all types, strings, an index of several blocks.
usage: python record.py DIR"""
import hashlib, json, os, sys
import numpy as np, tensorflow as tf
d = sys.argv[1]
raw = tf.raw_ops
raw.SaveV2(prefix=d + "/types", tensor_names=["strings", "string", "no_strings"] + [f"t/{t}" for t in "float64 int32 uint8 int16 int8 complex64 int64 bool uint16 complex128 float16 uint32 uint64 bfloat16".split()] + ["empty", "é/한"],
    shape_and_slices=[""] * 19, tensors=[tf.constant([[b"", b"a\0b", "글".encode()], [b"x" * 300, b"\xff", b"end"]]), tf.constant(b"alone"), tf.zeros((0,), tf.string)]
    + [tf.cast(tf.constant([[0, 1, 2], [3, 4, 5]]), t) for t in "float64 int32 uint8 int16 int8 complex64 int64 bool uint16 complex128 float16 uint32 uint64 bfloat16".split()]
    + [tf.zeros((2, 0, 3)), tf.constant(1.5)])
x = tf.reshape(tf.range(3 * 200, dtype=tf.float32), (3, 200))
raw.SaveV2(prefix=d + "/part-a", tensor_names=["first", "cut"], shape_and_slices=["", "3 200 -:0,70"], tensors=[tf.constant([1, 2, 3], tf.int64), x[:, :70]])
raw.SaveV2(prefix=d + "/part-b", tensor_names=["second", "cut"], shape_and_slices=["", "3 200 -:70,130"], tensors=[tf.constant([4., 5.]), x[:, 70:]])
raw.MergeV2Checkpoints(checkpoint_prefixes=[d + "/part-a", d + "/part-b"], destination_prefix=d + "/two-shards")
# 4,000 names that share little, so that the index has more than one block. Their bytes are not kept, only their hashes.
names = [f"{i * 7919 % 4000:04d}/{'layer_with_weights/' * 4}{i}/.ATTRIBUTES/VARIABLE_VALUE" for i in range(4000)]
raw.SaveV2(prefix=d + "/large", tensor_names=names, shape_and_slices=[""] * 4000, tensors=[tf.constant(i) for i in range(4000)])
sha = lambda p: {"size": os.path.getsize(p), "sha256": hashlib.sha256(open(p, "rb").read()).hexdigest()}
json.dump({"tensorflow": tf.__version__, "index": sha(d + "/large.index"), "data": sha(d + "/large.data-00000-of-00001")}, open(d + "/large.json", "w"), indent=1)
for f in os.listdir(d):
    if f.startswith(("large.index", "large.data")): os.remove(os.path.join(d, f))
