"""The second look at a first page: number line and date line, their digits read by the digit reader.

Number and day are written by hand on most dispatches, which the recogniser of print misreads with confidence. So the
typed words of the two lines stay as recognised, and what stands between them is read again. A serial or a day that is
not sure is left out of the text, as a blank: a wrong number is worse than none. The candidates go into the notes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..layout.kinds import NUMBER_LINE
from ..text.letters import strip_marks
from .engine import recognise
from .words import Grey, OcrPage, OcrWord

if TYPE_CHECKING:
    from ..digits import Box, DigitReading, Window

AGREED = 0.5
"""Confidence that each of two readers needs where they agree, the one of print and the one of digits."""
TYPED = 0.9
"""Confidence of the reader of print above which typed digits count against another reading."""
ALONE = 0.95
"""Confidence of the reader of print above which its digits stand where their window was not found."""
_LOOK_ALIKE = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "i": "1", "|": "1", "S": "5", "B": "8", "Z": "2"})
_SYMBOL = re.compile(r"[/⁄](?P<symbol>\s*[A-ZĐÔƠƯ0-9].*)$")
_PARTY = re.compile(r"[-–](?P<symbol>\s*[A-ZĐ]{1,4}\s*/.*)$")
_DAY_WORD = re.compile(r"n[gq]a?y|ngay", re.IGNORECASE)
_YEAR = re.compile(r"(?:n[aă]m)?\s*(?P<year>[12][0-9OolI|SB]{3})\W*$", re.IGNORECASE)


@dataclass(slots=True)
class _Line:
    """The words of one of the two lines, from left to right, and its image at 300 dpi."""

    words: list[OcrWord]
    box: Box
    image: Grey
    dpi: float

    def place(self, x: float) -> float:
        """Turn an abscissa of the image into one of the page."""
        return self.box.x0 + x * self.dpi / 300


def look_again(page: OcrPage) -> None:
    """Read the number line and the date line of the page again and put what is sure into its words."""
    from ..digits import crop, locate_lines

    image = page.image
    found = locate_lines(page.words, image, page.dpi)
    if found.date is not None:
        words = _words_in(page.words, found.date, page.dpi)
        _read_date(page, _Line(words, found.date, crop(image, found.date, page.dpi), page.dpi))
    if found.number is not None:
        words = _words_in(page.words, found.number, page.dpi)
        _read_number(page, _Line(words, found.number, crop(image, found.number, page.dpi), page.dpi))
    else:
        _blank_unlocated(page)


def _blank_unlocated(page: OcrPage) -> None:
    """Take doubtful digits out of a line that later stages would take for the number's, though it was not located."""
    lines: dict[int, list[OcrWord]] = {}
    for word in page.words:
        if word.y1 < page.height * 0.4:
            lines.setdefault(word.line, []).append(word)
    for words in lines.values():
        if NUMBER_LINE.match(" ".join(word.text for word in words)):
            _blank_unsure(page, _until_gap(words, 260 * page.dpi / 300))


def _words_in(words: list[OcrWord], box: Box, dpi: float) -> list[OcrWord]:
    """Return the words of the typed line in the middle of the box."""
    middle = (box.y0 + box.y1) / 2
    reach = 24 * dpi / 300
    near = [
        word for word in words
        if abs((word.y0 + word.y1) / 2 - middle) < reach and word.x1 > box.x0 and (word.x0 + word.x1) / 2 < box.x1
    ]  # fmt: skip
    return sorted(near, key=_left)


def _left(word: OcrWord) -> float:
    return word.x0


# --- number -----------------------------------------------------------------------------------------------------------


def _read_number(page: OcrPage, line: _Line) -> None:
    from ..digits import find_window

    words = _until_gap(line.words, 260 * line.dpi / 300)
    if not words:
        return
    printed, sure = _symbol_of(words)
    window = find_window(line.image, "serial", re.sub(r"\s+", "", printed)[:12] or None)
    if window is None:
        _blank_unsure(page, words)
        return
    start, end = line.place(window.x0), line.place(window.x1)
    reading = _read(line.image, window, "serial")
    typed, typed_sure = _typed_digits(words, start, end)
    serial, confidence = _decide(reading, typed, typed_sure)
    again, again_sure = _symbol_again(line, window) if sure < 1 else ("", 0.0)
    if again and (not printed or again_sure > sure):
        printed, sure = again, again_sure
    if not printed:
        _blank_unsure(page, words)
        return
    first = words[0]
    mark = "-" if _PARTY.match("-" + printed) and "/" in printed else "/"
    made = [replace(first, text="Số:", x1=max(start, first.x0 + 4), confidence=max(first.confidence, window.score))]
    if serial is not None:
        made.append(replace(first, text=serial, x0=start + 4, x1=end - 4, confidence=confidence))
    right = max(words[-1].x1, end + 20)
    made.append(replace(first, text=mark + printed.strip(), x0=end, x1=right, confidence=sure))
    placed = _swap(page, words, made)
    page.notes.append(_what(reading, serial, "number", typed))
    if serial is not None:
        page.found.append(placed[1])
    elif not reading.blank:
        page.unsure.append((placed[0], "serial", _candidates(reading)))


def _until_gap(words: list[OcrWord], gap: float) -> list[OcrWord]:
    """Return the words of the left column: up to the first wide gap behind the symbol's slash."""
    kept: list[OcrWord] = []
    for word in words:
        if kept and word.x0 - kept[-1].x1 > gap * (0.35 if "/" in "".join(w.text for w in kept) else 1):
            break
        kept.append(word)
    return kept


def _symbol_of(words: list[OcrWord]) -> tuple[str, float]:
    """Return the symbol that the words give behind the first slash, and how sure it is; "" where there is none."""
    text = " ".join(word.text for word in words)
    match = _PARTY.search(text)
    if match is None or "/" in text[: match.start()]:
        match = _SYMBOL.search(text)
    if match is None:
        return "", 0.0
    at = match.start("symbol")
    used, reach = [], 0
    for word in words:
        reach += len(word.text) + 1
        if reach > at + 1:
            used.append(word.confidence)
    return _tidy(match["symbol"]), min(used, default=0.0)


def _tidy(symbol: str) -> str:
    return re.sub(r"\s*[-–—]\s*", "-", symbol.strip(" .,:;_-–—'`|")).strip()


def _symbol_again(line: _Line, window: Window) -> tuple[str, float]:
    """Recognise what stands behind the serial once more, without the hand-writing before it."""
    from PIL import Image

    from ..digits.normalise import EM

    em = window.em / EM
    top, bottom = int(window.middle - 50 * em), int(window.middle + 50 * em)
    part = line.image[max(top, 0) : bottom, max(int(window.x1) - 2, 0) :]
    if min(part.shape) < 20:
        return "", 0.0
    words = _until_gap(sorted(recognise(Image.fromarray(part), 300, line=True), key=_left), 260)
    return _symbol_of(words)


def _typed_digits(words: list[OcrWord], start: float, end: float) -> tuple[str, float]:
    """Return the digits that the reader of print saw in the window, and how sure it was; "" where it saw others."""
    inside = [word for word in words if start - 10 < (word.x0 + word.x1) / 2 < end + 10]
    text = "".join(word.text for word in inside).strip(".,:;_ ")
    if not text.isdigit():
        whole = re.match(r"S\S{0,2}[:.]?\s*(\d+)\s*[/⁄]", " ".join(word.text for word in words))
        if whole is None:
            inside = [word for word in words if re.fullmatch(r"\d+[/⁄]\S+", word.text)]
            return (inside[0].text.partition("/")[0], inside[0].confidence) if len(inside) == 1 else ("", 0.0)
        return whole[1], min(word.confidence for word in words[:2])
    return text, min(word.confidence for word in inside)


def _decide(reading: DigitReading, typed: str, typed_sure: float) -> tuple[str | None, float]:
    """Return the digits that are sure, and how sure, or None."""
    if reading.best is None:
        return None, 0.0
    same = typed != "" and typed.lstrip("0") == reading.best.lstrip("0")
    if same and typed_sure >= AGREED and reading.confidence >= AGREED:
        return typed, max(reading.confidence, typed_sure)
    if reading.sure and not (typed and typed_sure >= TYPED and not same):
        return reading.best, reading.confidence
    return None, 0.0


def _blank_unsure(page: OcrPage, words: list[OcrWord]) -> None:
    """Take digits out of a number line whose window was not found, unless the reader of print is as sure as of type."""
    kept = []
    for word in words:
        digits = re.match(r"(\D{0,4}?)(\d\S*?)(?=[/⁄]|$)", word.text)
        if digits and word.confidence < ALONE and "/" not in word.text[: digits.start(2)]:
            page.notes.append(f"number unsure: {digits[2]}")
            rest = word.text[: digits.start(2)] + word.text[digits.end(2) :]
            if rest:
                kept.append(replace(word, text=rest))
        else:
            kept.append(word)
    placed = _swap(page, words, kept)
    if placed and any(note.startswith("number unsure") for note in page.notes):
        page.unsure.append((placed[0], "serial", ()))


# --- date -------------------------------------------------------------------------------------------------------------


def _read_date(page: OcrPage, line: _Line) -> None:
    from ..digits import find_date

    begin = next((i for i, word in enumerate(line.words) if _DAY_WORD.search(strip_marks(word.text))), None)
    days, months = find_date(line.image)
    if begin is None or days is None:
        _blank_day(page, line.words)
        return
    words = line.words[begin:]
    stop = next((i for i, word in enumerate(words) if _YEAR.search(word.text)), None)
    if stop is None:
        return
    words = words[: stop + 1]
    match = _YEAR.search(words[-1].text)
    assert match is not None
    year = match["year"].translate(_LOOK_ALIKE)
    x = [line.place(value) for value in (days.x0, days.x1, *((months.x0, months.x1) if months else (0, 0)))]
    reading = _read(line.image, days, "day")
    typed, typed_sure = _digits_between(words, "ngay", "thang")
    day, day_sure = _decide_date(reading, typed, typed_sure, 31)
    month_typed, month_typed_sure = _digits_between(words, "thang", "nam")
    month_reading = _read(line.image, months, "month") if months else None
    month, month_sure = _decide_date(month_reading, month_typed, month_typed_sure, 12)
    first, last = words[0], words[-1]
    glued = _DAY_WORD.search(strip_marks(first.text))
    assert glued is not None
    before = first.text[: glued.start()]
    made = [
        replace(first, text=f"{before}ngày", x1=max(x[0], first.x0 + 4), confidence=max(first.confidence, days.score))
    ]
    if day is not None:
        made.append(replace(first, text=day, x0=x[0] + 4, x1=x[1] - 4, confidence=day_sure))
    left = x[2] if months else x[1] + 90
    made.append(replace(first, text="tháng", x0=x[1], x1=left, confidence=days.score))
    right = x[3] if months else last.x0 - 60
    if month is not None:
        made.append(replace(first, text=month, x0=left + 4, x1=right - 4, confidence=month_sure))
    made.append(replace(first, text="năm", x0=right, x1=max(last.x0 - 4, right + 4), confidence=days.score))
    made.append(replace(last, text=year, x0=max(last.x0, right + 8)))
    placed = _swap(page, words, made)
    page.notes.append(_what(reading, day, "day", typed))
    if day is not None:
        page.found.append(placed[1])
    elif not reading.blank:
        page.unsure.append((placed[0], "day", _candidates(reading)))
    if month is None and month_reading is not None:
        page.notes.append(_what(month_reading, None, "month", month_typed))
        if not month_reading.blank:
            page.unsure.append((next(w for w in placed if w.text == "tháng"), "month", _candidates(month_reading)))


def _digits_between(words: list[OcrWord], first: str, last: str) -> tuple[str, float]:
    """Return the digits that the reader of print saw between two typed words, "" where it saw others."""
    text, sure = "", []
    inside = False
    for word in words:
        key = strip_marks(word.text).lower()
        if inside and key.startswith(last):
            break
        if inside:
            text += word.text
            sure.append(word.confidence)
        elif key.startswith(first):
            inside = True
            glued = word.text[len(first) :]
            if glued:
                text += glued
                sure.append(word.confidence)
    text = text.strip(".,:;_ ")
    return (text, min(sure)) if text.isdigit() else ("", 0.0)


def _decide_date(reading: DigitReading | None, typed: str, typed_sure: float, most: int) -> tuple[str | None, float]:
    """As `_decide`, for a day or a month: what the reader of print saw counts only where it can be one."""
    if typed and not 1 <= int(typed) <= most:
        typed, typed_sure = "", 0.0
    if reading is None or reading.best is None:
        return (typed, typed_sure) if typed and typed_sure >= 0.95 else (None, 0.0)
    day, sure = _decide(reading, typed, typed_sure)
    if day is None and most == 12 and typed and typed_sure >= TYPED and reading.confidence < AGREED:
        return typed, typed_sure  # months are typed as a rule
    return day, sure


def _blank_day(page: OcrPage, words: list[OcrWord]) -> None:
    """Take a day of doubtful print out of a date line whose window was not found."""
    typed, sure = _digits_between(words, "ngay", "thang")
    if not typed or sure >= 0.95:
        return
    kept = []
    inside = False
    for word in words:
        key = strip_marks(word.text).lower()
        inside = (inside or key.startswith("ngay")) and not key.startswith("thang")
        if inside and word.text.strip(".,:;_").isdigit():
            page.notes.append(f"day unsure: {word.text}")
            continue
        kept.append(replace(word, text="ngày") if inside and key.startswith("ngay") else word)
    placed = _swap(page, words, kept)
    for word in placed:
        if strip_marks(word.text).lower().startswith("ngay"):
            page.unsure.append((word, "day", (typed,)))


# --- both -------------------------------------------------------------------------------------------------------------


def _read(image: Grey, window: Window, kind: str) -> DigitReading:
    from ..digits import DigitReading, read_window

    try:
        return read_window(image, window, kind)  # type: ignore[arg-type]
    except FileNotFoundError:  # the weights are not installed
        return DigitReading(None, 0.0)


def _swap(page: OcrPage, old: list[OcrWord], new: list[OcrWord]) -> list[OcrWord]:
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


def _candidates(reading: DigitReading | None) -> tuple[str, ...]:
    return tuple(text for text, _ in reading.candidates[:3] if text) if reading else ()


def _what(reading: DigitReading, value: str | None, name: str, typed: str) -> str:
    """Say in a note what the digit reader saw."""
    others = ", ".join(f"{text or 'blank'} {share:.2f}" for text, share in reading.candidates[:4])
    seen = f"{name} read again: {value}" if value is not None else f"{name} unsure, left blank"
    return f"{seen} (digits: {others or 'none'}; print: {typed or 'none'})"
