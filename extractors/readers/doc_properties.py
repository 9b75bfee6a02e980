"""Properties in a Word binary file: of characters, of paragraphs, of styles; fonts.

Properties are lists of changes ("single property modifiers"). Source: [MS-DOC], sections 2.2.5, 2.6, 2.8 and 2.9.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from .doc_fib import CHARACTER_PAGES, FONTS, PARAGRAPH_PAGES, STYLES, WordFile
from .report import DELETED, HIDDEN, STRUCK, TINY, WHITE

_PAGE = 512
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_MOST_STYLES = 4096
_NO_STYLE = 0x0FFF


Change = tuple[int, bytes]
"""Code and operand."""


def changes(data: bytes, wanted: frozenset[int]) -> tuple[Change, ...]:
    """Return the changes in the list whose codes are wanted; most are of no interest."""
    found: list[Change] = []
    at, end = 0, len(data)
    while at + 2 <= end:
        code = data[at] | data[at + 1] << 8
        at += 2
        kind = code >> 13
        if kind != 6:
            size = _SIZES[kind]
        elif code == 0xD608:  # a row's definition counts in two bytes
            size = struct.unpack_from("<H", data, at)[0] + 1 if at + 2 <= end else 0
        else:
            if at >= end:
                break
            size = data[at] + 1
            if code == 0xC615 and data[at] == 255:
                break
        if code in wanted and size and at < end:
            found.append((code, data[at : at + size]))
        at += size
    return tuple(found)


class Characters(NamedTuple):
    """Properties of a run of characters."""

    font: int = 0
    bold: bool = False
    italic: bool = False
    half_points: int = 20
    raised: bool = False
    capitals: bool = False
    hidden: bool = False
    deleted: bool = False
    special: bool = False
    symbol: int = 0
    struck: bool = False
    white: bool = False
    ground: bool = False
    """Whether a colour lies under the text."""
    data_at: int = -1
    """Where the data of a form field stands in the stream of data."""

    def unseen(self, *, on_colour: bool) -> str:
        """Return why no reader of the page sees the text, "" where it is seen."""
        if self.deleted:
            return DELETED
        if self.hidden:
            return HIDDEN
        if self.struck:
            return STRUCK
        if self.half_points <= _TINY:
            return TINY
        return WHITE if self.white and not self.ground and not on_colour else ""


_TINY = 2
_FLAGS = {
    0x0835: "bold", 0x0836: "italic", 0x083B: "capitals", 0x083C: "hidden", 0x0800: "deleted", 0x0855: "special",
    0x0837: "struck", 0x2A53: "struck",
}  # fmt: skip
_UNSEEN_MARKS = (b"\x00\x08\x01", b"\x3c\x08\x01", b"\x18\x08\x01")
_WHITE_INDEX = 8
_NO_FILL = (b"\xff\xff\xff\x00", b"\x00\x00\x00\xff")
"""White and "automatic" as colours (COLORREF, [MS-DOC] 2.9.43)."""
_FONT_CODES = (0x4A4F, 0x4A51)
_CHARACTER_STYLE = 0x4A30
_OF_CHARACTERS = frozenset(_FLAGS) | {
    *_FONT_CODES, _CHARACTER_STYLE, 0x4A43, 0x2A42, 0x6870, 0x2A0C, 0x4866, 0xCA71, 0x6A03, 0x2A48, 0x6A09,
}  # fmt: skip
_OF_PARAGRAPHS = frozenset(
    {
        0x2416, 0x2417, 0x6649, 0x244B, 0x244C, 0xD613, 0xD605, 0xD608, 0x460B, 0x260A, 0x2403, 0x2461, 0x442D, 0xC64D,
    }
)  # fmt: skip


def apply(base: Characters, said: tuple[Change, ...]) -> Characters:
    """Return the properties after the changes; "as in the style" and "not as in the style" refer to the base."""
    found: dict[str, Any] = {}
    for code, operand in said:
        if code in _FLAGS:
            name = _FLAGS[code]
            of_style = bool(getattr(base, name))
            found[name] = {0: False, 1: True, 0x80: of_style, 0x81: not of_style}.get(operand[0], False)
        elif code in _FONT_CODES and len(operand) == 2:
            if code == 0x4A4F or "font" not in found:
                found["font"] = operand[0] | operand[1] << 8
        elif code == 0x4A43 and len(operand) == 2:
            found["half_points"] = operand[0] | operand[1] << 8
        elif code == 0x2A42:
            found["white"] = operand[0] == _WHITE_INDEX
        elif code == 0x6870 and len(operand) == 4:
            found["white"] = operand[3] == 0 and min(operand[:3]) >= 0xF0
        elif code == 0x2A0C:
            found["ground"] = operand[0] not in (0, _WHITE_INDEX)
        elif code == 0x4866 and len(operand) == 2:
            found["ground"] = _is_filled(operand)
        elif code == 0xCA71 and len(operand) >= 11:
            found["ground"] = operand[5:9] not in _NO_FILL or operand[9:11] not in (b"\x00\x00", b"\xff\xff")
        elif code == 0x6A03 and len(operand) == 4:
            found["data_at"] = struct.unpack("<i", operand)[0]
        elif code == 0x2A48:
            found["raised"] = operand[0] == 1
        elif code == 0x6A09 and len(operand) == 4:
            found["symbol"] = operand[2] | operand[3] << 8
            found["special"] = True
    return base._replace(**found) if found else base


def _is_filled(operand: bytes) -> bool:
    """Tell whether a shading of the old form (Shd80, [MS-DOC] 2.9.245) lays a colour under the text."""
    shading = operand[0] | operand[1] << 8
    return shading != 0xFFFF and ((shading >> 5) & 31 not in (0, _WHITE_INDEX) or shading >> 10 not in (0, 63))


class DocParagraph(NamedTuple):
    """Properties of a paragraph."""

    style: int = 0
    depth: int = 0
    row_end: bool = False
    inner_cell: bool = False
    inner_row: bool = False
    bordered: bool = False
    list_number: int = 0
    """Position of its list among the list overrides, counted from 1; 0 for none."""
    list_level: int = 0
    centred: bool = False
    shaded: bool = False


def paragraph(style: int, said: tuple[Change, ...], base: DocParagraph | None = None) -> DocParagraph:
    """Read a paragraph's properties, on top of those of its style."""
    in_table = row_end = inner_cell = inner_row = bordered = False
    depth = 0
    shaded = base is not None and base.shaded
    number, level, centred = (base.list_number, base.list_level, base.centred) if base else (0, 0, False)
    for code, operand in said:
        if code == 0x2416:
            in_table = operand[0] == 1
        elif code == 0x2417:
            row_end = operand[0] == 1
        elif code == 0x6649 and len(operand) == 4:
            depth = max(min(struct.unpack("<i", operand)[0], 32), 0)
        elif code == 0x244B:
            inner_cell = operand[0] == 1
        elif code == 0x244C:
            inner_row = operand[0] == 1
        elif code in (0xD613, 0xD605):
            size = 8 if code == 0xD613 else 4
            kinds = [operand[at] for at in range(1 + (5 if size == 8 else 1), len(operand), size)]
            bordered = any(kind not in (0, 0xFF) for kind in kinds)
        elif code == 0xD608 and len(operand) > 3:
            bordered = bordered or _cell_borders(operand)
        elif code == 0x460B and len(operand) == 2:
            number = operand[0] | operand[1] << 8
        elif code == 0x260A:
            level = min(operand[0], 8)
        elif code in (0x2403, 0x2461):
            centred = operand[0] == 1
        elif code == 0x442D and len(operand) == 2:
            shaded = _is_filled(operand)
        elif code == 0xC64D and len(operand) >= 11:
            shaded = operand[5:9] not in _NO_FILL or operand[9:11] not in (b"\x00\x00", b"\xff\xff")
    depth = depth or int(in_table)
    number = number if number < 0xF801 else 0
    return DocParagraph(style, depth, row_end, inner_cell, inner_row, bordered, number, level, centred, shaded)


def _cell_borders(operand: bytes) -> bool:
    """Tell from the definition of a row whether its cells have lines around them."""
    columns = operand[2]
    first = 3 + 2 * (columns + 1)
    for at in range(first, min(len(operand) - 19, first + 20 * columns), 20):
        if any(operand[at + 4 + 4 * side + 1] not in (0, 0xFF) for side in range(4)):
            return True
    return False


class Properties:
    """The formatting of a whole file, asked for by byte offset."""

    def __init__(self, file: WordFile) -> None:
        self.fonts = [] if file.old else _fonts(file.bytes_of(FONTS))
        self.characters: list[tuple[int, bytes]] = []
        self.paragraphs: list[tuple[int, int, bytes]] = []
        self._styles: dict[int, tuple[DocParagraph, Characters]] = {}
        self._definitions: dict[int, tuple[int, int, list[bytes]]] = {}
        self._default = Characters()
        if not file.old:
            self._read_styles(file.bytes_of(STYLES))
            self.characters = sorted(_character_runs(file))
            self.paragraphs = sorted(_paragraph_runs(file))
        self.joins = any(code in data for data in {data for _, data in self.characters} for code in _UNSEEN_MARKS)
        """Whether marks of paragraphs may be deleted or hidden."""
        self._run_starts = [start for start, _ in self.characters]
        self._paragraph_starts = [start for start, _, _ in self.paragraphs]
        self._read: dict[tuple[int, bytes], DocParagraph] = {}
        self._resolved: dict[tuple[int, bytes], Characters] = {}
        # What is written differently says the same as a rule: who changed a run when is part of it.
        self._alike: dict[tuple[int, tuple[Change, ...]], Characters] = {}
        self._alike_paragraphs: dict[tuple[int, tuple[Change, ...]], DocParagraph] = {}

    def run_index(self, byte: int) -> int:
        """Return the index of the run of characters that the byte lies in."""
        return bisect_right(self._run_starts, byte) - 1

    def run_end(self, index: int) -> int:
        """Return the byte at which the next run begins."""
        return self._run_starts[index + 1] if index + 1 < len(self._run_starts) else 1 << 40

    def paragraph_at(self, byte: int) -> DocParagraph:
        """Return the properties of the paragraph whose mark lies at the byte."""
        index = bisect_right(self._paragraph_starts, byte) - 1
        if index < 0:
            return DocParagraph()
        _, style, data = self.paragraphs[index]
        found = self._read.get((style, data))
        if found is None:
            said = changes(data, _OF_PARAGRAPHS)
            found = self._alike_paragraphs.get((style, said))
            if found is None:
                found = self._alike_paragraphs[style, said] = paragraph(style, said, self.style(style)[0])
            self._read[style, data] = found
        return found

    def style(self, number: int) -> tuple[DocParagraph, Characters]:
        """Return what a paragraph style gives."""
        if number not in self._styles:
            self._styles[number] = self._style(number, 0)
        return self._styles[number]

    def font(self, number: int) -> str | None:
        """Return a font's name."""
        return self.fonts[number] if number < len(self.fonts) else None

    def resolve(self, style: int, index: int) -> Characters:
        """Return the properties of a run in a paragraph of a style."""
        data = self.characters[index][1] if 0 <= index < len(self.characters) else b""
        found = self._resolved.get((style, data))
        if found is None:
            said = changes(data, _OF_CHARACTERS)
            found = self._alike.get((style, said))
            if found is None:
                found = self._alike[style, said] = self._resolve(style, said)
            self._resolved[style, data] = found
        return found

    def _resolve(self, style: int, said: tuple[Change, ...]) -> Characters:
        base = self.style(style)[1]
        styled = base
        for code, operand in said:
            if code == _CHARACTER_STYLE and len(operand) == 2:
                _, _, parts = self._definitions.get(operand[0] | operand[1] << 8, (0, 0, []))
                if parts:
                    styled = apply(base, changes(parts[-1], _OF_CHARACTERS))
        return apply(styled, said)

    def _style(self, number: int, hops: int) -> tuple[DocParagraph, Characters]:
        kind, parent, parts = self._definitions.get(number, (0, _NO_STYLE, []))
        if hops > 10 or kind != 1:
            return DocParagraph(), self._default
        above = self._style(parent, hops + 1) if parent != _NO_STYLE else (DocParagraph(), self._default)
        properties = paragraph(number, changes(parts[0][2:], _OF_PARAGRAPHS), above[0]) if parts else above[0]
        return properties, apply(above[1], changes(parts[1], _OF_CHARACTERS)) if len(parts) > 1 else above[1]

    def _read_styles(self, data: bytes) -> None:
        if len(data) < 20:
            return
        header, count, base_size = struct.unpack_from("<HHH", data, 0)
        if header >= 14:
            self._default = Characters(font=struct.unpack_from("<H", data, 2 + 12)[0])
        at = 2 + header
        for number in range(min(count, _MOST_STYLES)):
            if at + 2 > len(data):
                return
            size = struct.unpack_from("<H", data, at)[0]
            entry = data[at + 2 : at + 2 + size]
            at += 2 + size
            if len(entry) < 10 or base_size < 10 or len(entry) < base_size + 2:
                continue
            second, third = struct.unpack_from("<HH", entry, 2)
            name = base_size + 2 + 2 * (struct.unpack_from("<H", entry, base_size)[0] + 1)
            parts: list[bytes] = []
            for _ in range(min(third & 15, 3)):
                name += name & 1
                if name + 2 > len(entry):
                    break
                length = struct.unpack_from("<H", entry, name)[0]
                parts.append(entry[name + 2 : name + 2 + length])
                name += 2 + length
            self._definitions[number] = (second & 15, second >> 4, parts)


def _fonts(data: bytes) -> list[str]:
    """Read the names of the fonts."""
    names: list[str] = []
    at = 4
    count = struct.unpack_from("<H", data, 0)[0] if len(data) >= 4 else 0
    for _ in range(count):
        if at >= len(data):
            break
        size = data[at]
        name = data[at + 40 : at + 1 + size].decode("utf-16-le", errors="replace")
        names.append(name.partition("\x00")[0])
        at += 1 + size
    return names


def _pages(file: WordFile, table: int) -> Iterator[bytes]:
    """Yield the pages of formatting, 512 bytes each."""
    data = file.bytes_of(table)
    count = max((len(data) - 4) // 8, 0)
    for number in struct.unpack_from(f"<{count}I", data, 4 * (count + 1)) if count else ():
        page = file.main[(number & 0x3FFFFF) * _PAGE : (number & 0x3FFFFF) * _PAGE + _PAGE]
        if len(page) == _PAGE:
            yield page


def _pages_of_runs(file: WordFile, kind: int, most: int) -> Iterator[tuple[bytes, int, tuple[int, ...]]]:
    """Give each page with the number of its runs and the offsets at which they start; a page of too many is damaged."""
    for page in _pages(file, kind):
        count = page[511]
        if 0 < count <= most:
            yield page, count, struct.unpack_from(f"<{count}I", page, 0)


def _character_runs(file: WordFile) -> Iterator[tuple[int, bytes]]:
    for page, count, starts in _pages_of_runs(file, CHARACTER_PAGES, 101):
        for index, start in enumerate(starts):
            at = 2 * page[4 * (count + 1) + index]
            yield start, page[at + 1 : at + 1 + page[at]] if at else b""


def _paragraph_runs(file: WordFile) -> Iterator[tuple[int, int, bytes]]:
    for page, count, starts in _pages_of_runs(file, PARAGRAPH_PAGES, 29):
        said: dict[int, tuple[int, bytes]] = {}  # by its place in the page, which cells of a row share
        for start, place in zip(starts, page[4 * (count + 1) :: 13], strict=False):
            found = said.get(place)
            if found is None:
                found = said[place] = _paragraph_said(page, 2 * place)
            yield start, *found


def _paragraph_said(page: bytes, at: int) -> tuple[int, bytes]:
    """Return the style and the changes that stand at a place of a page."""
    if not at or at + 2 > _PAGE:
        return 0, b""
    size = 2 * page[at] - 1 if page[at] else 2 * page[at + 1]
    first = at + 1 if page[at] else at + 2
    data = page[first : first + size]
    return (data[0] | data[1] << 8, data[2:]) if len(data) >= 2 else (0, b"")
