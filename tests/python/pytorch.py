"""Our model files in PyTorch, and PyTorch's here.

    python3 tests/python/pytorch.py FOLDER

FOLDER holds, for every network NAME, NAME.safetensors and NAME.outputs (f32, what the crate answers
to `images`, f32, n x inputs). NAME.back.safetensors is the network as it leaves PyTorch, for the
crate to read.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import nn

SQUISH = {
    "sigmoid": nn.Sigmoid(),
    "relu": nn.ReLU(),
    "tanh": nn.Tanh(),
    "identity": nn.Identity(),
    "softmax": nn.Softmax(1),
}


class Perceptron(nn.Module):
    def __init__(self, sizes, activation, output):
        super().__init__()
        pairs = zip(sizes, sizes[1:])
        self.layers = nn.ModuleList(nn.Linear(inputs, outputs) for inputs, outputs in pairs)
        self.activation, self.output = SQUISH[activation], SQUISH[output]

    def forward(self, a):
        for layer in self.layers[:-1]:
            a = self.activation(layer(a))
        return self.output(self.layers[-1](a))


def main(folder):
    images = np.fromfile(folder / "images", "<f4")
    files = sorted(folder.glob("*.outputs"))
    for path in files:
        name = path.stem
        with safe_open(folder / f"{name}.safetensors", "pt") as file:
            metadata = file.metadata()
        tensors = load_file(folder / f"{name}.safetensors")
        weights = [tensors[f"layers.{n}.weight"] for n in range(len(tensors) // 2)]
        sizes = [weights[0].shape[1], *(weight.shape[0] for weight in weights)]
        network = Perceptron(sizes, metadata["activation"], metadata["output"])
        network.load_state_dict(tensors)

        x = images[: len(images) // sizes[0] * sizes[0]].reshape(-1, sizes[0])
        expected = np.fromfile(path, "<f4").reshape(len(x), -1)
        with torch.no_grad():
            outputs = network.double()(torch.from_numpy(x).double()).numpy()
        error = np.abs(outputs - expected).max()
        print(f"{name}: within {error:.1e} of PyTorch, {len(x)} images")
        assert error < 1e-6, f"expected PyTorch's outputs within 1e-6, got {error}"

        save_file(network.float().state_dict(), folder / f"{name}.back.safetensors", metadata)
    assert files, "expected networks in the folder, got none"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
