"""Records how Python prints float32 arrays: numpy_text.py OUT.json. Needs NumPy 1.26 or later of the first line."""
import json, sys
import numpy as np

random = np.random.RandomState(1)
f = np.float32


def of(*values, shape=None):
    a = np.array(values, f)
    return a.reshape(shape) if shape else a


arrays = [
    of(0, 0, shape=(2, 1)), of(0), of(0, -0.0, 1), of(1, 2.5, -3, 0.1, shape=(2, 2)), of(1.4752518e-07, 1.4728136e-07, shape=(2, 1)),
    of(np.nan, 1, np.inf, -np.inf), of(np.nan, 1e-9, -np.inf), of(np.nan, np.inf), of(1e8, 1), of(99999999, 1), of(1000, 1), of(1001, 1), of(1e-4, .05), of(9.99e-5, .05), of(3.4e38, 1e-38, 1e-45),
    of(.1, .123456789, 12.3456789), of(123.456789, 1), of(.000123456789, .01), of(1e-10), of(16777216, 1), of(5e-5), of(1e16), of(.30000001, .3),
]
for shape in [(4, 1), (2, 2), (1, 2), (3,), (10,), (2, 10), (10, 10), (17,), (2, 3, 2), (2, 1, 3, 2)]:
    for scale in [1, 10, 1e-3, 1e-6, 1e6, None]:
        a = random.randn(*shape) * (scale if scale else 10.0 ** random.randint(-9, 9, shape))
        arrays.append(a.astype(f))
arrays += [np.round(random.randn(3, 3) * 4).astype(f), np.round(random.randn(40) * 100).astype(f), np.round(random.randn(2, 2), 2).astype(f)]
numbers = [0, -0.0, 1, -1.5, .1, .6931472, 2.2801e-06, 1e-4, 9.9999e-5, 1e15, 1e16, 123456.79, 16777216, 3.4e38, 1e-45, np.nan, np.inf, -np.inf, *random.randn(20), *(10.0 ** random.randint(-30, 30, 20) * random.randn(20))]


def number(x):
    return float("%.9g" % float(x)) if np.isfinite(x) else str(x)


with open(sys.argv[1], "w") as out:
    json.dump({
        "numpy": np.__version__,
        "arrays": [{"shape": list(a.shape), "values": [number(x) for x in a.ravel()], "str": str(a), "repr": repr(a)} for a in arrays],
        "numbers": [{"value": number(f(x)), "str": str(f(x))} for x in numbers],
        "list": {"values": [number(x) for x in arrays[3].ravel()], "str": str([arrays[3], arrays[3]])},
    }, out)
