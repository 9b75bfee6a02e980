"""One ranking over the candidates: a candidate's score is the sum of the weights of its features.

The weights are fitted by `python -m tools.actors fit` and lie in `extractors/data/actor_weights.json`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from schemas import Span

from .contenders import Contender, Stage
from .lengths import Length

Weights = dict[str, float]


@lru_cache(maxsize=1)
def fitted() -> dict[str, Weights]:
    """Return the weights by question: `actor` who acts, `receiver` to whom the work goes."""
    weights: dict[str, Weights] = json.loads(files("extractors.data").joinpath("actor_weights.json").read_text("utf-8"))
    return weights


def sure() -> Weights:
    """Return for each stage how high a place before it must score for the stage to be left out.

    Measured when the weights are fitted: nothing of the stage was chosen beside such a place.
    """
    return fitted()["sure"]


def score(features: Iterable[str], weights: Weights) -> float:
    """Return the sum of the features' weights."""
    return sum([weights.get(feature, 0.0) for feature in features])


def highest(options: Iterable[Iterable[str]], weights: Weights) -> int:
    """Return the number of the option whose features score highest, the first of equals."""
    scores = [score(features, weights) for features in options]
    return scores.index(max(scores))


def best(candidates: Sequence[Contender], weights: Weights) -> Choice:
    """Return the candidate whose place scores highest."""
    scores = [score(candidate.features, weights) for candidate in candidates]
    points = max(scores)
    return Choice(candidates[scores.index(points)], _share(points, scores))


class Choice(NamedTuple):
    """The candidate whose place scores highest, the first of equals."""

    contender: Contender
    share: float
    """How likely this place is beside the other places that were looked at, 0…1: the log-linear model's own figure."""


def surest(stages: Iterable[Stage], weights: Weights, fits: Callable[[Contender], bool] | None = None) -> Choice:
    """Return the candidate (of those that fit) whose place scores highest.

    Stages are not looked at where those before them leave nothing open; see `sure`.
    """
    chosen, highest_yet, enough = None, -math.inf, sure()
    places: dict[tuple[str, int], float] = {}
    for stage in stages:
        if highest_yet >= enough.get(stage.name, math.inf):
            continue
        for candidate in stage.gather():
            if fits is not None and not fits(candidate):
                continue
            points = score(candidate.features, weights)
            place = ("", candidate.start) if candidate.start >= 0 else (candidate.step, -1)
            places[place] = max(points, places.get(place, -math.inf))
            if points > highest_yet:
                chosen, highest_yet = candidate, points
    if chosen is None:
        raise ValueError("no stage has a candidate")
    return Choice(chosen, _share(highest_yet, places.values()))


def _share(points: float, all_points: Iterable[float]) -> float:
    """Return the probability of the highest of the scores, by the log-linear model that the weights are fitted by."""
    return 1 / sum([math.exp(each - points) for each in all_points])


def right_length(candidate: Contender, extents: Weights) -> tuple[Length, float]:
    """Return the length of a candidate that scores highest, and how likely it is beside those of other names."""
    lengths = candidate.lengths
    if len(lengths) == 1:
        return lengths[0], 1.0
    scores = [score(length.features, extents) for length in lengths]
    points = max(scores)
    names: dict[tuple[Span, ...], float] = {}
    for length, each in zip(lengths, scores, strict=True):
        names[length.names] = max(each, names.get(length.names, -math.inf))
    return lengths[scores.index(points)], _share(points, names.values())


def reasons(candidate: Contender, weights: Weights, count: int = 4) -> tuple[str, ...]:
    """Return the features that spoke most for the candidate, with their weights."""
    weighed = sorted([(weight, f) for f in candidate.features if (weight := weights.get(f, 0.0)) > 0], reverse=True)
    return tuple([f"{feature} {weight:+.1f}" for weight, feature in weighed[:count]])
