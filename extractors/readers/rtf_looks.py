"""What hides text in RTF, and what its form fields show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from .doc_flow import CHECKED, UNCHECKED
from .report import why_unseen

_NEARLY_WHITE = 0xF0
_CHECK_BOX, _LIST = 1, 2
_AS_DEFAULT = 25


class Colours:
    """The table of colours; the first entry is mostly "automatic"."""

    def __init__(self) -> None:
        self._white: list[bool] = []
        self._open: dict[str, int] = {}

    def word(self, word: str, number: int | None) -> None:
        """Take a part of a colour."""
        if word in ("red", "green", "blue"):
            self._open[word] = number or 0

    def end(self, count: int) -> None:
        """End so many entries; one without any colour is "automatic"."""
        for _ in range(min(count, 4096)):
            self._white.append(len(self._open) == 3 and min(self._open.values()) >= _NEARLY_WHITE)
            self._open = {}

    def is_white(self, index: int) -> bool:
        """Tell whether a colour is white or nearly."""
        return 0 <= index < len(self._white) and self._white[index]


class GroupLook(NamedTuple):
    """What the words of a group say of whether its text is seen."""

    deleted: bool = False
    hidden: bool = False
    struck: bool = False
    colour: int = 0
    ground: int = 0
    """Colour under the text; 0 for none."""
    half_points: int = 24

    def changed(self, word: str, number: int | None) -> GroupLook | None:
        """Return the look after a control word, None for a word that says nothing of it."""
        on = number != 0
        if word == "deleted":
            return self._replace(deleted=on)
        if word == "v":
            return self._replace(hidden=on)
        if word in ("strike", "striked"):
            return self._replace(struck=on)
        if word == "cf":
            return self._replace(colour=number or 0)
        if word in ("cb", "chcbpat", "highlight"):
            return self._replace(ground=number or 0)
        return None

    def unseen(self, colours: Colours, *, on_colour: bool) -> str:
        """Return why no reader of the page sees the text, "" where it is seen."""
        on_paper = not on_colour and (not self.ground or colours.is_white(self.ground))
        return why_unseen(
            hidden=self.hidden,
            struck=self.struck,
            size=self.half_points / 2,
            white=on_paper and colours.is_white(self.colour),
            deleted=self.deleted,
        )


UNCHANGED = GroupLook()


@dataclass(slots=True)
class Form:
    """A field that may be a form field: its kind, its choice and its entries (RTF 1.9.1, "Form Fields")."""

    kind: int | None = None
    result: int | None = None
    default: int = 0
    entries: list[str] = field(default_factory=list)
    shown: bool = False

    def word(self, word: str, number: int | None) -> None:
        """Take a control word of the field's data."""
        if word == "fftype":
            self.kind = number
        elif word == "ffres":
            self.result = number
        elif word == "ffdefres":
            self.default = number or 0
        elif word == "ffl":
            self.entries.append("")

    def take(self, text: str, table: str) -> None:
        """Take text: of an entry of the list, or shown as the field's result."""
        if table == "ffl":
            if self.entries:
                self.entries[-1] += text
        elif not table and text.strip():
            self.shown = True

    def value(self) -> str:
        """Return what the field shows without having it as text."""
        chosen = self.default if self.result in (None, _AS_DEFAULT) else self.result
        if self.shown or chosen is None:
            return ""
        if self.kind == _CHECK_BOX:
            return CHECKED if chosen else UNCHECKED
        return self.entries[chosen] if self.kind == _LIST and 0 <= chosen < len(self.entries) else ""
