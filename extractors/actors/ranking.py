"""One ranking over the candidates: a candidate's score is the sum of the weights of its features.

The weights are fitted by `python -m tools.actors fit` and lie in `extractors/data/actor_weights.json`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files

from .candidates import Contender, Length

Weights = dict[str, float]


@lru_cache(maxsize=1)
def fitted() -> dict[str, Weights]:
    """Return the weights by question: `actor` who acts, `receiver` to whom the work goes."""
    weights: dict[str, Weights] = json.loads(files("extractors.data").joinpath("actor_weights.json").read_text("utf-8"))
    return weights


STAGES = {"sentence": ("label", "own"), "above": ("before", "heading", "asked")}
"""The steps of each stage but the last, in their order."""


def sure() -> tuple[float, ...]:
    """Return for each stage but the last how high a place must score to be chosen without a look at later ones.

    Measured when the weights are fitted: nothing of a later stage was chosen beside such a place.
    """
    enough = fitted()["sure"]
    return tuple(enough[stage] for stage in STAGES)


def score(features: Iterable[str], weights: Weights) -> float:
    """Return the sum of the features' weights."""
    return sum(weights.get(feature, 0.0) for feature in features)


def highest(options: Iterable[Iterable[str]], weights: Weights) -> int:
    """Return the number of the option whose features score highest, the first of equals."""
    scores = [score(features, weights) for features in options]
    return scores.index(max(scores))


def best(candidates: Sequence[Contender], weights: Weights) -> Contender:
    """Return the candidate whose place scores highest."""
    return candidates[highest((candidate.features for candidate in candidates), weights)]


def surest(stages: Iterable[Sequence[Contender]], weights: Weights) -> Contender:
    """Return the candidate whose place scores highest, the first of equals; ends with the stage that is sure of one."""
    chosen, highest_yet = None, -math.inf
    for stage, enough in zip(stages, (*sure(), math.inf), strict=True):
        for candidate in stage:
            points = score(candidate.features, weights)
            if points > highest_yet:
                chosen, highest_yet = candidate, points
        if highest_yet >= enough:
            break
    if chosen is None:
        raise ValueError("no stage has a candidate")
    return chosen


def right_length(candidate: Contender, extents: Weights) -> Length:
    """Return the length of a candidate that scores highest."""
    lengths = candidate.lengths
    return lengths[highest((length.features for length in lengths), extents)]


def reasons(candidate: Contender, weights: Weights, count: int = 4) -> tuple[str, ...]:
    """Return the features that spoke most for the candidate, with their weights."""
    weighed = sorted(((weights.get(f, 0.0), f) for f in candidate.features), reverse=True)
    return tuple(f"{feature} {weight:+.1f}" for weight, feature in weighed[:count] if weight > 0)
