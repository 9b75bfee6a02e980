"""A time expression that may set a deadline, and what its finder must offer to those who read parts of a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from schemas import Span

from ..times import TimeReading


@dataclass(frozen=True)
class DeadlineCandidate:
    """A time expression that sets a deadline, and where it stands."""

    paragraph: int
    sentence: Span
    phrase: Span
    reading: TimeReading
    hint: Span | None = None
    row_assignee: Span | None = None
    row_task: Span | None = None
    in_row: bool = False
    ends: Span | None = None
    """The time beside a recurring one that says until when."""


class Finder(Protocol):
    """Finds and reads the times of a document."""

    @property
    def invites(self) -> bool:
        """Whether the document invites to a meeting."""

    def in_sentence(self, index: int, sentence: Span) -> Iterator[DeadlineCandidate]:
        """Give the candidates of a sentence of the paragraph `index`."""

    def event_on(self, boundary: str | None) -> Span | None:
        """Return the label and day of the event ("Thời gian: ngày …") that takes place on the day, if it does."""

    def read(self, phrase: Span, hint: Span | None) -> TimeReading | None:
        """Read a time expression, its year from the hint where it has none."""
