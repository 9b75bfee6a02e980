"""Fits the confidence of a serial to hands that no network was trained on, and stores it with the bound.

    python -m tools.digits.settle --hands FOLDER [--weights FILE] [--share 0.83] [--count 400]

Reads lines that are drawn with the digits of the people whom the folder keeps apart for measuring (`t10k-…`). Prints
how many are given and wrong from several shares of the probability on; the bound stored is that of `--share`.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

import numpy as np

from extractors.digits.network import WEIGHTS, weights
from extractors.digits.read import calibrated, shares_of
from tools.digits import calibrate
from tools.digits.lines import draw_line
from tools.digits.writers import WriterHand, Writers

OVER = 0.1
"""Share of the lines that run well over a typed neighbour."""
SHARES = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hands", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--share", type=float, default=0.83)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=77)
    args = parser.parse_args()
    answers = read_lines(args.weights, Writers(args.hands, "t10k"), args.count, args.seed)
    right = sum(good for _, good in answers)
    print(f"{len(answers)} lines by people kept apart, the first candidate right in {right}")
    for least in SHARES:
        given = [good for share, good in answers if share >= least]
        print(f"  share {least:.2f}: {len(given)} given, {len(given) - sum(given)} wrong")
    slope, offset = calibrate.fit([share for share, _ in answers], [good for _, good in answers])
    with np.load(args.weights) as stored:
        arrays = {name: stored[name] for name in stored.files}
    arrays["serial.calibration"] = np.array([slope, offset], np.float32)
    arrays["serial.threshold"] = np.array(calibrated(arrays, args.share, "serial"), np.float32)
    np.savez_compressed(args.weights, **arrays)  # type: ignore[arg-type]
    print(f"slope {slope:.3f}, offset {offset:.3f}, bound {float(arrays['serial.threshold']):.3f}")


def read_lines(file: Path, writers: Writers, count: int, seed: int) -> list[tuple[float, bool]]:
    """The share of the best candidate of each line, and whether it is right."""
    rng = np.random.default_rng(seed)
    hands = partial(WriterHand, writers=writers)
    answers = []
    while len(answers) < count:
        line, window, text = draw_line(rng, "serial", hands=hands, over=OVER)
        if not text.strip("0"):
            continue
        texts, shares = shares_of(weights(file), line, window, "serial")
        best = int(np.argmax(shares))
        answers.append((float(shares[best]), texts[best] != "" and int(texts[best]) == int(text)))
    return answers


if __name__ == "__main__":
    main()
