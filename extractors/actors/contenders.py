"""Places where somebody stands who may act, as the ranking takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from schemas import Span

from .lengths import Length


class Contender(NamedTuple):
    """A place where somebody stands who may act."""

    step: str
    features: tuple[str, ...]
    """What speaks for the place, however far the name goes."""
    measure: Callable[[], Iterable[Length]]
    """Gives the lengths; only those of the place that is chosen are asked for."""
    start: int = -1
    """Where it begins in the document; -1 where it stands for no single party."""
    leads: bool = False
    """True where it stands where the one who acts stands."""

    @property
    def lengths(self) -> list[Length]:
        """The lengths, one at least."""
        return list(self.measure())


class Stage(NamedTuple):
    """Steps that look at one kind of places."""

    name: str
    gather: Callable[[], list[Contender]]


def certain(step: str, names: tuple[Span, ...], *features: str) -> Contender:
    """Return a contender whose names leave nothing open."""
    return Contender(step, features, lambda: [Length(names)])


class AskedTime(NamedTuple):
    """A time, the sentence it stands in and the paragraph of that."""

    paragraph: int
    sentence: Span
    time: Span
