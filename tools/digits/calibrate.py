"""How far a share of the probability can be believed: fitted on folders that were not trained on."""

from __future__ import annotations

import numpy as np

from tools.digits.measure import CropReading

PLAIN = {"calibration": np.array([1.0, 0.0], np.float32), "threshold": np.array(0.9, np.float32)}

# A wrong number is worse than a missing one, and a threshold picked on some hands promises too much for others.
FLOORS = {"serial": 0.93, "day": 0.8, "month": 0.8}


def fit(shares: list[float], right: list[bool]) -> tuple[float, float]:
    """Slope and offset of the logistic curve from log odds of the share to the chance of being right.

    Newton's method, with two right and two wrong invented answers at even odds and a pull towards slope 1, so that a
    few hundred crops without an error do not promise certainty.
    """
    share = np.clip(np.array([*shares, 0.5, 0.5, 0.5, 0.5]), 1e-4, 1 - 1e-4)
    target = np.array([*map(float, right), 1.0, 0.0, 1.0, 0.0])
    x = np.stack([np.log(share / (1 - share)), np.ones(len(share))], 1)
    w, prior, pull = np.array([1.0, 0.0]), np.array([0.7, 0.0]), np.array([4.0, 0.5])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - target) + pull * (w - prior)
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(pull)
        w = w - np.linalg.solve(hessian, gradient)
    return float(w[0]), float(w[1])


def threshold(confidences: list[float], right: list[bool], floor: float, precision: float = 0.985) -> float:
    """The least confidence from which on at least that share of the answers is right, but not below the floor."""
    order = sorted(zip(confidences, right, strict=True), reverse=True)
    best, wrong = 1.0, 0
    for given, (confidence, good) in enumerate(order, 1):
        wrong += not good
        if 1 - wrong / given >= precision:
            best = confidence
    return min(max(best, floor), 0.99)


def settle(answers: list[CropReading]) -> dict[str, np.ndarray]:
    """Calibration and threshold of every kind, from answers whose confidence is still the bare share."""
    found: dict[str, np.ndarray] = {}
    for kind in ("serial", "day", "month"):
        some = [a for a in answers if a.crop.kind == kind]
        shares = [a.reading.candidates[0][1] if a.reading.candidates else 0.0 for a in some]
        right = [a.right for a in some]
        slope, offset = fit(shares, right)
        share = np.clip(shares, 1e-4, 1 - 1e-4)
        confidences = 1 / (1 + np.exp(-(slope * np.log(share / (1 - share)) + offset)))
        found[f"{kind}.calibration"] = np.array([slope, offset], np.float32)
        found[f"{kind}.threshold"] = np.array(threshold(confidences.tolist(), right, FLOORS[kind]), np.float32)
    return found
