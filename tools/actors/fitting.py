"""Fits the weights of the ranking: a log-linear model over the candidates of each deadline, by gradient ascent.

What is made larger is the logarithm of the F1 that is expected of a candidate drawn by its probability, less a penalty
on the squares of the weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
STEPS, RATE, PENALTY = 400, 0.15, 0.6
LIGHTEST = 0.04
"""Weights nearer to nothing are left out."""
LEAST = 2
"""How many deadlines a feature occurs in at least."""


@dataclass(frozen=True)
class RankedChoice:
    """The candidates of one deadline: their features, and how right each is (F1 of its names)."""

    weight: float
    features: list[tuple[str, ...]]
    gains: list[float]


def fit(
    examples: Sequence[RankedChoice], expected: dict[str, float] | None = None, penalty: float = PENALTY
) -> dict[str, float]:
    """Return the weights; the penalty draws each towards the one expected of it (0 where none is)."""
    usable = [example for example in examples if len(example.gains) > 1 and max(example.gains) > 0]
    counts: dict[str, int] = {}
    for example in usable:
        for name in {f for features in example.features for f in features}:
            counts[name] = counts.get(name, 0) + 1
    known = {name for name, seen in counts.items() if seen >= LEAST} | set(expected or {})
    names = {name: i for i, name in enumerate(sorted(known))}
    rows, columns, groups, gains, weights = [], [], [], [], []
    for number, example in enumerate(usable):
        for features, gain in zip(example.features, example.gains, strict=True):
            row = len(gains)
            gains.append(gain)
            groups.append(number)
            weights.append(example.weight)
            for feature in features:
                if feature in names:
                    rows.append(row)
                    columns.append(names[feature])
    start = np.array([(expected or {}).get(name, 0.0) for name in names])
    values = _ascend(
        start,
        np.array(rows),
        np.array(columns),
        np.array(groups),
        np.array(gains),
        np.array(weights),
        len(usable),
        penalty,
    )
    return {name: round(float(values[i]), 2) for name, i in names.items() if abs(values[i]) >= LIGHTEST}


def _ascend(
    start: Floats, rows: NDArray[np.int64], columns: NDArray[np.int64], groups: NDArray[np.int64], gains: Floats,
    weights: Floats, items: int, penalty: float,
) -> Floats:  # fmt: skip
    size = len(start)
    values, mean, square = start.copy(), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        scores = np.bincount(rows, values[columns], len(gains))
        chances = _normed(np.exp(scores - _highest(scores, groups, items)[groups]), groups, items)
        wanted = _normed(chances * gains + 1e-12, groups, items)
        slope = np.bincount(columns, ((wanted - chances) * weights)[rows], size) - penalty * (values - start)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        values += RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8) * min(1.0, 80 / step)
    return values


def _highest(scores: Floats, groups: NDArray[np.int64], items: int) -> Floats:
    found = np.full(items, -np.inf)
    np.maximum.at(found, groups, scores)
    return found


def _normed(values: Floats, groups: NDArray[np.int64], items: int) -> Floats:
    return values / np.bincount(groups, values, items)[groups]
