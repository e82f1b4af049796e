"""Our model files as others read them, and theirs as we do.

    python3 tests/python/exchange.py FOLDER

FOLDER holds, for every network NAME, NAME.safetensors, NAME.onnx and NAME.outputs (f32, what the
crate answers to `images`, f32, n x inputs). The safetensors file is read by the published package
and run in NumPy from the equations, the ONNX file in onnxruntime. NAME.back.safetensors is the
network as the published package writes it, for the crate to read.
"""

import sys
from pathlib import Path

import numpy as np
import onnxruntime
from safetensors import safe_open
from safetensors.numpy import save_file

SQUISH = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "relu": lambda z: np.maximum(z, 0),
    "tanh": np.tanh,
    "identity": lambda z: z,
    "softmax": lambda z: np.exp(z - z.max(1, keepdims=True))
    / np.exp(z - z.max(1, keepdims=True)).sum(1, keepdims=True),
}


def run(tensors, metadata, images):
    a = images.astype(np.float64)
    layers = len(tensors) // 2
    for n in range(layers):
        z = a @ tensors[f"layers.{n}.weight"].T + tensors[f"layers.{n}.bias"]
        a = SQUISH[metadata["output" if n + 1 == layers else "activation"]](z)
    return a


def main(folder):
    images = np.fromfile(folder / "images", "<f4")
    files = sorted(folder.glob("*.onnx"))
    for path in files:
        name = path.stem
        with safe_open(folder / f"{name}.safetensors", "numpy") as file:
            metadata = file.metadata()
            tensors = {key: file.get_tensor(key) for key in file.keys()}
        inputs = tensors["layers.0.weight"].shape[1]
        x = images[: len(images) // inputs * inputs].reshape(-1, inputs)
        expected = np.fromfile(folder / f"{name}.outputs", "<f4").reshape(len(x), -1)

        numpy = np.abs(run(tensors, metadata, x) - expected).max()
        session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
        (outputs,) = session.run(["outputs"], {"image": x})
        onnx = np.abs(outputs - expected).max()
        print(f"{name}: within {numpy:.1e} of NumPy, {onnx:.1e} of onnxruntime, {len(x)} images")
        assert numpy < 1e-6, f"expected NumPy's outputs within 1e-6, got {numpy}"
        assert onnx < 1e-5, f"expected onnxruntime's outputs within 1e-5, got {onnx}"

        save_file(tensors, folder / f"{name}.back.safetensors", metadata)
    assert files, "expected networks in the folder, got none"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
