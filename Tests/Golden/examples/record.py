"""Records what the programs of Tests/Examples compute with Python's TensorFlow 2.15: python record.py examples.json"""
import json, sys
import numpy as np, tensorflow as tf

tf.config.experimental.enable_op_determinism()
results = {}


def keep(program, **values):
    results[program] = {name.replace('_', ' '): {'dtype': str(np.asarray(v).dtype), 'shape': list(np.asarray(v).shape), 'values': [float(f'{x:.9g}') for x in np.asarray(v).ravel().tolist()]} for name, v in values.items()}


def images(n):
    tf.random.set_seed(777)
    x = tf.random.uniform((n, 64), 0., 1., seed=1)
    directions = tf.random.normal((64, 10), 0., 1., seed=2)
    return x, tf.argmax(tf.matmul(x - 0.5, directions), 1)


def normal(stddev, seed):
    # Keras 2.15's own initializers make other numbers of a seed than the random op, which TensorFlow.NET runs.
    return lambda shape, dtype=None: tf.random.normal(shape, 0., stddev, seed=seed)


def linear():
    X = np.array([3.3, 4.4, 5.5, 6.71, 6.93, 4.168, 9.779, 6.182, 7.59, 2.167, 7.042, 10.791, 5.313, 7.997, 5.654, 9.27, 3.1], np.float32)
    Y = np.array([1.7, 2.76, 2.09, 3.19, 1.694, 1.573, 3.366, 2.596, 2.53, 1.221, 2.827, 3.465, 1.65, 2.904, 2.42, 2.94, 1.3], np.float32)
    W, b = tf.Variable(-0.06), tf.Variable(-0.73)
    optimizer = tf.keras.optimizers.legacy.SGD(0.01)
    losses = []
    loss_of = lambda: tf.reduce_sum(tf.pow(W * X + b - Y, 2)) / (2 * len(X))
    for step in range(1, 1001):
        with tf.GradientTape() as g:
            loss = loss_of()
        optimizer.apply_gradients(zip(g.gradient(loss, [W, b]), [W, b]))
        if step % 100 == 0: losses.append(float(loss_of()))
    keep('LinearRegressionEager', losses=np.float32(losses), W=W, b=b)


def logistic():
    x, y = images(512)
    data = tf.data.Dataset.from_tensor_slices((x, y)).repeat().shuffle(512, seed=3).batch(64).prefetch(1).take(100)
    W, b = tf.Variable(tf.ones((64, 10))), tf.Variable(tf.zeros(10))
    model = lambda x: tf.nn.softmax(tf.matmul(x, W) + b)
    def cross_entropy(p, t):
        return tf.reduce_mean(-tf.reduce_sum(tf.one_hot(t, 10) * tf.math.log(tf.clip_by_value(p, 1e-9, 1.)), 1))
    optimizer = tf.keras.optimizers.legacy.SGD(0.1)
    losses = []
    for step, (bx, by) in enumerate(data):
        with tf.GradientTape() as g:
            loss = cross_entropy(model(bx), by)
        optimizer.apply_gradients(zip(g.gradient(loss, [W, b]), [W, b]))
        if (step + 1) % 20 == 0: losses.append(float(cross_entropy(model(bx), by)))
    accuracy = tf.reduce_mean(tf.cast(tf.equal(tf.argmax(model(x), 1), y), tf.float32))
    keep('LogisticRegressionEager', losses=np.float32(losses), W=W, b=b, accuracy=accuracy)


def eager():
    x, y = images(512)
    data = tf.data.Dataset.from_tensor_slices((x, y)).repeat(10).shuffle(512, seed=4).batch(128).prefetch(1)
    h1, h2, wout = [tf.Variable(tf.random.normal(s, 0., 0.1, seed=n)) for s, n in (((64, 32), 11), ((32, 16), 12), ((16, 10), 13))]
    b1, b2, bout = [tf.Variable(tf.zeros(n)) for n in (32, 16, 10)]
    variables = [h1, h2, wout, b1, b2, bout]
    net = lambda x: tf.matmul(tf.sigmoid(tf.matmul(tf.nn.relu(tf.matmul(x, h1) + b1), h2) + b2), wout) + bout
    optimizer = tf.keras.optimizers.legacy.Adam(0.01)
    losses = []
    for step, (bx, by) in enumerate(data):
        with tf.GradientTape() as g:
            loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=by, logits=net(bx)))
        optimizer.apply_gradients(zip(g.gradient(loss, variables), variables))
        if step % 10 == 0: losses.append(float(loss))
    keep('FullyConnectedEager', losses=np.float32(losses), probabilities=tf.nn.softmax(net(x))[:4])


def sequential():
    x, y = images(512)
    model = tf.keras.Sequential([tf.keras.layers.Dense(32, 'relu', kernel_initializer=normal(0.1, 21), input_shape=(64,)), tf.keras.layers.Dense(10, 'softmax', kernel_initializer=normal(0.1, 22))])
    model.compile(tf.keras.optimizers.legacy.Adam(0.01), tf.keras.losses.SparseCategoricalCrossentropy(), ['accuracy'])
    h = model.fit(x[:448], y[:448], batch_size=64, epochs=5, shuffle=False, verbose=0).history
    keep('KerasSequential', losses=np.float32(h['loss']), accuracies=np.float32(h['accuracy']), test=np.float32(model.evaluate(x[448:], y[448:], batch_size=64, verbose=0)), predictions=model.predict(x[448:], batch_size=64, verbose=0)[:4])


def functional():
    x, y = images(512)
    labels = tf.one_hot(y, 10)
    i = tf.keras.Input((64,))
    a = tf.keras.layers.Dense(24, 'tanh', kernel_initializer=normal(0.1, 31))(i)
    b = tf.keras.layers.Dense(24, 'relu', kernel_initializer=normal(0.1, 32))(a)
    joined = tf.keras.layers.Concatenate()([tf.keras.layers.Add()([a, b]), a])
    model = tf.keras.Model(i, tf.keras.layers.Dense(10, kernel_initializer=normal(0.1, 33))(joined))
    model.compile(tf.keras.optimizers.legacy.RMSprop(1e-2), tf.keras.losses.CategoricalCrossentropy(from_logits=True), ['acc'])
    h = model.fit(x[:448], labels[:448], batch_size=64, epochs=4, validation_data=(x[448:], labels[448:]), shuffle=False, verbose=0).history
    keep('KerasFunctional', losses=np.float32(h['loss']), validation=np.float32(h['val_loss']), kernel=model.get_weights()[0][:2])


def subclass():
    x, y = images(512)
    data = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(512, seed=5).batch(64).repeat(3)
    class Scale(tf.keras.layers.Layer):
        def build(self, shape): self.factor = self.add_weight(name='factor', shape=(shape[-1],), initializer='ones')
        def call(self, x): return x * self.factor
    class NeuralNet(tf.keras.Model):
        def __init__(self):
            super().__init__()
            self.scale = Scale()
            self.hidden = tf.keras.layers.Dense(20, 'sigmoid', kernel_initializer=normal(0.2, 41))
            self.out = tf.keras.layers.Dense(10, kernel_initializer=normal(0.2, 42))
        def call(self, x, training=None):
            x = self.out(self.hidden(self.scale(x)))
            return x if training else tf.nn.softmax(x)
    net = NeuralNet()
    optimizer = tf.keras.optimizers.legacy.SGD(0.1)
    losses = []
    for bx, by in data:
        with tf.GradientTape() as g:
            loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=by, logits=net(bx, training=True)))
        optimizer.apply_gradients(zip(g.gradient(loss, net.trainable_variables), net.trainable_variables))
        losses.append(float(loss))
    keep('KerasSubclass', losses=np.float32(losses), probabilities=net(x[:4], training=False))


def tapes():
    x = tf.constant(3.)
    out = {}
    with tf.GradientTape() as t:
        t.watch(x); y = x * x
    out['square'] = t.gradient(y, x)
    with tf.GradientTape(persistent=True) as t:
        t.watch(x); y = x * x; z = y * y
    out['persistent_z'], out['persistent_y'] = t.gradient(z, x), t.gradient(y, x)
    v, w = tf.Variable([[1., 2.], [3., 4.]]), tf.Variable([[0.5], [-0.25]])
    with tf.GradientTape() as t:
        loss = tf.reduce_sum(tf.sigmoid(tf.matmul(v, w)))
    out['matmul_v'], out['matmul_w'] = t.gradient(loss, [v, w])
    with tf.GradientTape() as t:
        t.watch(x); loss = tf.reduce_mean(tf.maximum(x * 2., tf.clip_by_value(x, 0., 2.)) + tf.exp(-x))
    out['piecewise'] = t.gradient(loss, x)
    keep('GradientTapes', **out)
    x = tf.Variable(1.5)
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner: y = x * x * x
        first = inner.gradient(y, x)
    keep('GradientTapes.Nested', first=first, second=outer.gradient(first, x))


def pipelines():
    n = tf.data.Dataset.range(10)
    s = n.map(tf.square)
    every = lambda d: np.int64(list(d.as_numpy_iterator()))
    keep('Pipelines', range=every(n), map=every(s), skip_take=every(n.skip(3).take(4)), shard=every(n.shard(3, 1)), filter=every(n.filter(lambda x: x % 2 == 0)), concatenate=every(n.take(2).concatenate(s.take(3))),
         shuffle=(tf.random.set_seed(777), every(n.shuffle(10, seed=6)))[1], repeat_batch=np.concatenate(list(n.repeat(2).batch(6).as_numpy_iterator())), cache=every(s.cache()),
         zip=np.int64([a * 100 + b for a, b in tf.data.Dataset.zip((n.take(3), s.take(3))).as_numpy_iterator()]))


def numpy_basics():
    a = np.arange(12, dtype=np.int32).reshape(3, 4)
    b = np.float32([[1, 2], [3, 4]])
    c = np.zeros((2, 3), np.int32); c[0, 1] = 7; c[1] = [1, 2, 3]
    keep('NumPyBasics', row=a[1], columns=a[:, 1:3], last=a[-1, -1], strided=a[::2, ::-1], sum=a.sum(0, dtype=np.int32), argmax=b.argmax(1), mean=b.mean(), dot=b.dot(b), stack=np.stack((b, b), 1), concatenate=np.concatenate((b, b), 1),
         linspace=np.linspace(0, 1, 5), sqrt=np.sqrt(b), power=b ** np.float32(2), changed=c, full=np.full((2, 2), 1.5, np.float32), eye=np.eye(3), astype=a.astype(np.float32) / np.float32(3))


for program in (linear, logistic, eager, sequential, functional, subclass, tapes, pipelines, numpy_basics): program()
json.dump(results, open(sys.argv[1], 'w'), indent=0)
