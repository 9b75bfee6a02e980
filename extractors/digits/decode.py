"""From the network's columns to strings: the probability of given strings, and a search for likely ones (CTC)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Columns = npt.NDArray[np.float64]  # (columns, 11): class 0 is no digit, 1 to 10 are 0 to 9

DAYS = tuple(str(day) for day in range(1, 32)) + tuple(f"0{day}" for day in range(1, 10))
MONTHS = tuple(str(month) for month in range(1, 13)) + tuple(f"0{month}" for month in range(1, 10))
LONGEST_SERIAL = 5
BEAM = 10


def score(columns: npt.NDArray[np.float64], texts: list[str]) -> npt.NDArray[np.float64]:
    """The probability of each text in each view: (views, texts), of columns (views, columns, 11).

    The forward algorithm of CTC over all texts at once; what is less likely than 1e-300 counts as impossible.
    """
    longest = max(map(len, texts))
    states = 2 * longest + 1
    labels = np.zeros((len(texts), states), np.intp)
    for row, text in zip(labels, texts, strict=True):
        row[1 : 2 * len(text) : 2] = [int(digit) + 1 for digit in text]
    skips = np.zeros((len(texts), states))
    skips[:, 3::2] = labels[:, 3::2] != labels[:, 1:-2:2]
    emitted = columns[:, :, labels]  # (views, columns, texts, states)
    alpha = np.zeros((columns.shape[0], len(texts), states))
    alpha[:, :, :2] = emitted[:, 0, :, :2]
    for step in range(1, columns.shape[1]):
        moved = alpha.copy()
        moved[:, :, 1:] += alpha[:, :, :-1]
        moved[:, :, 2:] += alpha[:, :, :-2] * skips[:, 2:]
        alpha = moved * emitted[:, step]
    lengths = np.array([len(text) for text in texts])
    rows = np.arange(len(texts))
    last = alpha[:, rows, 2 * lengths]
    return last + np.where(lengths > 0, alpha[:, rows, np.maximum(2 * lengths - 1, 0)], 0.0)


def search(columns: Columns, longest: int = LONGEST_SERIAL, beam: int = BEAM) -> list[str]:
    """The likeliest strings of at most so many digits, best first; "" (nothing written) may be among them."""
    prefixes: dict[str, tuple[float, float]] = {"": (1.0, 0.0)}  # ends in no digit, ends in its last digit
    for column in columns:
        blank = float(column[0])
        likely = [(str(c - 1), float(column[c])) for c in range(1, 11) if column[c] > 2e-3]
        found: dict[str, list[float]] = {}
        for prefix, (apart, joined) in prefixes.items():
            entry = found.setdefault(prefix, [0.0, 0.0])
            entry[0] += (apart + joined) * blank
            if prefix:
                entry[1] += joined * float(column[int(prefix[-1]) + 1])
            if len(prefix) < longest:
                for digit, chance in likely:
                    longer = found.setdefault(prefix + digit, [0.0, 0.0])
                    longer[1] += (apart if prefix[-1:] == digit else apart + joined) * chance
        best = sorted(found.items(), key=lambda item: -sum(item[1]))[:beam]
        total = sum(sum(ends) for _, ends in best) or 1.0
        prefixes = {prefix: (ends[0] / total, ends[1] / total) for prefix, ends in best}
    return list(prefixes)
