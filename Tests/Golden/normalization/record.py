"""Records tf.nn.lrn and tf.compat.v1.nn.fused_batch_norm of TensorFlow 2.15 with the gradients of sum(output * upstream): python record.py normalization.json"""
import json, sys
import numpy as np, tensorflow as tf

rng = np.random.default_rng(23)
dump = lambda x: {'dtype': 'float32', 'shape': list(np.shape(x)), 'values': [float(f'{v:.9g}') for v in np.ravel(x)]}
normal = lambda *shape: rng.standard_normal(shape).astype(np.float32)
responses, batches = [], []

for shape in ((2, 3, 5, 7), (1, 1, 1, 1), (3, 4, 3, 19), (0, 3, 2, 5), (1, 1, 3, 33)):
    for args in ({}, {'depth_radius': 2, 'bias': 2, 'alpha': 3, 'beta': .75}, {'depth_radius': 0, 'beta': 1.}, {'depth_radius': 1, 'bias': 1, 'alpha': 1e-4, 'beta': .75}, {'depth_radius': 9, 'bias': .5, 'alpha': .25, 'beta': .3}):
        x = tf.constant(normal(*shape) * 2)
        up = normal(*shape)
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = tf.nn.lrn(x, **args)
            loss = tf.reduce_sum(y * up)
        responses.append({'args': {'depth_radius': 5, 'bias': 1, 'alpha': 1, 'beta': .5, **args}, 'x': dump(x), 'y': dump(y), 'up': dump(up), 'dx': dump(tape.gradient(loss, x))})

for shape in ((3, 5, 4, 7), (1, 3, 3, 2), (1, 1, 1, 3), (0, 3, 2, 5), (2, 5, 6, 11), (5, 1, 2, 1)):
    for training, factor, epsilon in ((True, 1., .001), (True, .3, .01), (False, 1., .001), (True, 1., 0.)):
        # Of one row without epsilon everything is NaN, which JSON has not.
        if epsilon == 0 and np.prod(shape[:3]) == 1: continue
        channels = shape[-1]
        x, scale, offset = [tf.constant(v) for v in (normal(*shape) * 3 + 1, normal(channels), normal(channels))]
        mean, variance = normal(channels), np.abs(normal(channels)) + .5
        up, up2 = normal(*shape), normal(*shape)
        with tf.GradientTape(persistent=True) as outer:
            outer.watch([x, scale, offset])
            with tf.GradientTape() as tape:
                tape.watch([x, scale, offset])
                y, kept_mean, kept_variance = tf.compat.v1.nn.fused_batch_norm(
                    x, scale, offset, mean, variance, epsilon=epsilon, is_training=training, exponential_avg_factor=factor)
                loss = tf.reduce_sum(y * up)
            gradients = tape.gradient(loss, [x, scale, offset])
            second = tf.reduce_sum(gradients[0] * up2) + tf.reduce_sum(gradients[1])
        # Of one row everything is rounding.
        twice = None if np.prod(shape[:3]) < 2 or shape[0] == 0 else [dump(g) for g in outer.gradient(second, [x, scale])]
        batches.append({'training': training, 'factor': factor, 'epsilon': epsilon, **{k: dump(v) for k, v in dict(
            x=x, scale=scale, offset=offset, mean=mean, variance=variance, y=y, up=up, up2=up2).items()},
            # Of no elements NaN, which JSON has not.
            **{k: dump(v) if shape[0] else None for k, v in dict(kept_mean=kept_mean, kept_variance=kept_variance).items()},
            'gradients': [dump(g) for g in gradients], 'second': twice})

with open(sys.argv[1], 'w') as f:
    json.dump({'tensorflow': tf.__version__, 'responses': responses, 'batches': batches}, f)
