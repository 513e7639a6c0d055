"""Records tf.einsum and tf.linalg.lstsq of TensorFlow 2.15 with the gradients of sum(output * upstream): python record.py linalg.json"""
import json, sys
import numpy as np, tensorflow as tf

rng = np.random.default_rng(7)
cases = []


def dump(x):
    return {'shape': list(x.shape), 'values': [float(f'{v:.17g}') for v in np.asarray(x).ravel()]}


def keep(name, function, *operands, **options):
    inputs = [tf.constant(x) for x in operands]
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        y = function(*inputs)
        upstream = tf.constant(rng.standard_normal(y.shape))
        loss = tf.reduce_sum(y * upstream)
    cases.append({'name': name, **options, 'inputs': [dump(x) for x in operands], 'output': dump(y.numpy()), 'upstream': dump(upstream.numpy()), 'gradients': [dump(g.numpy()) for g in tape.gradient(loss, inputs)]})


def normal(*shape):
    return rng.standard_normal(shape)


for equation, shapes in [('ij,jk->ik', [(2, 3), (3, 4)]), ('ij,jk', [(2, 3), (3, 4)]), ('ij->ji', [(2, 3)]), ('ba', [(2, 3)]), ('ii->i', [(3, 3)]), ('ii', [(3, 3)]), ('ij->', [(2, 3)]), ('i,j->ij', [(2,), (3,)]),
                         ('bij,bjk->bik', [(2, 3, 4), (2, 4, 5)]), ('...ij,...jk->...ik', [(2, 1, 3, 4), (5, 4, 2)]), ('i,i->', [(4,), (4,)]), ('ij,kj,k->i', [(2, 3), (4, 3), (4,)]),
                         ('bqhd,bkhd->bhqk', [(2, 3, 2, 4), (2, 5, 2, 4)]), ('iji,j->i', [(3, 2, 3), (2,)]), ('...a->...', [(2, 3, 4)]), ('ij, jk -> ki', [(2, 3), (3, 4)])]:
    keep('einsum', lambda *x: tf.einsum(equation, *x), *[normal(*s) for s in shapes], equation=equation)
keep('lstsq', lambda a, b: tf.linalg.lstsq(a, b), normal(5, 3), normal(5, 2), fast=True, l2=0.)
keep('lstsq', lambda a, b: tf.linalg.lstsq(a, b, l2_regularizer=0.5), normal(2, 5, 3), normal(2, 5, 2), fast=True, l2=0.5)
keep('lstsq', lambda a, b: tf.linalg.lstsq(a, b), normal(3, 5), normal(3, 2), fast=True, l2=0.)
json.dump(cases, open(sys.argv[1], 'w'), indent=0)
