"""Text of PDFs in pre-Unicode fonts: each character becomes what its font draws."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as raw

from ..text.legacy_letters import convert_letters

if TYPE_CHECKING:
    from .glyph import Glyph

_LONGEST_FONT_NAME = 128


def to_unicode(handle: Any, glyphs: list[Glyph], text: str) -> tuple[list[Glyph], str]:
    """Return the glyphs and the page's text in Unicode; unchanged where nothing is in a legacy encoding.

    A letter and its modifier, two characters of a VNI font, become one glyph as wide as both.
    """
    letters = convert_letters(text.replace("\r", " "), _fonts(handle, len(text)))
    if letters is None:
        return glyphs, text
    changed: list[Glyph] = []
    for glyph in glyphs:
        letter = letters[glyph.at]
        if letter:
            changed.append(glyph._replace(char=letter))
        elif changed:
            changed[-1] = changed[-1]._replace(x1=max(changed[-1].x1, glyph.x1))
    return changed, "".join(letters)


def _fonts(handle: Any, count: int) -> list[str | None]:
    """Return the font name of each character; a character that pdfium made up has that of the one before it."""
    buffer = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
    flags = ctypes.c_int()
    fonts: list[str | None] = []
    for index in range(count):
        size = raw.FPDFText_GetFontInfo(handle, index, buffer, _LONGEST_FONT_NAME, ctypes.byref(flags))
        if 1 < size <= _LONGEST_FONT_NAME:
            fonts.append(buffer.raw[: size - 1].decode("utf-8", "replace").rpartition("+")[2])
        else:
            fonts.append(fonts[-1] if fonts else None)
    return fonts
