"""A recognised page becomes lines, in the reading order and the columns that the PDF reader gives.

Words take the place of characters in the geometry of `pdf_rows` and `pdf_columns`; a word is never cut.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ..agencies.heads import BODY
from ..document import Box, Place
from ..ocr.address import address_at, mend_address, parted_at_address, without_stamp_beside
from ..ocr.apart import with_words_apart
from ..ocr.closing import find_notice
from ..ocr.lookalikes import with_right_digits
from ..ocr.name_lines import mend_name_lines
from ..ocr.phrases import with_right_tones
from ..ocr.readings import is_word
from ..ocr.spelling import with_right_letters
from ..ocr.words import OcrPage, OcrWord
from ..text.keys import bare_in_place
from ..text.prose import prose_score
from .assembly import RawLine
from .glyph import Glyph
from .pdf_columns import place_rows
from .pdf_page import PageLines, insert, is_furniture, line_of, measure
from .pdf_rows import Row
from .pdf_tables import take_table
from .scan_tables import tables_of

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_END = re.compile(r"\.\s*/\s*\.?")
_SPECKS = "_|\\`‘’'\"“”~^°¬=<>{}[]„‹›«»*#"
_HEADER_SHARE = 0.35
"""Share of a page, from the top, in which two columns of a header stand, with rules under names and a logo beside."""
_DASHES = "-–—_.=~ˆ*'`“”\"‘’|,:"
_DOUBT = 0.6
"""Confidence below which a single letter at the end of a line of capitals is no word."""
_MOTTO = re.compile(r"cong hoa xa|doc lap|dang cong san")
_STAMP_LABEL = re.compile(r"\W*so va k[yi] hieu\W*(?:hs\W*)?")
"""The last line of an incoming stamp in the corner, before a name that begins on its height."""
_HARDLY = 0.4
"""… below which what stands before a bullet is a stamp's or a speck, though it may be words."""
_BULLETS, _MOST_BEFORE = ("-", "–", "—", "+"), 5
_PRINT, _FEW, _STRAY_EDGES = 0.8, 20, 2
"""Confidence of words by which the left edge of the print is told, how many are needed, and how many may be strays."""
_APART = 8.0
"""Points between a word and the next on its line from which on it stands by itself."""
_NOISE = 0.35
"""Confidence below which a word without letters is a speck."""


@dataclass
class ScanPage:
    """The lines of a recognised page, and where each word stands in the page's own text."""

    lines: PageLines
    words: list[tuple[int, OcrWord]] = field(default_factory=list)
    """Offset in the page's recognised text, and the word."""
    width: float = 0.0
    height: float = 0.0


def scan_lines(page: OcrPage, number: int, scale: float, part: str, *, foot_above: bool = False) -> ScanPage:
    """Read the lines of a recognised page; `scale` is pixels a point, `part` names the page in the file.

    `foot_above` says that list and signature of the page before may go on on this one.
    """
    words = _without_margin([word for word in page.words if not _is_speck(word)], scale)
    result = ScanPage(PageLines(slack=9.0), width=page.width / scale, height=page.height / scale)
    result.lines.notes += [f"page {number}: {note}" for note in page.notes]
    if not words:
        return result
    groups = [part for row in _rows_of_words(words) for part in parted_at_address(row)]
    groups = without_stamp_beside(groups)
    asked = {id(word) for word in (*page.found, *(word for word, *_ in page.unsure))}
    size = median(word.y1 - word.y0 for word in words) / scale
    kept: list[list[OcrWord]] = []
    dropped = 0
    for group in groups:
        looked_at = any(id(word) in asked for word in group)
        group = _from_bullet(_without_specks(_without_tail(with_words_apart(group))))
        if not group or (_is_noise(group) and not looked_at and address_at(group) is None):
            dropped += 1
            continue
        for word, after in pairwise(group):
            if word.text[-1] == "-" and len(word.text) > 1 and len(after.text) > 1 and after.text[0] == "-":
                after.text = after.text[1:]  # one hyphen, seen by two words
        group = with_right_letters(group)
        group = _without_column_specks(group, header=group[0].y0 < page.height * _HEADER_SHARE)
        mend_address(group)
        group = _without_speck_behind_address(group)
        with_right_tones(group)
        with_right_digits(group)
        kept.append(group)
    mend_name_lines(kept, page.width, page.height)
    rows = [_row(group, result, size, scale) for group in kept]
    rows = [row for row in rows if not is_furniture(row, result.height)]
    rows, table_lines = _tables(page, rows, number, scale, part)
    if dropped:
        result.lines.notes.append(f"page {number}: {dropped} lines of specks or stamp left out")
    for stamp in page.stamp + page.marks:  # first of all: what was pressed on the page is none of its text
        row = _row(stamp, result, size, scale)
        result.lines.body.append(line_of(row, Place.FULL, number, part))
    measure(result.lines, rows, result.width)
    for placed in place_rows(rows, result.width, result.height, foot_above=foot_above):
        result.lines.body.append(line_of(placed.row, placed.place, number, part))
    for line in table_lines:
        insert(result.lines.body, line)
    return result


def _row(words: list[OcrWord], result: ScanPage, size: float, scale: float) -> Row:
    """Return the words of a line as a row, and note where they stand in the page's own text."""
    offset = result.words[-1][0] + len(result.words[-1][1].text) + 1 if result.words else 0
    height, base = _height(words, size, scale), median(word.base for word in words) / scale
    glyphs = []
    for word in words:
        result.words.append((offset, word))
        glyphs.append(Glyph(base, word.x0 / scale, word.x1 / scale, height, word.text, offset))
        offset += len(word.text) + 1
    return Row(_apart(glyphs))


def _tables(page: OcrPage, rows: list[Row], number: int, scale: float, part: str) -> tuple[list[Row], list[RawLine]]:
    """Take the words of ruled tables out of the rows; return the rows left and the rows of the tables as lines."""
    if not page.across or not rows:
        return rows, []
    across, upright = (
        [(x0 / scale, y0 / scale, x1 / scale, y1 / scale) for x0, y0, x1, y1 in lines]
        for lines in (page.across, page.upright)
    )
    taken: list[RawLine] = []
    for table in tables_of(across, upright):
        glyphs = [glyph for row in rows for glyph in row.glyphs]
        lines, outside = take_table(glyphs, table, number, part)
        if not lines:
            continue
        taken += lines
        left = {glyph.at for glyph in outside}
        kept = [[glyph for glyph in row.glyphs if glyph.at in left] for row in rows]
        rows = [Row(part) for part in kept if part]
    return rows, taken


def to_shown_page(lines: list[RawLine], page: OcrPage, scale: float) -> None:
    """Move the boxes of lines from the upright image back to the page as it is shown."""
    if not page.skew and not page.turned and not page.moved:
        return
    width, height = page.width / scale, page.height / scale
    for line in lines:
        if line.box is not None:
            box = line.box
            if page.skew or page.turned:
                box = _turned_back(box, page.skew, page.turned, width, height)
            line.box = round(box[0] + page.moved, 1), box[1], round(box[2] + page.moved, 1), box[3]


def _turned_back(box: Box, skew: float, turned: int, width: float, height: float) -> Box:
    angle = math.radians(skew)
    cos, sin = math.cos(angle), math.sin(angle)
    corners = []
    for x, y in ((box[0], box[1]), (box[2], box[1]), (box[0], box[3]), (box[2], box[3])):
        dx, dy = x - width / 2, y - height / 2
        x, y = width / 2 + dx * cos - dy * sin, height / 2 + dx * sin + dy * cos
        if turned == 90:  # the upright image was turned clockwise
            x, y = y, width - x
        elif turned == 180:
            x, y = width - x, height - y
        elif turned == 270:
            x, y = height - y, x
        corners.append((x, y))
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return round(min(xs), 1), round(min(ys), 1), round(max(xs), 1), round(max(ys), 1)


def _is_speck(word: OcrWord) -> bool:
    if not _LETTER_OR_DIGIT.search(word.text):
        return word.confidence < _NOISE
    return len(word.text) < 3 and word.confidence < 0.15


def _without_margin(words: list[OcrWord], scale: float) -> list[OcrWord]:
    """Leave out what stands left of all print, by itself and hardly read: punch holes, shadows, the sheet's edge."""
    edges = sorted(word.x0 for word in words if word.confidence >= _PRINT and len(word.text) > 2)
    if len(edges) < _FEW:
        return words
    left = edges[_STRAY_EDGES]  # one or two may be such shadows themselves
    beyond = [word for word in words if word.x1 < left - 2 * scale and word.confidence < _PRINT]
    gap = _APART * scale
    gone = {
        id(word) for word in beyond
        if not word.text.strip("-–+.)(").isdigit()
        and word.text not in _BULLETS
        and not any(-1 < after.x0 - word.x1 < gap and _is_beside(word, after) for after in words if after is not word)
    }  # fmt: skip
    return [word for word in words if id(word) not in gone]


def _is_beside(word: OcrWord, after: OcrWord) -> bool:
    return abs(word.base - after.base) < 0.5 * (after.y1 - after.y0)


def _rows_of_words(words: list[OcrWord]) -> list[list[OcrWord]]:
    """Join the printed lines that stand on one base line beside one another."""
    lines: dict[int, list[OcrWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    pieces = sorted(lines.values(), key=_base)
    usual = median(word.y1 - word.y0 for word in words)
    rows: list[list[OcrWord]] = []
    for piece in pieces:
        base = _base(piece)
        for row in reversed(rows[-4:]):
            if abs(_base(row) - base) < usual * 0.55 and not _overlap(row, piece):
                row += piece
                break
        else:
            rows.append(list(piece))
    for row in rows:
        row.sort(key=lambda word: word.x0)
    return rows


def _base(words: list[OcrWord]) -> float:
    return median(word.base for word in words)


def _overlap(first: list[OcrWord], second: list[OcrWord]) -> bool:
    return any(min(a.x1, b.x1) - max(a.x0, b.x0) > 0.3 * min(a.x1 - a.x0, b.x1 - b.x0) for a in first for b in second)


def _height(words: list[OcrWord], usual: float, scale: float) -> float:
    """Return the line height in points: that of the page unless the line is clearly larger or smaller."""
    own = median(word.y1 - word.y0 for word in words) / scale
    body = usual * 1.15
    return body if 0.8 < own / usual < 1.3 else own * 1.15


def _apart(glyphs: list[Glyph]) -> list[Glyph]:
    """Keep words far enough apart for a space to be seen between them."""
    apart = []
    for glyph, after in pairwise(glyphs):
        reach = min(glyph.x1, after.x0 - glyph.height * 0.2)
        apart.append(glyph._replace(x1=max(reach, glyph.x0 + 0.1)))
    return [*apart, glyphs[-1]]


def _without_tail(words: list[OcrWord]) -> list[OcrWord]:
    """Leave out what stands behind the closing mark "./." of a dispatch: initials written by hand."""
    for index, word in enumerate(words[:-1]):
        if word.text.endswith(("./.", "./", "/.")) and _END.search(word.text):
            tail = words[index + 1 :]
            if len(tail) <= 3 and all(len(item.text) < 8 for item in tail):
                return words[: index + 1]
    return words


def _without_speck_behind_address(words: list[OcrWord]) -> list[OcrWord]:
    """Leave out a letter that stands alone behind "Kính gửi:": receivers follow on lines of their own."""
    alone = len(words) == 3 and len(words[2].text) < 3 and words[2].confidence < _DOUBT
    return words[:2] if alone and address_at(words) == 0 else words


def _from_bullet(words: list[OcrWord]) -> list[OcrWord]:
    """Leave out what a stamp left before the dash of an item: a few words nobody is sure of, one of them no word."""
    for at, word in enumerate(words[:_MOST_BEFORE]):
        if at and word.text in _BULLETS and at + 1 < len(words) and words[at + 1].text[0].isupper():
            before = words[:at]
            sure = sum(each.confidence for each in before) / at
            doubted = sure < _DOUBT and not all(is_word(each.text) for each in before)
            stray = doubted or sure < _HARDLY
            return words[at:] if stray and address_at(words) is None else words
    return words


def _without_specks(words: list[OcrWord]) -> list[OcrWord]:
    """Leave out marks at both ends of a line that belong to nothing: rules, frames, specks."""
    first, last = 0, len(words)
    while first < last - 1 and not words[first].text.strip(_SPECKS + ".,:;'"):
        first += 1
    while last > first and not words[last - 1].text.strip(_SPECKS + "-–—.,:;'"):
        before = words[last - 2] if last - first > 1 else None
        if before is not None and words[last - 1].x0 - before.x1 < 0.3 * (before.y1 - before.y0):
            break
        last -= 1
    kept = words[first:last]
    for word in kept[:1]:
        word.text = word.text.lstrip("_|\\'`‘’~^") or word.text
    for word in kept[-1:]:
        word.text = word.text.rstrip("_|\\`‘^~°") or word.text
    return kept


def _without_column_specks(words: list[OcrWord], *, header: bool) -> list[OcrWord]:
    """Leave out what stands at the ends of a column's line of capitals and is no word of it.

    Rules drawn under a name are read as dashes, in a header a logo or emblem beside it as letters that nobody is sure
    of.
    """
    words = _without_rules_before_motto(_from_body(words)) if header else words
    parts: list[list[OcrWord]] = []
    for word in words:
        if parts and word.x0 - parts[-1][-1].x1 < 1.4 * (word.y1 - word.y0):
            parts[-1].append(word)
        else:
            parts.append([word])
    capitals = [_is_capitals(part) for part in parts]
    if header and any(capitals):  # rules drawn under the line above
        parts = [part for part in parts if any(_LETTER_OR_DIGIT.search(word.text) for word in part)]
        capitals = [_is_capitals(part) for part in parts]
    kept = [
        word for part, named in zip(parts, capitals, strict=True)
        for word in (_trimmed(part, header) if named else part)
    ]  # fmt: skip
    return kept or words


def _without_rules_before_motto(words: list[OcrWord]) -> list[OcrWord]:
    """Leave out dashes between the name on the left and the motto: ends of rules, or what shines through the sheet."""
    for at in range(1, len(words)):
        if _MOTTO.match(bare_in_place(" ".join(word.text for word in words[at : at + 3]))):
            first = at
            while first and not _LETTER_OR_DIGIT.search(words[first - 1].text):
                first -= 1
            return words[:first] + words[at:]
    return words


def _from_body(words: list[OcrWord]) -> list[OcrWord]:
    """Leave out what a stamp left before the name of a body in capitals: words in small letters, or hardly read."""
    for at in range(1, min(len(words) - 1, _MOST_BEFORE + 1)):
        named = words[at].text.isupper() and words[at + 1].text.isupper()
        if not named or not BODY.match(bare_in_place(" ".join(word.text for word in words[at:]))):
            continue
        before = words[:at]
        if _STAMP_LABEL.fullmatch(bare_in_place(" ".join(word.text for word in before))):
            return words[at:]
        hardly = all(word.confidence < _DOUBT or word.text.islower() for word in before)
        stray = any(word.text.islower() or not is_word(word.text) for word in before)
        if hardly and stray and address_at(words) is None and not find_notice(words):
            return words[at:]
    return words


def _is_capitals(words: list[OcrWord]) -> bool:
    """Tell whether at least two sure words make the line one of capitals, as names of bodies are."""
    sure = [word for word in words if word.confidence > 0.8 and len(_LETTER_OR_DIGIT.findall(word.text)) > 1]
    return len(sure) > 1 and all(word.text.isupper() for word in sure) and not any("/" in w.text for w in words)


def _trimmed(words: list[OcrWord], header: bool) -> list[OcrWord]:
    first, last = 0, len(words)
    while first < last - 1 and (_is_stray(words[first], header) or (header and _is_speck_before(words[first]))):
        if header and BODY.match(bare_in_place(words[first].text)):
            break
        first += 1
    while last - 1 > first and _is_stray(words[last - 1], header):
        last -= 1
    kept = words[first:last]
    if header and len(kept) > 1 and kept[0].text == "Ở":
        kept[0].text = "SỞ"  # nothing else begins so
    for word in (kept[0], kept[-1]) if header else ():
        bare = word.text.strip(_DASHES)
        if word.confidence < 0.9 and len(bare) > 1:
            word.text = bare
    return kept


def _is_speck_before(word: OcrWord) -> bool:
    """Tell whether a mark stands before a header's line of capitals: no name of a body begins with one."""
    return not _LETTER_OR_DIGIT.search(word.text)


def _is_stray(word: OcrWord, header: bool) -> bool:
    """Tell whether a word at the end of a line of capitals is a rule, a speck or, in a header, a logo."""
    if not word.text.strip(_DASHES):
        return word.confidence < 0.8
    if not header:
        return False
    return word.confidence < (_DOUBT if len(word.text.strip(_DASHES)) == 1 else _NOISE) and len(word.text) < 6


def _is_noise(words: list[OcrWord]) -> bool:
    """Tell whether a line is specks, a signature or a seal read as letters."""
    letters = sum(len(word.text) for word in words)
    sure = sum(word.confidence * len(word.text) for word in words) / letters
    text = " ".join(word.text for word in words)
    meaning = len(_LETTER_OR_DIGIT.findall(text))
    if not meaning:
        return sure < 0.8 or len(text) < 2
    if any(word.confidence > 0.85 and len(_LETTER_OR_DIGIT.findall(word.text)) > 2 for word in words):
        return False
    if meaning <= 3 and sure < 0.7:
        return True
    return sure < 0.35 or (sure < 0.55 and prose_score(text) < 0.4)
