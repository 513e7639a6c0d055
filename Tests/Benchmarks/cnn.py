"""Lab 11-1's network in a tf.function, for CnnBenchmark.cs. Arguments: threads, a folder with train.f32 and test.f32 (images of 28 x 28) and train.u8 and test.u8 (classes). Lines on standard input are
answered by two numbers each: "step N" and "evaluation N" by seconds and processor seconds of one of N, "memory" by megabytes in use and at most."""
import os
import resource
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf

threads, folder = int(sys.argv[1]), sys.argv[2]
tf.config.threading.set_intra_op_parallelism_threads(threads)
BATCH, TEST_BATCH = 128, 100


def read(name):
    images = np.fromfile(os.path.join(folder, name + ".f32"), np.float32).reshape(-1, 28, 28, 1)
    return images, np.eye(10, dtype=np.float32)[np.fromfile(os.path.join(folder, name + ".u8"), np.uint8)]


K = tf.keras.layers
model = tf.keras.Sequential([tf.keras.Input((28, 28, 1))])
for filters in (32, 64, 128):
    model.add(K.Conv2D(filters, 3, padding="same", activation="relu"))
    model.add(K.MaxPool2D(padding="same"))
for layer in (K.Flatten(), K.Dense(256, activation="relu"), K.Dropout(0.4), K.Dense(10)):
    model.add(layer)
optimizer = tf.keras.optimizers.Adam(0.001)
optimizer.build(model.trainable_variables)


@tf.function(jit_compile=False)
def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.keras.losses.categorical_crossentropy(y, model(x, training=True), from_logits=True))
    optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
    return loss


@tf.function(jit_compile=False)
def accuracy(x, y):
    return tf.reduce_mean(tf.cast(tf.equal(tf.argmax(model(x, training=False), 1), tf.argmax(y, 1)), tf.float32))


batches = iter(tf.data.Dataset.from_tensor_slices(read("train")).shuffle(100000).batch(BATCH, drop_remainder=True).repeat().prefetch(1))
test = list(tf.data.Dataset.from_tensor_slices(read("test")).batch(TEST_BATCH))


def evaluate():
    for x, y in test:
        float(accuracy(x, y))


def measure(work, count):
    begin, used = time.perf_counter(), time.process_time()
    for _ in range(count):
        work()
    print((time.perf_counter() - begin) / count, (time.process_time() - used) / count, flush=True)


for line in sys.stdin:
    words = line.split()
    if words[0] == "step":
        measure(lambda: float(step(*next(batches))), int(words[1]))
    elif words[0] == "evaluation":
        measure(evaluate, int(words[1]))
    else:
        pages = int(open("/proc/self/statm").read().split()[1])
        print(pages * resource.getpagesize() / 1e6, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3, flush=True)
