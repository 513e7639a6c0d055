"""Records random-kernels.json: what identifies a random op's cached kernel, and ops that random.json lacks.

Run with Python's TensorFlow 2.15 (CPU): python random_kernels.py ../random-kernels.json
"""
import hashlib
import json
import random
import sys

import tensorflow as tf
from tensorflow.python.framework import random_seed

FLOAT, DOUBLE, INT32, INT64 = tf.float32, tf.float64, tf.int32, tf.int64


def numbers(tensor):
    return [float(f"{v:.9g}") if tensor.dtype == FLOAT else v.item() for v in tensor.numpy().ravel()]


def call(name, shape=None, seed=5, dtype="float32", **args):
    """One call of tf.random.<name>; the record holds the call and its first values."""
    record = {"op": name, "seed": seed, "dtype": dtype, **args}
    if shape is not None:
        record["shape"] = shape
    t = getattr(tf, dtype)
    if name == "shuffle":
        result = tf.random.shuffle(tf.cast(tf.reshape(tf.range(args["n"]), args["value_shape"]), t), seed=seed)
    elif name == "categorical":
        result = tf.random.categorical(tf.constant(args["logits"], FLOAT), args["samples"], seed=seed, dtype=t)
    elif name == "uniform":
        result = tf.random.uniform(shape, args.get("minval", 0), args.get("maxval", 1), dtype=t, seed=seed)
    else:
        result = getattr(tf.random, name)(shape, seed=seed, dtype=t)
    values = numbers(result)
    record["values"] = values[:12]
    if dtype.startswith("int"):
        record["sha256_of_int64_le"] = hashlib.sha256(b"".join(v.to_bytes(8, "little", signed=True) for v in values)).hexdigest()
    return record


def sequences():
    """Each sequence starts with set_seed(1)."""
    rows = [[-1.0, 0.5, 2.0, 0.0], [0.0, 0.0, 0.0, float("-inf")], [3.0, -3.0, 1.0, 0.25]]
    yield "one op, one seed, one shape", [("normal", [4])] * 3
    yield "shapes share the kernel", [("normal", [4]), ("normal", [2, 2]), ("normal", [1]), ("normal", [5, 3]), ("normal", [4])]
    yield "a large call advances by 256 blocks for each value", [("normal", [3, 1000]), ("normal", [4])]
    yield "seeds do not share", [("normal", [4]), ("normal", [4], 6), ("normal", [4]), ("normal", [4], 6)]
    yield "ops do not share", [("normal", [4]), ("truncated_normal", [4]), ("uniform", [4]), ("normal", [4]), ("truncated_normal", [4]), ("uniform", [4])]
    yield "dtypes do not share", [("normal", [4]), ("normal", [4], 5, "float64"), ("normal", [4]), ("normal", [4], 5, "float64")]
    yield "doubles", [(n, [7], 5, "float64") for n in ("normal", "truncated_normal", "uniform") for _ in range(2)]
    for t in ("int32", "int64"):
        yield t + " bounds are inputs and share the kernel", [
            ("uniform", [9], 5, t, {"minval": 0, "maxval": 100}), ("uniform", [9], 5, t, {"minval": -7, "maxval": 1000}),
            ("uniform", [9], 5, t, {"minval": -2**31, "maxval": 2**31 - 1}), ("uniform", [3, 700], 5, t, {"minval": 0, "maxval": 77})]
    yield "shuffle", [("shuffle", None, 5, t, {"n": n, "value_shape": s}) for t in ("int32", "int64")
                      for n, s in ((12, [12]), (12, [12, 1]), (1, [1]), (7, [7]), (1000, [1000]), (7, [7]))]
    for t in ("int64", "int32"):
        yield "categorical " + t, [("categorical", None, 5, t, {"logits": logits, "samples": n})
                                   for logits, n in ((rows[:1], 5), (rows[:1], 12), (rows[:2], 3), (rows, 6), (rows, 1), (rows[:1], 3))]


def main(path):
    out = {"tensorflow": tf.__version__, "about": "recorded by record/random_kernels.py", "sequences": [], "get_seed": [], "stateless": [], "python": []}
    for name, calls in sequences():
        tf.random.set_seed(1)
        out["sequences"].append({"name": name, "set_seed": 1, "calls": [
            call(c[0], c[1], *c[2:4], **(c[4] if len(c) > 4 else {})) for c in calls]})

    # An op without a seed draws one from the stream; given the same seed, another call finds its kernel.
    tf.random.set_seed(1)
    drawn = random.Random(1).randint(0, 2**31 - 1)
    calls = [call("normal", [4], None), call("normal", [4], drawn)]
    out["sequences"].append({"name": "a drawn seed and the same seed given share the kernel", "set_seed": 1, "calls": calls})

    for g in (0, 1, 777, -1, -777, 2**31 - 2, 2**31 - 1, 2**31, 2**40 + 3, -2**40):
        for o in (None, 0, 5, -5, 2**31 - 1, 2**33):
            tf.random.set_seed(g)
            out["get_seed"].append({"global": g, "op": o, "pair": list(random_seed.get_seed(o))})

    for seed in ([0, 0], [1, 2], [777, 0], [-1, -2], [2**40 + 5, -2**33]):
        s = tf.constant(seed, INT64)
        for dtype, low, high in ((INT32, -3, 12), (INT64, -3, 12), (INT64, -2**60, 2**60)):
            out["stateless"].append({"seed": seed, "op": "uniform_int", "dtype": dtype.name, "minval": low, "maxval": high,
                                     "values": numbers(tf.random.stateless_uniform([7], s, low, high, dtype))})
        for dtype in (INT32, INT64, tf.uint32, tf.uint64):
            out["stateless"].append({"seed": seed, "op": "uniform_full_int", "dtype": dtype.name,
                                     "values": numbers(tf.random.stateless_uniform([7], s, None, None, dtype))})
        for op in ("normal", "uniform", "truncated_normal"):
            for dtype in (FLOAT, DOUBLE):
                out["stateless"].append({"seed": seed, "op": op, "dtype": dtype.name,
                                         "values": numbers(getattr(tf.random, "stateless_" + op)([7], s, dtype=dtype))})

    for seed in (0, 1, 5, -5, 777, 2**32 - 1, 2**32, 2**40 + 3, 2**63 - 1, -2**63):
        r = random.Random(seed)
        out["python"].append({"seed": seed, "bits32": [r.getrandbits(32) for _ in range(4)], "bits5": [r.getrandbits(5) for _ in range(4)],
                              "bits53": [r.getrandbits(53) for _ in range(4)], "bits64": [r.getrandbits(64) for _ in range(4)],
                              "random": [r.random() for _ in range(4)], "randint_1_1e9": [r.randint(1, 10**9) for _ in range(4)],
                              "randrange_-5_6": [r.randrange(-5, 6) for _ in range(8)], "randrange_2**40": [r.randrange(2**40) for _ in range(4)],
                              "randint_0_0": r.randint(0, 0), "after_700_more": [r.getrandbits(32) for _ in range(700)][-1]})

    with open(path, "w", encoding="utf-8") as f:
        f.write(json.dumps(out, indent=1).replace("-Infinity", '"-inf"') + "\n")


main(sys.argv[1])
