"""Issuing body (cơ quan ban hành) and the body printed above it.

Names as printed, lines joined (Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.2).
"""

from __future__ import annotations

import re

from schemas import Issuer, Span

from ..agencies.heads import is_body
from ..layout.views import LineView
from ..reading import Reading
from ..rules import rule
from ..text.keys import bare_in_place
from ..text.odd_words import is_no_word, parts_of
from .names import group_names
from .parts import HeaderParts
from .territory import Grounds, read_territory

_OF_TITLE = re.compile(r"\b(?:CỦA|của)\s+(?P<name>.+?)(?:\s+(?:SỐ|Số|số)\b.*|\s+VỀ\b.*)?$")
_JOINT = re.compile(r"(?:^|[/-])(?:TTLT|NQLT|CTLT|CTrLT|KHLT|HDLT|LT|LN|HDLN|KHLN|HDLS|QCPH|KHPH|CTPH)(?:$|[/-])")
"""Types in the symbols of papers that several bodies issue together (liên tịch, liên ngành, phối hợp)."""


@rule("name.joined")
def join_name(*texts: str) -> str | None:
    """Join the lines of a printed name, white space collapsed, without drawn lines around it."""
    words = " ".join(" ".join(texts).split()).strip(" *_-–—=~.:;,")
    return words or None


@rule("issuer.joint")
def join_issuers(*texts: str) -> str | None:
    """Join the names of bodies that issue together with ` - `."""
    names = [name for name in (join_name(text) for text in texts) if name]
    return " - ".join(names) or None


def read_issuer(reading: Reading, parts: HeaderParts) -> None:
    """Fill `issuer`: name, parent, level and province."""
    ledger = reading.ledger
    groups = group_names(parts.issuer)
    whole = [_span(group) for group in groups]
    name = parent = None
    name_spans: list[Span] = []
    above: Span | None = None
    if len(groups) > 1 and _is_joint(reading):
        bodies = [_count_bodies(reading.text[span.start : span.end]) for span in whole]
        shared = sum(bodies) > max(2, _issuers_in_symbol(reading))  # "UBND TỈNH …" above the two that issue
        name = ledger.read("issuer.name", "issuer.joint", *whole[shared:])
        if shared:
            above = whole[0]
            parent = ledger.read("issuer.parent", "name.joined", above)
        name_spans = whole[shared : shared + 1]
    elif groups:
        if not _is_noise(reading, groups[-1]):
            name_spans = whole[-1:]
            name = ledger.read("issuer.name", "name.joined", *(Span(line.start, line.end) for line in groups[-1]))
        if len(groups) > 1:
            above = whole[-2]
            parent = ledger.read("issuer.parent", "name.joined", *(Span(line.start, line.end) for line in groups[-2]))
    elif "issuer" in parts.legal:
        name_spans = [parts.legal["issuer"]]
        name = ledger.read("issuer.name", "name.joined", *name_spans, confidence=0.9)
    elif parts.title is not None and len(parts.title.text) < 400:
        owner = _OF_TITLE.search(parts.title.text)
        if owner is not None:
            start = parts.title.start
            name_spans = [Span(start + owner.start("name"), start + owner.end("name"))]
            name = ledger.read("issuer.name", "name.joined", *name_spans, confidence=0.8)
    grounds = Grounds(
        name_spans[0] if name_spans else None,
        above,
        ledger.evidence["place"].spans[0] if reading.place else None,
        ledger.evidence["issued"].spans[0] if reading.issued and len(ledger.evidence["issued"].spans) == 1 else None,
        ledger.evidence["number"].spans[0] if reading.number and not name_spans else None,
    )
    level, province = read_territory(reading, grounds)
    reading.issuer = Issuer(name=name, parent=parent, level=level, province=province)


def _is_noise(reading: Reading, lines: list[LineView]) -> bool:
    """Tell whether what recognition gave as a name is none: a line of it is no kind of body and holds what is no word.

    Of a name's further lines two such words are asked for: one may be a letter read wrongly.
    """
    if not reading.document.word_confidences:
        return False
    for number, line in enumerate(lines):
        odd = sum(map(is_no_word, parts_of(line.text)))
        if odd > (number > 0) and not is_body(line.text, bare_in_place(line.text)):
            return True
    return False


def _span(lines: list[LineView]) -> Span:
    return Span(lines[0].start, lines[-1].end)


def _count_bodies(name: str) -> int:
    """Return how many bodies a printed name holds: two in "SỞ Y TẾ - SỞ CÔNG THƯƠNG", one in "SỞ KẾ HOẠCH - ĐẦU TƯ"."""
    _, *others = re.split(r"\s*[-–]\s+", name)
    return 1 + sum(is_body(part, bare_in_place(part)) for part in others)


def _issuers_in_symbol(reading: Reading) -> int:
    """Return how many bodies the symbol of a joint paper names: two in "12/KHLT-SYT-SCT"; 0 where it names none."""
    symbol = reading.number.symbol if reading.number else None
    type_code = _JOINT.search(symbol) if symbol else None
    return len([part for part in re.split(r"[-/]", symbol[type_code.end() :]) if part]) if symbol and type_code else 0


def _is_joint(reading: Reading) -> bool:
    """Tell whether the symbol says that several bodies issue together."""
    symbol = reading.number.symbol if reading.number else None
    return bool(symbol and _JOINT.search(symbol))
