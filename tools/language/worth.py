"""The ranking of who acts with and without further features, and where it is unsure only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.actors.ranking import Weights, score
from tools.actors.collecting import JudgedDeadline

MARGINS = (0.5, 1.0, 2.0)
"""Of the scores of the two best places: below, the ranking is unsure."""
Weighed = dict[str, Weights]


def margin(judged: JudgedDeadline, weights: Weighed) -> float:
    """Return how far the best place is before the second."""
    scores = sorted(score(judged.candidates[each[0]].features, weights["actor"]) for each in judged.places.values())
    return scores[-1] - scores[-2] if len(scores) > 1 else float("inf")


def chosen(judged: JudgedDeadline, weights: Weighed) -> int:
    """Return the candidate that the weights choose."""
    return judged.chosen(weights["actor"], weights["extent"])


def f1(judged: Iterable[JudgedDeadline], choices: Iterable[int]) -> float:
    """Return F1 of the names."""
    right = wrong = missed = 0
    for each, choice in zip(judged, choices, strict=True):
        r, w, m = each.rights[choice]
        right, wrong, missed = right + r, wrong + w, missed + m
    return 2 * right / max(1, 2 * right + wrong + missed)


def rows(
    plain: Sequence[JudgedDeadline], tagged: Sequence[JudgedDeadline], own: Weighed, further: Weighed
) -> list[tuple[str, float, float]]:
    """Return name, F1 and the share of deadlines that ask for tags, for each way to use the further features."""
    base = [chosen(each, own) for each in plain]
    other = [chosen(each, further) for each in tagged]
    found = [("rules and ranking", f1(plain, base), 0.0)]
    for least in MARGINS:
        unsure = [margin(each, own) < least for each in plain]
        mixed = [b if ask else a for a, b, ask in zip(base, other, unsure, strict=True)]
        name = f"with tags and chunks where the margin is below {least}"
        found.append((name, f1(plain, mixed), sum(unsure) / len(plain)))
    return [*found, ("with tags and chunks everywhere", f1(plain, other), 1.0)]
