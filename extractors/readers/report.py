"""What a reader left out, repaired or guessed while it read: it becomes the document's notes and doubts."""

from __future__ import annotations

from .assembly import TextBuilder

HIDDEN, WHITE, TINY, STRUCK = "hidden", "white on white", "too small to see", "struck out"
DELETED = "deleted with changes tracked"
PROMPT = "prompt of an empty form field"
"""Why text that stands in a file is no text of the document."""
PARAGRAPH_MARK = "¶"

_TINY = 1.0
"""Letters of so many points or fewer are too small to see."""

_LONGEST_QUOTE = 60
_MOST_QUOTED = 5


def why_unseen(*, hidden: bool, struck: bool, size: float | None, white: bool, deleted: bool = False) -> str:
    """Return why no reader of the page sees text, "" where it is seen; of several reasons the first.

    Args:
        hidden: The file says that it is not shown.
        struck: A line goes through it.
        size: Of its letters in points, None where it is not known.
        white: It is white or nearly, and so is what lies under it.
        deleted: It was deleted with changes tracked.
    """
    if deleted:
        return DELETED
    if hidden:
        return HIDDEN
    if struck:
        return STRUCK
    if size is not None and size <= _TINY:
        return TINY
    return WHITE if white else ""


class Report:
    """Collects, in the order of reading, for one document."""

    def __init__(self) -> None:
        self._notes: list[str] = []
        self._left: dict[str, list[str]] = {}
        self._places: list[tuple[str, int, int]] = []
        self._open: tuple[str, int] | None = None
        self.encodings: list[str] = []
        """Encodings before Unicode that the text was in."""

    def note(self, note: str) -> None:
        """Keep a sentence about the whole document."""
        self._notes.append(note)

    def doubt(self, part: str, first: int, end: int) -> None:
        """Keep a place of the source that was repaired or guessed."""
        self._places.append((part, first, end))

    def leave_out(self, why: str, text: str, offset: int | None, part: str = "text") -> None:
        """Keep text that no reader of the page sees; pieces that follow one another are quoted together."""
        quotes = self._left.setdefault(why, [])
        if quotes and offset is not None and self._open == (why, offset):
            quotes[-1] += text
        elif text.strip():
            quotes.append(text)
        if offset is not None:
            self._open = (why, offset + len(text))
            if text.strip() and why != DELETED:
                self._places.append((part, offset, offset + len(text)))

    def tell(self, builder: TextBuilder) -> None:
        """Hand everything to the document in the making."""
        builder.note(*(f"text in {encoding}" for encoding in self.encodings), *self._notes)
        for why, quotes in self._left.items():
            shown = ["“" + _short(quote) + "”" for quote in quotes[:_MOST_QUOTED]]
            if len(quotes) > _MOST_QUOTED:
                shown.append(f"and {len(quotes) - _MOST_QUOTED} more")
            if shown:
                builder.note(f"left out, {why}: " + ", ".join(shown))
        for part, first, end in self._places:
            builder.doubt(first, end, part)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…"
