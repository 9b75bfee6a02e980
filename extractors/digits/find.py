"""Finds the window of the digits by the typed words around it: matched as pictures, not recognised.

Hand-writing often touches its typed neighbours, which garbles recognised words; a picture of "tháng" still matches.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

import numpy as np

from .normalise import Floats, Grey, Window
from .read import Kind
from .templates import picture

HALF = 2  # matched at half of 300 dots an inch
SIZES = (40.0, 44.0, 48.0, 52.0, 56.0, 60.0, 64.0)  # ems tried, pixels at 300 dpi: 10.5 to 15 points
DATE_STYLES = ("Italic", "BoldItalic", "Regular")
MIN_WORD, MIN_NUMBER, MIN_SLASH = 0.55, 0.6, 0.55
# With the symbol unknown, a later letter may match better than the first; digits before the slash reach about 0.6.
MIN_LETTERS, NEAR_BEST = 0.64, 0.1
CAPITALS = "QSTKGNBCVUHDLPMĐXAYO"
X_HEIGHT, CAP_HEIGHT = 0.45, 0.66  # of the em
DAY_WORD = 1.9  # width of "ngày" in ems


@dataclass(frozen=True)
class Hit:
    """A word found: its score, origin and end on the base line, the base line, in pixels of the half-size line."""

    score: float
    x0: float
    x1: float
    base: float


def _by_score(hit: Hit) -> float:
    return hit.score


class Matcher:
    """A line prepared for matching pictures of words by normalised correlation."""

    def __init__(self, line: Grey) -> None:
        height, width = (n // HALF * HALF for n in line.shape)
        small = line[:height, :width].astype(np.float32).reshape(height // HALF, HALF, width // HALF, HALF).mean((1, 3))
        paper, dark = np.percentile(small, 85), np.percentile(small, 1)
        ink = np.clip((paper - small) / max(paper - dark, 20.0), 0, 1)
        self.ink: Floats = np.pad(ink, 8).astype(np.float32)
        self.shape = tuple(_round_up(n) for n in self.ink.shape)
        self.spectrum = np.fft.rfft2(self.ink, self.shape)
        sums = np.pad(self.ink.astype(np.float64), ((1, 0), (1, 0)))
        self.sums, self.squares = sums.cumsum(0).cumsum(1), (sums**2).cumsum(0).cumsum(1)

    def scores(self, word: str, style: str, em: float) -> tuple[Floats, float, float]:
        """Correlation of the word at every place of its top left corner; where base line and origin lie in it."""
        ink, base, origin = picture(word, style, em / HALF)
        rows, columns = ink.shape
        if rows > self.ink.shape[0] or columns > self.ink.shape[1]:
            return np.zeros((1, 1), np.float32), base, origin
        centred = ink - ink.mean()
        product = np.fft.irfft2(self.spectrum * np.conj(np.fft.rfft2(centred, self.shape)), self.shape)
        down, right = self.ink.shape[0] - rows + 1, self.ink.shape[1] - columns + 1
        total, square = (
            s[rows:, columns:] - s[:-rows, columns:] - s[rows:, :-columns] + s[:-rows, :-columns]
            for s in (self.sums, self.squares)
        )
        spread = np.sqrt(np.maximum(square - total**2 / ink.size, 1e-3) * float((centred**2).sum()))
        return (product[:down, :right] / spread).astype(np.float32), base, origin

    def best(
        self, word: str, style: str, em: float, within: tuple[float, float] | None = None, base: float | None = None
    ) -> Hit:
        """The best place of the word, its origin between two abscissas, its base line near one."""
        scores, word_base, origin = self.scores(word, style, em)
        low_y, low_x = 0, 0
        if within:
            low_x = int(np.clip(within[0] + 8 - origin, 0, scores.shape[1]))
            scores = scores[:, low_x : int(np.clip(within[1] + 8 - origin + 1, 0, scores.shape[1]))]
        if base is not None:
            low_y = int(np.clip(base + 8 - word_base - 3, 0, scores.shape[0]))
            scores = scores[low_y : int(np.clip(base + 8 - word_base + 4, 0, scores.shape[0]))]
        if not scores.size:
            return Hit(0.0, 0.0, 0.0, 0.0)
        y, x = divmod(int(scores.argmax()), scores.shape[1])
        left = low_x + x + origin - 8
        ends = left + picture(word, style, em / HALF)[0].shape[1] - origin
        return Hit(float(scores[y, x]), left, ends, low_y + y + word_base - 8)


def find_window(line: Grey, kind: Kind, symbol: str | None = None) -> Window | None:
    """Where the digits of the kind stand in a line at 300 dpi; None where the typed words are not found.

    `symbol` is the document's symbol ("SYT-NVY"), where it is known: the serial then ends where the symbol begins.
    """
    if min(line.shape) < 30:
        return None
    matcher = Matcher(line)
    return _serial(matcher, symbol) if kind == "serial" else _date(matcher)[0 if kind == "day" else 1]


def search_word(image: Grey, word: str, styles: tuple[str, ...]) -> tuple[float, float, float, float]:
    """The best place of a typed word in an image at 300 dpi: its score, left and right end, and base line."""
    if min(image.shape) < 60:
        return 0.0, 0.0, 0.0, 0.0
    matcher = Matcher(image)
    hit = max((matcher.best(word, style, em) for style in styles for em in SIZES), key=_by_score)
    return hit.score, hit.x0 * HALF, hit.x1 * HALF, hit.base * HALF


def find_date(line: Grey) -> tuple[Window | None, Window | None]:
    """The windows of day and month in a date line at 300 dpi."""
    return _date(Matcher(line)) if min(line.shape) >= 30 else (None, None)


def _date(matcher: Matcher) -> tuple[Window | None, Window | None]:
    tried = [(matcher.best("tháng", style, em), style, em) for style in DATE_STYLES[:2] for em in SIZES]
    if max(hit.score for hit, *_ in tried) < 0.65:
        tried += [(matcher.best("tháng", DATE_STYLES[2], em), DATE_STYLES[2], em) for em in SIZES]
    found: list[tuple[float, Hit, Hit, str, float]] = []
    for month, style, em in sorted(tried, key=lambda one: -one[0].score)[:3]:
        left, right = month.x0 - (DAY_WORD + 3.6) * em / HALF, month.x0 - DAY_WORD * em / HALF
        sizes = [size for size in SIZES if abs(size - em) < 5]
        day = max((matcher.best("ngày", style, size, (left, right), month.base) for size in sizes), key=_by_score)
        found.append((month.score + day.score, day, month, style, em))
    _, day, month, style, em = max(found, key=lambda one: one[0])
    if month.score < MIN_WORD:
        return None, None
    middle = (month.base - X_HEIGHT * 0.75 * em / HALF) * HALF
    gap = 0.02 * em
    days = months = None
    if day.score >= MIN_WORD:
        score = min(day.score, month.score)
        days = Window(day.x1 * HALF + gap, month.x0 * HALF, round(score, 3), middle, em)
    year = matcher.best("năm", style, em, (month.x1 + 0.2 * em / HALF, month.x1 + 2.6 * em / HALF), month.base)
    if year.score >= MIN_WORD:
        score = min(year.score, month.score)
        months = Window(month.x1 * HALF + gap, year.x0 * HALF, round(score, 3), middle, em)
    return days, months


def _serial(matcher: Matcher, symbol: str | None) -> Window | None:
    width = matcher.ink.shape[1]
    tried = [(matcher.best("Số", "Regular", em, (-4, width * 0.6)), "Regular", em) for em in SIZES]
    if max(hit.score for hit, *_ in tried) < MIN_NUMBER:
        tried += [(matcher.best("Số", "Bold", em, (-4, width * 0.6)), "Bold", em) for em in SIZES]
    _, style, em = max(tried, key=lambda one: one[0].score)
    finer = [(matcher.best("Số", style, size, (-4, width * 0.6)), size) for size in (em - 2, em, em + 2)]
    word, em = max(finer, key=lambda one: one[0].score)
    if word.score < MIN_NUMBER:
        return None
    start = word.x1 + 0.17 * em / HALF  # the middle of the colon
    slash = _slash(matcher, symbol, style, em, start, word.base)
    if slash is None:
        return None
    middle = word.base * HALF - CAP_HEIGHT / 2 * em
    return Window(start * HALF, slash.x0 * HALF, round(min(slash.score, 1.0), 3), middle, em)


def _slash(matcher: Matcher, symbol: str | None, style: str, em: float, start: float, base: float) -> Hit | None:
    """The start of what follows the serial: "/" (or "-") and the first letters of the symbol."""
    within = (start + 0.15 * em / HALF, float(matcher.ink.shape[1]))
    if first := re.match(r"[^-/\s]{1,3}", symbol or ""):  # up to the hyphen, which some set between spaces
        sizes = (em - 3, em, em + 3)
        hits = [matcher.best(mark + first[0], style, size, within, base) for mark in "/-" for size in sizes]
        best = max(hits, key=_by_score)
        if best.score >= MIN_LETTERS:
            return best
    hits = [matcher.best("/" + letter, style, em, within, base) for letter in CAPITALS]
    hits.append(matcher.best("/20", style, em, (start + 0.6 * em / HALF, within[1]), base))
    top = max(hit.score for hit in hits)
    if top < MIN_SLASH:
        return None
    enough = max(top - NEAR_BEST, MIN_LETTERS)
    return min((hit for hit in hits if hit.score >= min(enough, top)), key=lambda hit: hit.x0)


@functools.cache
def _round_up(n: int) -> int:
    """The next length that Fourier transforms quickly."""
    while True:
        rest = n
        for prime in (2, 3, 5):
            while rest % prime == 0:
                rest //= prime
        if rest == 1:
            return n
        n += 1
