"""Whom a letter is addressed to, as those who may act by its times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from schemas import Span

from ..reading import Reading
from .contenders import Contender
from .lengths import Length


class Addressed:
    """The addressees and the invitees of one document."""

    def __init__(self, reading: Reading, short_names: Mapping[int, Span], low: str) -> None:
        self._reading, self._short_names, self._low = reading, short_names, low
        self._parties: list[Contender] | None = None

    def parties(self) -> list[Contender]:
        """Return the addressees and the invitees."""
        if self._parties is None:
            self._parties = [*self.of("addressees"), *self.of("invitees")]
        return self._parties

    def of(self, key: str) -> Iterator[Contender]:
        """Yield the `addressees` or the `invitees`, all of them together."""
        parties = self._reading.addressees if key == "addressees" else self._reading.invitees
        evidence = [self._reading.ledger.evidence.get(f"{key}.{k}.as_written") for k in range(len(parties))]
        names = tuple(self._unbracketed(e.spans[0]) for e in evidence if e is not None and len(e.spans) == 1)
        if not names:
            return
        lengths = [Length(names)]
        if key == "addressees":  # the short name of all is another way to name them, and vies with nobody else
            lengths += [Length((used,), ("alias",)) for used in self._in_addressees()]
        yield Contender(key, ("one",) if len(names) == 1 else ("many",), lambda: lengths)

    def _in_addressees(self) -> Iterator[Span]:
        """Yield where the short names are used that are given to the addressees."""
        lines = [self._reading.document.lines[i] for i in self._reading.zones.addressees]
        for at, used in self._short_names.items():
            if any(line.start <= at < line.end for line in lines):
                yield used

    def _unbracketed(self, span: Span) -> Span:
        """Return an addressee without "(gọi chung là …)" behind it."""
        bracket = re.search(r"\s*\((?:sau\s+đây|gọi|dưới\s+đây)", self._low[span.start : span.end])
        return Span(span.start, span.start + bracket.start()) if bracket and bracket.start() else span
