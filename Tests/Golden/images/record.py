"""Records tf.image, PNG files, layers of images, folders of images and layers' configurations of TensorFlow 2.15: python record.py images.json"""
import base64, json, os, pickle, struct, sys, tempfile, zlib
import numpy as np, tensorflow as tf

rng = np.random.default_rng(17)
K = tf.keras.layers


def dump(x):
    x = np.asarray(x)
    return {'dtype': x.dtype.name, 'shape': list(x.shape), 'values': [float(f'{v:.9g}') if x.dtype.kind == 'f' else int(v) for v in x.ravel()]}


def images(*shape, dtype='float32'):
    return rng.standard_normal(shape).astype(np.float32) if dtype == 'float32' else rng.integers(0, 256, shape).astype(dtype)


def resized():
    cases = []
    sizes = [((2, 5, 7, 3), (3, 4)), ((1, 4, 3, 1), (9, 8)), ((3, 6, 5, 2), (6, 5)), ((0, 5, 4, 3), (2, 7)), ((1, 1, 1, 2), (3, 5)), ((1, 7, 8, 1), (1, 1)), ((1, 13, 11, 1), (5, 4))]
    methods = [(m, a) for m in ('bilinear', 'nearest', 'bicubic', 'area', 'lanczos3', 'lanczos5', 'gaussian', 'mitchellcubic') for a in (False, True) if not (a and m in ('nearest', 'area'))]
    for method, antialias in methods:
        for shape, size in sizes:
            for dtype in ('float32', 'uint8') if shape[0] == 2 else ('float32',):
                x = tf.constant(images(*shape, dtype=dtype))
                with tf.GradientTape() as tape:
                    tape.watch(x) if dtype == 'float32' else None
                    y = tf.image.resize(x, size, method=method, antialias=antialias)
                    up = tf.constant(images(*y.shape))
                    loss = tf.reduce_sum(tf.cast(y, tf.float32) * up)
                g = tape.gradient(loss, x) if dtype == 'float32' and method != 'area' else None
                cases.append({'method': method, 'antialias': antialias, 'x': dump(x), 'size': list(size), 'y': dump(y), 'up': dump(up), 'gradient': None if g is None else dump(g)})
    return cases


def legacy():
    cases = []
    for op in ('resize_bilinear', 'resize_nearest_neighbor', 'resize_bicubic'):
        for align, half in ((False, False), (True, False), (False, True)):
            x = tf.constant(images(2, 5, 7, 2))
            with tf.GradientTape() as tape:
                tape.watch(x)
                y = getattr(tf.raw_ops, {'resize_bilinear': 'ResizeBilinear', 'resize_nearest_neighbor': 'ResizeNearestNeighbor', 'resize_bicubic': 'ResizeBicubic'}[op])(
                    images=x, size=[8, 3], align_corners=align, half_pixel_centers=half)
                up = tf.constant(images(*y.shape))
                loss = tf.reduce_sum(y * up)
            cases.append({'op': op, 'align': align, 'half': half, 'x': dump(x), 'y': dump(y), 'up': dump(up), 'gradient': dump(tape.gradient(loss, x))})
    return cases


def crops():
    cases = []
    for method in ('bilinear', 'nearest'):
        for size in ((4, 3), (1, 5), (1, 1)):
            x = tf.constant(images(2, 5, 6, 3))
            boxes = tf.constant(np.array([[.1, .2, .7, .9], [0, 0, 1, 1], [1, 1, 0, 0], [-.3, .1, .5, 1.4], [.31, .47, .3, .5]], np.float32))
            which = tf.constant([0, 1, 1, 0, 1], tf.int32)
            with tf.GradientTape() as tape:
                tape.watch([x, boxes])
                y = tf.image.crop_and_resize(x, boxes, which, size, method=method, extrapolation_value=.5)
                up = tf.constant(images(*y.shape))
                loss = tf.reduce_sum(y * up)
            gx, gb = tape.gradient(loss, [x, boxes])
            cases.append({'method': method, 'x': dump(x), 'boxes': dump(boxes), 'which': dump(which), 'size': list(size), 'y': dump(y), 'up': dump(up), 'gradient': dump(gx), 'boxes_gradient': dump(gb)})
    return cases


def others():
    cases = []

    def add(name, y, x, **args):
        cases.append({'name': name, 'x': dump(x), 'args': args, 'y': dump(y)})

    for x in (images(5, 6, 3, dtype='uint8'), images(2, 5, 4, 3)):
        i = tf.image
        for f in (.5, .4, 1.0): add('central_crop', i.central_crop(x, f), x, fraction=f)
        for t in ((3, 2), (8, 9), (3, 9), (9, 3), (4, 4)): add('crop_or_pad', i.resize_with_crop_or_pad(x, *t), x, size=t)
        for t in ((7, 9), (9, 4)):
            for a in (False, True): add('with_pad', i.resize_with_pad(x, *t, antialias=a), x, size=t, antialias=a)
        add('crop', i.crop_to_bounding_box(x, 1, 2, 3, 2), x, box=[1, 2, 3, 2])
        add('pad', i.pad_to_bounding_box(x, 1, 2, 8, 9), x, box=[1, 2, 8, 9])
        for k in (0, 1, 2, 3, 5, -1): add('rot90', i.rot90(x, k), x, k=k)
        add('transpose', i.transpose(x), x)
        add('flip_left_right', i.flip_left_right(x), x)
        add('flip_up_down', i.flip_up_down(x), x)
        add('keep_ratio', i.resize(x, (4, 9), preserve_aspect_ratio=True), x, size=[4, 9])
        add('adjust_brightness', i.adjust_brightness(x, .2), x, delta=.2)
        add('adjust_contrast', i.adjust_contrast(x, 1.5), x, factor=1.5)
        add('adjust_gamma', i.adjust_gamma(np.abs(x) if x.dtype == np.float32 else x, 2, 3), np.abs(x) if x.dtype == np.float32 else x, gamma=2, gain=3)
        add('rgb_to_grayscale', i.rgb_to_grayscale(x), x)
        add('per_image_standardization', i.per_image_standardization(x), x)
        add('total_variation', i.total_variation(tf.constant(x)), x) if x.dtype == np.float32 else None
        add('grayscale_to_rgb', i.grayscale_to_rgb(tf.constant(x[..., :1])), x[..., :1])
    x = images(2, 5, 4, 3)
    for name in ('rgb_to_yiq', 'yiq_to_rgb', 'rgb_to_yuv', 'yuv_to_rgb'): add(name, getattr(tf.image, name)(x), x)
    dy, dx = tf.image.image_gradients(tf.constant(x))
    add('image_gradients_0', dy, x)
    add('image_gradients_1', dx, x)
    for dtype in ('uint8', 'int8', 'int16', 'uint16', 'int32', 'float32', 'float64'):
        y = np.array([0, 1, 2, 100, 127], np.float64).astype(dtype) if not dtype.startswith('float') else np.array([0, .25, .5, .999, 1, 1.7, -.3], dtype)
        for to in ('uint8', 'int8', 'int16', 'uint16', 'int32', 'float32', 'float64'):
            for saturate in (False, True):
                if dtype.startswith('float') and not saturate: y = y[:5]
                elif dtype.startswith('float'): y = np.array([0, .25, .5, .999, 1, 1.7, -.3], dtype)
                add('convert_image_dtype', tf.image.convert_image_dtype(y, to, saturate=saturate), y, to=to, saturate=saturate)
    a, b = images(2, 4, 5, 3, dtype='uint8'), images(2, 4, 5, 3, dtype='uint8')
    cases.append({'name': 'psnr', 'x': dump(a), 'args': {'other': dump(b)}, 'y': dump(tf.image.psnr(a, b, 255))})
    return cases


def chunk(name, data):
    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))


def png(width, height, colour, depth, interlace, filters=(0, 1, 2, 3, 4), palette=None, transparency=None, split=1):
    """A PNG file of random pixels, its rows filtered by each filter in turn."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)] if interlace else [(0, 0, 1, 1)]
    raw, step = b'', max(1, channels * depth // 8)
    for left, top, dx, dy in passes:
        w, h = (width - left + dx - 1) // dx, (height - top + dy - 1) // dy
        if w <= 0 or h <= 0: continue
        length = (w * channels * depth + 7) // 8
        above = np.zeros(length, int)
        for y in range(h):
            row = rng.integers(0, 256, length)
            if palette and depth == 8: row %= len(palette)
            f = filters[y % len(filters)]
            left_ = np.concatenate([np.zeros(step, int), row])[:length]
            corner = np.concatenate([np.zeros(step, int), above])[:length]
            p = left_ + above - corner
            pa, pb, pc = abs(p - left_), abs(p - above), abs(p - corner)
            predicted = [0, left_, above, (left_ + above) // 2, np.where((pa <= pb) & (pa <= pc), left_, np.where(pb <= pc, above, corner))][f]
            raw += bytes([f]) + bytes(((row - predicted) % 256).astype(np.uint8))
            above = row
    data = zlib.compress(raw)
    out = b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, depth, colour, 0, 0, interlace)) + chunk(b'tEXt', b'Comment\0recorded')
    if palette: out += chunk(b'PLTE', bytes(np.array(palette, np.uint8).ravel()))
    if transparency: out += chunk(b'tRNS', bytes(transparency))
    cut = [len(data) * i // split for i in range(split + 1)]
    for a, b in zip(cut, cut[1:]): out += chunk(b'IDAT', data[a:b])
    return out + chunk(b'IEND', b'')


def pngs():
    cases = []
    palette = [tuple(int(v) for v in rng.integers(0, 256, 3)) for _ in range(13)]
    grey = [(v, v, v) for v in range(0, 255, 20)]
    kinds = [(0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (2, 8), (2, 16), (3, 1), (3, 2), (3, 4), (3, 8), (4, 8), (4, 16), (6, 8), (6, 16)]
    files = [(f'{colour}-{depth}{"-interlaced" if i else ""}', png(9, 7, colour, depth, i, palette=palette[:2 ** depth] if colour == 3 else None, split=1 + i)) for colour, depth in kinds for i in (0, 1)]
    files += [('3-4-transparent', png(6, 5, 3, 4, 0, palette=palette[:16], transparency=[0, 128, 255, 7])), ('3-8-transparent', png(6, 5, 3, 8, 1, palette=palette, transparency=[0, 9, 200])),
              ('3-8-grey', png(6, 5, 3, 8, 0, palette=grey)), ('1x1', png(1, 1, 2, 8, 1)), ('3-2-short', png(6, 5, 3, 2, 0, palette=palette[:4]))]
    for name, data in files:
        results = []
        for channels in (0, 1, 2, 3, 4):
            for op, dtype in (('png', 'uint8'), ('png', 'uint16'), ('image', 'float32')):
                try:
                    y = tf.io.decode_png(data, channels, tf.as_dtype(dtype)) if op == 'png' else tf.io.decode_image(data, channels, tf.as_dtype(dtype))
                    results.append({'op': op, 'channels': channels, 'dtype': dtype, 'y': dump(y)})
                except Exception as e:
                    results.append({'op': op, 'channels': channels, 'dtype': dtype, 'error': type(e).__name__})
        cases.append({'name': name, 'file': base64.b64encode(data).decode(), 'results': results})
    return cases


def layers():
    cases = []
    x = images(2, 4, 5, 3)
    for height, width, how in ((3, 7, 'bilinear'), (8, 2, 'nearest'), (5, 5, 'bicubic'), (2, 3, 'area'), (6, 3, 'lanczos3')):
        cases.append({'layer': 'Resizing', 'args': [height, width, how], 'x': dump(x), 'y': dump(K.Resizing(height, width, how)(x))})
    cases.append({'layer': 'Resizing', 'args': [3, 3, 'bilinear'], 'x': dump(images(4, 5, 3, dtype='uint8') if False else x[0]), 'y': dump(K.Resizing(3, 3)(x[0]))})
    for size, how in (((2, 3), 'bilinear'), ((1, 2), 'nearest'), ((3, 2), 'bicubic')):
        cases.append({'layer': 'UpSampling2D', 'args': [*size, how], 'x': dump(x), 'y': dump(K.UpSampling2D(size, interpolation=how)(x))})
    cases.append({'layer': 'Rescaling', 'args': [1 / 255, -.5], 'x': dump(x), 'y': dump(K.Rescaling(1 / 255, -.5)(x))})
    return cases


def folders():
    """Files of three classes, and what image_dataset_from_directory makes of them."""
    files = {}
    for folder, names in (('b cat', ['10.png', '2.png', 'a.PNG', 'notes.txt']), ('Dog', ['x.png', 'inner/y.png', 'inner/a.png', 'inner.png']), ('ant', [f'{i}.png' for i in range(7)]), ('.hidden', ['z.png'])):
        for name in names: files[f'{folder}/{name}'] = png(3 + len(files) % 3, 4, 2, 8, 0) if name.lower().endswith('png') else b'text'
    cases = []
    with tempfile.TemporaryDirectory() as top:
        for name, data in files.items():
            os.makedirs(os.path.dirname(os.path.join(top, name)), exist_ok=True)
            open(os.path.join(top, name), 'wb').write(data)
        for args in ({'shuffle': False}, {'shuffle': False, 'label_mode': 'categorical', 'color_mode': 'grayscale', 'interpolation': 'nearest'}, {'seed': 3}, {'seed': 123456789, 'color_mode': 'rgba', 'interpolation': 'bicubic'},
                     {'seed': 7, 'validation_split': .2, 'subset': 'training'}, {'seed': 7, 'validation_split': .2, 'subset': 'validation'}, {'shuffle': False, 'validation_split': .4, 'subset': 'validation'},
                     {'shuffle': False, 'class_names': ['ant', 'b cat', 'Dog']}, {'shuffle': False, 'labels': None}, {'shuffle': False, 'label_mode': None}):
            tf.random.set_seed(1)
            ds = tf.keras.utils.image_dataset_from_directory(top, batch_size=4, image_size=(3, 2), **args)
            iterations = [[{'x': dump(b[0]), 'y': dump(b[1])} if isinstance(b, tuple) else {'x': dump(b)} for b in ds] for _ in range(2 if args.get('seed') else 1)]
            cases.append({'args': args, 'class_names': list(ds.class_names), 'paths': [os.path.relpath(p, top) for p in ds.file_paths], 'iterations': iterations})
    return {'files': {name: base64.b64encode(data).decode() for name, data in files.items()}, 'cases': cases}


def configs():
    """The keys of layers' get_config."""
    made = [K.Dense(2), K.Conv1D(2, 3), K.Conv2D(2, 3), K.Conv2DTranspose(2, 3), K.DepthwiseConv2D(3), K.MaxPooling1D(), K.MaxPooling2D(), K.AveragePooling2D(), K.GlobalAveragePooling1D(), K.GlobalMaxPooling1D(),
            K.GlobalAveragePooling2D(), K.GlobalMaxPooling2D(), K.BatchNormalization(), K.LayerNormalization(), K.Dropout(.5), K.Flatten(), K.Reshape((2,)), K.Permute((1,)), K.Add(), K.Subtract(), K.Concatenate(),
            K.Embedding(2, 3), K.ZeroPadding2D(), K.Cropping1D(), K.Cropping2D(), K.Cropping3D(), K.UpSampling1D(), K.UpSampling2D(), K.Rescaling(2.), K.Resizing(2, 3), K.CategoryEncoding(4), K.Normalization(),
            K.EinsumDense('ab,bc->ac', 3), K.Softmax(), K.ELU(), K.LeakyReLU(), K.ReLU(), K.Activation('tanh'), K.InputLayer((3,))]
    return {type(layer).__name__: sorted(layer.get_config()) for layer in made}


def cifar():
    """The parts of a CIFAR-10 file as Python 2's cPickle wrote it: before the labels, between them and the pixels, and behind. Keras reads what is put together."""
    def text(s, memo): return b'U' + bytes([len(s)]) + s + (b'q' + bytes([memo]) if memo else b'')
    head = b'\x80\x02}q\x01(' + text(b'batch_label', 2) + text(b'testing batch 1 of 1', 3) + text(b'labels', 4) + b']q\x05('
    array = (b'cnumpy.core.multiarray\n_reconstruct\nq\x07cnumpy\nndarray\nq\x08K\x00\x85q\t' + text(b'b', 10) + b'\x87q\x0bRq\x0c(K\x01M\x10\'M\x00\x0c\x86q\rcnumpy\ndtype\nq\x0e' + text(b'u1', 15)
             + b'K\x00K\x01\x87q\x10Rq\x11(K\x03' + text(b'|', 18) + b'NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tbq\x13')
    middle = b'e' + text(b'data', 6) + array + b'\x89T' + struct.pack('<I', 30720000)
    tail = b'q\x14tb' + text(b'filenames', 21) + b']q\x16(' + text(b'a.png', 23) + text(b'b.png', 24) + b'eu.'
    labels = bytes(b for i in range(10000) for b in (ord('K'), i * i % 10))
    pixels = np.arange(30720000, dtype=np.uint64)
    pixels = ((pixels * 2654435761) >> 7).astype(np.uint8)
    from keras.src.datasets.cifar import load_batch
    with tempfile.TemporaryDirectory() as top:
        path = os.path.join(top, 'test_batch')
        open(path, 'wb').write(head + labels + middle + pixels.tobytes() + tail)
        data, read = load_batch(path)
    assert np.array_equal(data, pixels.reshape(10000, 3, 32, 32)) and read == [i * i % 10 for i in range(10000)]
    return {name: base64.b64encode(part).decode() for name, part in (('head', head), ('middle', middle), ('tail', tail))}


def activations():
    x = np.linspace(-8, 8, 257, dtype=np.float32)
    return {'x': dump(x), 'mish': dump(tf.keras.activations.mish(tf.constant(x))), 'softplus': dump(tf.math.softplus(x)), 'tanh': dump(tf.math.tanh(tf.math.softplus(x)))}


with open(sys.argv[1], 'w') as f:
    json.dump({'tensorflow': tf.__version__, 'resize': resized(), 'legacy': legacy(), 'crops': crops(), 'others': others(), 'png': pngs(), 'layers': layers(), 'folders': folders(), 'configs': configs(), 'cifar': cifar(),
               'activations': activations()}, f, separators=(',', ':'))
