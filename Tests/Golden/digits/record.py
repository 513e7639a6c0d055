"""Records what real TensorFlow does in the MNIST labs, on the images of a folder of four IDX files (.gz or plain).

  record.py trace DATA OUT.json [--seed 777] [--labs A,B] [--steps 468] [--permute N]    losses and accuracies by step
  record.py envelope OUT.csv TRACE.json TRACE.json ...                                   how far runs that differ only in the order of sums drift apart
  record.py bands DATA OUT.csv [--seeds 8] [--labs A,B]                                  final accuracies over seeds 1000, 1001, ...

Needs Python with TensorFlow 2.15 on CPU. TF_ENABLE_ONEDNN_OPTS=0 chooses TensorFlow's other matrix kernels.
Everything runs eagerly, so that each random op draws its seed from the stream of tf.random.set_seed at the moment it runs, in the order in which the
published notebooks do: the training set's shuffle, the test set's, all kernels in layer order, then one draw per dropout layer and training-mode evaluation
(in each step first for the gradient, then for the loss after the update)."""
import argparse, csv, gzip, hashlib, json, os

LABS = {  # widths of the hidden layers, activation, initializer, dropout rate, batch normalization
    "10-1-sigmoid": ([256] * 2, "sigmoid", "normal", 0, False),
    "10-1-relu": ([256] * 2, "relu", "normal", 0, False),
    "10-2-xavier": ([256] * 2, "relu", "glorot", 0, False),
    "10-2-he": ([256] * 2, "relu", "he", 0, False),
    "10-2-deep": ([512] * 4, "relu", "glorot", 0, False),
    "10-3-dropout": ([512] * 4, "relu", "glorot", 0.5, False),
    "10-4-batchnorm": ([512] * 4, "relu", "glorot", 0, True),
    "10-1-tanh": ([256] * 2, "tanh", "normal", 0, False),
    "10-1-elu": ([256] * 2, "elu", "normal", 0, False),
    "10-1-selu": ([256] * 2, "selu", "normal", 0, False),
    "10-2-normal-1": ([256] * 2, "relu", "normal-1", 0, False),  # variance 1
}
BANDS = list(LABS)[:7] + ["10-2-normal-1"]
BATCH, EPOCH = 128, 468
RECORDED = sorted({*range(21), *range(30, 460, 10), *range(458, EPOCH)})


def shortest(x):
    """A float32 with the nine significant digits that give it back."""
    return float("%.9g" % float(x))


def read_idx(folder, name):
    path = os.path.join(folder, name)
    raw = gzip.open(path + ".gz").read() if os.path.exists(path + ".gz") else open(path, "rb").read()
    rank = raw[3]
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * rank).reshape([int.from_bytes(raw[4 + 4 * i:8 + 4 * i], "big") for i in range(rank)])


def read(folder):
    images = lambda name: read_idx(folder, name).astype(np.float32).reshape(-1, 784) / np.float32(255)
    labels = lambda name: np.eye(10, dtype=np.float32)[read_idx(folder, name)]
    return images("train-images-idx3-ubyte"), labels("train-labels-idx1-ubyte"), images("t10k-images-idx3-ubyte"), labels("t10k-labels-idx1-ubyte")


class Lab:
    """A lab's network. With permute, input pixels and the first kernel's rows are permuted alike and each batch is turned round, which changes nothing but the order of sums."""

    def __init__(self, name, data, seed, permute=None):
        widths, self.activation, self.initializer, self.rate, self.normalized = LABS[name]
        self.widths = [784, *widths, 10]
        self.reversed = permute is not None
        pixels = np.random.RandomState(permute).permutation(784) if self.reversed else np.arange(784)
        tf.random.set_seed(seed)
        self.train = tf.data.Dataset.from_tensor_slices((data[0][:, pixels], data[1], np.arange(len(data[0])))).shuffle(100000).batch(BATCH, drop_remainder=True)
        tf.data.Dataset.from_tensor_slices(data[3]).shuffle(100000)  # draws the test set's seed; accuracy does not depend on the order
        self.test_images, self.test_labels = tf.constant(data[2][:, pixels]), tf.constant(data[3])
        self.initial = [self.kernel((i, o)) for i, o in zip(self.widths, self.widths[1:])]
        layers = tf.keras.layers
        self.dense = [layers.Dense(width) for width in self.widths[1:]]
        self.norms = [layers.BatchNormalization() for _ in widths] if self.normalized else []
        self.act = layers.Activation(self.activation)
        self.variables = []
        for i, layer in enumerate(self.dense):
            layer.build((None, self.widths[i]))
            layer.kernel.assign(self.initial[i][pixels] if i == 0 else self.initial[i])
            layer.bias.assign(tf.zeros_like(layer.bias))
            self.variables += layer.trainable_variables
            if self.normalized and i < len(self.norms):
                self.norms[i].build((None, self.widths[i + 1]))
                self.variables += self.norms[i].trainable_variables
        self.unpermute = np.argsort(pixels)
        self.optimizer = tf.keras.optimizers.legacy.Adam(0.001)

    def kernel(self, shape):
        if self.initializer.startswith("normal"):
            return tf.random.normal(shape, 0.0, 1.0 if self.initializer == "normal-1" else 0.05).numpy()
        limit = (6 / (shape[0] + (shape[1] if self.initializer == "glorot" else 0))) ** 0.5
        return tf.random.uniform(shape, -limit, limit).numpy()

    def dropout(self, x):
        drawn = tf.random.uniform(x.shape)
        if self.reversed:
            drawn = drawn[::-1]
        return tf.where(drawn >= self.rate, x * (1 / (1 - self.rate)), 0.0)

    def logits(self, x, training):
        for i, layer in enumerate(self.dense[:-1]):
            x = layer(x)
            if self.normalized:
                x = self.norms[i](x, training=training)
            x = self.act(x)
            if self.rate and training:
                x = self.dropout(x)
        return self.dense[-1](x)

    def loss(self, x, y):
        return tf.reduce_mean(tf.keras.losses.categorical_crossentropy(y, self.logits(x, True), from_logits=True))

    def accuracy(self, x, y):
        hits = tf.equal(tf.argmax(self.logits(x, False), -1), tf.argmax(y, -1))
        return tf.reduce_mean(tf.cast(hits, tf.float32))

    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.loss(x, y)
        gradients = tape.gradient(loss, self.variables)
        self.optimizer.apply_gradients(zip(gradients, self.variables))
        return loss, gradients

    def batches(self, steps):
        for step, (x, y, index) in enumerate(self.train.take(steps)):
            yield (step, x[::-1], y[::-1], index) if self.reversed else (step, x, y, index)

    def test_accuracy(self):
        return self.accuracy(self.test_images, self.test_labels)


def trace(name, data, seed, steps, permute):
    lab = Lab(name, data, seed, permute)
    out = {
        "network": {"widths": lab.widths, "activation": lab.activation, "initializer": lab.initializer, "dropout": lab.rate,
                    "batch_normalization_before_activation": lab.normalized},
        "initial_kernels": [{"shape": list(k.shape), "first": [shortest(v) for v in k.ravel()[:6]], "sum64": float(np.sum(k, dtype=np.float64)),
                             "sha256_of_le_bytes": hashlib.sha256(k.astype("<f4").tobytes()).hexdigest()} for k in lab.initial],
        "first_batch_indices": None, "step_0": None, "columns": ["step", "train_loss", "train_accuracy", "test_accuracy"], "rows": []}
    for step, x, y, index in lab.batches(steps):
        before, gradients = lab.step(x, y)
        loss = lab.loss(x, y)
        if step == 0:
            out["first_batch_indices"] = index.numpy()[:16].tolist()
            out["step_0"] = {"loss_before_update": shortest(before), "gradient_norms": [shortest(tf.norm(g)) for g in gradients]}
        if step in RECORDED:
            out["rows"].append([step, shortest(loss), shortest(lab.accuracy(x, y)), shortest(lab.test_accuracy())])
    kernels = [d.kernel.numpy() for d in lab.dense]
    kernels[0] = kernels[0][lab.unpermute]
    out["final_kernels_sum64"] = [float(np.sum(k, dtype=np.float64)) for k in kernels]
    if lab.normalized:
        out["final_moving_mean_first"] = [[shortest(v) for v in n.moving_mean.numpy()[:4]] for n in lab.norms]
        out["final_moving_variance_first"] = [[shortest(v) for v in n.moving_variance.numpy()[:4]] for n in lab.norms]
    return out


def record_trace(a):
    data = read(a.data)
    out = {"tensorflow": tf.__version__, "onednn": os.environ.get("TF_ENABLE_ONEDNN_OPTS", "1"), "seed": a.seed, "batch": BATCH, "optimizer": "Adam(0.001)", "labs": {}}
    for name in a.labs.split(",") if a.labs else list(LABS)[:10]:
        out["labs"][name] = trace(name, data, a.seed, a.steps, a.permute)
        with open(a.out, "w") as f:
            json.dump(out, f)
        print(name, out["labs"][name]["rows"][-1], flush=True)


def record_envelope(a):
    runs = [json.load(open(path))["labs"] for path in a.traces]
    rows, relu = [], {}
    for name in runs[0]:
        loss = accuracy = 0.0
        for same in zip(*(run[name]["rows"] for run in runs)):
            step = same[0][0]
            loss = max(loss, max(r[1] for r in same) - min(r[1] for r in same))
            accuracy = max(accuracy, max(r[3] for r in same) - min(r[3] for r in same))
            rows.append((name, step, loss, accuracy))
            if LABS[name][1] == "relu":
                so_far = relu.setdefault(step, [0.0, 0.0])
                so_far[:] = max(so_far[0], loss), max(so_far[1], accuracy)
    rows += [("any-relu-lab", step, *largest) for step, largest in relu.items()]
    with open(a.out, "w") as f:
        f.write("lab,step,largest_loss_difference_so_far,largest_test_accuracy_difference_so_far\n")
        f.writelines("%s,%d,%.1e,%.4f\n" % row for row in rows)


def record_bands(a):
    data = read(a.data)
    done = {(r["lab"], r["seed"]) for r in csv.DictReader(open(a.out))} if os.path.exists(a.out) else set()
    with open(a.out, "a") as f:
        if not done:
            f.write("lab,seed,final,mean50,min50,max50,loss\n")
        for seed in range(1000, 1000 + a.seeds):
            for name in a.labs.split(",") if a.labs else BANDS:
                if (name, str(seed)) in done:
                    continue
                lab, last50 = Lab(name, data, seed), []
                for step, x, y, _ in lab.batches(EPOCH):
                    lab.step(x, y)
                    if lab.normalized or lab.rate or step == EPOCH - 1:  # otherwise the evaluation changes nothing
                        loss = lab.loss(x, y)
                    if EPOCH - 50 <= step and (EPOCH - 1 - step) % 5 == 0:
                        last50.append(float(lab.test_accuracy()))
                f.write("%s,%d,%.4f,%.5f,%.4f,%.4f,%.5f\n" % (name, seed, last50[-1], sum(last50) / len(last50), min(last50), max(last50), loss))
                f.flush()


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
commands = parser.add_subparsers(required=True)
command = commands.add_parser("trace")
command.add_argument("data")
command.add_argument("out")
command.add_argument("--seed", type=int, default=777)
command.add_argument("--labs")
command.add_argument("--steps", type=int, default=EPOCH)
command.add_argument("--permute", type=int)
command.set_defaults(run=record_trace)
command = commands.add_parser("envelope")
command.add_argument("out")
command.add_argument("traces", nargs="+")
command.set_defaults(run=record_envelope)
command = commands.add_parser("bands")
command.add_argument("data")
command.add_argument("out")
command.add_argument("--seeds", type=int, default=8)
command.add_argument("--labs")
command.set_defaults(run=record_bands)

if __name__ == "__main__":
    arguments = parser.parse_args()
    if arguments.run is not record_envelope:
        import numpy as np, tensorflow as tf
    arguments.run(arguments)
