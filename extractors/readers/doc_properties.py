"""Where a Word binary file keeps the properties of its characters and paragraphs, its styles and fonts.

Source: [MS-DOC], sections 2.2.5, 2.8 and 2.9.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator

from .doc_changes import FLAGS, FONT_CODES, Change, Characters, DocParagraph, apply, changes, paragraph
from .doc_fib import CHARACTER_PAGES, FONTS, PARAGRAPH_PAGES, STYLES, WordFile

_PAGE = 512
_MOST_STYLES = 4096
_NO_STYLE = 0x0FFF


_UNSEEN_MARKS = (b"\x00\x08\x01", b"\x3c\x08\x01", b"\x18\x08\x01")
_CHARACTER_STYLE = 0x4A30
_OF_CHARACTERS = frozenset(FLAGS) | {
    *FONT_CODES, _CHARACTER_STYLE, 0x4A43, 0x2A42, 0x6870, 0x2A0C, 0x4866, 0xCA71, 0x6A03, 0x2A48, 0x6A09,
}  # fmt: skip
_OF_PARAGRAPHS = frozenset(
    {
        0x2416, 0x2417, 0x6649, 0x244B, 0x244C, 0xD613, 0xD605, 0xD608, 0x460B, 0x260A, 0x2403, 0x2461, 0x442D, 0xC64D,
    }
)  # fmt: skip


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
