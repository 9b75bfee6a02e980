"""The ranking of who acts with and without further features, and where it is unsure only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

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


@dataclass
class Counted:
    """Names chosen in one way: right, invented, missed; deadlines, and how many of them asked for more features."""

    names: list[int] = field(default_factory=lambda: [0, 0, 0])
    deadlines: int = 0
    asked: int = 0

    def add(self, judged: JudgedDeadline, choice: int, asked: bool) -> None:
        """Count one deadline."""
        self.names = [a + b for a, b in zip(self.names, judged.rights[choice], strict=True)]
        self.deadlines, self.asked = self.deadlines + 1, self.asked + asked

    @property
    def f1(self) -> float:
        """F1 of the names."""
        right, wrong, missed = self.names
        return 2 * right / max(1, 2 * right + wrong + missed)

    @property
    def share(self) -> float:
        """The share of deadlines that asked."""
        return self.asked / max(1, self.deadlines)


def count(
    plain: Sequence[JudgedDeadline], tagged: Sequence[JudgedDeadline], own: Weighed, further: Weighed,
    counted: dict[str, Counted],
) -> None:  # fmt: skip
    """Count deadlines for each way to use the further features; `own` weights know nothing of them."""
    for less, more in zip(plain, tagged, strict=True):
        base, other, distance = chosen(less, own), chosen(more, further), margin(less, own)
        counted.setdefault("rules and ranking", Counted()).add(less, base, False)
        for least in MARGINS:
            name = f"with tags and chunks where the margin is below {least}"
            counted.setdefault(name, Counted()).add(less, other if distance < least else base, distance < least)
        counted.setdefault("with tags and chunks everywhere", Counted()).add(less, other, True)
