"""One ranking over the candidates: a candidate's score is the sum of the weights of its features.

The weights are fitted by `python -m tools.actors fit` and lie in `extractors/data/actor_weights.json`.
"""

from __future__ import annotations

import json
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


def right_length(candidate: Contender, extents: Weights) -> Length:
    """Return the length of a candidate that scores highest."""
    lengths = candidate.lengths
    return lengths[highest((length.features for length in lengths), extents)]


def reasons(candidate: Contender, weights: Weights, count: int = 4) -> tuple[str, ...]:
    """Return the features that spoke most for the candidate, with their weights."""
    weighed = sorted(((weights.get(f, 0.0), f) for f in candidate.features), reverse=True)
    return tuple(f"{feature} {weight:+.1f}" for weight, feature in weighed[:count] if weight > 0)
