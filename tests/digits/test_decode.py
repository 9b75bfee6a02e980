"""Probabilities of strings are those of CTC: the sum over all ways to spell them in columns."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from extractors.digits import decode


def spelled(path: tuple[int, ...]) -> str:
    """The string that a path of classes stands for: repeats joined, then blanks dropped."""
    return "".join(str(c - 1) for c, _ in itertools.groupby(path) if c)


@pytest.mark.parametrize("seed", range(4))
def test_score_and_search_agree_with_counting_every_path(seed: int) -> None:
    rng = np.random.default_rng(seed)
    classes = (0, 1, 2, 3)  # blank and the digits 0, 1, 2
    columns = np.zeros((5, 11))
    columns[:, classes] = rng.dirichlet((0.6, 0.5, 0.5, 0.5), 5)
    true: dict[str, float] = {}
    for path in itertools.product(classes, repeat=5):
        text = spelled(path)
        true[text] = true.get(text, 0.0) + float(np.prod([columns[i, c] for i, c in enumerate(path)]))
    texts = [text for text in true if len(text) <= 5]
    scores = decode.score(columns[None], texts)[0]
    for text, score in zip(texts, scores, strict=True):
        assert score == pytest.approx(true[text], abs=1e-12), text
    best = max(true, key=lambda text: true[text])
    assert best in decode.search(columns, beam=40)[:2]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((0, 2, 0, 2, 0), "11"),  # a run of 1s needs a blank between
        ((0, 2, 2, 2, 0), "1"),
        ((0, 0, 0, 0, 0), ""),  # nothing written
        ((10, 1, 10, 1, 10), "90909"),
    ],
)
def test_search_reads_certain_columns(path: tuple[int, ...], text: str) -> None:
    columns = np.full((5, 11), 1e-4)
    columns[range(5), path] = 1 - 1e-3
    assert decode.search(columns)[0] == text


def test_a_serial_has_at_most_five_digits() -> None:
    columns = np.full((13, 11), 1e-4)
    columns[range(13), [(3 if i % 2 else 0) for i in range(13)]] = 1 - 1e-3
    assert max(map(len, decode.search(columns))) <= decode.LONGEST_SERIAL


def test_days_and_months() -> None:
    assert len(decode.DAYS) == 31 + 9 and {"1", "01", "31"} <= set(decode.DAYS) and "32" not in decode.DAYS
    assert len(decode.MONTHS) == 12 + 9 and "13" not in decode.MONTHS
