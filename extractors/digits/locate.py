"""Finds the number line and the date line on a page, and reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np

from .find import find_date, find_window, search_word
from .normalise import Grey
from .read import NOTHING, DigitReading, read_window


class Word(Protocol):
    """A recognised word: its text and its box in pixels of the page image, y downwards."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def x0(self) -> float: ...  # noqa: D102
    @property
    def y0(self) -> float: ...  # noqa: D102
    @property
    def x1(self) -> float: ...  # noqa: D102
    @property
    def y1(self) -> float: ...  # noqa: D102


class Box(NamedTuple):
    """A part of the page image, in its pixels."""

    x0: int
    y0: int
    x1: int
    y1: int


class Lines(NamedTuple):
    """Where the number line and the date line are; None where they were not found."""

    number: Box | None
    date: Box | None


# "Số", however it is recognised, alone or with what follows joined to it; never "SỞ" (department) nor "SỐNG" (live).
NUMBER_WORD = re.compile(
    r"^[Ss5$](?:[ốôồổỗộóòỏo]{1,2}['’´`]?(?:[:;.,\d/…_]|$)|[ốôồổỗộóòỏoeéê6áâ0%]{1,2}['’´`]?(?:[:;.,\d/…_]|(?<=[%éêáâ])$))"
)
SYMBOL = re.compile(r"/[A-ZĐ]{2}")
MONTH_WORD = re.compile(r"^(?:.*\d)?t[hn]?[áàâaăạả]n[gq]", re.IGNORECASE)
MONTH_INSIDE = re.compile(r"[hn][áàâăạả]n[gq]")  # "À(uháng44": hand-written digits grown together with the typed word
DAY_WORD = re.compile(r"^n[gq][àaáâăảạ]y", re.IGNORECASE)
YEAR_WORD = re.compile(r"^[nr][ăáâaàả]m$")  # in small letters: the motto ends in "NAM"
HALF_HEIGHT = 66  # of a line cut out, at 300 dpi
SURELY = 0.6  # the score of a word found by its picture alone
SAME_LINE = 120  # the number line stands at most so far from the date line, at 300 dpi
ABOVE = 240  # … or so far above it, where a symbol stands behind it
WORD_GAP = 45  # words of one line are at most so far apart, at 300 dpi
PROSE_BEGINS = 0.3  # of the width: a line that runs on from further left is one of the text, not the date line


def locate_lines(words: Iterable[Word], image: Grey, dpi: float = 300) -> Lines:
    """The boxes of the two lines on a page image, by its recognised words.

    The date line is the highest with "tháng" (else "ngày", "năm") in the right half of the page's upper part, the
    number line that of "Số" in the left part of the page, at about the same height. A word that was not recognised
    is looked for by its picture. Boxes are for `crop`.
    """
    height, width = image.shape
    unit = dpi / 300
    top = [word for word in words if word.y1 < height * 0.4]
    right = [
        word for word in top
        if (word.x0 + word.x1) / 2 > width * 0.45 and _run_begins(word, top, unit) > width * PROSE_BEGINS
    ]  # fmt: skip
    left = [word for word in top if word.x0 < width * 0.42 and NUMBER_WORD.match(word.text.strip())]
    date: Word | None = None
    for pattern in (MONTH_WORD, DAY_WORD, YEAR_WORD, MONTH_INSIDE):
        if found := [word for word in right if pattern.search(word.text.strip())]:
            date = min(found, key=lambda word: word.y0)
            break
    if date is None:
        date = _search(image, "tháng", Box(round(width * 0.42), 0, width, round(height * 0.3)), unit)
    number: Word | None = None
    # nothing stands before it but specks; a number in the text has words before it
    first = [word for word in left if _run_begins(word, top, unit) > word.x0 - 120 * unit]
    if date is not None:
        middle, reach = _middle(date), SAME_LINE * unit
        # "số" in small letters behind other words is one of a sentence
        near = [
            word for word in left
            if abs(_middle(word) - middle) < reach and (word in first or word.text.strip()[0] != "s")
        ]  # fmt: skip
        # a serial that begins with 5 ("5012/…") looks like the word itself, and stands behind it
        number = min(
            near,
            key=lambda word: (word not in first, word.text.strip()[0] == "5", abs(_middle(word) - middle)),
            default=None,
        )
        if number is None:  # place and date may stand a line or two under the number
            higher = [word for word in first if 0 < middle - _middle(word) < ABOVE * unit]
            number = max((word for word in higher if _is_numbered(word, top, unit)), key=_middle, default=None)
        if number is None:
            number = _search(
                image, "Số", _box(0, middle - 1.3 * reach, width * 0.42, middle + 1.3 * reach, image), unit
            )
    else:
        number = min(first, key=lambda word: word.y0, default=None)
    half = HALF_HEIGHT * unit
    number_box = date_box = None
    if number is not None:
        end = max(min(width * 0.55, number.x0 + 700 * unit), number.x1)
        number_box = _box(number.x0 - 20 * unit, _middle(number) - half, end, _middle(number) + half, image)
    if date is not None:
        begin = max(date.x0 - 420 * unit, width * 0.4)
        date_box = _box(begin, _middle(date) - half, date.x1 + 480 * unit, _middle(date) + half, image)
    return Lines(number_box, date_box)


def _is_numbered(word: Word, words: list[Word], unit: float) -> bool:
    """Whether a symbol stands behind the word, on its line and in its column."""
    middle = _middle(word)
    return any(
        SYMBOL.search(other.text)
        for other in words
        if abs(_middle(other) - middle) < 20 * unit and -1 < other.x0 - word.x0 < 500 * unit
    )


def _run_begins(word: Word, words: list[Word], unit: float) -> float:
    """Where the words that stand close together on the word's line begin."""
    middle, left = _middle(word), word.x0
    beside = sorted(
        (other for other in words if abs(_middle(other) - middle) < 20 * unit and other.x0 < left),
        key=lambda other: -other.x1,
    )
    for other in beside:
        if left - other.x1 > WORD_GAP * unit:
            break
        left = min(left, other.x0)
    return left


@dataclass(frozen=True)
class PictureMatch:
    """A word that was not recognised, but whose picture matches."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


def _search(image: Grey, word: str, box: Box, unit: float) -> PictureMatch | None:
    styles = ("Regular",) if word == "Số" else ("Italic", "BoldItalic")
    score, x0, x1, base = search_word(crop(image, box, unit * 300), word, styles)
    if score < SURELY:
        return None
    x0, x1, y0, y1 = (value * unit for value in (x0, x1, base - 45, base + 10))
    return PictureMatch(word, box.x0 + x0, box.y0 + y0, box.x0 + x1, box.y0 + y1)


def crop(image: Grey, box: Box, dpi: float = 300) -> Grey:
    """The box of a page image, resized to 300 dpi."""
    part = image[box.y0 : box.y1, box.x0 : box.x1]
    if abs(dpi - 300) < 3 or not part.size:
        return part
    from PIL import Image

    size = (max(round(part.shape[1] * 300 / dpi), 1), max(round(part.shape[0] * 300 / dpi), 1))
    return np.asarray(Image.fromarray(part).resize(size, Image.Resampling.BICUBIC))


def read_number_line(line: Grey, symbol: str | None = None) -> DigitReading:
    """The serial in a number line cut out at 300 dpi; the symbol, where it is known, says where the serial ends."""
    window = find_window(line, "serial", symbol)
    return read_window(line, window, "serial") if window else NOTHING


def read_date_line(line: Grey) -> tuple[DigitReading, DigitReading]:
    """Day and month in a date line cut out at 300 dpi."""
    day, month = find_date(line)
    return (
        read_window(line, day, "day") if day else NOTHING,
        read_window(line, month, "month") if month else NOTHING,
    )


def _middle(word: Word) -> float:
    """Middle of the typed line, roughly: accents above and tails below make the box taller on one side or the other."""
    return (word.y0 + word.y1) / 2


def _box(x0: float, y0: float, x1: float, y1: float, image: Grey) -> Box:
    height, width = image.shape
    return Box(max(int(x0), 0), max(int(y0), 0), min(int(x1), width), min(int(y1), height))
