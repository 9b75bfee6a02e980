"""Where the further dispatches of a file begin: one sent along behind another, a scanned bundle, several in one text.

A second header is common where there is no second dispatch: forms to be filled in, regulations that a decision puts
into force, applications of persons all print quốc hiệu and often a number line. So a header counts only where it is
that of a document that somebody issued: it has its own issuer, a symbol, a serial or a whole date written into the
blanks (Nghị định 30/2020/NĐ-CP, Phụ lục I mục II), and it is addressed or signed. A wrong division is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..agencies.heads import is_body
from ..agencies.numbering import NUMBER_LINE
from ..document import DocumentText, Place
from ..header import read_header
from ..layout import find_zones
from ..layout.appendix import opens_appendix
from ..layout.furniture import furniture_of
from ..layout.kinds import Kind, kind_of
from ..layout.people import is_noise, is_signer
from ..layout.views import LineView, views_of
from ..reading import Reading
from ..rules import Ledger
from ..signature import read_signatures
from .slicing import slice_of

_HEADER_LINES = 14
"""Lines within which the elements of one header stand."""
_ABOVE = 6
"""Lines of stamps and names of bodies that may stand on a page above quốc hiệu and number."""
_BODY_LINES = 2
"""Lines that the words of a dispatch take at least."""
_LONGEST_LINE = 160
"""Characters that a line of a header has at most."""
_HALF_LINES = 8
"""Lines that each of two pages on one sheet holds at least."""
_WHOLE_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_COPY = re.compile(r"(?:SY|SL|TS|TrS|BS|SYBC)(?![A-ZĐa-z])")
"""Symbols of copies (sao y, sao lục, trích sao; Nghị định 30/2020/NĐ-CP, Điều 25): the copied document's own block."""
_ATTACHED = re.compile(r"\(?\s*(?:ban hanh |duoc ban hanh |dinh )?kem\s*(?:theo)?\b")
"""What stands under the title of a regulation or a form: "(Ban hành kèm theo Quyết định số …)"."""
_PERSONAL = re.compile(r"don\b|ban (?:cam ket|cam doan|tu|khai)|so yeu ly lich|ly lich|giay (?:de nghi|uy quyen|moi)")
_HEADER_KINDS = (Kind.MOTTO, Kind.NUMBER, Kind.DATE, Kind.SUBJECT, Kind.TITLE, Kind.MARK, Kind.RULE)


@dataclass(slots=True)
class _Head:
    """What the beginning of a piece says of the document."""

    number: str | None
    serial: str | None
    issued: str | None
    closed: bool
    """Whether the piece ends like a document: with Nơi nhận or a signature."""


def part_starts(document: DocumentText) -> tuple[int, ...]:
    """Return the index of the line at which each dispatch of the file begins; (0,) where there is one."""
    views = views_of(document)
    candidates = _candidates(document, views)
    starts = [0]
    heads: list[_Head] = []
    for position, line in enumerate(candidates):
        after = candidates[position + 1] if position + 1 < len(candidates) else None
        head = _issued_head(slice_of(document, line, after))
        if head is None:
            continue
        first = None if heads else _head_of(slice_of(document, 0, candidates[0]))
        heads += [first] if first else []
        if any(head.number == other.number and head.issued == other.issued for other in heads):
            continue
        alone = first if line == candidates[0] else None
        before = alone or _head_of(slice_of(document, starts[-1], line))
        if not before.closed and not (document.lines[line].page is not None and head.serial and head.closed):
            continue
        starts.append(line)
        heads.append(head)
    return tuple(starts)


def _candidates(document: DocumentText, views: list[LineView]) -> list[int]:
    """Return the lines where a further header may begin, by its form alone."""
    found: list[int] = []
    beside: dict[int, int | None] = {}
    kinds = _Kinds(views)
    for position, view in enumerate(views):
        if not NUMBER_LINE.match(view.text) or kinds[position] is not Kind.NUMBER:
            continue
        near = range(max(position - _HEADER_LINES, 0), min(position + _HEADER_LINES, len(views)))
        page = views[position].page
        about = {kinds[p] for p in near if views[p].page == page}
        if not about & {Kind.MOTTO, Kind.DATE}:
            continue
        if page is None:
            first = _top_of_header(views, kinds, position)
        else:
            if page not in beside:
                beside[page] = _second_half(document, views, page)
            first = _top_of_page(views, kinds, position, beside[page])
        if first is not None and views[first].index and views[first].index not in found:
            found.append(views[first].index)
    return found


class _Kinds:
    """The kinds of the lines by their positions, each told when it is asked for; a long line is of none."""

    def __init__(self, views: list[LineView]) -> None:
        self._views = views

    def __getitem__(self, position: int) -> Kind:
        view = self._views[position]
        return kind_of(view) if len(view.text) < _LONGEST_LINE else Kind.OTHER


def _second_half(document: DocumentText, views: list[LineView], page: int) -> int | None:
    """Return the first line of the second of two pages that lie side by side on one sheet, None where it is one page.

    Every line of the one stands left of every line of the other; of a page in columns at least the title does not.
    """
    on_page = [position for position, view in enumerate(views) if view.page == page]
    boxes = [document.lines[views[position].index].box for position in on_page]
    if len(boxes) < 2 * _HALF_LINES or None in boxes:
        return None
    right = [box[0] for box in boxes if box]
    for at in range(len(right) - 2, -1, -1):  # where the leftmost of what follows begins
        right[at] = min(right[at], right[at + 1])
    reach = 0.0
    for at in range(1, len(right)):
        reach = max(reach, boxes[at - 1][2])  # type: ignore[index]
        if at >= _HALF_LINES and len(right) - at >= _HALF_LINES and reach < right[at]:
            return on_page[at]
    return None


def _top_of_page(views: list[LineView], kinds: _Kinds, position: int, half: int | None) -> int | None:
    """Return the first line of the page where the header is at its top, None where other text stands above it.

    Of two pages on one sheet the second one begins at the line `half`.
    """
    first = position
    while first and first != half and views[first - 1].page == views[position].page:
        first -= 1
    if not first or position - first > 2 * _HEADER_LINES:
        return None
    if any(opens_appendix(view) for view in views[first : first + 4]):
        return None
    page = views[first : position + 1]
    furniture = {first + each for each in furniture_of(page)}
    head = next((p for p in range(first, position + 1) if kinds[p] in _HEADER_KINDS), position)
    above = [views[p] for p in range(first, head) if p not in furniture]
    plain = [view for view in above if not (view.upper or view.place is not Place.FULL)]
    return first if len(above) <= _ABOVE and len(plain) <= 1 else None


def _top_of_header(views: list[LineView], kinds: _Kinds, position: int) -> int | None:
    """Return the first line of a header in a text without pages, None where an appendix opens with it."""
    first = position
    while first and position - first < _HEADER_LINES:
        view = views[first - 1]
        if opens_appendix(view):
            return None
        if is_noise(view) or (is_signer(view) and not is_body(view.text, view.key)):
            break
        if kinds[first - 1] not in _HEADER_KINDS and not (view.upper and len(view.text) < 120):
            break
        first -= 1
    return first or None


def _read_header(piece: DocumentText) -> Reading:
    reading = Reading(piece, find_zones(piece, paragraphs=False), Ledger(piece.text))
    read_header(reading)
    return reading


def _head_of(piece: DocumentText) -> _Head:
    return _head(_read_header(piece))


def _head(reading: Reading) -> _Head:
    number = reading.number
    closed = bool(reading.zones.signature or reading.zones.distribution)
    return _Head(number.canonical if number else None, number.serial if number else None, reading.issued, closed)


def _issued_head(piece: DocumentText) -> _Head | None:
    """Return the head of a document that somebody issued, None where the piece is a form or belongs to another."""
    reading = _read_header(piece)
    number = reading.number
    if number is None or not number.symbol or _COPY.match(number.symbol) or reading.issuer.name is None:
        return None
    head = _head(reading)
    dated = head.issued is not None and _WHOLE_DATE.fullmatch(head.issued) is not None
    if not (head.serial or dated):
        return None
    header = views_of(piece, reading.zones.header)
    if not any(kind_of(view) is Kind.MOTTO for view in header) and not (head.serial and dated):
        return None
    read_signatures(reading)
    signed = any(each.name for each in reading.signatures)
    if any(_ATTACHED.match(view.key) for view in header) and not (head.serial and dated and signed):
        return None
    if any(view.upper and _PERSONAL.match(view.key) for view in header):
        return None
    worded = bool(reading.zones.addressees or reading.subject) and len(reading.zones.body) >= _BODY_LINES
    return head if signed or (dated and (worded or (head.serial and head.closed))) else None
