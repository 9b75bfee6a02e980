"""`Head`: one place where a document is cited."""

from __future__ import annotations

from typing import NamedTuple

from schemas import Span


class Head(NamedTuple):
    """One mention of a cited document: spans of the flat text, and the values that they read as."""

    start: int
    end: int
    number: tuple[Span, ...] = ()
    """One span, or two where the serial borrows the symbol of a later number of its list."""
    blank: bool = False
    type_span: Span | None = None
    type_code: str | None = None
    date: Span | None = None
    issuer: Span | None = None
    provisions: tuple[Span, ...] = ()
    edge: int | None = None
    """Where the provisions right before the head begin."""
    numbered_by_word: bool = False
    """The word "số" or a type word stands before the number."""
    symbolled: bool = True
    """Whether a symbol stands behind the serial."""
    act: Span | None = None
    """The verb before the type by which the clause tells of the document's issue: "đã ban hành", "có"."""
    shares_date: bool = False
    """"cùng ngày …": the date is also that of the numbers before it in the list."""
    same_day: bool = False
    """"cùng ngày" stands behind it: it has the date of the number before."""
    law: Span | None = None
    """The law's name, the word "Luật" with it."""
    printed: str | None = None
    """The number as printed, None where there is none."""
    issued: str | None = None
    """The date as EDTF."""

    @property
    def numbered_fully(self) -> bool:
        """Whether the number has a symbol, so that it is more than a serial."""
        return bool(self.number) and (len(self.number) > 1 or self.symbolled)

    @property
    def begin(self) -> int:
        """Where the noun phrase begins, provisions included."""
        return self.start if self.edge is None else self.edge
