"""XOR in TensorFlow's eager mode with the steps of XorSteps: prints the bits of the weights, or compares them with XorSteps' output.

usage: xor_eager.py wide|wide-deep STEPS [FILE]     FILE: what XorSteps printed; exit code 1 where a bit differs
"""
import struct
import sys
import time

import tensorflow as tf

network, steps = sys.argv[1], int(sys.argv[2])
sizes = {"wide": [2, 10, 1], "wide-deep": [2, 10, 10, 10, 1]}[network]
rate = {"wide": .1, "wide-deep": .01}[network]

tf.random.set_seed(777)
weights = []
for layer in range(1, len(sizes)):
    weights.append(tf.Variable(tf.random.normal([sizes[layer - 1], sizes[layer]]), name=f"weight{layer}"))
    weights.append(tf.Variable(tf.random.normal([sizes[layer]]), name=f"bias{layer}"))
x = tf.constant([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
y = tf.constant([[0.], [1.], [1.], [0.]])
optimizer = tf.keras.optimizers.legacy.SGD(rate)


def step():
    with tf.GradientTape() as tape:
        hypothesis = x
        for w, b in zip(weights[::2], weights[1::2]):
            hypothesis = tf.sigmoid(tf.matmul(hypothesis, w) + b)
        cost = -tf.reduce_mean(y * tf.math.log(hypothesis) + (1 - y) * tf.math.log(1 - hypothesis))
    optimizer.apply_gradients(zip(tape.gradient(cost, weights), weights))


step()
start = time.perf_counter()
for _ in range(1, steps):
    step()
speed = (steps - 1) / (time.perf_counter() - start)
lines = [f"{w.name} " + " ".join(f"{struct.unpack('<I', struct.pack('<f', v))[0]:08x}" for v in w.numpy().ravel()) for w in weights]
print(f"TensorFlow {tf.__version__} eager {network}: {speed:.0f} steps/s", file=sys.stderr)
if len(sys.argv) < 4:
    print("\n".join(lines))
    sys.exit(0)

with open(sys.argv[3], encoding="utf-8") as file:
    theirs = file.read().split("\n")
different = 0
total = 0
for mine, other in zip(lines, theirs):
    name, *bits = mine.split()
    other_name, *other_bits = other.split()
    total += len(bits)
    different += len(bits) if name != other_name or len(bits) != len(other_bits) else sum(a != b for a, b in zip(bits, other_bits))
print(f"{network}, {steps} steps: {total - different} of {total} weights have the same bits")
sys.exit(different != 0)
