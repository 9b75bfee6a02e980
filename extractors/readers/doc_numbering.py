"""Automatic numbering in Word binary files: the "1.", "a)" or "-" that Word draws and the text does not hold.

Source: [MS-DOC], sections 2.9.131 (PlfLfo), 2.9.147 (LSTF) and 2.9.150 (LVL).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from .doc_fib import LIST_OVERRIDES, LISTS, WordFile
from .docx_numbering import render

_FORMS = {0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero"}
_BULLET = 23
_NONE = 255
_MOST_LISTS = 4096
_LONGEST_TEXT = 256


@dataclass(slots=True)
class _DocLevel:
    start: int
    form: int
    text: str


class DocNumbering:
    """Counters of all lists of a file, advanced paragraph by paragraph."""

    def __init__(self, file: WordFile) -> None:
        self._lists: dict[int, list[_DocLevel]] = {}
        self._overrides: list[tuple[int, dict[int, int]]] = []
        self._counters: dict[int, dict[int, int]] = {}
        self._started: set[int] = set()
        try:
            self._read_lists(file)
            self._read_overrides(file)
        except (struct.error, IndexError):  # a damaged list costs its numbers, not the text
            self._overrides = []

    def marker(self, number: int, level: int) -> str:
        """Return what is drawn before the next paragraph of a list (counted from 1) at a level (from 0)."""
        if not 0 < number <= len(self._overrides):
            return ""
        identity, starts = self._overrides[number - 1]
        levels = self._lists.get(identity)
        if not levels:
            return ""
        level = min(level, len(levels) - 1)
        counters = self._counters.setdefault(identity, {})
        if number not in self._started:
            self._started.add(number)
            counters.update({at: start - 1 for at, start in starts.items()})
        definition = levels[level]
        counters[level] = counters.get(level, definition.start - 1) + 1
        for deeper in [at for at in counters if at > level]:
            del counters[deeper]
        if definition.form == _BULLET:
            return "+" if definition.text.strip() == "+" else "-"
        pieces: list[str] = []
        for char in definition.text:
            at = ord(char)
            if at > 8:
                pieces.append(char)
            elif at < len(levels) and levels[at].form != _NONE:
                value = max(counters.get(at, levels[at].start), 0)
                pieces.append(render(value, _FORMS.get(levels[at].form, "decimal")))
        return "".join(pieces).strip()

    def _read_lists(self, file: WordFile) -> None:
        offset, size = file.where(LISTS)
        if size < 2:
            return
        data = file.table
        count = min(struct.unpack_from("<H", data, offset)[0], _MOST_LISTS)
        at = offset + 2 + 28 * count  # the levels follow the list of lists, outside its stated size
        for index in range(count):
            entry = offset + 2 + 28 * index
            identity = struct.unpack_from("<i", data, entry)[0]
            levels: list[_DocLevel] = []
            for _ in range(1 if data[entry + 26] & 1 else 9):
                level, at = _level(data, at)
                levels.append(level)
            self._lists[identity] = levels

    def _read_overrides(self, file: WordFile) -> None:
        data = file.bytes_of(LIST_OVERRIDES)
        if len(data) < 4:
            return
        count = min(struct.unpack_from("<I", data, 0)[0], _MOST_LISTS)
        at = 4 + 16 * count
        for index in range(count):
            identity = struct.unpack_from("<i", data, 4 + 16 * index)[0]
            starts: dict[int, int] = {}
            self._overrides.append((identity, starts))
            changed = data[4 + 16 * index + 12]
            if at + 4 > len(data):
                continue
            at += 4
            for _ in range(min(changed, 9)):
                if at + 8 > len(data):
                    break
                start, flags = struct.unpack_from("<iI", data, at)
                at += 8
                if flags & 0x20:
                    level, at = _level(data, at)
                    start = level.start
                if flags & 0x10:
                    starts[flags & 15] = start


def _level(data: bytes, at: int) -> tuple[_DocLevel, int]:
    start, form = struct.unpack_from("<iB", data, at)
    characters, paragraphs = data[at + 24], data[at + 25]
    at += 28 + characters + paragraphs
    length = struct.unpack_from("<H", data, at)[0]
    text = data[at + 2 : at + 2 + 2 * min(length, _LONGEST_TEXT)].decode("utf-16-le", errors="replace")
    return _DocLevel(start, form, text), at + 2 + 2 * length
