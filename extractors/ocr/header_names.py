"""The second look at the names of bodies over the number: lines with a doubtful word are recognised by themselves.

In the page's layout a name's last word runs into the motto beside it, and the rule under a name into its letters.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..agencies.heads import BODY
from ..digits.locate import MONTH_WORD, SYMBOL
from ..text.keys import bare_in_place
from .areas import Way, recognised
from .passes import Edits
from .words import OcrPage, OcrWord

_LETTERS = re.compile(r"[^\W\d_]")
_DOUBT = 0.6
"""Confidence of a word from which down its line is looked at again."""
_SMALL_DOUBT = 0.85
_ALONE = "YIVX"
"""Letters that stand alone in names: "SỞ Y TẾ", "KHU VỰC V"."""
_SAME_BASE = 16.0
"""Pixels at 300 dpi by which base lines of one line differ at most."""
_STEPPED, _NAME_SURE = 60.0, 0.8
"""Pixels at 300 dpi by which names that begin under one another differ at most, and confidence of a name's words."""
_TOP, _LEFT = 0.25, 0.4
"""Shares of the page's height and width in which the names over the number stand."""
_STATE, _PARTY = re.compile(r"cong hoa xa|doc lap"), re.compile(r"dang cong san")


def look_at_names(page: OcrPage, bottom: float) -> None:
    """Read doubtful lines of the left column above `bottom`, the number line's top, again."""
    unit = page.dpi / 300
    edge = _right_column(page, bottom)
    if edge is None:
        return
    for line in _printed_lines([word for word in page.words if word.y1 < bottom and word.x0 < edge], unit):
        if sum(len(_LETTERS.findall(word.text)) for word in line) and any(_is_doubtful(word) for word in line):
            _read_again(page, line, edge, unit)


def _printed_lines(words: list[OcrWord], unit: float) -> list[list[OcrWord]]:
    """Return the words by the base lines that they stand on: one line may have been read in pieces."""
    lines: list[list[OcrWord]] = []
    for word in sorted(words, key=lambda word: word.base):
        if lines and word.base - lines[-1][0].base < _SAME_BASE * unit:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.x0) for line in lines]


def leave_out_corner(page: OcrPage) -> Edits:
    """Take what a stamp in the corner says off the names: these stand about one middle, or begin under one another."""
    unit = page.dpi / 300
    header = [word for word in page.words if word.base < page.height * _TOP]
    bottom = min((word.base for word in header if SYMBOL.search(word.text) or MONTH_WORD.match(word.text)), default=0.0)
    top = [word for word in header if word.base < bottom and word.x0 < page.width * _LEFT]
    lines = _printed_lines(top, unit)
    at = next((n for n, line in reversed(list(enumerate(lines))) if _is_name(line)), None)
    if at is None:
        return Edits()
    own = lines[at]
    middle = (own[0].x0 + own[-1].x1) / 2
    stray = [line for line in lines[:at] if line[-1].x1 < middle and abs(line[0].x0 - own[0].x0) > _STEPPED * unit]
    return Edits([word for line in stray for word in line])


def _is_name(line: list[OcrWord]) -> bool:
    """Tell whether a line is a body's name, its capitals read for sure."""
    sure = [word for word in line if word.confidence >= _NAME_SURE and word.text.isupper() and _letters([word]) > 1]
    return len(sure) > 1 and BODY.match(bare_in_place(" ".join(word.text for word in line))) is not None


def _right_column(page: OcrPage, bottom: float) -> float | None:
    """Return where the motto of state or Party begins; None where it is not found."""
    lines: dict[int, list[OcrWord]] = {}
    for word in page.words:
        if word.y1 < bottom:
            lines.setdefault(word.line, []).append(word)
    edges = []
    for line in lines.values():
        for at, word in enumerate(line):
            key = bare_in_place(" ".join(item.text for item in line[at : at + 3]))
            if word.x0 > page.width * 0.3 and (_STATE.match(key) or _PARTY.match(key)):
                edges.append(word.x0)
                break
    return min(edges) if edges else None


def _is_doubtful(word: OcrWord) -> bool:
    letters = _LETTERS.findall(word.text)
    if not letters:
        return word.text not in "-–&,/" and not word.text.isdigit()
    if word.text.islower() and len(letters) < 4:
        return word.confidence < _SMALL_DOUBT  # names are in capitals: "VIII" read as small letters
    return word.confidence < _DOUBT or (len(letters) == 1 and len(word.text) == 1 and letters[0] not in _ALONE)


def _read_again(page: OcrPage, line: list[OcrWord], edge: float, unit: float) -> None:
    """Put the line as read by itself in the place of what it was, where that is surer and says no less."""
    tall = [word for word in line if _LETTERS.search(word.text) and word.confidence >= _DOUBT] or line
    top, base = min(word.y0 for word in tall), max(word.base for word in tall)
    right = min(max(word.x1 for word in line) + 60 * unit, edge - 12 * unit)
    box = (min(word.x0 for word in line) - 60 * unit, top - 8 * unit, right, base + 12 * unit)
    read = recognised(page.image, page.dpi, box, Way("line", pale=True))
    again = [word for part in read for word in part if _LETTERS.search(word.text) or word.text in "-–&"]
    before = [word for word in line if _LETTERS.search(word.text)]
    if any(word.text.islower() and _letters([word]) < 4 for word in before) and all(w.text.isupper() for w in again):
        before = []
    if not again or _letters(again) < 0.8 * _letters(before) or _least(again) <= min(_least(before), _DOUBT):
        return
    gone = {id(word) for word in line}
    at = next(index for index, word in enumerate(page.words) if id(word) in gone)
    kept = [word for word in page.words if id(word) not in gone]
    page.words = kept[:at] + [replace(word, line=line[0].line, base=line[0].base) for word in again] + kept[at:]


def _letters(words: list[OcrWord]) -> int:
    return sum(len(_LETTERS.findall(word.text)) for word in words)


def _least(words: list[OcrWord]) -> float:
    return min((word.confidence for word in words if _LETTERS.search(word.text)), default=0.0)
