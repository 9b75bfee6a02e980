"""Where and when a document may have been issued, as far as that keeps evidence apart.

Numbers as common as 12/KH-UBND are given in every province and every year. Only evidence of one province and year can
mean one document, so a block falls into parts that never meet: what is new is compared with its own part alone, and
the cost of a file does not grow with the archive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Generic, TypeVar

Spot = tuple[str | None, int | None]
"""Folded province (empty for the centre) and year; None for what is not known."""
Thing = TypeVar("Thing", bound=Hashable)
ANYWHERE = "?@?"
"""What `spots_text` writes where nothing is known."""
_ANY = object()


class SpotIndex(Generic[Thing]):
    """Finds things by where they may be: what is not known meets everything."""

    def __init__(self) -> None:
        self._at: dict[tuple[object, object], dict[Thing, None]] = defaultdict(dict)

    def add(self, spots: Iterable[Spot], thing: Thing) -> None:
        """Take in a thing that may be at the spots."""
        for province, year in spots:
            for key in ((province, year), (_ANY, year), (province, _ANY), (_ANY, _ANY)):
                self._at[key][thing] = None

    def near(self, spots: Iterable[Spot]) -> set[Thing]:
        """Return the things that may be where this may be."""
        found: set[Thing] = set()
        for province, year in spots:
            years = (_ANY,) if year is None else (year, None)
            for place in (_ANY,) if province is None else (province, None):
                for when in years:
                    found.update(self._at.get((place, when), ()))
        return found


def spots_text(spots: Iterable[Spot]) -> str:
    """Return spots as the archive stores them: `lang son@2023|cao bang@2023`, `?` for what is not known."""
    return "|".join(
        f"{'?' if province is None else province}@{'?' if year is None else year}" for province, year in spots
    )


@lru_cache(maxsize=65536)
def spots_of(text: str) -> tuple[Spot, ...]:
    """Read what `spots_text` wrote."""
    parts = (part.rpartition("@") for part in text.split("|"))
    return tuple((None if p == "?" else p, None if y == "?" else int(y)) for p, _, y in parts)


def near(texts: Iterable[str], starts: Iterable[str]) -> set[str]:
    """Return which of the texts of spots meet one of the others."""
    index: SpotIndex[str] = SpotIndex()
    for text in texts:
        index.add(spots_of(text), text)
    return index.near(spot for start in starts for spot in spots_of(start))


def reached(texts: Iterable[str], starts: Iterable[str]) -> set[str]:
    """Return which of the texts of spots hang together with the others, directly or through one another."""
    index: SpotIndex[str] = SpotIndex()
    for text in texts:
        index.add(spots_of(text), text)
    found: set[str] = set()
    seen: set[Spot] = set()
    waiting = [spot for start in starts for spot in spots_of(start)]
    while waiting:
        spot = waiting.pop()
        if spot in seen:
            continue
        seen.add(spot)
        new = index.near((spot,)) - found
        found |= new
        waiting += [other for text in new for other in spots_of(text)]
    return found
