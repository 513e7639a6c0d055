"""Writes the files of this folder with the Keras that is imported: python record.py FOLDER.

2.15/: Keras 2.15 (TensorFlow 2.15.1, h5py 3.16). 3.16/: Keras 3.16 from its source on its NumPy backend (KERAS_BACKEND=numpy).
Tensor number i of a model, in the order of model.weights, holds i + j/8 for j = 0, 1, 2, ..., row-major.
"""
import os
import sys

import h5py
import numpy as np

if os.environ.get("KERAS_BACKEND") == "numpy":
    import keras
else:
    from tensorflow import keras

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
path = lambda name: os.path.join(folder, name)
layers = keras.layers

inner = keras.Sequential([keras.Input((3,), name="inner_in"), layers.Dense(3, activation="relu", name="d_in"), layers.BatchNormalization(name="bn")], name="inner")
model = keras.Sequential([keras.Input((4,), name="features"), layers.Dense(3, name="first"), inner, layers.Dropout(.5, name="drop"), layers.LayerNormalization(name="ln"), layers.Dense(2, activation="softmax", name="out")], name="nested")
for i, variable in enumerate(model.weights):
    variable.assign(i + np.arange(np.prod(variable.shape), dtype=np.float32).reshape(variable.shape) / 8)
model.compile(keras.optimizers.Adam(.01), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.optimizer.build(model.trainable_variables)
model.save_weights(path("nested.weights.h5"))
model.save(path("nested.keras"))
model.save(path("nested-model.h5"))
if not keras.__name__.startswith("keras.src") and os.environ.get("KERAS_BACKEND") != "numpy":
    model.save_weights(path("nested.h5"))

    # What Keras does not write itself: other types, fixed-length names (Keras 1), lists of names cut into pieces, compression, links.
    with h5py.File(path("types.h5"), "w") as file:
        file.attrs["layer_names0"] = np.array([b"a"], dtype="S3")
        file.attrs["layer_names1"] = np.array([b"b/c"], dtype="S3")
        a = file.create_group("a")
        values = dict(f2=np.array([1, -.5], "f2"), f8=np.array(np.pi), b=np.array([True, False, True]), i1=np.array([-1], "i1"), u1=np.array([255], "u1"),
                      i2=np.array([-2], "i2"), u2=np.array([65535], "u2"), i4=np.array([-3], "i4"), u4=np.array([4000000000], "u4"), i8=np.array([-4], "i8"),
                      u8=np.array([2**64 - 1], "u8"), empty=np.zeros((0, 3), "f4"))
        for name, value in values.items():
            a[name] = value
        a.create_dataset("zipped", data=np.arange(1000, dtype="f4").reshape(10, 100), chunks=(3, 30), compression="gzip", shuffle=True)
        a.create_dataset("bf16", data=np.array([0x3f80, 0xc000], "u2").view("V2")).attrs["dtype"] = "bfloat16"
        a["text"] = "words"
        a.attrs["weight_names"] = np.array([*values, "zipped", "bf16", "text"], "S6")
        file.create_group("b/c").attrs["weight_names"] = []
