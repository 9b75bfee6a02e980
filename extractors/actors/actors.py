"""Who must act by the times of one document, and to whom the work goes."""

from __future__ import annotations

from typing import NamedTuple

from schemas import Span

from ..reading import Reading
from .candidates import Steps
from .cells import named_in_cells
from .contenders import AskedTime, Contender
from .outline import Outline
from .ranking import fitted, reasons, right_length, surest
from .receivers import Receivers


class Actor(NamedTuple):
    """Somebody who must act."""

    span: Span
    role: str
    """The step that found him: `own` sentence, `heading`, `label` …"""
    reason: str | None = None
    """What spoke most for him, with its weights."""
    share: float = 1.0
    """How likely he is beside others who might act, by the ranking's own figure."""


class Route(NamedTuple):
    """Where the work goes: to whom, through whom, and the words that say so."""

    to: Span | None
    via: Span | None
    place: Span
    share: float = 1.0
    """How likely the receiver is beside others, by the ranking's own figure."""


class Actors:
    """Reads who acts in one document."""

    def __init__(self, reading: Reading, outline: Outline, low: str) -> None:
        self.steps = Steps(reading, outline, low)
        self.receivers = Receivers(self.steps, low)

    def read(self, paragraph: int, sentence: Span, time: Span, meeting: bool = False) -> tuple[Actor, ...]:
        """Return who must act by the time; nobody where the text does not tell.

        `meeting`: the time is that of the meeting that a giấy mời invites to.
        """
        asked = AskedTime(paragraph, sentence, time)
        chosen, share = surest(self.steps.stages(asked), fitted()["actor"])
        if meeting and chosen.step not in ("own", "label"):
            of = self.steps.addressed.of
            chosen = next(of("invitees"), None) or next(of("addressees"), chosen)
        return _actors(chosen, share)

    def of_row(self, paragraph: int, who: Span | None, task: Span | None) -> tuple[Actor, ...]:
        """Return who must act by the time of a row of a task table, by the cells that say who and what."""
        if who is not None:
            return tuple(Actor(span, "cell") for span in named_in_cells(self.steps.labels, who))
        place = task or self.steps.outline.paragraphs[paragraph].span
        asked = AskedTime(paragraph, place, Span(place.end, place.end))

        def opens(candidate: Contender) -> bool:
            return candidate.step != "own" or candidate.start - place.start < 4

        return _actors(*surest(self.steps.stages(asked), fitted()["actor"], opens))

    def route(self, paragraph: int, sentence: Span, time: Span, segment: Span, actors: tuple[Actor, ...]) -> Route:
        """Return where the work goes that is to be done by the time; `segment` is the time's part of the sentence."""
        spans = tuple(actor.span for actor in actors)
        return Route(*self.receivers.read(AskedTime(paragraph, sentence, time), segment, spans))


def _actors(chosen: Contender, share: float) -> tuple[Actor, ...]:
    why = "; ".join(reasons(chosen, fitted()["actor"])) or None
    length, of_length = right_length(chosen, fitted()["extent"])
    return tuple(Actor(span, chosen.step, why, share * of_length) for span in length.names)
