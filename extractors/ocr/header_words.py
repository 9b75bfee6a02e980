"""What the second looks at number line and date line share: the line cut out, its words, and when digits are sure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .words import Grey, OcrPage, OcrWord

if TYPE_CHECKING:
    from ..digits import Box, DigitReading, Window

AGREED = 0.5
"""Confidence that each of two readers needs where they agree, the one of print and the one of digits."""
TOGETHER = 0.85
"""Confidence that the two need together for a serial, taken as independent; a day can be far fewer things."""
TYPED = 0.9
"""Confidence of the reader of print above which typed digits count against another reading."""
ALONE = 0.95
"""Confidence of the reader of print above which its digits stand where their window was not found."""
SURER = 0.96
"""Confidence of the reader of digits from which the reader of print does not count that saw fewer digits by two."""
LOOK_ALIKE = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "i": "1", "|": "1", "S": "5", "B": "8", "Z": "2"})

_NUMBER, _SYMBOL = re.compile(r"^[Ss][ốôóồỐÔÓỒ]\W{0,2}$"), re.compile(r"[/⁄][A-ZĐs][A-ZĐ]")
_LEAST_EM, _MOST_EM = 40.0, 64.0
_NARROWEST, _COLON = 0.3, 0.0
"""Ems of the narrowest window, and of what is kept before it, where the colon stands."""


_SPECK, _NEAR = 0.2, 40.0
"""Confidence of what is no word right before a line, and how many pixels it ends from where that begins."""


@dataclass(slots=True)
class HeaderLine:
    """The words of one of the two lines, from left to right, and its image at 300 dpi."""

    words: list[OcrWord]
    box: Box
    image: Grey
    dpi: float

    def place(self, x: float) -> float:
        """Turn an abscissa of the image into one of the page."""
        return self.box.x0 + x * self.dpi / 300


def decide(
    reading: DigitReading, typed: str, typed_sure: float, *, together: float = TOGETHER
) -> tuple[str | None, float]:
    """Return the digits that are sure, and how sure, or None."""
    if reading.best is None:
        return None, 0.0
    same = typed != "" and typed.lstrip("0") == reading.best.lstrip("0")
    both = 1 - (1 - reading.confidence) * (1 - typed_sure)
    if same and min(typed_sure, reading.confidence) >= AGREED and both >= together:
        return typed, max(reading.confidence, typed_sure)
    other = bool(typed) and typed_sure >= TYPED and not same
    # print that saw a digit or two of several took the rest for a picture; what it saw of them is no number either
    fragment = len(typed) < len(reading.best) - 1 and reading.confidence >= SURER
    if reading.sure and (not other or fragment):
        return reading.best, reading.confidence
    return None, 0.0


def window_by_words(line: HeaderLine, words: list[OcrWord]) -> Window | None:
    """Return the serial's window by the places of the recognised "Số:" and "/SYMBOL"; None where one was not seen.

    For lines whose typed words have no likeness to the pictures that windows are found by: another face, coarse dots.
    """
    from ..digits import Window
    from ..digits.find import CAP_HEIGHT

    first = words[0]
    symbol = next((word for word in words[1:] if _SYMBOL.match(word.text)), None)
    if symbol is None or not _NUMBER.match(first.text) or min(first.confidence, symbol.confidence) < AGREED:
        return None
    scale = 300 / line.dpi
    base = (symbol.base - line.box.y0) * scale
    em = min(max((symbol.base - symbol.y0) * scale / CAP_HEIGHT, _LEAST_EM), _MOST_EM)
    left, right = ((x - line.box.x0) * scale for x in (first.x1, symbol.x0))
    if right - left < _NARROWEST * em:
        return None
    return Window(left - _COLON * em, right, min(first.confidence, symbol.confidence), base - CAP_HEIGHT / 2 * em, em)


def read_digits_in(image: Grey, window: Window, kind: str) -> DigitReading:
    """Read the digits in the window, as `serial`, `day` or `month`; nothing where the reader is not installed."""
    from ..digits import DigitReading, read_window

    try:
        return read_window(image, window, kind)  # type: ignore[arg-type]
    except FileNotFoundError:  # the weights are not installed
        return DigitReading(None, 0.0)


def swap(page: OcrPage, old: list[OcrWord], new: list[OcrWord]) -> list[OcrWord]:
    """Put other words in the place of some, all of them on one line; return them as they stand there."""
    if not old:
        return []
    gone = {id(word) for word in old}
    at = next(i for i, word in enumerate(page.words) if id(word) in gone)
    kept = [word for word in page.words if id(word) not in gone]
    at = min(at, len(kept))
    made = [replace(word, line=old[0].line, base=old[0].base) for word in new]
    page.words = kept[:at] + made + kept[at:]
    return made


def take_leftovers(page: OcrPage, placed: list[OcrWord]) -> None:
    """Take what recognition left of a line that was read again: words on it between its own, and specks before it."""
    if not placed:
        return
    own = {id(word) for word in placed}
    first, last = placed[0], placed[-1]
    page.words = [
        word for word in page.words
        if id(word) in own or word.line != first.line or word.x0 >= last.x1
        or not (first.x0 < (word.x0 + word.x1) / 2 or (word.confidence < _SPECK and abs(word.x1 - first.x0) < _NEAR))
    ]  # fmt: skip


def candidates_of(reading: DigitReading | None) -> tuple[str, ...]:
    """Return the likeliest readings, best first."""
    return tuple(text for text, _ in reading.candidates[:3] if text) if reading else ()


def what_was_seen(reading: DigitReading, value: str | None, name: str, typed: str) -> str:
    """Say in a note what the digit reader saw."""
    others = ", ".join(f"{text or 'blank'} {share:.2f}" for text, share in reading.candidates[:4])
    seen = f"{name} read again: {value}" if value is not None else f"{name} unsure, left blank"
    return f"{seen} (digits: {others or 'none'}; print: {typed or 'none'})"


def left_edge(word: OcrWord) -> float:
    """Return where the word begins."""
    return word.x0
