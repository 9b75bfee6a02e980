"""The forward pass of the line network in NumPy: ink in, a probability for each class and column out."""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .normalise import Floats

WEIGHTS = Path(__file__).parents[1] / "data" / "digits.npz"
Weights = dict[str, npt.NDArray[np.float32]]


@functools.cache
def weights(path: Path = WEIGHTS) -> Weights:
    """The arrays of the file in single precision; read once."""
    with np.load(path) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


def forward(arrays: Weights, ink: Floats, net: int = 0) -> npt.NDArray[np.float64]:
    """Probabilities (views, columns / 2, 11) of ink (views, 48, columns); class 0 is no digit, 1 to 10 are 0 to 9."""
    w = {name.split("/", 1)[1]: value for name, value in arrays.items() if name.startswith(f"{net}/")}
    x = ink[..., None]
    for i in range(4):
        x = _pool(_convolve(x, w[f"conv{i}.w"]), wide=i == 0)
        x = np.maximum(x * w[f"conv{i}.scale"] + w[f"conv{i}.b"], 0)
    mixed = np.tensordot(x, w["mix.w"], ((1, 3), (2, 1))) + w["mix.b"]  # 3 rows become one
    state = _gru(np.maximum(mixed, 0), w)
    scores = (state @ w["out.w"].T + w["out.b"]).astype(np.float64)
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    return scores / scores.sum(-1, keepdims=True)


def _convolve(x: Floats, weight: Floats) -> Floats:
    """3 × 3 convolution of (views, rows, columns, channels)."""
    views, rows, columns, channels = x.shape
    padded = np.zeros((views, rows + 2, columns + 2, channels), np.float32)
    padded[:, 1:-1, 1:-1] = x
    patches = np.empty((views, rows, columns, 9, channels), np.float32)
    for i in range(9):
        patches[:, :, :, i] = padded[:, i // 3 : i // 3 + rows, i % 3 : i % 3 + columns]
    kernel = weight.transpose(2, 3, 1, 0).reshape(9 * channels, -1)
    return (patches.reshape(-1, 9 * channels) @ kernel).reshape(views, rows, columns, -1)


def _pool(x: Floats, wide: bool) -> Floats:
    x = np.maximum(x[:, 0::2], x[:, 1::2])
    return np.maximum(x[:, :, 0::2], x[:, :, 1::2]) if wide else x


def _gru(x: Floats, w: Weights) -> Floats:
    """Both directions at once: (views, columns, channels) to (views, columns, 2 × state)."""
    both = np.stack([x, x[:, ::-1]])
    inner = np.stack([w["fore.wh"].T, w["back.wh"].T])
    inner_bias = np.stack([w["fore.bh"], w["back.bh"]])[:, None]
    outer = np.stack([w["fore.wx"].T, w["back.wx"].T])[:, None]
    gates = both @ outer + np.stack([w["fore.bx"], w["back.bx"]])[:, None, None]
    size = inner.shape[1]
    state = np.zeros((2, x.shape[0], size), np.float32)
    out = np.empty((2, x.shape[0], x.shape[1], size), np.float32)
    for step in range(x.shape[1]):
        given, own = gates[:, :, step], state @ inner + inner_bias
        gate = 1 / (1 + np.exp(-(given[..., : 2 * size] + own[..., : 2 * size])))
        reset, keep = gate[..., :size], gate[..., size:]
        new = np.tanh(given[..., 2 * size :] + reset * own[..., 2 * size :])
        state = new + keep * (state - new)
        out[:, :, step] = state
    return np.concatenate([out[0], out[1, :, ::-1]], -1)
