"""A group of an RTF file: what it inherits and what ends with it, above all the look of its characters.

Source: Rich Text Format Specification, version 1.9.1, "Font (Character) Formatting Properties".
"""

from __future__ import annotations

from dataclasses import dataclass

from .doc_flow import PLAIN, Style
from .rtf_fonts import RtfFonts
from .rtf_looks import UNCHANGED, Colours, Form, GroupLook


@dataclass(slots=True)
class RtfGroup:
    """What a group inherits and what ends with it."""

    style: Style = PLAIN
    font: int = -1
    fallback: int = 1
    """Characters to skip after a Unicode character."""
    skip: bool = False
    table: str = ""
    """Name of the table that the group belongs to: "fonttbl"."""
    note: bool = False
    header: bool = False
    number: bool = False
    """In the number that Word has written before a paragraph."""
    look: GroupLook = UNCHANGED
    form: Form | None = None
    """The form field whose data or result the group holds."""

    def word(self, word: str, number: int | None, fonts: RtfFonts, colours: Colours, *, on_colour: bool) -> bool:
        """Take in a control word; False for one that says nothing of characters.

        `on_colour` says that the text stands in a table, whose cells may have a colour that nobody reads.
        """
        on = number != 0
        if word == "f" and number is not None:
            self.font = number
            self.style = self.style._replace(font=fonts.name(number))
        elif word == "fs" and number is not None:
            size = max(min(number, 3000), 0) / 2
            self.style = self.style._replace(size=size)
            self._see(self.look._replace(half_points=number), colours, on_colour)
        elif word == "b":
            self.style = self.style._replace(bold=on)
        elif word == "i":
            self.style = self.style._replace(italic=on)
        elif (look := self.look.changed(word, number)) is not None:
            self._see(look, colours, on_colour)
        elif word in ("super", "up"):
            self.style = self.style._replace(raised=on)
        elif word in ("nosupersub", "sub"):
            self.style = self.style._replace(raised=False)
        elif word in ("caps", "scaps"):
            self.style = self.style._replace(capitals=on and word == "caps")
        elif word == "plain":
            self.font = fonts.default
            self.look = UNCHANGED
            self.style = Style(font=fonts.name(fonts.default), size=12.0)
        elif word == "uc" and number is not None:
            self.fallback = max(min(number, 100), 0)
        else:
            return False
        return True

    def _see(self, look: GroupLook, colours: Colours, on_colour: bool) -> None:
        self.look = look
        self.style = self.style._replace(unseen=look.unseen(colours, on_colour=on_colour))
