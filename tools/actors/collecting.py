"""The candidates of every deadline whose truth is known, for fitting and judging the ranking."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from extractors.actors.candidates import Steps
from extractors.actors.contenders import AskedTime, Contender, Stage
from extractors.actors.ranking import Weights, highest
from extractors.actors.receivers import Receivers
from extractors.deadlines.rules import words
from extractors.extract import read_stages
from pipeline.measuring.scoring import same_assignee, same_name
from schemas import Span

from .fitting import RankedChoice
from .truth import ReadDocument, paired

WEIGHTS = {"made-up": 0.2, "composed": 0.2, "rows": 12.0}
"""Of examples by the first word of their folder; 1 for the others, half of it where the gold says `optional`."""
OF_PLACES = {"composed": 0.25}
"""What of it counts for places: where somebody stands in sentences put together from parts is always the same."""
Question = str


class ContenderLength(NamedTuple):
    """A contender with one of its lengths."""

    place: int
    """The number of the contender."""
    step: str
    names: tuple[Span, ...]
    features: tuple[str, ...]
    """What speaks for the place."""
    extent: tuple[str, ...]
    """What speaks for the length."""


def measured(contenders: Iterable[Contender]) -> list[ContenderLength]:
    """Return every length of every contender."""
    return [
        ContenderLength(number, each.step, length.names, each.features, length.features)
        for number, each in enumerate(contenders)
        for length in each.lengths
    ]


@dataclass(frozen=True)
class JudgedDeadline:
    """One deadline: what is right, and its candidates by their names."""

    document: str
    folder: str
    question: Question
    gold: list[str]
    names: list[list[str]]
    candidates: list[ContenderLength]
    gains: list[float]
    """How right each candidate is (F1 of its names)."""
    rights: list[tuple[int, int, int]]
    """Of each candidate: right, invented, missed names."""
    optional: bool
    context: str

    @property
    def source(self) -> str:
        """What its folder is called without the number of its fifth."""
        return self.folder.rsplit("-", 1)[0]

    @property
    def weight(self) -> float:
        """What it weighs in a fit."""
        return WEIGHTS.get(self.source, 1.0) * (0.5 if self.optional else 1.0)

    @property
    def places(self) -> dict[int, list[int]]:
        """The candidates by their places."""
        found: dict[int, list[int]] = {}
        for number, candidate in enumerate(self.candidates):
            found.setdefault(candidate.place, []).append(number)
        return found

    def of_place(self) -> RankedChoice:
        """Return what the ranking of places is fitted to: a place is as right as its best length."""
        places = self.places.values()
        features = [self.candidates[numbers[0]].features for numbers in places]
        return RankedChoice(
            self.weight * OF_PLACES.get(self.source, 1.0),
            features,
            [max(self.gains[i] for i in each) for each in places],
        )

    def of_extent(self) -> Iterator[RankedChoice]:
        """Yield what the ranking of lengths is fitted to: each place where some length is right."""
        for numbers in self.places.values():
            gains = [self.gains[number] for number in numbers]
            if len(numbers) > 1 and max(gains) > 0.4 and min(gains) < max(gains):
                yield RankedChoice(self.weight, [self.candidates[i].extent for i in numbers], gains)

    def chosen(self, weights: Weights, extents: Weights) -> int:
        """Return the candidate that these weights choose."""
        places = list(self.places.values())
        there = places[highest((self.candidates[each[0]].features for each in places), weights)]
        return there[highest((self.candidates[each].extent for each in there), extents)]


def collect(documents: Iterable[ReadDocument]) -> Iterator[JudgedDeadline]:
    """Yield both questions of every deadline that was found and whose truth is known."""
    for document in documents:
        seen: dict[tuple[Question, Span], list[ContenderLength]] = {}
        reading = _watched(document, seen)
        got = [deadline.model_dump(mode="json") for deadline in reading.deadlines]
        for gold, _, index in paired(document.deadlines, got):
            for question, key in (("actor", "assignees"), ("receiver", "deliver_to")):
                if index < 0 or key not in gold:
                    continue
                time, row = _time_of(reading.ledger.evidence, index), _row_of(reading.ledger.evidence, index)
                candidates = (seen.get((question, time)) if time else None) or (
                    seen.get((question, row)) if row else None
                )
                if candidates and time:
                    value = gold[key] if isinstance(gold[key], list) else [gold[key]] if gold[key] else []
                    context = reading.text[max(0, time.start - 250) : time.end + 80]
                    yield _judged(
                        document, question, value, candidates, reading.text, bool(gold.get("optional")), context
                    )


def _watched(document: ReadDocument, seen: dict[tuple[Question, Span], list[ContenderLength]]) -> Any:
    """Read the document, noting the candidates of each time."""
    stages, receivers = Steps.stages, Receivers.candidates

    def noted_stages(self: Steps, asked: AskedTime) -> list[Stage]:
        found = [Stage(each.name, partial(list, each.gather())) for each in stages(self, asked)]
        seen.setdefault(("actor", asked.time), measured(each for stage in found for each in stage.gather()))
        return found

    def noted_receivers(self: Receivers, asked: AskedTime, *rest: Any) -> list[Contender]:
        found = receivers(self, asked, *rest)
        seen.setdefault(("receiver", asked.time), measured(found))
        return found

    Steps.stages, Receivers.candidates = noted_stages, noted_receivers  # type: ignore[method-assign]
    try:
        return read_stages(document.text)
    finally:
        Steps.stages, Receivers.candidates = stages, receivers  # type: ignore[method-assign]


def _time_of(evidence: dict[str, Any], index: int) -> Span | None:
    paths = (f"deadlines.{index}.{field}" for field in ("boundary", "rrule", "operator", "last_day"))
    return next((evidence[path].spans[0] for path in paths if path in evidence), None)


def _row_of(evidence: dict[str, Any], index: int) -> Span | None:
    """Return the place at which the reader of a row of a table asks."""
    task = evidence.get(f"deadlines.{index}.task")
    return Span(task.spans[0].end, task.spans[0].end) if task else None


def _judged(
    document: ReadDocument, question: Question, gold: list[str], candidates: list[ContenderLength], text: str,
    optional: bool, context: str,
) -> JudgedDeadline:  # fmt: skip
    same = same_assignee if question == "actor" else same_name
    names = [[words(text[slice(*span)]) or "" for span in candidate.names] for candidate in candidates]
    rights = [count(gold, each, same) for each in names]
    gains = [
        1.0 if not gold and not each else 2 * r / (2 * r + i + m) for each, (r, i, m) in zip(names, rights, strict=True)
    ]
    return JudgedDeadline(
        document.name, document.folder, question, gold, names, candidates, gains, rights, optional, context
    )


def count(gold: list[str], got: list[str], same: Callable[[Any, Any], bool]) -> tuple[int, int, int]:
    """Return how many names are right, invented and missed."""
    left, right = list(got), 0
    for wanted in gold:
        hit = next((name for name in left if same(wanted, name)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return right, len(left), len(gold) - right
