"""The second look at the number line: the serial read again, the typed symbol kept."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ..digits.locate import NUMBER_WORD
from .engine import recognise
from .header_symbol import LEAK_SURE, PARTY, common_end, from_type, fuller, symbol_of, tidy, type_codes
from .header_words import (
    AGREED,
    ALONE,
    HeaderLine,
    candidates_of,
    decide,
    left_edge,
    read_digits_in,
    swap,
    take_leftovers,
    what_was_seen,
    window_by_words,
)
from .words import OcrPage, OcrWord

if TYPE_CHECKING:
    from ..digits import Window

_RAN_OVER = re.compile(r"[^A-ZĐ\d]{0,2}(?P<digits>\d{1,4})(?P<symbol>[A-ZĐ]{2,}[-–][A-ZĐ]{2,})$")
"""Digits that ran into the symbol: the slash was lost between them."""
_OPENS, _END = re.compile(r"[/⁄][A-ZĐs][A-ZĐ]"), re.compile(r"[/⁄][A-ZĐs][A-ZĐ]+[-–][A-ZĐ]{2,}$")
_GOES_ON = re.compile(r"[A-ZĐ]{2,}[-–]$")
"""The first half of a symbol that goes on in the line below."""
_BODIES = re.compile(r"(?P<symbol>[A-ZĐ]{3,}[-–][A-ZĐ]{2,}(?:[-–]\w+)?)$")
"""A symbol of a letter, of bodies alone."""
_RUN_ON = re.compile(r"(?P<digits>\d{1,5})[/⁄][A-ZĐ]{2}")
"""Typed digits that the symbol stands right behind."""
_HALF_SLASH = 0.2
"""Letters' widths behind the last digit up to which a window of a word that runs on goes."""
_HALVES = (50, 38)
"""Pixels above and below the middle of the type, at an em of 54: next to the tops of a line below nothing is read."""
_SLASH = 0.3
"""Width of a slash in ems."""
_CAPITAL = 0.33
"""Ems from the middle of a capital to the base line."""


def read_number_line(page: OcrPage, line: HeaderLine) -> list[OcrWord]:
    """Put the serial that is sure, or a blank, into the number line; return the line's words as they then stand."""
    from ..digits import find_window

    words = until_gap(line.words, 260 * line.dpi / 300)
    if not any(
        (NUMBER_WORD.match(word.text) and word.confidence >= AGREED) or _OPENS.search(word.text) for word in words
    ):
        words = _unread(page, line, words) or words
    if not words:
        return []
    words = _with_slash(page, words)
    printed, sure = symbol_of(words)
    window = find_window(line.image, "serial", re.sub(r"\s+", "", printed)[:12] or None) or window_by_words(line, words)
    run_on = None if window is not None else _window_of_run_on(line, words)
    window = window or run_on
    if window is None:
        return blank_unsure(page, words)
    start, end = line.place(window.x0), line.place(window.x1)
    reading = read_digits_in(line.image, window, "serial")
    typed, typed_sure = _typed_digits(words, start, end)
    serial, confidence = decide(reading, typed, typed_sure)
    if run_on is not None and serial != typed:  # where it ends is a guess
        return blank_unsure(page, words)
    if serial and typed.lstrip("0").endswith(serial) and len(typed.lstrip("0")) > len(serial) and typed_sure >= AGREED:
        serial, confidence = None, 0.0  # the window cut its first digits off
    behind = _behind(line, window) if sure < 1 else []
    again, again_sure = symbol_of(behind)
    if again and (not printed or again_sure > sure):
        printed, sure = fuller(again, printed), again_sure
    elif again:
        printed = fuller(printed, again)
    elif not printed or sure < LEAK_SURE:
        agreed = common_end(words, behind)
        if agreed:
            printed, sure = agreed, max(sure, AGREED)
    if not printed:
        return blank_unsure(page, words)
    first = words[0]
    mark = "-" if PARTY.match("-" + printed) and "/" in printed else "/"
    made = [replace(first, text="Số:", x1=max(start, first.x0 + 4), confidence=max(first.confidence, window.score))]
    if serial is not None:
        made.append(replace(first, text=serial, x0=start + 4, x1=end - 4, confidence=confidence))
    right = max(words[-1].x1, end + 20)
    printed = from_type(printed, sure)
    goes_on = "-" if _GOES_ON.search(words[-1].text) else ""
    made.append(replace(first, text=mark + tidy(printed) + goes_on, x0=end, x1=right, confidence=sure))
    placed = swap(page, words, made)
    take_leftovers(page, placed)
    page.notes.append(what_was_seen(reading, serial, "number", typed))
    if serial is not None:
        page.found.append(placed[1])
    elif not reading.blank:
        page.unsure.append((placed[0], "serial", candidates_of(reading)))
    return placed


def _window_of_run_on(line: HeaderLine, words: list[OcrWord]) -> Window | None:
    """Return about where the digits of a word stand that the symbol was run together with: "935/VP-TCKT"."""
    from ..digits import Window
    from ..digits.find import CAP_HEIGHT

    word = next((each for each in words[1:] if _RUN_ON.match(each.text)), None)
    if word is None or not NUMBER_WORD.match(words[0].text):
        return None
    match = _RUN_ON.match(word.text)
    assert match is not None
    scale = 300 / line.dpi
    em = (word.base - word.y0) * scale / CAP_HEIGHT
    left = (word.x0 - line.box.x0) * scale
    right = left + (word.x1 - word.x0) * scale * (match.end("digits") + _HALF_SLASH) / len(word.text)
    base = (word.base - line.box.y0) * scale
    return Window(left - 0.2 * em, right, word.confidence, base - CAP_HEIGHT / 2 * em, em)


def _with_slash(page: OcrPage, words: list[OcrWord]) -> list[OcrWord]:
    """Return the words with the slash before the symbol that recognition lost or took for a letter."""
    if not NUMBER_WORD.match(words[0].text) or any("/" in word.text for word in words):
        return words
    last = words[-1]
    match = _BODIES.match(last.text) or _slashless().match(last.text)
    if match is None or len(words) < 2:
        return words
    return swap(page, words, [*words[:-1], replace(last, text="/" + match["symbol"])])


@cache
def _slashless() -> re.Pattern[str]:
    """Return a symbol that begins with the code of a type, at most two signs before it."""
    return re.compile(
        rf".{{0,2}}?(?P<symbol>(?:{'|'.join(sorted(type_codes(), key=len, reverse=True))})[-–][A-ZĐ]{{2,}}\S*)$"
    )


def _unread(page: OcrPage, line: HeaderLine, scrawl: list[OcrWord]) -> list[OcrWord]:
    """Read a number line that was found by its picture alone, and put its words into the page's; none without a symbol.

    Recognition of the page takes one with large hand-writing for a picture, and loses it with its print.
    """
    from PIL import Image

    from ..digits import find_window

    window = find_window(line.image, "serial")
    if window is None:
        return []
    behind = _behind(line, window)
    if not symbol_of(behind)[0]:
        behind = _behind_slash(line, window, behind)
    if not behind:
        return []
    whole = recognise(Image.fromarray(line.image), 300, line=True)
    before = [word for word in whole if (word.x0 + word.x1) / 2 < window.x1] or behind[:1]
    # the symbol is among those behind: a word that reaches from the serial into it has it a second time
    before = [replace(word, text=re.split(r"[/⁄]", word.text)[0] or "-") for word in before]
    number = max((word.line for word in page.words), default=0) + 1
    scale = line.dpi / 300
    after = [replace(word, x0=word.x0 + window.x1, x1=word.x1 + window.x1) for word in behind]
    read = [
        replace(
            word, x0=line.place(word.x0), x1=line.place(word.x1), y0=line.box.y0 + word.y0 * scale,
            y1=line.box.y0 + word.y1 * scale, base=line.box.y0 + (window.middle + _CAPITAL * window.em) * scale,
            line=number,
        )
        for word in [*before, *after]
    ]  # fmt: skip
    gone = set(map(id, scrawl))
    page.words = [word for word in page.words if id(word) not in gone] + read
    page.notes.append("number line read for itself")
    return read


def _behind_slash(line: HeaderLine, window: Window, behind: list[OcrWord]) -> list[OcrWord]:
    """Return the symbol behind a slash that is seen but, written over, was read as something else; [] where unsure."""
    without = _behind(line, window, _SLASH)
    symbol = common_end(behind, without)
    if not symbol or not re.search(r"[-–]", symbol) or "".join(word.text for word in without) != symbol:
        return []
    return [replace(without[0], text="/" + symbol, x0=0.0, x1=without[-1].x1 + _SLASH * window.em)]


def until_gap(words: list[OcrWord], gap: float) -> list[OcrWord]:
    """Return the words of the left column: up to the first wide gap behind the symbol's slash."""
    kept: list[OcrWord] = []
    for word in words:
        if kept and word.x0 - kept[-1].x1 > gap * (0.35 if "/" in "".join(w.text for w in kept) else 1):
            break
        kept.append(word)
    return kept


def _behind(line: HeaderLine, window: Window, skip: float = 0.0) -> list[OcrWord]:
    """Recognise what stands behind the serial once more, without the hand-writing before it, some ems left out."""
    from PIL import Image

    from ..digits.normalise import EM

    em = window.em / EM
    for half in _HALVES:
        top, bottom = int(window.middle - half * em), int(window.middle + half * em)
        part = line.image[max(top, 0) : bottom, max(int(window.x1 + skip * window.em) - 2, 0) :]
        if min(part.shape) < 20:
            return []
        found = until_gap(sorted(recognise(Image.fromarray(part), 300, line=True), key=left_edge), 260)
        if found:
            return found
    return []


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


def blank_unsure(page: OcrPage, words: list[OcrWord]) -> list[OcrWord]:
    """Take digits out of a number line whose window was not found, unless the reader of print is as sure as of type."""
    kept, doubtful = [], []
    for word in _without_scrawl(words):
        if (ran := _RAN_OVER.match(word.text)) and word.confidence < ALONE:
            page.notes.append(f"number unsure: {ran['digits']}")
            doubtful.append(ran["digits"])
            kept.append(replace(word, text=f"/{ran['symbol']}"))
            continue
        digits = re.match(r"(\D{0,4}?)(\d\S*?)(?=[/⁄]|$)", word.text)
        if digits and word.confidence < ALONE and "/" not in word.text[: digits.start(2)]:
            page.notes.append(f"number unsure: {digits[2]}")
            doubtful.append(digits[2])
            rest = word.text[: digits.start(2)] + word.text[digits.end(2) :]
            if rest:
                kept.append(replace(word, text=rest))
        else:
            kept.append(replace(word, text=re.sub(r"^([/⁄])s(?=[A-ZĐ]{2})", r"\1S", word.text)))
    placed = swap(page, words, kept)
    if _END.search("".join(word.text for word in kept)):
        take_leftovers(page, placed)
    if placed and doubtful:
        page.unsure.append((placed[0], "serial", tuple(text for text in doubtful if text.isdigit())))
    return placed


def _without_scrawl(words: list[OcrWord]) -> list[OcrWord]:
    """Leave out what stands between "Số:" and the symbol's slash, where it is neither digits nor read for sure."""
    slash = next((at for at, word in enumerate(words) if at and _OPENS.match(word.text)), 0)
    return [
        word for at, word in enumerate(words)
        if not (0 < at < slash) or word.confidence >= ALONE or any(char.isdigit() for char in word.text)
    ]  # fmt: skip
