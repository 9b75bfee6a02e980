"""A time of a sentence that may be a limit, with all that the sentence and the document say around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from .asking import (
    REACH,
    acting,
    acting_after,
    asked,
    asked_after,
    happened,
)
from .find import FoundTime
from .readings import TimeReading
from .words import word_pattern

_WORD = re.compile(r"\w")


class TimeSetting(NamedTuple):
    """Where an expression stands: its sentence in lower case and what the document says around it."""

    low: str
    """The sentence in lower case."""
    before_sentence: str
    """Lower-case words of the paragraph before the sentence, and of the heading above it."""
    issued: str | None
    invites: Callable[[], bool]
    """True for a giấy mời or a text that invites."""
    row: bool = False
    """True in the time column of a task table."""
    listed: bool = False
    """True for a day that goes on with a list of days."""
    planned: bool = False
    """True in a plan, or under a heading that asks for a timetable."""
    issuer: str = ""
    """The issuer's name, in lower case."""


@dataclass(frozen=True)
class PossibleLimit:
    """One time that may be a limit, with what its rule looks at."""

    time: FoundTime
    reading: TimeReading
    setting: TimeSetting
    clause: str
    """The words of the clause before the time."""

    @property
    def low(self) -> str:
        """The sentence in lower case."""
        return self.setting.low

    @property
    def before(self) -> str:
        """The words of the sentence before the time."""
        return self.setting.low[: self.time.start]

    @property
    def operator(self) -> str | None:
        """What the cue in front says."""
        return self.time.cue.operator if self.time.cue else None

    @property
    def asked(self) -> bool:
        """Whether the words before the time ask somebody else than the issuer for something."""
        return asked(self.before, self.setting.issuer)

    @property
    def opens(self) -> bool:
        """Whether the time stands before all words."""
        return _WORD.search(self.before) is None

    @property
    def leads(self) -> bool:
        """Whether the time opens the sentence, and what somebody does in it stands behind."""
        after = self.low[self.time.end :]
        return self.opens and (asked_after(after) or acting_after(after))

    @property
    def acting(self) -> bool:
        """Whether the clause before the time says what somebody does, and counts or tells nothing of the time."""
        counted = word_pattern("measured").search(self.before) is not None
        return acting(self.clause) and not counted and not happened(self.clause)

    def says(self, name: str) -> bool:
        """Tell whether the sentence has one of the words of the list."""
        return word_pattern(name).search(self.setting.low) is not None


def labelled(time: FoundTime, low: str) -> bool:
    """Tell whether a label asks for the time: "Thời gian hoàn thành: quý II/2023"."""
    return word_pattern("span_label").search(low[: time.start][-REACH:]) is not None
