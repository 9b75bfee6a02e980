"""Header lines drawn from the stored letters: no font is needed, and no real document is used."""

from __future__ import annotations

import numpy as np

from extractors.digits.templates import picture

BASE, EM = 80.0, 52.0


def blank(width: int = 700, height: int = 136) -> np.ndarray:
    return np.full((height, width), 255, np.uint8)


def put(line: np.ndarray, word: str, x: float, style: str = "Regular", em: float = EM, dark: int = 255) -> float:
    """Write a word with its origin at x; returns where it ends."""
    ink, base, origin = picture(word, style, em)
    top, left = round(BASE - base), round(x - origin)
    part = line[top : top + ink.shape[0], left : left + ink.shape[1]]
    np.minimum(part, (255 - dark * ink[:, : part.shape[1]]).astype(np.uint8), out=part)
    return left + ink.shape[1]


def number_line(serial: str, symbol: str, em: float = EM, room: int = 40) -> tuple[np.ndarray, float, float]:
    """A number line; where "Số" ends and where the slash stands."""
    line = blank()
    end = put(line, "Số", 20, em=em)
    put(line, ":", end + 2, em=em)
    after = put(line, serial, end + 24, em=em) if serial else end + 24
    slash = after + room
    put(line, "/" + symbol, slash, em=em)
    return line, end, slash


def date_line(day: str, month: str, style: str = "Italic", em: float = EM) -> tuple[np.ndarray, float, float]:
    """A date line; where "ngày" ends and "tháng" starts. Digits upright: the stored letters have no italic ones."""
    line = blank(900)
    end = put(line, "ngày", 60, style, em)
    start = (put(line, day, end + 14, em=em) if day else end + 60) + 22
    after = put(line, "tháng", start, style, em)
    year = (put(line, month, after + 14, em=em) if month else after + 50) + 16
    put(line, "năm", year, style, em)
    return line, end, start
