"""The step of GrowthBenchmark.cs in a tf.function: width, batch, depth, threads; prints [seconds, peak megabytes]."""
import os
import resource
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import tensorflow as tf

width, batch, depth, threads = map(int, sys.argv[1:])
tf.config.threading.set_intra_op_parallelism_threads(threads)
x, y = tf.random.normal((batch, width), seed=1), tf.random.normal((batch, 10), seed=2)
layers = [tf.keras.layers.Dense(width, activation="relu") for _ in range(depth - 1)] + [tf.keras.layers.Dense(width), tf.keras.layers.Dense(10)]
model = tf.keras.Sequential([tf.keras.Input((width,)), *layers])
optimizer = tf.keras.optimizers.Adam(0.001)
optimizer.build(model.trainable_variables)


@tf.function(jit_compile=False)
def step():
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
    return loss


best, start, rounds = float("inf"), time.perf_counter(), 0
while rounds < 3 or time.perf_counter() - start < 3:
    begin, steps = time.perf_counter(), 0
    while steps == 0 or time.perf_counter() - begin < 0.1:
        step()
        steps += 1
    if rounds > 0:
        best = min(best, (time.perf_counter() - begin) / steps)
    rounds += 1
print([best, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3])
