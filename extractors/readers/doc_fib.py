"""The file information block and the piece table of a Word binary file: where its text and its tables lie.

Source of the layout: [MS-DOC], Word (.doc) Binary File Format, sections 2.4.1, 2.5 and 2.8.35.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from schemas.outcomes import OutcomeCode, UnreadableError

WORD_97 = 0xA5EC
WORD_6 = 0xA5DC
_OLDER = (0xA5DB, 0xBE31, 0x37FE)
_COMPRESSED = 0x40000000
_MOST_PIECES = 200_000

# Positions of a table in the list of tables.
STYLES, FOOTNOTE_MARKS, FOOTNOTE_TEXTS = 1, 2, 3
CHARACTER_PAGES, PARAGRAPH_PAGES, FONTS, PIECES, SHAPES = 12, 13, 15, 33, 40
ENDNOTE_MARKS, ENDNOTE_TEXTS, BOX_TEXTS, LISTS, LIST_OVERRIDES = 46, 47, 56, 73, 74


@dataclass(slots=True, frozen=True)
class Piece:
    """Characters that stand together in the stream."""

    start: int
    """Character position of the first one."""
    end: int
    at: int
    """Byte offset of the first one in the stream."""
    wide: bool
    """Two bytes a character (UTF-16) rather than one (Windows-1252)."""


class WordFile:
    """The streams of a Word file, its text, and its tables by number."""

    def __init__(self, main: bytes, streams: dict[str, bytes]) -> None:
        if len(main) < 0x60:
            raise UnreadableError(OutcomeCode.CORRUPT, "no file information block")
        self.main = main
        self.data = streams.get("Data", b"")
        """Pictures and form fields."""
        magic, self.version = struct.unpack_from("<HH", main, 0)
        flags = struct.unpack_from("<H", main, 0x0A)[0]
        if flags & 0x0100:
            raise UnreadableError(OutcomeCode.ENCRYPTED, "Word 97–2003")
        if magic in _OLDER or (magic == WORD_6 and self.version < 101):
            raise UnreadableError(OutcomeCode.UNSUPPORTED, "Word 2.0 or older; save it as DOCX")
        if magic not in (WORD_97, WORD_6):
            raise UnreadableError(OutcomeCode.CORRUPT, "not a Word file")
        self.old = magic == WORD_6 or self.version < 0x00C1
        """Word 6 and 95: one stream, one byte a character."""
        if self.old:
            self.table = main
            self.counts = struct.unpack_from("<8i", main, 0x34)
            clx, size = struct.unpack_from("<iI", main, 0x160)
        else:
            wanted = "1Table" if flags & 0x0200 else "0Table"
            table = streams.get(wanted) or streams.get("0Table" if flags & 0x0200 else "1Table")
            if table is None:
                raise UnreadableError(OutcomeCode.CORRUPT, f"no stream {wanted}")
            self.table = table
            text, notes, headers, _, comments, endnotes, boxes, header_boxes = struct.unpack_from("<8i", main, 0x4C)
            self.counts = (text, notes, headers, 0, comments, endnotes, boxes, header_boxes)
            clx, size = self.where(PIECES)
        if any(count < 0 for count in self.counts):
            raise UnreadableError(OutcomeCode.CORRUPT, "negative length of the text")
        self.pieces = self._pieces(clx, size, complex_=bool(flags & 0x0004))
        self._piece = (0, 0, 0, 1)
        self.text = self._text()

    def where(self, number: int) -> tuple[int, int]:
        """Return offset and size of a table; (0, 0) where the file has none."""
        at = 0x9A + 8 * number
        if self.old or number >= struct.unpack_from("<H", self.main, 0x98)[0] or at + 8 > len(self.main):
            return 0, 0
        offset, size = struct.unpack_from("<II", self.main, at)
        if size == 0 or offset >= len(self.table):
            return 0, 0
        return offset, min(size, len(self.table) - offset)

    def bytes_of(self, number: int) -> bytes:
        """Return the bytes of a table."""
        offset, size = self.where(number)
        return self.table[offset : offset + size]

    def positions(self, number: int, size: int) -> tuple[list[int], list[bytes]]:
        """Return the character positions of a table of positions and the data between them, `size` bytes each."""
        data = self.bytes_of(number)
        count = max((len(data) - 4) // (4 + size), 0)
        if not count:
            return [], []
        positions = list(struct.unpack_from(f"<{count + 1}I", data, 0))
        first = 4 * (count + 1)
        return positions, [data[first + index * size : first + (index + 1) * size] for index in range(count)]

    def part(self, index: int) -> tuple[int, int]:
        """Return the character positions of a part: 0 text, 1 footnotes, 2 headers, 4 comments, 5 endnotes, 6 boxes."""
        start = sum(self.counts[:index])
        return min(start, len(self.text)), min(start + self.counts[index], len(self.text))

    def place(self, position: int) -> tuple[int, int, int]:
        """Return where a character stands: its byte in the stream, the position after its piece, and its bytes."""
        start, end, at, width = self._piece
        if not start <= position < end:  # else it stands in the piece of the last one that was asked for
            index = bisect_right(self._starts, position) - 1
            piece = self.pieces[max(index, 0)]
            start, end, at, width = piece.start, piece.end, piece.at, 2 if piece.wide else 1
            if index < 0:
                return 0, max(end, position + 1), width
            self._piece = start, end, at, width
        return at + (position - start) * width, max(end, position + 1), width

    def _pieces(self, offset: int, size: int, *, complex_: bool) -> list[Piece]:
        data = self.table[offset : offset + size] if offset > 0 else b""
        at = 0
        while at < len(data) and data[at] == 1:  # property changes of fast saves
            at += 3 + struct.unpack_from("<H", data, at + 1)[0]
        if at >= len(data) or data[at] != 2:
            return self._one_piece(complex_)
        length = min(struct.unpack_from("<I", data, at + 1)[0], len(data) - at - 5)
        count = (length - 4) // 12
        if not 0 < count <= _MOST_PIECES:
            raise UnreadableError(OutcomeCode.CORRUPT, "empty piece table")
        positions = struct.unpack_from(f"<{count + 1}i", data, at + 5)
        pieces: list[Piece] = []
        for index, (start, end) in enumerate(pairwise(positions)):
            word = struct.unpack_from("<I", data, at + 5 + 4 * (count + 1) + 8 * index + 2)[0]
            wide = not self.old and not word & _COMPRESSED
            place = word if wide or self.old else (word & ~_COMPRESSED) // 2
            if start < 0 or end < start or (pieces and start != pieces[-1].end):
                raise UnreadableError(OutcomeCode.CORRUPT, "piece table out of order")
            room = max(len(self.main) - place, 0) // (2 if wide else 1)
            if room < end - start:  # cut off: what is there can still be read
                end = start + room
            if end > start:
                pieces.append(Piece(start, end, place, wide))
            if room < positions[index + 1] - start:
                break
        if not pieces:
            raise UnreadableError(OutcomeCode.CORRUPT, "text outside the file")
        return pieces

    def _one_piece(self, complex_: bool) -> list[Piece]:
        first, after = struct.unpack_from("<ii", self.main, 0x18)
        length = min(sum(self.counts), after - first, len(self.main) - first)
        if complex_ or first <= 0 or length <= 0:
            raise UnreadableError(OutcomeCode.CORRUPT, "no piece table")
        return [Piece(0, length, first, False)]

    def _text(self) -> str:
        self._starts = [piece.start for piece in self.pieces]
        parts: list[str] = []
        for piece in self.pieces:
            length = piece.end - piece.start
            if piece.wide:
                text = self.main[piece.at : piece.at + 2 * length].decode("utf-16-le", errors="replace")
            else:
                text = self.main[piece.at : piece.at + length].decode("cp1252", errors="replace")
            if len(text) != length:  # pairs of surrogates: keep one character for each two bytes
                units = struct.unpack_from(f"<{length}H", self.main, piece.at)
                text = "".join("\ufffd" if 0xD800 <= unit < 0xE000 else chr(unit) for unit in units)
            parts.append(text)
        return "".join(parts)
