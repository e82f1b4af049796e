"""Times the crate natively beside NumPy, and beside PyTorch where this Python has it.

    python3 tests/bench/native/beside.py LIBRARY REPORT ROUNDS [MNIST]

LIBRARY is what the crate of this folder builds to, MNIST a folder with the training files, in place of
drawn digits. All have the same weights and images and are first held to the same outputs and the same
step. Everybody has one thread, whose own time counts; everybody takes a turn in every round.
"""

import ctypes
import gzip
import json
import os
import sys
import time
from pathlib import Path

# Before anybody who reads them.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np

try:
    import torch
except ImportError:
    torch = None

LAYERS = [784, 16, 16, 10]
COUNT = 1000
SINGLES = 200
MINIBATCHES = [1, 10, 32, 100]
RATE = 0.5
TOLERANCE = 1e-4
# The least that one measurement takes.
NANOSECONDS = 5_000_000


def pointer(array):
    return array.ctypes.data_as(ctypes.c_void_p)


def split(numbers):
    """Weights and biases of each layer, as copies."""
    layers, at = [], 0
    for inputs, outputs in zip(LAYERS, LAYERS[1:]):
        weights = numbers[at : at + inputs * outputs].reshape(inputs, outputs).copy()
        at += weights.size
        layers.append((weights, numbers[at : at + outputs].copy()))
        at += outputs
    return layers


class Turns:
    """Images one after another, so many at a time, round and round."""

    def __init__(self, images, labels):
        self.images, self.labels, self.at = images, labels, 0

    def next(self, size, of=COUNT):
        begin = self.at if self.at + size <= of else 0
        self.at = begin + size
        return self.images[begin : self.at], self.labels[begin : self.at]


class Ours:
    name = "ours"

    def __init__(self, library, images, labels):
        self.library = library
        self.network = ctypes.c_void_p(library.make(COUNT, pointer(images), pointer(labels)))

    def predict(self, calls):
        self.library.predict(self.network, SINGLES, calls)

    def batch(self, calls):
        self.library.batch(self.network, calls)

    def step(self, size, calls):
        self.library.step(self.network, size, ctypes.c_float(RATE), calls)

    def outputs(self):
        outputs = np.empty((COUNT, LAYERS[-1]), np.float32)
        self.library.outputs(self.network, pointer(outputs))
        return outputs

    def parameters(self):
        size = sum((inputs + 1) * outputs for inputs, outputs in zip(LAYERS, LAYERS[1:]))
        parameters = np.empty(size, np.float32)
        self.library.parameters(self.network, pointer(parameters))
        return parameters


class NumPy:
    name = "NumPy"

    def __init__(self, parameters, images, labels):
        self.layers, self.images = split(parameters), images
        self.turns = Turns(images, np.eye(LAYERS[-1], dtype=np.float32)[labels])

    def forward(self, images):
        activations = [images]
        for weights, biases in self.layers:
            sums = activations[-1] @ weights
            sums += biases
            activations.append(1 / (1 + np.exp(-sums)))
        return activations

    def predict(self, calls):
        for _ in range(calls):
            self.forward(self.turns.next(1, SINGLES)[0])[-1].argmax()

    def batch(self, calls):
        for _ in range(calls):
            self.forward(self.images)

    def step(self, size, calls):
        for _ in range(calls):
            images, targets = self.turns.next(size)
            activations = self.forward(images)
            deltas = (activations[-1] - targets) * np.float32(RATE / size)
            for l in reversed(range(len(self.layers))):
                weights, biases = self.layers[l]
                before = activations[l]
                slopes = before.T @ deltas
                biases -= deltas.sum(0)
                if l > 0:
                    deltas = deltas @ weights.T * before * (1 - before)
                weights -= slopes

    def outputs(self):
        return self.forward(self.images)[-1]

    def parameters(self):
        return np.concatenate([part.ravel() for layer in self.layers for part in layer])


class PyTorch:
    name = "PyTorch"

    def __init__(self, parameters, images, labels):
        torch.set_num_threads(1)
        self.layers = [
            (torch.from_numpy(weights).requires_grad_(), torch.from_numpy(biases).requires_grad_())
            for weights, biases in split(parameters)
        ]
        self.images = torch.from_numpy(images)
        targets = np.eye(LAYERS[-1], dtype=np.float32)[labels]
        self.turns = Turns(self.images, torch.from_numpy(targets))
        variables = [part for layer in self.layers for part in layer]
        self.descent = torch.optim.SGD(variables, lr=RATE)

    def sums(self, images):
        activations = images
        for n, (weights, biases) in enumerate(self.layers):
            sums = torch.addmm(biases, activations, weights)
            activations = torch.sigmoid(sums) if n + 1 < len(self.layers) else sums
        return activations

    def predict(self, calls):
        with torch.inference_mode():
            for _ in range(calls):
                torch.sigmoid(self.sums(self.turns.next(1, SINGLES)[0])).argmax()

    def batch(self, calls):
        with torch.inference_mode():
            for _ in range(calls):
                torch.sigmoid(self.sums(self.images))

    def step(self, size, calls):
        cost = torch.nn.functional.binary_cross_entropy_with_logits
        for _ in range(calls):
            images, targets = self.turns.next(size)
            self.descent.zero_grad()
            (cost(self.sums(images), targets, reduction="sum") / size).backward()
            self.descent.step()

    def outputs(self):
        with torch.inference_mode():
            return torch.sigmoid(self.sums(self.images)).numpy()

    def parameters(self):
        parts = [part.detach().numpy().ravel() for layer in self.layers for part in layer]
        return np.concatenate(parts)


def mnist(folder, name, header):
    for file, read in ((folder / name, open), (folder / f"{name}.gz", gzip.open)):
        if file.exists():
            with read(file, "rb") as bytes:
                return np.frombuffer(bytes.read(), np.uint8, offset=header)
    raise FileNotFoundError(folder / name)


def samples(library, folder):
    images = np.empty((COUNT, LAYERS[0]), np.float32)
    labels = np.empty(COUNT, np.uint8)
    if folder is None:
        library.draw(COUNT, pointer(images), pointer(labels))
    else:
        labels[:] = mnist(folder, "train-labels-idx1-ubyte", 8)[:COUNT]
        images.flat = mnist(folder, "train-images-idx3-ubyte", 16)[: images.size] / np.float32(255)
    return images, labels


def furthest(what, got, expected):
    most = float(np.abs(got - expected).max())
    if not most <= TOLERANCE:
        sys.exit(f"{what}: expected the same as ours, got numbers that are {most} apart")
    return most


def agree(ours, others):
    """How far apart all are, at most; they have then taken a step."""
    outputs = ours.outputs()
    ours.step(32, 1)
    parameters = ours.parameters()
    far = {"outputs": 0.0, "parameters": 0.0}
    for other in others:
        most = furthest(f"outputs of {other.name}", other.outputs(), outputs)
        far["outputs"] = max(far["outputs"], most)
        other.step(32, 1)
        most = furthest(f"parameters of {other.name} after a step", other.parameters(), parameters)
        far["parameters"] = max(far["parameters"], most)
    return far


def took(call, calls):
    begin = time.thread_time_ns()
    call(calls)
    return time.thread_time_ns() - begin


def rounds(contenders, count):
    rows = [
        ("predict, one image a call", 1, lambda who: who.predict),
        (f"predict_batch of {COUNT:,}", COUNT, lambda who: who.batch),
    ]
    for size in MINIBATCHES:
        call = lambda who, size=size: lambda calls: who.step(size, calls)
        rows.append((f"train_step, minibatch {size}", size, call))
    times = [{who.name: [] for who in contenders} for _ in rows]
    calls = {}
    # The first round is to warm up and to find out how many calls fill a measurement.
    for round in range(-1, count):
        for (name, images, call), row in zip(rows, times):
            for who in contenders:
                key = name, who.name
                calls.setdefault(key, 1)
                while (nanoseconds := took(call(who), calls[key])) < NANOSECONDS:
                    calls[key] *= 2
                if round >= 0:
                    row[who.name].append(nanoseconds / calls[key] / images)
    return [{"name": name, "nanoseconds": row} for (name, *_), row in zip(rows, times)]


def main(library, report, count, folder=None):
    library = ctypes.CDLL(library)
    library.make.restype = ctypes.c_void_p
    images, labels = samples(library, folder and Path(folder))
    ours = Ours(library, images, labels)
    parameters = ours.parameters()
    kinds = [NumPy] if torch is None else [NumPy, PyTorch]
    others = [kind(parameters, images, labels) for kind in kinds]
    differences = agree(ours, others)
    versions = {"NumPy": np.__version__, "PyTorch": torch and torch.__version__}
    rows = rounds([ours, *others], int(count))
    result = {"versions": versions, "layers": LAYERS, "differences": differences, "rows": rows}
    Path(report).write_text(json.dumps(result, indent=1) + "\n")


main(*sys.argv[1:])
