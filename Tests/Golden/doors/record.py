"""Records what the doors to TensorFlow's own modules give, with the gradients of sum(output * upstream): python record.py doors.json (TensorFlow 2.15)"""
import json, sys
import numpy as np, tensorflow as tf

rng = np.random.default_rng(11)
cases = []


def dump(x):
    x = np.asarray(x)
    return {'shape': list(x.shape), 'dtype': x.dtype.name, 'values': [float(f'{v:.17g}') for v in x.ravel()]}


def keep(name, function, *operands, differentiate=1, **options):
    inputs = [tf.constant(x) for x in operands]
    with tf.GradientTape() as tape:
        tape.watch(inputs[:differentiate])
        y = function(*inputs)
        upstream = tf.constant(rng.standard_normal(tuple(y.shape)), tf.float64)
        loss = tf.reduce_sum(y * upstream) if y.dtype.is_floating else None
    gradients = [dump(tf.convert_to_tensor(g)) for g in tape.gradient(loss, inputs[:differentiate])] if loss is not None else []
    cases.append({'name': name, **options, 'inputs': [dump(x) for x in operands], 'output': dump(y.numpy()), 'upstream': dump(upstream.numpy()), 'gradients': gradients})


def normal(*shape):
    return rng.standard_normal(shape)


def whole(high, *shape):
    return rng.integers(0, high, shape).astype(np.int32)


for axes in [None, [0], [1, 2], [-1]]:
    for keepdims in [False, True]:
        keep('reduce_logsumexp', lambda x: tf.reduce_logsumexp(x, axes, keepdims), normal(2, 3, 4), axes=axes, keepdims=keepdims)
        keep('reduce_variance', lambda x: tf.math.reduce_variance(x, axes, keepdims), normal(2, 3, 4), axes=axes, keepdims=keepdims)
        keep('reduce_std', lambda x: tf.math.reduce_std(x, axes, keepdims), normal(2, 3, 4), axes=axes, keepdims=keepdims)
keep('reduce_logsumexp', lambda x: tf.reduce_logsumexp(x), np.array([1000., 1000., -1000.]), axes=None, keepdims=False)
for x, i, axis, batch in [((3, 4), (3, 2), 1, 1), ((2, 3, 4), (2, 3, 5), 2, 2), ((2, 3, 4, 5), (2, 6), 1, 1), ((2, 3, 4, 5), (2, 2, 2), 2, 1), ((2, 3, 4, 5), (2, 3), 3, 1), ((4, 3), (2, 2), 0, 0), ((2, 3, 4), (2, 3, 1, 2), 2, -2)]:
    keep('gather', lambda x, i: tf.gather(x, i, axis=axis, batch_dims=batch), normal(*x), whole(x[axis], *i), axis=axis, batch_dims=batch)
for x, mask, axis in [((4,), (4,), 0), ((3, 4), (3,), 0), ((3, 4), (3, 4), 0), ((2, 3, 4), (3,), 1), ((2, 3, 4), (3, 4), 1)]:
    keep('boolean_mask', lambda x, m: tf.boolean_mask(x, m, axis=axis), normal(*x), rng.integers(0, 2, mask).astype(bool), axis=axis)
keep('where', lambda c: tf.where(c), rng.integers(0, 2, (3, 4)).astype(bool), differentiate=0)
for start, stop, num, axis in [((), (), 5, 0), ((3,), (3,), 4, 0), ((3,), (3,), 4, 1), ((2, 2), (2, 2), 2, -1), ((3,), (3,), 1, 0)]:
    keep('linspace', lambda a, b: tf.linspace(a, b, num, axis=axis), normal(*start), normal(*stop), num=num, axis=axis, differentiate=2)
for a, b in [((5, 3), (5, 2)), ((3, 5), (3, 2)), ((4, 4), (4, 1))]:
    m, r = normal(*a), normal(*b)
    cases.append({'name': 'np.linalg.lstsq', 'inputs': [dump(m), dump(r)], 'output': dump(np.linalg.lstsq(m, r, rcond=None)[0]), 'upstream': None, 'gradients': []})
for axis in [None, 0, 1]:
    m = normal(3, 4)
    cases.append({'name': 'np.linalg.norm', 'axes': axis, 'inputs': [dump(m)], 'output': dump(np.linalg.norm(m, axis=axis)), 'upstream': None, 'gradients': []})
for name in ['bitwise_and', 'bitwise_or', 'bitwise_xor', 'left_shift', 'right_shift']:
    for dtype in ['int32', 'uint8', 'int64', 'int16']:
        a = rng.integers(0 if dtype[0] == 'u' else -99, 100, (3, 4)).astype(dtype)
        b = rng.integers(0 if dtype[0] == 'u' else -3, 12, (4,)).astype(dtype)
        keep(name, getattr(tf.bitwise, name), a, b, differentiate=0)
keep('invert', tf.bitwise.invert, rng.integers(-99, 100, (3, 4)).astype('int32'), differentiate=0)
json.dump(cases, open(sys.argv[1], 'w'), indent=0)
