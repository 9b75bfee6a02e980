"""The fonts of an RTF file, and the letters that its bytes stand for in them.

Source: Rich Text Format Specification, version 1.9.1, "Font Table" and "Character Set".
"""

from __future__ import annotations

from ..text.encodings import western
from ..text.legacy_detect import font_encoding
from .rtf_words import CHARSETS

_PAGES = {65001: "utf-8", 1258: "cp1258"}
_WESTERN = "cp1252"


class RtfFonts:
    """The table of fonts as it is read, and the code page of the file."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._charsets: dict[int, int] = {}
        self._page = _WESTERN
        self._spelled: list[str] = []
        """What has been read of the name of the entry that is open."""
        self.default = 0
        """Number of the font of plain text."""

    def name(self, number: int) -> str | None:
        """Return the name of a font, None where the table has none of this number."""
        return self._names.get(number)

    def begin(self) -> None:
        """Begin the name of another entry."""
        self._spelled = []

    def set_charset(self, number: int, charset: int) -> None:
        """Take in the character set of an entry."""
        self._charsets[number] = charset

    def take(self, number: int, text: str) -> None:
        """Take in a piece of an entry's name, which ends with a semicolon; the first entry of a number holds."""
        self._spelled.append(text)
        if ";" in text:
            name = "".join(self._spelled).partition(";")[0].strip()
            self._spelled = []
            if name:
                self._names.setdefault(number, name)

    def word(self, word: str, number: int | None) -> bool:
        """Take in a control word about the fonts of the whole file; False for any other."""
        if word == "ansicpg" and number:
            self._set_page(number)
        elif word == "deff" and number is not None:
            self.default = number
        else:
            return False
        return True

    def _set_page(self, number: int) -> None:
        """Take in the code page of the file; one that nobody knows is that of the West."""
        self._page = _PAGES.get(number, f"cp{number}")
        try:
            b"a".decode(self._page)
        except LookupError:
            self._page = _WESTERN

    def decode(self, data: bytes, number: int, font: str | None) -> str:
        """Return the text of bytes in a font; that of a legacy encoding stays in the letters of its bytes."""
        if data.isascii():
            return data.decode("ascii")
        page = CHARSETS.get(self._charsets.get(number, 0)) or self._page
        if page == _WESTERN or font_encoding(font)[0] is not None:
            return western(data)
        return data.decode(page, errors="replace")
