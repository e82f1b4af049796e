"""Golden numbers for learning: ten steps of gradient descent in NumPy, every parameter.

    python3 tests/golden/steps.py            # needs numpy; writes steps.json and classic.f32

Written from the equations alone, in float64 with matrices, and shares no code with the crate.
Where the crate stores a weight matrix input-major, (in, out), so does the file.
"""

import itertools
import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent


def start(layers):
    """Parameters that any language can make: small fractions of whole numbers."""
    matrices, count = [], 0
    for fan_in, fan_out in itertools.pairwise(layers):
        n = np.arange(count, count + fan_in * fan_out)
        scale = 2.0 / np.sqrt(fan_in)
        weight = ((n * 7919 % 2001) - 1000) / 1000 * np.float32(scale)
        count += fan_in * fan_out
        m = np.arange(count, count + fan_out)
        bias = ((m * 104729 % 401) - 200) / 1000
        count += fan_out
        matrices.append([weight.reshape(fan_in, fan_out), bias])
    return matrices


def images(count, inputs):
    n = np.arange(count)[:, None]
    p = np.arange(inputs)[None, :]
    ink = (n * 31 + p * 17) % 97 / 96
    return np.where((n * 7 + p * 13) % 5 < 2, ink, 0.0)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


ACTIVATIONS = {
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0) * 1.0),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "identity": (lambda z: z, lambda z: np.ones_like(z)),
}


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def step(matrices, x, labels, rate, activation, output, cost):
    f, slope = ACTIVATIONS[activation]
    sums, activations = [], [x]
    for n, (weight, bias) in enumerate(matrices):
        z = activations[-1] @ weight + bias
        sums.append(z)
        last = n + 1 == len(matrices)
        squish = {"sigmoid": sigmoid, "softmax": softmax}[output] if last else f
        activations.append(squish(z))
    a = activations[-1]
    y = np.eye(a.shape[1])[labels]
    if cost == "cross-entropy":
        # both outputs have this derivative by the weighted sums
        delta = a - y
        terms = y * np.log(a) if output == "softmax" else y * np.log(a) + (1 - y) * np.log(1 - a)
        value = -terms.sum(axis=1).mean()
    else:
        value = ((a - y) ** 2).sum(axis=1).mean() / 2
        if output == "sigmoid":
            delta = (a - y) * a * (1 - a)
        else:
            jacobian = a[:, :, None] * (np.eye(a.shape[1])[None] - a[:, None, :])
            delta = np.einsum("nij,nj->ni", jacobian, a - y)
    moves = []
    for n in range(len(matrices) - 1, -1, -1):
        moves.insert(0, (activations[n].T @ delta / len(x), delta.mean(axis=0)))
        if n:
            delta = delta @ matrices[n][0].T * slope(sums[n - 1])
    for (weight, bias), (by_weight, by_bias) in zip(matrices, moves):
        weight -= rate * by_weight
        bias -= rate * by_bias
    return value


def train(layers, activation, output, cost, count, rate):
    matrices = start(layers)
    x = images(count * 10, layers[0])
    labels = np.arange(count * 10) * 3 % layers[-1]
    costs = [
        step(matrices, x[s : s + count], labels[s : s + count], rate, activation, output, cost)
        for s in range(0, count * 10, count)
    ]
    return costs, np.concatenate([part.ravel() for pair in matrices for part in pair])


def main():
    runs = []
    for activation, output, cost in itertools.product(
        ACTIVATIONS, ["sigmoid", "softmax"], ["cross-entropy", "squared-error"]
    ):
        layers, count, rate = [6, 5, 4, 3], 4, 0.3
        costs, parameters = train(layers, activation, output, cost, count, rate)
        runs.append(
            {
                "layers": layers,
                "activation": activation,
                "output": output,
                "cost": cost,
                "minibatch": count,
                "learning_rate": rate,
                "costs": [round(float(c), 9) for c in costs],
                "parameters": [round(float(p), 9) for p in parameters],
            }
        )
    text = ",\n".join(json.dumps(run) for run in runs)
    (HERE / "steps.json").write_text(f"[\n{text}\n]\n")
    _, parameters = train([784, 16, 16, 10], "sigmoid", "sigmoid", "cross-entropy", 10, 0.5)
    (HERE / "classic.f32").write_bytes(parameters.astype("<f4").tobytes())


if __name__ == "__main__":
    main()
