"""Writes NumPy's own files: python record.py (into the current folder)"""
import numpy as np

a = np.arange(12, dtype=np.float32).reshape(3, 4) / 4
np.save('matrix.npy', a)
np.save('fortran.npy', np.asfortranarray(a.astype(np.float64)))
np.save('scalar.npy', np.int64(7))
np.save('big-endian.npy', a.astype('>f4'))
np.savez('two.npz', x=a, y=np.array([True, False]))
np.savez_compressed('numbered.npz', a, np.arange(5, dtype=np.int32))
