"""TensorFlow's side of CheckpointBenchmark. usage: checkpoints.py PREFIX VARIABLES FLOATS; prints megabytes at peak with the model made, seconds of each save, of each restore, processor seconds of the restores, megabytes at peak"""
import resource, sys, time

import tensorflow as tf

prefix, variables, floats = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def peak():
    return "%.0f" % (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6)


def timed(work):
    start = time.perf_counter()
    work()
    return "%.4f" % (time.perf_counter() - start)


made = [tf.Variable(tf.random.normal([floats])) for _ in range(variables)]
checkpoint = tf.train.Checkpoint(**{"v%d" % i: variable for i, variable in enumerate(made)})
begin = peak()
saves = [timed(lambda: checkpoint.write(prefix)) for _ in range(3)]
for variable in made:
    variable.assign(tf.zeros([floats]))
start = time.process_time()
restores = [timed(lambda: checkpoint.read(prefix).assert_consumed()) for _ in range(3)]
print(begin, *saves, *restores, "%.4f" % (time.process_time() - start), peak())
