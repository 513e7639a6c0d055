"""Records convolution and pooling of TensorFlow 2.15, layers of Keras in the form of keras.json and ops with the gradients of sum(output * upstream): python record.py convolution.json"""
import json, sys
import numpy as np, tensorflow as tf

rng = np.random.default_rng(11)
layers, ops = [], []
K = tf.keras.layers


def dump(x, name=None):
    x = np.asarray(x)
    values = [float(f'{v:.9g}') if x.dtype.kind == 'f' else int(v) for v in x.ravel()]
    return {**({'name': name} if name else {}), 'dtype': x.dtype.name, 'shape': list(x.shape), 'values': values}


def dumped(x):
    return x if x is None else [dump(each) for each in x] if isinstance(x, list) else dump(x)


def normal(*shape):
    return rng.standard_normal(shape).astype(np.float32)


def layer(make, shape, steps=1, training=False, batches=None, inputs=None):
    """Outputs, gradients and the weights after each step, as the recorder of keras.json has them; batches: the batch of each step; inputs: in place of random numbers, a list where the layer takes more than one."""
    made = make()
    made.build(shape)
    initial = [normal(*w.shape) if 'moving_variance' not in w.name else np.abs(normal(*w.shape)) + .5 for w in made.weights]
    made.set_weights(initial)
    config = {k: v for k, v in made.get_config().items() if isinstance(v, (str, int, float, bool, list, tuple, type(None)))}
    record = {'layer': type(made).__name__, 'config': config, 'training': training,
              'initial_weights': [dump(v, w.name.split(':')[0].split('/')[-1]) for v, w in zip(initial, made.weights)], 'steps': []}
    for batch in batches or [shape[0]] * steps:
        x = tf.nest.map_structure(tf.constant, normal(batch, *shape[1:]) if inputs is None else inputs)
        with tf.GradientTape(persistent=True) as tape:
            tape.watch(x)
            y = made(x, training=training)
            upstream = normal(*y.shape)
            total = tf.reduce_sum(y * upstream)
        dx = tape.gradient(total, x)
        record['steps'].append({'input': dumped(x), 'upstream': dump(upstream), 'output': dump(y), 'input_gradient': dumped(dx),
                                'weight_gradients': [dump(tf.convert_to_tensor(g)) for g in tape.gradient(total, made.trainable_weights)],
                                'weights_after': [dump(w) for w in made.weights]})
    layers.append(record)


def op(name, function, *operands, **options):
    inputs = [tf.constant(x) for x in operands]
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(inputs)
        y = function(*inputs)
        upstream = normal(*y.shape)
        total = tf.reduce_sum(y * upstream)
    ops.append({'op': name, **options, 'inputs': [dump(x) for x in operands], 'output': dump(y), 'upstream': dump(upstream), 'gradients': [dump(g) for g in tape.gradient(total, inputs)]})


for padding in ('valid', 'same'):
    layer(lambda: K.Conv2D(4, 3, padding=padding, activation='relu'), (3, 7, 5, 2), batches=[3, 1])
    layer(lambda: K.Conv2D(3, (2, 3), strides=(2, 3), padding=padding, use_bias=False), (2, 8, 7, 3))
    layer(lambda: K.Conv2D(5, (3, 2), dilation_rate=(2, 1), padding=padding, activation='tanh'), (2, 9, 6, 1))
    layer(lambda: K.Conv2D(18, 5, strides=2, padding=padding), (2, 11, 9, 9))
    layer(lambda: K.Conv2D(6, 3, groups=3, padding=padding, activation='relu'), (2, 6, 5, 9))
    for pool in (K.MaxPooling2D, K.AveragePooling2D):
        layer(lambda: pool(padding=padding), (2, 7, 5, 3), batches=[2, 1])
        layer(lambda: pool((3, 2), (2, 1), padding=padding), (2, 6, 7, 9))
        layer(lambda: pool(2, 3, padding=padding), (1, 8, 9, 1))
layer(lambda: K.Conv2D(7, 1, activation='sigmoid'), (2, 5, 4, 3))
for pool in (K.GlobalAveragePooling2D, K.GlobalMaxPooling2D):
    for data_format in ('channels_last', 'channels_first'):
        layer(lambda: pool(data_format=data_format), (2, 5, 4, 3))
for padding in ('valid', 'same'):
    layer(lambda: K.Conv2DTranspose(4, 3, strides=2, padding=padding, activation='relu'), (2, 5, 4, 3))
    layer(lambda: K.Conv2DTranspose(3, (2, 4), strides=(3, 1), padding=padding, use_bias=False), (1, 4, 5, 2))
    layer(lambda: K.DepthwiseConv2D(3, padding=padding, activation='relu'), (2, 6, 5, 9))
    layer(lambda: K.DepthwiseConv2D((2, 3), strides=2, depth_multiplier=2, padding=padding, use_bias=False), (2, 7, 6, 3))
layer(lambda: K.Permute((3, 1, 2)), (2, 3, 4, 5))
layer(lambda: K.Rescaling(1 / 127.5, -1), (2, 3, 4))
layer(lambda: K.UpSampling1D(3), (2, 4, 3))
layer(lambda: K.UpSampling2D((2, 3)), (2, 3, 4, 2))
layer(lambda: K.ZeroPadding2D(((1, 0), (2, 3))), (2, 3, 4, 2))
layer(lambda: K.BatchNormalization(momentum=.9), (3, 4, 3, 5), steps=2, training=True)
layer(lambda: K.BatchNormalization(epsilon=.01), (2, 4, 3, 5))

for padding in ('VALID', 'SAME'):
    for strides, dilations in (((1, 1), (1, 1)), ((2, 2), (1, 1)), ((1, 2), (1, 1)), ((1, 1), (2, 2)), ((1, 1), (1, 3))):
        op('conv2d', lambda x, w: tf.nn.conv2d(x, w, strides, padding, dilations=dilations), normal(2, 9, 10, 3), normal(3, 2, 3, 4), strides=strides, dilations=dilations, padding=padding)
    for size, strides in ((2, 2), (3, 2), (2, 1), (3, 5)):
        op('max_pool', lambda x: tf.nn.max_pool2d(x, size, strides, padding), np.round(normal(2, 8, 7, 10) * 2).astype(np.float32), size=size, strides=strides, padding=padding)
for padding in ('valid', 'same'):
    layer(lambda: K.DepthwiseConv2D((3, 2), dilation_rate=2, depth_multiplier=2, padding=padding), (2, 8, 7, 3))
    layer(lambda: K.Conv2DTranspose(3, (3, 2), dilation_rate=(2, 2), padding=padding), (2, 6, 5, 2))
layer(lambda: K.Embedding(6, 3), (2, 4), inputs=np.int32([[0, 5, 2, 2], [3, 2, 5, 1]]))
layer(lambda: K.Embedding(6, 3), (3,), inputs=np.float32([4, 0.9, 4]))
layer(lambda: K.Subtract(), [(2, 3, 4), (2, 3, 4)], inputs=[normal(2, 3, 4), normal(2, 3, 4)])
layer(lambda: K.Subtract(), [(2, 3, 4), (2, 1, 4)], inputs=[normal(2, 3, 4), normal(2, 1, 4)])
for padding in ('valid', 'same'):
    layer(lambda: K.Conv1D(4, 3, padding=padding, activation='relu'), (3, 7, 2), batches=[3, 1])
    layer(lambda: K.Conv1D(3, 2, strides=3, padding=padding, use_bias=False), (2, 8, 3))
    layer(lambda: K.Conv1D(5, 3, dilation_rate=2, padding=padding, activation='tanh'), (2, 9, 1))
    layer(lambda: K.Conv1D(6, 3, groups=3, padding=padding), (2, 6, 9))
    for pool in (K.MaxPooling1D, K.AveragePooling1D):
        layer(lambda: pool(padding=padding), (2, 7, 3))
        layer(lambda: pool(3, 2, padding=padding), (2, 8, 9))
for pool in (K.GlobalAveragePooling1D, K.GlobalMaxPooling1D):
    for data_format in ('channels_last', 'channels_first'):
        layer(lambda: pool(data_format=data_format), (2, 5, 3))
layer(lambda: K.Cropping1D((1, 2)), (2, 6, 3))
layer(lambda: K.Cropping2D(((1, 0), (2, 1))), (2, 4, 5, 2))
layer(lambda: K.Cropping2D(1, data_format='channels_first'), (2, 2, 4, 5))
layer(lambda: K.Cropping3D(((1, 0), (0, 1), (1, 1))), (1, 3, 3, 4, 2))
layer(lambda: K.EinsumDense('abc,cd->abd', (None, 4), bias_axes='d', activation='relu'), (2, 3, 5))
layer(lambda: K.EinsumDense('...x,xy->...y', 4, bias_axes='y'), (2, 3, 5))
layer(lambda: K.EinsumDense('abc,bcd->ad', 4), (2, 3, 5))
layer(lambda: K.EinsumDense('ab...,bc->ac...', 4, bias_axes='c'), (2, 3, 5))
layer(lambda: K.EinsumDense('abc,cde->abde', (None, 2, 3), bias_axes='de'), (2, 4, 5))
layer(lambda: K.Normalization(mean=.5, variance=4.), (2, 3, 4))
layer(lambda: K.Normalization(mean=.5, variance=4., invert=True), (2, 3))
for shape, mode in (((4,), 'one_hot'), ((4, 1), 'one_hot'), ((3, 4), 'multi_hot'), ((3, 4), 'count'), ((5,), 'multi_hot')):
    layer(lambda: K.CategoryEncoding(5, mode), shape, inputs=rng.integers(0, 5, shape).astype(np.int32))
normalizations = []
for axis, invert, shape in ((-1, False, (70, 3)), (None, False, (40,)), (-1, True, (40, 3)), ((1, 2), False, (35, 2, 3)), (1, False, (33, 2, 3))):
    made, data, x = K.Normalization(axis=axis, invert=invert), normal(*shape) * 3 + 1, normal(*shape)[:2]
    made.adapt(data)
    normalizations.append({'config': made.get_config(), 'data': dump(data), 'input': dump(x), 'output': dump(made(x)), 'weights': [dump(w) for w in made.weights]})
json.dump({'normalizations': normalizations, 'tensorflow': tf.__version__, 'layers': layers, 'ops': ops}, open(sys.argv[1], 'w'))
