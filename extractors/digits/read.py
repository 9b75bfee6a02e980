"""Reads the digits in a window: seven views of it through the network, their probabilities added up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from . import decode
from .network import Weights, forward, weights
from .normalise import AFTER, BEFORE, EM, HEIGHT, MARGINS, VIEWS, Floats, Grey, Window, look, stack

Kind = Literal["serial", "day", "month"]
MANY = 5  # candidates handed on
LEAST = 1e-6  # probability of all candidates together, below which nothing is read
NO_VETO = 1e-3  # what a view gives a string at least: no single one rules it out


@dataclass(frozen=True)
class DigitReading:
    """What the digits say.

    `best` is None where nothing is written, or nothing that can be a serial, day or month. `confidence` estimates how
    often such a reading is right; `sure` says whether it passes the threshold stored with the weights: below it the
    reading is a suggestion for a person, not a value. `candidates` are the likeliest strings with their share of the
    probability ("" means blank); for days and months 5 and 05 are one candidate.
    """

    best: str | None
    confidence: float
    candidates: tuple[tuple[str, float], ...] = ()
    sure: bool = False

    @property
    def blank(self) -> bool:
        """Nothing seems to be written there, as in a draft or where the number is given later."""
        return self.best is None and bool(self.candidates) and self.candidates[0][0] == ""


NOTHING = DigitReading(None, 0.0)


def read_digits(window: Grey, kind: Kind) -> DigitReading:
    """Read a window cut by `cut`, or like it: 114 pixels high at 300 dpi, 10 pixels before and 20 after the digits."""
    em = window.shape[0] / HEIGHT * EM
    x0, x1 = BEFORE * em / EM, window.shape[1] - AFTER * em / EM
    return read_window(window, Window(x0, max(x1, x0 + 4), 1.0, window.shape[0] / 2, em), kind)


def cut(line: Grey, window: Window) -> Grey:
    """The window with its margins as an image of its own, for `read_digits` or for a person to look at."""
    em = window.em / EM
    half = HEIGHT * em / 2
    top, left = max(round(window.middle - half), 0), max(round(window.x0 - BEFORE * em), 0)
    return line[top : round(window.middle + half), left : round(window.x1 + AFTER * em)]


def read_window(line: Grey, window: Window, kind: Kind) -> DigitReading:
    """Read the digits that stand in the window of the line."""
    arrays = weights()
    texts, shares = shares_of(arrays, line, window, kind)
    return judge(arrays, texts, shares, kind)


def shares_of(arrays: Weights, line: Grey, window: Window, kind: Kind) -> tuple[list[str], npt.NDArray[np.float64]]:
    """Candidate strings and their probability over views and networks: the mean, of serials the geometric mean.

    A day can be few things. A serial that some of the views rule out is doubted, and one that all find likely is
    hardly anything else, though none of them is sure.
    """
    columns = [forward(arrays, ink, net) for net, ink in _looks(arrays, line, window, networks_for(arrays, kind))]
    if kind == "serial":
        found = dict.fromkeys(text for views in columns for view in views for text in decode.search(view)[:6])
        texts = ["", *(text for text in found if text.strip("0"))]  # no register starts at 0
    else:
        texts = ["", *(decode.DAYS if kind == "day" else decode.MONTHS)]
    scores = np.concatenate([decode.score(views, texts) for views in columns])
    if kind != "serial" or scores.mean(0).sum() < LEAST:
        return texts, scores.mean(0)
    shares = np.exp(np.log(scores + NO_VETO).mean(0))
    return texts, shares / shares.sum()


def _looks(arrays: Weights, line: Grey, window: Window, nets: int) -> Iterator[tuple[int, Floats]]:
    """Each network with the views of the window, cut with the margins that it was trained with."""
    cuts: dict[tuple[float, float], Floats] = {}
    for net in range(nets):
        before, after = arrays.get(f"{net}/margins", MARGINS)
        margins = (float(before), float(after))
        if margins not in cuts:
            cuts[margins] = stack([look(line, window, view, margins) for view in VIEWS])
        yield net, cuts[margins]


def networks_for(arrays: Weights, kind: Kind) -> int:
    """How many of the stored networks, the first ones, read that kind: those that it was measured to gain from."""
    stored = 1 + max(int(name.split("/")[0]) for name in arrays if name[0].isdigit())
    return min(int(arrays.get(f"{kind}.networks", stored)), stored)


def judge(arrays: Weights, texts: list[str], shares: npt.NDArray[np.float64], kind: Kind) -> DigitReading:
    """The reading that the shares of the candidates amount to."""
    total = float(shares.sum())
    if total < LEAST:
        return NOTHING
    merged: dict[str, tuple[float, float, str]] = {}  # value: share, share of its likelier spelling, that spelling
    for text, share in zip(texts, shares.tolist(), strict=True):
        value = text if kind == "serial" else text.lstrip("0")
        all_of_it, most, spelling = merged.get(value, (0.0, 0.0, text))
        merged[value] = (all_of_it + share, max(share, most), text if share > most else spelling)
    # What is no day or month at all counts against a reading too, though less.
    whole = total + 0.25 * max(1 - total, 0.0)
    ranked = sorted(((spelling, share / whole) for share, _, spelling in merged.values()), key=lambda item: -item[1])
    best, share = ranked[0]
    confidence = calibrated(arrays, share, kind)
    return DigitReading(
        best=best or None,
        confidence=round(confidence, 4),
        candidates=tuple((text, round(part, 4)) for text, part in ranked[:MANY] if part >= 0.001),
        sure=bool(best) and confidence >= float(arrays[f"{kind}.threshold"]),
    )


def calibrated(arrays: Weights, share: float, kind: Kind) -> float:
    """How often readings with this share of the probability were right in folders not trained on."""
    slope, offset = arrays[f"{kind}.calibration"].tolist()
    share = min(max(share, 1e-4), 1 - 1e-4)
    return float(1 / (1 + np.exp(-(slope * np.log(share / (1 - share)) + offset))))
