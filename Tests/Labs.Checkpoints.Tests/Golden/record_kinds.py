"""Writes the checkpoints of kinds/: what training code of others leaves. TensorFlow 2.15.1: python record_kinds.py FOLDER"""
import os
import sys

import tensorflow as tf

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
path = lambda name: os.path.join(folder, name)

# A dataset's iterator is a variant.
iterator = iter(tf.data.Dataset.range(3))
next(iterator)
tf.train.Checkpoint(v=tf.Variable([1., 2.]), iterator=iterator).write(path("iterator"))


class Words(tf.Module):
    def __init__(self):
        self.w = tf.Variable([1., 2., 3.], name="w")
        self.words = tf.Variable([["a", "bc"], ["", "\xed\x95\x9c"]], name="words")
        self.text = tf.Variable("one", name="text")


tf.train.Checkpoint(Words()).write(path("words"))

class Tables(tf.Module):
    def __init__(self):
        lookup = tf.lookup.experimental
        self.w = tf.Variable([1., 2.], name="w")
        self.words = lookup.MutableHashTable(tf.string, tf.int64, -1)
        self.vectors = lookup.MutableHashTable(tf.int64, tf.float32, [0., 0.])
        self.empty = lookup.MutableHashTable(tf.int64, tf.string, "")
        self.dense = lookup.DenseHashTable(tf.int64, tf.int64, -1, empty_key=-1, deleted_key=-2, initial_num_buckets=8)
        self.static = tf.lookup.StaticHashTable(tf.lookup.KeyValueTensorInitializer(["a", "b"], [1, 2]), -1)


tables = Tables()
tables.words.insert(["a", "bc", "", "\xed\x95\x9c"], [1, 2, 3, 4])
tables.vectors.insert([5, 6, 7], [[1., 2.], [3., 4.], [5., 6.]])
tables.dense.insert([5, 6], [50, 60])
tf.train.Checkpoint(tables).write(path("tables"))


class State(tf.train.experimental.PythonState):
    def serialize(self):
        return b'{"epoch": 3}'

    def deserialize(self, text):
        pass


tf.train.Checkpoint(state=State(), w=tf.Variable([1.])).write(path("state"))

# A partitioned tensor of strings, as SaveV2 writes it.
tf.raw_ops.SaveV2(prefix=path("slices"), tensor_names=["s", "s"], shape_and_slices=["4 2 0,1:-", "4 2 1,3:-"],
                  tensors=[tf.constant([["a", "b"]]), tf.constant([["c", "dd"], ["", "f"], ["g", "h"]])])

# TensorFlow 1: by name, in both formats.
with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    kernel = tf.compat.v1.get_variable("dense/kernel", initializer=tf.constant([[1., 2.], [3., 4.]]))
    bias = tf.compat.v1.get_variable("dense/bias", initializer=tf.constant([5., 6.]))
    session.run(tf.compat.v1.global_variables_initializer())
    for name, version in ("names", tf.compat.v1.train.SaverDef.V2), ("first-format", tf.compat.v1.train.SaverDef.V1):
        tf.compat.v1.train.Saver(write_version=version).save(session, path(name), write_meta_graph=False, write_state=False)
