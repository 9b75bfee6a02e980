"""Citations without a whole number: its serial blank or alone, laws by their names, documents by their dates."""

from __future__ import annotations

import re

from schemas import Span

from ..lexicon import type_named
from . import patterns
from .around import complete, provisions_before, type_before
from .head import Head
from .issuers import issuer_after
from .laws import law_without_number

_SERIAL_FORMS = (patterns.BARE, patterns.GLUED, patterns.OLD)


def has_any(flat: str, words: tuple[str, ...], start: int, end: int) -> bool:
    """Tell whether one of the words stands in the range."""
    find = flat.find
    for word in words:  # noqa: SIM110 - a generator costs more, and every paragraph is asked
        if find(word, start, end) >= 0:
            return True
    return False


def blank_serial(flat: str, floor: int, end: int, match: re.Match[str]) -> Head | None:
    """Return the citation by a number whose serial is blank: "Công văn số     /SNV-TĐKT"; None behind no type."""
    number = Span(*match.span("number"))
    type_span, so_start = type_before(flat, floor, number.start)
    if type_span is None:
        return None
    head = Head(so_start or number.start, number.end, (number,), blank=True, numbered_by_word=True)
    return complete(flat, floor, end, head, type_span)


def serial_only(flat: str, floor: int, end: int) -> list[Head]:
    """Return citations by serial alone, "công văn 605 của …", and those whose separator is missing."""
    heads: list[Head] = []
    if not has_any(flat, patterns.SERIAL_WORDS, floor, end):
        return heads
    for match in patterns.SERIAL_HINT.finditer(flat, floor, end):
        at = match.end()
        number = next((found for form in _SERIAL_FORMS if (found := form.match(flat, at, end))), None)
        if not number or re.match(r"[\d]*\s?[/\-]", flat[number.end() : number.end() + 3]):
            continue
        symbolled = not re.fullmatch(r"\d+[a-zđ]?", number["number"])
        head = Head(at, number.end(), (Span(*number.span("number")),), numbered_by_word=True, symbolled=symbolled)
        type_span, _ = type_before(flat, floor, at)
        head = complete(flat, floor, end, head, type_span)
        if head.date or head.issuer:
            heads.append(head)
    return heads


def law_by_name(flat: str, floor: int, end: int, match: re.Match[str]) -> Head | None:
    """Return the citation of a law by its name and its date or year."""
    law = law_without_number(flat, match)
    if law is None:
        return None
    kind = type_named(flat[law.word.start : law.word.end])
    head = Head(
        law.word.start,
        law.date.end,
        date=law.date,
        type_span=law.word,
        type_code=kind.code if kind else None,
        law=law.name,
    )
    issuer = issuer_after(flat, head.end, end)
    if issuer:
        head = head._replace(issuer=issuer, end=issuer.end)
    return provisions_before(flat, max(floor, head.start - 200), head)


def dated_document(flat: str, floor: int, end: int, match: re.Match[str]) -> Head | None:
    """Return a document cited by type and date alone, right after a cue: "nhận được Đơn đề nghị của … ngày …"."""
    if not patterns.DATED_CUE.search(
        flat, max(floor, match.start() - 30), match.start()
    ) or patterns.NOT_ITS_DATE.search(match["what"] or ""):
        return None
    kind = type_named(match["type"])
    head = Head(
        match.start(), match.end("date"), date=Span(*match.span("date")), type_span=Span(*match.span("type")),
        type_code=kind.code if kind else "KHAC",
    )  # fmt: skip
    of = re.search(r"\scủa\s", match["what"] or "")
    if of:
        return head._replace(issuer=issuer_after(flat, match.start("what") + of.start(), match.end("date")))
    issuer = issuer_after(flat, head.end, end)
    return head._replace(issuer=issuer, end=issuer.end) if issuer else head
