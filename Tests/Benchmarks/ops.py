"""The cases of OpsCases.cs in eager TensorFlow: a name a line on standard input, seconds a call on standard output. Arguments: threads, rounds, seconds of a round."""
import os
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf

threads, rounds, round_seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
tf.config.threading.set_intra_op_parallelism_threads(threads)
LARGE, SMALL = 1 << 22, 1000


def uniform(*shape):
    return tf.random.uniform(shape, -2.0, 2.0, seed=1)


def integers(below, *shape):
    return tf.random.uniform(shape, 1, below, dtype=tf.int32, seed=1)


def elementwise(n, size):
    x, y = uniform(n), uniform(n)
    positive = tf.abs(x)
    i, j = integers(100, n), integers(100, n)
    l, d, mask = tf.cast(i, tf.int64), tf.cast(x, tf.float64), x > y
    cases = {
        "add": lambda: tf.add(x, y), "multiply by scalar": lambda: tf.multiply(x, 2.0), "divide": lambda: tf.divide(x, y), "add doubles": lambda: tf.add(d, d),
        "add int32": lambda: tf.add(i, j), "add int64": lambda: tf.add(l, l), "floordiv int32": lambda: tf.math.floordiv(i, j), "floormod int32": lambda: tf.math.floormod(i, j),
        "maximum": lambda: tf.maximum(x, y), "pow": lambda: tf.pow(positive, y), "greater": lambda: tf.greater(x, y), "equal int32": lambda: tf.equal(i, j),
        "logical and": lambda: tf.logical_and(mask, mask), "where": lambda: tf.where(mask, x, y), "exp": lambda: tf.exp(x), "log": lambda: tf.math.log(positive),
        "sqrt": lambda: tf.sqrt(positive), "square": lambda: tf.square(x), "abs": lambda: tf.abs(x), "sin": lambda: tf.sin(x), "cos": lambda: tf.cos(x), "tan": lambda: tf.tan(x),
        "tanh": lambda: tf.tanh(x), "sigmoid": lambda: tf.sigmoid(x), "relu": lambda: tf.nn.relu(x),
        "erf": lambda: tf.math.erf(x), "log1p": lambda: tf.math.log1p(positive), "softplus": lambda: tf.math.softplus(x), "round": lambda: tf.round(x),
        "sign": lambda: tf.sign(x), "negative": lambda: tf.negative(x),
        "cast to double": lambda: tf.cast(x, tf.float64), "cast double to float": lambda: tf.cast(d, tf.float32), "cast to int32": lambda: tf.cast(x, tf.int32),
        "cast int32 to float": lambda: tf.cast(i, tf.float32), "cast int32 to int64": lambda: tf.cast(i, tf.int64), "cast bool to float": lambda: tf.cast(mask, tf.float32),
    }
    return {name + size: call for name, call in cases.items()}


def arrays():
    x, m, cube = uniform(LARGE), uniform(2048, 2048), uniform(64, 256, 256)
    columns = tf.constant([(i * 7) % 2048 for i in range(1024)])
    array = x.numpy()
    dataset = tf.data.Dataset.from_tensor_slices((m, tf.range(2048))).shuffle(2048).batch(128)

    def epoch():
        for _ in dataset:
            pass

    return {
        "pad": lambda: tf.pad(m, [[1, 1], [1, 1]]), "tile": lambda: tf.tile(tf.slice(m, [0, 0], [1024, 1024]), [2, 2]), "reverse": lambda: tf.reverse(m, [1]),
        "reverse vector": lambda: tf.reverse(x, [0]), "concat rows": lambda: tf.concat([m, m], 0), "concat columns": lambda: tf.concat([m, m], 1), "stack": lambda: tf.stack([m, m]),
        "stack last": lambda: tf.stack([m, m], axis=2), "transpose": lambda: tf.transpose(m), "transpose 3d": lambda: tf.transpose(cube, [2, 0, 1]),
        "gather rows": lambda: tf.gather(m, columns), "gather columns": lambda: tf.gather(m, columns, axis=1), "slice": lambda: tf.slice(m, [10, 10], [2000, 2000]),
        "strided slice": lambda: tf.strided_slice(m, [0, 0], [2048, 2048], [1, 2]), "broadcast to": lambda: tf.broadcast_to(tf.slice(m, [0, 0], [1, 2048]), [2048, 2048]),
        "zeros": lambda: tf.fill([LARGE], 0.0), "from array": lambda: tf.constant(array), "to array": lambda: np.array(x.numpy()), "one hot": lambda: tf.one_hot(columns, 2048),
        "random normal": lambda: tf.random.normal([LARGE]), "random uniform": lambda: tf.random.uniform([LARGE]),
        "truncated normal": lambda: tf.random.truncated_normal([LARGE]), "largest ten": lambda: tf.math.top_k(m, 10), "epoch of batches": epoch,
    }


def reductions():
    m = uniform(2048, 2048)
    d, i, row, mask = tf.cast(m, tf.float64), tf.cast(m * 100, tf.int32), tf.ones([2048]), m > 5.0
    cases = {}
    for name, axis in (("all", None), ("rows", 0), ("columns", 1)):
        cases[f"sum over {name}"] = lambda axis=axis: tf.reduce_sum(m, axis)
        cases[f"max over {name}"] = lambda axis=axis: tf.reduce_max(m, axis)
        cases[f"sum of doubles over {name}"] = lambda axis=axis: tf.reduce_sum(d, axis)
        cases[f"sum of int32 over {name}"] = lambda axis=axis: tf.reduce_sum(i, axis)
    cases |= {
        "product over all": lambda: tf.reduce_prod(m), "mean over columns": lambda: tf.reduce_mean(m, 1), "any": lambda: tf.reduce_any(mask),
        "argmax over rows": lambda: tf.argmax(m, 0), "argmax over columns": lambda: tf.argmax(m, 1), "softmax": lambda: tf.nn.softmax(m),
        "cumsum over rows": lambda: tf.cumsum(m, 0), "cumsum over columns": lambda: tf.cumsum(m, 1), "add bias": lambda: tf.add(m, row),
    }
    return cases


def products():
    m, batch, deep = uniform(512, 512), uniform(100, 100, 100), uniform(400, 100, 100)
    d, i = tf.cast(m, tf.float64), tf.cast(m * 100, tf.int32)
    return {
        "product": lambda: tf.matmul(m, m), "product of doubles": lambda: tf.matmul(d, d), "product of int32": lambda: tf.matmul(i, i),
        "batch product 100": lambda: tf.matmul(batch, batch), "batch product 400": lambda: tf.matmul(deep, deep),
    }


def images():
    x, kernel = uniform(32, 28, 28, 16), uniform(3, 3, 16, 32)
    return {
        "convolution": lambda: tf.nn.conv2d(x, kernel, 1, "SAME"), "largest of a window": lambda: tf.nn.max_pool(x, 2, 2, "VALID"),
    }


def measure(call):
    start, calls = time.perf_counter(), 0
    while time.perf_counter() - start < 0.1 or calls < 3:
        call()
        calls += 1
    count = max(1, int(round_seconds / ((time.perf_counter() - start) / calls)))
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(count):
            call()
        best = min(best, (time.perf_counter() - start) / count)
    return best


cases = elementwise(LARGE, "") | elementwise(SMALL, ", 1000") | arrays() | reductions() | products() | images()
for line in sys.stdin:
    print(measure(cases[line.rstrip("\n")]), flush=True)
