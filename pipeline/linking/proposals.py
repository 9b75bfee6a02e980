"""Documents that a citation may mean although it does not name them: number or day is one slip away.

Such a link is proposed, never taken: the document as cited stays, and a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from schemas import parse_number
from schemas.dates import full_day
from schemas.number import symbol_key, symbol_segments

from .comparing import SAME_SUBJECT, Verdict, likeness, relate
from .evidence import DocumentEvidence
from .identity import same

CONFIDENCE = 0.5
_UNLIKE = 0.5
"""Share of common words of two subjects under which a document is not proposed."""
_LOOKALIKES = frozenset(
    frozenset(pair)
    for pair in ("08", "06", "09", "17", "14", "27", "38", "35", "49", "56", "58", "68", "69", "89", "39")
)
"""Digits that are taken for each other in print, in writing and by recognition (domain: OCR, handwriting)."""


def proposed(cited: Iterable[DocumentEvidence], held: Iterable[tuple[int, DocumentEvidence]]) -> dict[int, str]:
    """Return the held documents that citations of one document may mean, each with what is different.

    Args:
        cited: What citations say of a document that is not held.
        held: Documents with the evidence of their files: those of the same block, and those of the issuer and day.
    """
    found: dict[int, str] = {}
    items = list(cited)
    for document, evidence in held:
        for item in items:
            why = difference(item, evidence)
            if why is not None:
                found.setdefault(document, why)
    return found


def difference(cited: DocumentEvidence, held: DocumentEvidence) -> str | None:
    """Return in what a citation differs from a held document that it may mean all the same, None where it may not."""
    if held.is_draft or held.appendix_of or cited.held:
        return None
    alike = likeness(cited, held)
    if alike is not None and alike < _UNLIKE:
        return None
    if cited.block == held.block:
        return _other_day(cited, held) or _that_day(cited, held)
    if cited.day_key is None or cited.day_key != held.day_key:
        return None
    if cited.number is None:
        return "no number; issuer, day, subject" if alike and alike >= SAME_SUBJECT else None
    return _other_number(cited.number, held.number or "")


def _that_day(cited: DocumentEvidence, held: DocumentEvidence) -> str | None:
    """Return what agrees where number and day are those of the held document, but whose it is stays open."""
    relation = relate(cited, held)
    same_day = full_day(cited.issued) is not None and full_day(cited.issued) == full_day(held.issued)
    return relation.method if same_day and relation.verdict is Verdict.WEAK else None


def _other_day(cited: DocumentEvidence, held: DocumentEvidence) -> str | None:
    """The number of an issuer in a year is one document's: another day of that year is a slip, or another document."""
    a, b = cited.agency, held.agency
    if not (a and b and same(a, b)) or cited.interval is None or held.interval is None:
        return None
    years = {day.year for day in (*cited.interval, *held.interval)}
    if len(years) > 1 or (a.restarted and 2025 in years):
        return None
    return "number, issuer, year; the day is another"


def _other_number(one: str, other: str) -> str | None:
    """Return how two numbers differ by one slip of pen or eye, None where they differ by more."""
    a, b = parse_number(one), parse_number(other)
    if a is None or b is None or a.serial is None or b.serial is None:
        return None
    x, y = a.serial.lstrip("0"), b.serial.lstrip("0")
    if symbol_key(a.symbol) == symbol_key(b.symbol):
        return "a figure of the number" if _one_lookalike(x, y) else None
    if x != y:
        return None
    return "a part of the symbol" if _one_part(symbol_segments(a.symbol), symbol_segments(b.symbol)) else None


def _one_lookalike(x: str, y: str) -> bool:
    pairs = [frozenset((p, q)) for p, q in zip_longest(x, y) if p != q]
    return len(x) == len(y) and len(pairs) == 1 and pairs[0] in _LOOKALIKES


def _one_part(a: tuple[str, ...] | list[str], b: tuple[str, ...] | list[str]) -> bool:
    """Tell whether one symbol is the other without a segment, or with one segment shortened: CT for CTLT."""
    short, long = sorted(([symbol_key(part) for part in each] for each in (a, b)), key=len)
    if len(long) == len(short) + 1:
        return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    if len(long) != len(short):
        return False
    different = [(p, q) for p, q in zip(short, long, strict=True) if p != q]
    return len(different) == 1 and _shortened(*different[0])


def _shortened(p: str, q: str) -> bool:
    """Tell whether two segments differ by letters left out at one end, or by one letter."""
    if len(p) == len(q):
        return sum(x != y for x, y in zip(p, q, strict=True)) == 1 and len(p) > 2
    short, long = sorted((p, q), key=len)
    return len(short) >= 2 and (long.startswith(short) or long.endswith(short))
