"""Measures the reader on labelled crops.

    python -m tools.digits.measure --crops FOLDER [--weights FILE]

scores the weights on the crops that are kept for evaluation (`eval_doc` filled), windows found anew, once with the
symbol known and once without. Held-back rows are never read.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from extractors.digits.find import find_window
from extractors.digits.network import WEIGHTS, Weights, weights
from extractors.digits.normalise import Window
from extractors.digits.read import NOTHING, DigitReading, judge, shares_of
from tools.digits.crops import Crop, load


@dataclass(frozen=True)
class CropReading:
    """A crop, what was read in it, and whether that is right as a string and as a number."""

    crop: Crop
    reading: DigitReading

    @property
    def exact(self) -> bool:
        """Right, leading zeros counted."""
        return self.reading.best == self.crop.text

    @property
    def right(self) -> bool:
        """Right as a number."""
        return self.reading.best is not None and int(self.reading.best) == int(self.crop.text)


def answer(arrays: Weights, crop: Crop, window: Window | None) -> CropReading:
    """Read one crop."""
    if window is None:
        return CropReading(crop, NOTHING)
    kind = crop.kind
    texts, shares = shares_of(arrays, crop.line, window, kind)  # type: ignore[arg-type]
    return CropReading(crop, judge(arrays, texts, shares, kind))  # type: ignore[arg-type]


def summary(answers: list[CropReading]) -> str:
    """A line of figures for each kind of crop."""
    lines = [f"{'':16} crops  exact  right  given  wrong  recall  precision"]
    for kind in ("serial", "day", "month"):
        for name, chosen in (("", answers), (" handwritten", [a for a in answers if a.crop.written])):
            some = [a for a in chosen if a.crop.kind == kind]
            if some:
                given = [a for a in some if a.reading.sure]
                right = sum(a.right for a in given)
                lines.append(
                    f"{(kind + name)[:18]:18}{len(some):3}   {np.mean([a.exact for a in some]):.2f}   "
                    f"{np.mean([a.right for a in some]):.2f}   {len(given):4}   {len(given) - right:4}    "
                    f"{right / len(some):.2f}    {right / max(len(given), 1):.2f}"
                )
    return "\n".join(lines)


def misses(answers: list[CropReading]) -> str:
    """The wrong answers and the unsure ones."""
    lines = []
    for a in sorted(answers, key=lambda a: (a.crop.kind, -a.reading.confidence)):
        if not a.right or not a.reading.sure:
            state = "right, unsure" if a.right else "WRONG" if a.reading.sure else "wrong, unsure"
            found = ", ".join(f"{text or 'blank'} {share:.2f}" for text, share in a.reading.candidates[:3])
            hand = "hand" if a.crop.written else "typed"
            lines.append(
                f"  {a.crop.id} {a.crop.kind:6} {hand:5} {a.crop.text:>5}  {state:13} {a.reading.confidence:.2f}: "
                + found
            )
    return "\n".join(lines)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--crops", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    arrays = weights(args.weights)
    crops = load(args.crops, evaluation=True)
    for known in (True, False):
        start = time.process_time()
        answers = [answer(arrays, c, find_window(c.line, c.kind, c.symbol if known else None)) for c in crops]  # type: ignore[arg-type]
        spent = (time.process_time() - start) / len(crops) * 1000
        print(f"\nsymbol {'known' if known else 'unknown'}: {spent:.0f} ms a crop")
        print(summary(answers), misses(answers), sep="\n")


if __name__ == "__main__":
    main()
