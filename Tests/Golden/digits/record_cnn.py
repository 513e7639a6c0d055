"""Records lab 11-1's network in real TensorFlow.

  record_cnn.py trace DIGITS cnn-trace.json         the first 20 steps on the first 2,577 built-in digits in batches of 128 with seed 777
  record_cnn.py bands DATA OUT.csv [SEED,SEED,...]  test accuracies after one epoch of batches of 100, appended to OUT.csv in the form of mnist-bands.csv; by default seeds 1000 to 1007

DIGITS is what `run-labs data export DIGITS --data digits` writes. In the trace, as in record.py everything runs eagerly, so that each random op draws its seed from the stream of tf.random.set_seed: the training set's
shuffle, the five kernels in layer order, then one draw for the dropout of each evaluation in training mode, first for the gradient, then for the loss after the update."""
import gzip, json, os, sys
import numpy as np, tensorflow as tf

TRAIN, BATCH, SEED = 2577, 128, 777
mode, folder, target = sys.argv[1:4]


def read_idx(name):
    raw = gzip.open(os.path.join(folder, name + ".gz")).read()
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * raw[3]).reshape([int.from_bytes(raw[4 + 4 * i:8 + 4 * i], "big") for i in range(raw[3])])


def shortest(x):
    return float("%.9g" % float(x))


def trace():
    images = read_idx("train-images-idx3-ubyte")[:TRAIN, ..., None].astype(np.float32) / np.float32(255)
    labels = np.eye(10, dtype=np.float32)[read_idx("train-labels-idx1-ubyte")[:TRAIN]]
    tf.random.set_seed(SEED)
    train = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(100000).batch(BATCH, drop_remainder=True)

    def kernel(*shape):
        places = int(np.prod(shape[:-2]))
        limit = float(np.float32(np.sqrt(6 / (places * (shape[-2] + shape[-1])))))
        return tf.Variable(tf.random.uniform(shape, -limit, limit))

    convolutions = [(kernel(3, 3, a, b), tf.Variable(tf.zeros(b))) for a, b in ((1, 32), (32, 64), (64, 128))]
    dense = [(kernel(a, b), tf.Variable(tf.zeros(b))) for a, b in ((2048, 256), (256, 10))]
    variables = [v for pair in convolutions + dense for v in pair]

    def logits(x, training):
        for w, b in convolutions:
            x = tf.nn.max_pool2d(tf.nn.relu(tf.nn.conv2d(x, w, 1, "SAME") + b), 2, 2, "SAME")
        x = tf.nn.relu(tf.reshape(x, (-1, 2048)) @ dense[0][0] + dense[0][1])
        return (tf.nn.dropout(x, .4) if training else x) @ dense[1][0] + dense[1][1]

    def loss(x, y):
        return tf.reduce_mean(tf.keras.losses.categorical_crossentropy(y, logits(x, True), from_logits=True))

    optimizer, losses, accuracies = tf.keras.optimizers.legacy.Adam(.001), [], []
    for x, y in train:
        with tf.GradientTape() as tape:
            value = loss(x, y)
        optimizer.apply_gradients(zip(tape.gradient(value, variables), variables))
        losses.append(shortest(loss(x, y)))
        accuracies.append(shortest(tf.reduce_mean(tf.cast(tf.equal(tf.argmax(logits(x, False), 1), tf.argmax(y, 1)), tf.float32))))
    json.dump({"tensorflow": tf.__version__, "seed": SEED, "batch": BATCH, "train_loss": losses, "train_accuracy": accuracies}, open(target, "w"), indent=0)
    print(losses, accuracies)


def bands(seeds):
    pictures = lambda name: read_idx(name)[..., None].astype(np.float32) / np.float32(255)
    classes = lambda name: np.eye(10, dtype=np.float32)[read_idx(name)]
    x, y, test_x, test_y = pictures("train-images-idx3-ubyte"), classes("train-labels-idx1-ubyte"), pictures("t10k-images-idx3-ubyte"), classes("t10k-labels-idx1-ubyte")
    K = tf.keras.layers
    for seed in seeds:
        tf.keras.utils.set_random_seed(seed)
        model = tf.keras.Sequential([tf.keras.Input((28, 28, 1))])
        for filters in (32, 64, 128):
            model.add(K.Conv2D(filters, 3, padding="same", activation="relu"))
            model.add(K.MaxPool2D(padding="same"))
        for layer in (K.Flatten(), K.Dense(256, activation="relu"), K.Dropout(.4), K.Dense(10)):
            model.add(layer)
        optimizer = tf.keras.optimizers.legacy.Adam(.001)

        @tf.function
        def train(a, b):
            with tf.GradientTape() as tape:
                value = tf.reduce_mean(tf.keras.losses.categorical_crossentropy(b, model(a, training=True), from_logits=True))
            optimizer.apply_gradients(zip(tape.gradient(value, model.trainable_variables), model.trainable_variables))
            return value

        for a, b in tf.data.Dataset.from_tensor_slices((x, y)).shuffle(100000, seed=seed).batch(100).prefetch(1):
            value = train(a, b)
        right = sum(int(np.sum(model(test_x[i:i + 100], training=False).numpy().argmax(1) == test_y[i:i + 100].argmax(1))) for i in range(0, len(test_x), 100))
        accuracy = right / len(test_x)
        with open(target, "a") as out:
            out.write(f"11-1-cnn,{seed},{accuracy:.4f},{accuracy:.5f},{accuracy:.4f},{accuracy:.4f},{float(value):.5f}\n")


trace() if mode == "trace" else bands([int(seed) for seed in sys.argv[4].split(",")] if len(sys.argv) > 4 else range(1000, 1008))
