"""Secrecy, urgency and status.

The stamps are those of Luật Bảo vệ bí mật nhà nước 2018 and of Nghị định 30/2020/NĐ-CP, Phụ lục I mục III.
"""

from __future__ import annotations

import re

from schemas import Span

from ..layout.kinds import mark_in
from ..layout.views import LineView, views_of
from ..reading import Reading
from ..rules import rule
from ..text.keys import bare_in_place
from .parts import HeaderParts

_SECRECY = {"mat": "Mật", "toi mat": "Tối mật", "tuyet mat": "Tuyệt mật"}
_URGENCY = {"khan": "Khẩn", "thuong khan": "Thượng khẩn", "hoa toc": "Hỏa tốc"}


@rule("mark.secrecy")
def secrecy_of(text: str) -> str | None:
    """Return the level of secrecy that the mark says: `Mật`, `Tối mật`, `Tuyệt mật`."""
    match = mark_in(text)
    return _SECRECY.get(match["secrecy"]) if match and match["secrecy"] else None


@rule("mark.urgency")
def urgency_of(text: str) -> str | None:
    """Return the level of urgency that the mark says: `Khẩn`, `Thượng khẩn`, `Hỏa tốc`, `Hỏa tốc hẹn giờ`."""
    match = mark_in(text)
    if not match or not match["urgency"]:
        return None
    words = match["urgency"]
    return "Hỏa tốc hẹn giờ" if "hen gio" in words else _URGENCY[words]


@rule("mark.status")
def status_of(text: str) -> str | None:
    """Return `draft` or `copy` where the mark says so."""
    match = mark_in(text)
    if not match:
        return None
    return "draft" if match["draft"] else "copy" if match["copy"] else None


@rule("mark.unnumbered")
def unnumbered(number: str) -> str | None:
    """Return `unnumbered` where the number's serial is blank."""
    from .number import parse_line

    parsed = parse_line(number)
    return "unnumbered" if parsed is not None and parsed.serial is None else None


def read_marks(reading: Reading, parts: HeaderParts) -> None:
    """Fill `secrecy`, `urgency`, `status`; a copy's own block at the end marks a copy too."""
    ledger = reading.ledger
    for view in parts.marks:
        span = Span(view.start, view.end)
        if reading.secrecy is None and secrecy_of(view.text):
            reading.secrecy = ledger.read("secrecy", "mark.secrecy", span)
        elif reading.urgency is None and urgency_of(view.text):
            reading.urgency = ledger.read("urgency", "mark.urgency", span)
    copies = [view for view in _copy_lines(reading) if status_of(view.text) == "copy"]
    for view in [*parts.marks, *copies]:
        if status_of(view.text):
            reading.status = ledger.read("status", "mark.status", Span(view.start, view.end))
            return
    if reading.number is not None and reading.number.serial is None and not _unread(reading):
        reading.status = ledger.read("status", "mark.unnumbered", *ledger.evidence["number"].spans[:1])


def _unread(reading: Reading) -> bool:
    """Tell whether a serial is written on the scan that could not be read."""
    line = reading.document.line_at(reading.ledger.evidence["number"].spans[0].start)
    return reading.document.unsure_in(Span(line.start, line.end), "serial") is not None


def _copy_lines(reading: Reading) -> list[LineView]:
    """Return the first lines after the signature that could be a copy's heading ("SAO Y BẢN CHÍNH")."""
    lines = [i for i in reading.zones.appendix[:12] if len(reading.document.text_of(reading.document.lines[i])) < 70]
    return [view for view in views_of(reading.document, lines) if re.search(r"\bsao\b", bare_in_place(view.text))]
