"""A part of a DOCX, folded before it is parsed: most of its XML says the same few things of every run and paragraph.

Each `w:pPr` and `w:rPr` that is worded alike is parsed once, and a number stands for it in the part. A run that is its
properties and one text becomes that text, with the number; neighbours of one number become one text. What spelling
checkers mark and drawings without words (the line under a letterhead takes as much XML as a page of text) are left
out. So parsing and walking take a third of the time. What cannot be folded with certainty stays as it is.
"""

from __future__ import annotations

import re
from typing import Any

from schemas.outcomes import OutcomeCode, UnreadableError

from .docx_package import MAX_ELEMENTS, SPACE, Package

_ROOT = re.compile(rb"<w:(\w+)\s[^>]*>")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding=[\"'](?!utf-8[\"'])", re.IGNORECASE)
_NUMBER = b"_"
"""Attribute with the number of the properties that an element stands for."""
_ATTRIBUTE = _NUMBER.decode()
_NONE, _END = b"-", b"</w:t>"
_RUN = re.compile(rb'<w:r(?: [^>]*)?>(?:<w:rPr _="(\d+)"/>)?<w:t(?: [^>]*)?>([^<]*)</w:t></w:r>')
_SPACE = SPACE.encode()
_NAMED = b'xmlns:w="%b"' % _SPACE
_ENDS = (b"</w:rPr", b"</w:pPr")
_DRAWINGS = (
    (b"<mc:AlternateContent>", b"</mc:AlternateContent>"),
    (b"<w:drawing>", b"</w:drawing>"),
    (b"<w:pict>", b"</w:pict>"),
)
_WORDS = re.compile(rb"<(?:m:|w:(?!drawing>|pict[ >]))")
_SAYS_NOTHING = tuple(
    b'<w:proofErr w:type="%b"/>' % kind for kind in (b"spellStart", b"spellEnd", b"gramStart", b"gramEnd")
)


class PackagePart:
    """The root of a part and what stands for its properties."""

    def __init__(self, package: Package, path: str) -> None:
        self.path = path
        raw = package.bytes_of(path)
        blocks: dict[bytes, int] = {}
        self.properties: Any | None = None
        """Root of the properties that numbers stand for."""
        self._distinct: list[Any] = []
        if len(raw) <= MAX_ELEMENTS or raw.count(b"<") <= MAX_ELEMENTS:
            folded = _fold_runs(_fold_properties(_without_drawings(raw), blocks))
            said = b"".join(blocks)
            self.words = folded
            """What the part says besides its properties: whether it mentions something is asked of these bytes."""
            self.all_folded = _holds_no_properties(folded)
            self.stated = said if self.all_folded else folded + said
            """What its properties state, once; and all the rest, where one of them is not folded."""
            if _is_foldable(folded, said):
                try:
                    self._parse(package, folded, blocks)
                    return
                except UnreadableError:  # what is wrong is told as it stands in the file
                    self.properties, self._distinct = None, []
        self.root = package.tree(path)
        self.words = self.stated = raw
        self.all_folded = False

    def number(self, element: Any) -> str | None:
        """Return the number of the properties that the element stands for, "-" if of none, None if it is not folded."""
        number: str | None = element.get(_ATTRIBUTE)
        return number

    def real(self, element: Any) -> Any:
        """Return the properties that the element stands for, itself where it stands for none."""
        found = self.numbered(element.get(_ATTRIBUTE))
        return element if found is None else found

    def numbered(self, number: str | None) -> Any | None:
        """Return the properties with this number."""
        if number is None or not number.isdecimal() or int(number) >= len(self._distinct):
            return None
        return self._distinct[int(number)]

    def _parse(self, package: Package, folded: bytes, blocks: dict[bytes, int]) -> None:
        self.root = package.parse(self.path, folded)
        start = _ROOT.search(folded)
        if blocks and start is not None:
            self.properties = package.parse(self.path, b"%b%b</w:%b>" % (start[0], b"".join(blocks), start[1]))
            self._distinct = list(self.properties)
        if len(self._distinct) != len(blocks):
            raise UnreadableError(OutcomeCode.CORRUPT, "folded wrongly")


def _is_foldable(folded: bytes, said: bytes) -> bool:
    """Tell whether nothing in the part only looks like an element, and whether its letters are those of UTF-8."""
    return b"<!" not in folded and b"<!" not in said and _ENCODING.match(folded) is None


def _holds_no_properties(folded: bytes) -> bool:
    """Tell whether all properties were folded: none ends here, and there is no other name for what they are called."""
    return folded.count(_SPACE) == folded.count(_NAMED) == 1 and not any(end in folded for end in _ENDS)


def _without_drawings(raw: bytes) -> bytes:
    """Leave out drawings that hold nothing of WordprocessingML: no text box, no run, no paragraph."""
    for start, end in _DRAWINGS:
        first, *stretches = raw.split(start)
        pieces = [first]
        for stretch in stretches:
            drawing, closed, rest = stretch.partition(end)
            if not closed or _WORDS.search(drawing):
                pieces.append(start)
                rest = stretch
            pieces.append(rest)
        raw = b"".join(pieces)
    return raw


def _fold_properties(raw: bytes, blocks: dict[bytes, int]) -> bytes:
    """Put numbers for the properties; those of paragraphs first, which hold such of runs."""
    for kind in (b"pPr", b"rPr"):
        start, end = b"<w:" + kind + b">", b"</w:" + kind + b">"
        first, *stretches = raw.split(start)
        pieces = [first]
        keep = pieces.append
        marks: dict[bytes, bytes] = {}
        for stretch in stretches:
            said, closed, rest = stretch.partition(end)
            if not closed:  # a tracked change holds the properties that were: they end here first
                keep(start)
                keep(stretch)
                continue
            mark = marks.get(said)
            if mark is None:
                mark = marks[said] = b'<w:%b %b="%d"/>' % (kind, _NUMBER, len(blocks))
                blocks[start + said + end] = len(blocks)
            keep(mark)
            keep(rest)
        raw = b"".join(pieces)
    return raw


def _fold_runs(raw: bytes) -> bytes:
    """Put texts for the runs that are nothing else."""
    if b"<w:proofErr" in raw:
        for mark in _SAYS_NOTHING:
            raw = raw.replace(mark, b"")
    stretches = _RUN.split(raw)  # what stands between two runs, number and text of the second, and so on
    pieces: list[bytes] = []
    keep = pieces.append
    begins: dict[bytes | None, bytes] = {}
    before: bytes | None = b""
    for between, number, text in zip(stretches[::3], stretches[1::3], stretches[2::3], strict=False):
        if between or number != before:
            begin = begins.get(number)
            if begin is None:
                begin = begins[number] = b'<w:t %b="%b">' % (_NUMBER, number or _NONE)
            keep(between if before == b"" else _END + between)
            keep(begin)
            before = number
        keep(text)
    if pieces:
        keep(_END)
    keep(stretches[-1])
    return b"".join(pieces)
