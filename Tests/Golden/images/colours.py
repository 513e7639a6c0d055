"""Records hue and saturation of tf.image and BMP files of TensorFlow 2.15: python colours.py colours.json"""
import base64, json, struct, sys
import numpy as np, tensorflow as tf

rng = np.random.default_rng(29)


def dump(x):
    x = np.asarray(x)
    return {'dtype': x.dtype.name, 'shape': list(x.shape), 'values': [float(f'{v:.9g}') if x.dtype.kind == 'f' else int(v) for v in x.ravel()]}


def colours():
    cases = []
    pixels = rng.integers(0, 256, (2, 5, 4, 3)).astype(np.uint8)
    # Grey, black, and two equal channels.
    pixels[0, 0, :, :] = [[7, 7, 7], [0, 0, 0], [9, 200, 200], [200, 9, 9]]
    for x in (pixels, pixels[0], (pixels / 255).astype(np.float32), pixels.astype(np.uint16) * 257, rng.standard_normal((3, 4, 3)).astype(np.float32)):
        for name, numbers in (('adjust_hue', (0., .2, -.37, 1., -1.)), ('adjust_saturation', (0., .4, 1., 3.))):
            for number in numbers:
                cases.append({'name': name, 'number': number, 'x': dump(x), 'y': dump(getattr(tf.image, name)(x, number))})
    return cases


def bmp(width, height, bits, rows, start=54, between=b''):
    data = b''.join(rows)
    return b'BM' + struct.pack('<IHHI', start + len(data), 0, 0, start) + struct.pack('<IiiHHIIiiII', 40, width, height, 1, bits, 0, len(data), 0, 0, 0, 0) + between + data


def bmps():
    cases = []
    for width, height, channels in ((3, 2, 3), (5, -3, 3), (4, 3, 4), (3, -2, 4), (5, 3, 1), (1, 1, 3), (8, -1, 1), (2, 2, 2)):
        rows = [bytes(rng.integers(0, 256, width * channels).astype(np.uint8)) + b'\0' * (-width * channels % 4) for _ in range(abs(height))]
        for between in (b'', b'palette.'):
            data = bmp(width, height, 8 * channels, rows, 54 + len(between), between)
            results = []
            for asked in (0, 1, 3, 4):
                for op, dtype in (('bmp', 'uint8'), ('image', 'uint8'), ('image', 'uint16'), ('image', 'float32'), ('png', 'uint8')):
                    # TensorFlow may end with a segmentation fault where pixels are to be converted from other files.
                    if dtype != 'uint8' and (channels != 3 or asked != 0 or height < 0): continue
                    try:
                        y = tf.io.decode_bmp(data, asked) if op == 'bmp' else tf.raw_ops.DecodePng(contents=data, channels=asked) if op == 'png' else tf.io.decode_image(data, asked, tf.as_dtype(dtype))
                        results.append({'op': op, 'channels': asked, 'dtype': dtype, 'y': dump(y)})
                    except Exception as e:
                        results.append({'op': op, 'channels': asked, 'dtype': dtype, 'error': type(e).__name__})
            cases.append({'name': f'{width} by {height}, {channels}', 'file': base64.b64encode(data).decode(), 'results': results})
    return cases


with open(sys.argv[1], 'w') as f:
    json.dump({'tensorflow': tf.__version__, 'colours': colours(), 'bmp': bmps()}, f)
