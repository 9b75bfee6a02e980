"""The second look at the date line: day and month read again, the typed words kept."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..text.keys import bare_in_place, strip_marks
from .header_words import (
    AGREED,
    LOOK_ALIKE,
    TYPED,
    HeaderLine,
    candidates_of,
    decide,
    read_digits_in,
    swap,
    take_leftovers,
    what_was_seen,
)
from .words import OcrPage, OcrWord

if TYPE_CHECKING:
    from ..digits import DigitReading, Window

_DAY_WORD = re.compile(r"n[gq]a?y|ngay|^n[gq]a(?=\W|$)", re.IGNORECASE)
"""… its last letter lost under the hand-writing behind it, too."""
_GLUED = re.compile(r"^n[gq]a\S*?(?=t[hn]a+n[gq]$)", re.IGNORECASE)
"""A day that grew together with the typed words on either side of it."""
_MONTH_WORD = re.compile(r"t[hn]?a+n[gq]", re.IGNORECASE)
_YEAR_MARK = re.compile(r"[nr]am$", re.IGNORECASE)
_DAY_WIDTH, _YEAR_WIDTH = 1.9, 1.85
"""Width of "ngày" and of "năm" with the space behind it, in ems."""
_MONTH_WIDTH = 2.25
"""Width of "tháng", in ems."""
_SAME_BASE = 16.0
"""Pixels at 300 dpi by which base lines of words of one line differ at most."""
_NARROWEST = 0.3
"""Ems of a day's window at least."""
_YEAR_SURE = 0.9
"""Confidence of the reader of print below which the digits of the year are read once more."""
_YEAR = re.compile(r"(?:n[aă]m)?\s*(?P<year>[12][0-9OolI|SB]{3})\W*$", re.IGNORECASE)


def read_date_line(page: OcrPage, line: HeaderLine) -> None:
    """Put day and month that are sure, or blanks, into the date line; what is written but not sure is noted."""
    from ..digits import find_date

    begin = next((i for i, word in enumerate(line.words) if _DAY_WORD.search(strip_marks(word.text))), None)
    if begin is not None:
        _part_glued(page, line, begin)
    days, months = find_date(line.image)
    if begin is not None and days is None and months is not None:
        days = _days_by_words(line, begin, months)
    if begin is None and days is not None:
        begin = _begin_by_picture(line, days)
    if begin is None or days is None:
        if _read_between_neighbours(page, line, months):
            return
        if begin is None or not _blank_between(page, line.words[begin:]):
            _blank_day(page, line.words)
        return
    dated = _with_year(line, line.words[begin:], months)
    if dated is None:
        return
    words, year = dated
    x = [line.place(value) for value in (days.x0, days.x1, *((months.x0, months.x1) if months else (0, 0)))]
    reading = read_digits_in(line.image, days, "day")
    typed, typed_sure = _digits_between(words, "ngay", "thang")
    day, day_sure = _decide_date(reading, typed, typed_sure, 31)
    month_typed, month_typed_sure = _digits_between(words, "thang", "nam")
    month_reading = read_digits_in(line.image, months, "month") if months else None
    month, month_sure = _decide_date(month_reading, month_typed, month_typed_sure, 12)
    first, last = words[0], words[-1]
    glued = _DAY_WORD.search(strip_marks(first.text))
    before = first.text[: glued.start()] if glued is not None else ""
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
    placed = swap(page, words, made)
    take_leftovers(page, placed)
    page.notes.append(what_was_seen(reading, day, "day", typed))
    if day is not None:
        page.found.append(placed[1])
    elif not reading.blank:
        page.unsure.append((placed[0], "day", candidates_of(reading)))
    if month is None:
        if month_reading is not None:
            page.notes.append(what_was_seen(month_reading, None, "month", month_typed))
        # a month without a day before it is a blank that nobody filled in; one behind a day is there and was not read
        if month_reading is None or not month_reading.blank or day is not None:
            page.unsure.append((next(w for w in placed if w.text == "tháng"), "month", candidates_of(month_reading)))
    elif last.confidence < _YEAR_SURE and _other_year(line, last, year):
        page.notes.append(f"year unsure: {year}")
        page.unsure.append((next(w for w in placed if w.text == "tháng"), "month", (month,)))


def _days_by_words(line: HeaderLine, begin: int, months: Window) -> Window | None:
    """Return the day's window by the places of the words "ngày" and "tháng", the month's being known."""
    from ..digits import Window

    month = next((word for word in line.words[begin + 1 :] if _MONTH_WORD.match(strip_marks(word.text))), None)
    if month is None:
        return None
    left, right = ((x - line.box.x0) * 300 / line.dpi for x in (line.words[begin].x0, month.x0))
    left += _DAY_WIDTH * months.em
    wide = right - left > _NARROWEST * months.em
    return Window(left, right, months.score, months.middle, months.em) if wide else None


def _part_glued(page: OcrPage, line: HeaderLine, at: int) -> None:
    """Part a day that grew together with "ngày" and "tháng" from both: what was read between them is none."""
    word = line.words[at]
    glued = _GLUED.match(strip_marks(word.text))
    if glued is None:
        return
    whole = word.x1 - word.x0
    first = replace(word, text="ngày", x1=word.x0 + 0.3 * whole, confidence=AGREED)
    placed = swap(page, [word], [first, replace(first, text="tháng", x0=word.x1 - 0.36 * whole, x1=word.x1)])
    line.words[at : at + 1] = placed


def _with_year(line: HeaderLine, words: list[OcrWord], months: Window | None) -> tuple[list[OcrWord], str] | None:
    """Return the words up to the year's, and the year, by its digits in the picture where no word is one."""
    stop = next((i for i, word in enumerate(words) if _YEAR.search(word.text)), None)
    if stop is not None:
        match = _YEAR.search(words[stop].text)
        assert match is not None
        return words[: stop + 1], match["year"].translate(LOOK_ALIKE)
    seen = _year_by_digits(line, months)
    if seen is None:
        return None
    year, place, sure = seen
    return [*[word for word in words if word.x0 < place], replace(words[-1], x0=place, confidence=sure)], year


def _begin_by_picture(line: HeaderLine, days: Window) -> int | None:
    """Return the first of the words that stand where the picture of "ngày" was found, however they were read."""
    left = line.place(days.x0 - _DAY_WIDTH * days.em)
    return next((i for i, word in enumerate(line.words) if (word.x0 + word.x1) / 2 > left), None)


def _year_by_digits(line: HeaderLine, months: Window | None) -> tuple[str, float, float] | None:
    """Return the year as the digit reader sees it behind "năm", where on the page it begins, and how surely."""
    from ..digits import Window

    if months is None:
        return None
    left = months.x1 + _YEAR_WIDTH * months.em
    window = Window(left, left + 2.3 * months.em, 1.0, months.middle, months.em)
    reading = read_digits_in(line.image, window, "serial")
    if reading.best is None or not re.fullmatch(r"(?:19|20)\d\d", reading.best) or reading.confidence < AGREED:
        return None
    return reading.best, line.place(left), reading.confidence


def _read_between_neighbours(page: OcrPage, line: HeaderLine, months: Window | None) -> bool:
    """Read a day whose typed words hand-writing made unreadable, by where they must stand; False where it is another.

    Between place and month nothing else can be written than "ngày", the day and "tháng".
    """
    words = line.words
    stop = next((i for i, word in enumerate(words) if _YEAR.search(word.text)), None)
    if months is None or stop is None or stop < 3 or not _YEAR_MARK.match(strip_marks(words[stop - 1].text)):
        return False
    month, year = words[stop - 2], words[stop]
    first = stop - 2
    while first and words[first - 1].confidence < AGREED and words[first - 1].text[-1] != ",":
        first -= 1
    written = words[first : stop - 2]
    typed = month.text.isdigit() and 1 <= int(month.text) <= 12 and month.confidence >= TYPED
    if not typed or not written or not _follows_place(page, written[0]):
        return False
    day_line = replace(line, words=written)
    window = _window_between(day_line, months)
    if window is None:
        return False
    reading = read_digits_in(line.image, window, "day")
    day, sure = _decide_date(reading, "", 0.0, 31)
    start, end = line.place(window.x0), line.place(window.x1)
    made = [replace(written[0], text="ngày", x1=max(start, written[0].x0 + 4), confidence=AGREED)]
    if day is not None:
        made.append(replace(written[0], text=day, x0=start + 4, x1=end - 4, confidence=sure))
    made.append(replace(written[0], text="tháng", x0=end, x1=month.x0 - 4, confidence=months.score))
    match = _YEAR.search(year.text)
    assert match is not None
    made += [month, words[stop - 1], replace(year, text=match["year"].translate(LOOK_ALIKE))]
    placed = swap(page, words[first : stop + 1], made)
    take_leftovers(page, placed)
    page.notes.append(what_was_seen(reading, day, "day", ""))
    if day is not None:
        page.found.append(placed[1])
    else:
        page.unsure.append((placed[0], "day", candidates_of(reading)))
    return True


def _follows_place(page: OcrPage, word: OcrWord) -> bool:
    """Tell whether the word before one on its line ends in a comma, as the place of issue does."""
    near = _SAME_BASE * page.dpi / 300
    before = [each for each in page.words if abs(each.base - word.base) < near and each.x1 <= word.x0]
    return bool(before) and max(before, key=lambda each: each.x1).text.endswith(",")


def _window_between(line: HeaderLine, months: Window) -> Window | None:
    """Return the day's window by where what was read of "ngày" begins and where "tháng" stands before the month."""
    from ..digits import Window

    left = (line.words[0].x0 - line.box.x0) * 300 / line.dpi + _DAY_WIDTH * months.em
    right = months.x0 - _MONTH_WIDTH * months.em
    wide = right - left > _NARROWEST * months.em
    return Window(left, right, months.score, months.middle, months.em) if wide else None


def _blank_between(page: OcrPage, words: list[OcrWord]) -> bool:
    """Keep "ngày" and the year of a line whose "tháng" hand-writing made unreadable; False where it is readable."""
    stop = next((i for i, word in enumerate(words) if _YEAR.search(word.text)), None)
    if stop is None or not 2 <= stop <= 6 or any(_MONTH_WORD.search(strip_marks(word.text)) for word in words):
        return False
    match = _YEAR.search(words[stop].text)
    first, last = words[0], words[stop]
    before = _DAY_WORD.search(strip_marks(first.text))
    if match is None or before is None or not _YEAR_MARK.match(strip_marks(words[stop - 1].text)):
        return False
    third = (last.x0 - first.x1) / 3
    text = f"{first.text[: before.start()]}ngày"
    month = replace(first, text="tháng", x0=first.x1 + third, x1=first.x1 + 2 * third, confidence=0.0)
    year = replace(last, text=match["year"].translate(LOOK_ALIKE))
    placed = swap(
        page, words[: stop + 1], [replace(first, text=text), month, replace(words[stop - 1], text="năm"), year]
    )
    page.notes.append("day and month unsure, left blank")
    page.unsure += [(placed[0], "day", ()), (placed[1], "month", ())]
    return True


def _other_year(line: HeaderLine, word: OcrWord, year: str) -> bool:
    """Tell whether the digit reader sees another year where the reader of print was not sure of its own."""
    from ..digits import Window, find_date

    _, months = find_date(line.image)
    if months is None:
        return False
    right = (word.x1 - line.box.x0) * 300 / line.dpi
    left = max(right - 4 * 0.53 * months.em, 0.0)
    reading = read_digits_in(line.image, Window(left, right, 1.0, months.middle, months.em), "serial")
    other = reading.best if reading.best and re.fullmatch(r"(?:19|20)\d\d", reading.best) else year
    return other != year and reading.confidence >= AGREED


def _digits_between(words: list[OcrWord], first: str, last: str) -> tuple[str, float]:
    """Return the digits that the reader of print saw between two typed words, "" where it saw others."""
    text, sure = "", []
    inside = False
    for word in words:
        key = bare_in_place(word.text)
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
    day, sure = decide(reading, typed, typed_sure, together=0.0)
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
        key = bare_in_place(word.text)
        inside = (inside or key.startswith("ngay")) and not key.startswith("thang")
        if inside and word.text.strip(".,:;_").isdigit():
            page.notes.append(f"day unsure: {word.text}")
            continue
        kept.append(replace(word, text="ngày") if inside and key.startswith("ngay") else word)
    placed = swap(page, words, kept)
    for word in placed:
        if bare_in_place(word.text).startswith("ngay"):
            page.unsure.append((word, "day", (typed,)))
