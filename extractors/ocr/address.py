"""The line "Kính gửi": told by its letters however it was read, and looked for again where a letter must have one.

A công văn has it under its header, begun in the middle of the page or at the left (Nghị định 30/2020/NĐ-CP, Phụ lục I
mục II.9); a stamp often covers it, and what stands beside it on the same height is then run together with it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..agencies.heads import BODY
from ..agencies.numbering import NUMBER_LINE
from ..lexicon.lists import any_of
from ..lexicon.types import type_of_title
from ..text.keys import bare_in_place, bare_letters_and_digits
from .areas import BLOCK, SHARP, SMALL, Way, read_area
from .passes import Edits
from .readings import base_of, lines_of, merged, worth
from .unread import unread_lines
from .words import OcrPage, OcrWord

_ADDRESSED = re.compile(r"\W?[^\W\d]?[uo0][i1l!]|g\W?[il1!tf]{1,2}")
"""What recognition makes of "gửi", in letters without diacritics."""
_LIKE, _ALIKE = 72.0, 84.0
"""Likeness (0…100) of two words to "kính gửi" from which on they are it, with a colon behind or nothing at all, and
where the first of them begins with another letter."""
_HARDLY = 0.5
"""Confidence below which a word before "gửi:" may be "Kính"."""
_ABOUT = re.compile(r"v\s?/\s?v\b|ve viec\b")
_RECEIVER = re.compile(rf"(?:{any_of('receivers_on_scans')}|{BODY.pattern})\b")
_BULLETS = ("-", "–", "—", "+", "•")
_HIGH = 44.0
"""Height of a line of print, pixels at 300 dpi."""
_ADDRESSED_TYPES = frozenset(("CV", "TTr", "BC", "GM", "CĐ", "KHAC"))
"""Codes of types that may have "Kính gửi" under their title; others are addressed to nobody."""
ALWAYS_ADDRESSED = frozenset(("TTr",))
"""Codes of types that have it always."""
_BANDS = 5
"""Lines that nobody read and that are looked at for it."""
_STAMP = frozenset(("so", "si", "ngay", "den", "dn", "chuyen"))
"""Labels of an incoming stamp, in letters without diacritics."""
_SYMBOL = re.compile(r"[/-][A-ZĐ]{2}")
_RECEIVERS, _STEPPED = 12, 1.0
"""Rows under "Kính gửi" that may be receivers', and heights of print by which these begin differently at most."""
_STAMPED = 5
"""Words of a stamp's office that stand between "Kính gửi:" and the first receiver's dash at most."""
_TOLD = 0.35
"""Confidence of a heading that nobody read."""
_WAYS: tuple[Way, ...] = (SHARP, BLOCK, Way(smooth=False, seals=True), SMALL)


def address_at(words: list[OcrWord]) -> int | None:
    """Return the index of "Kính" of "Kính gửi" in a printed line; None where it is not in it."""
    from rapidfuzz.fuzz import ratio

    for at, word in enumerate(words):
        first = _key(word.text)
        after = words[at + 1] if at + 1 < len(words) else None
        second = _key(after.text) if after is not None else ""
        text = word.text + (after.text if after is not None else "")
        if first == "kinh" and second in ("gui", "goi"):
            return at
        if second in ("gui", "goi") and _is_left_of_address(words, at):
            return at
        begins = first.startswith("k") or (first and first[0] in "rbl" and first.endswith("inh"))
        closed = ":" in text or at + 2 >= len(words)
        like = ratio(first + second, "kinhgui") if closed and len(first) + len(second) <= 9 else 0.0
        if like >= (_LIKE if begins else _ALIKE) and (begins or ":" in text):
            return at
    return None


def _is_left_of_address(words: list[OcrWord], at: int) -> bool:
    """Tell whether a word hardly read stands where "Kính" must: before "gửi:" and a receiver."""
    if words[at].confidence >= _HARDLY or ":" not in words[at + 1].text:
        return False
    if _key(words[at].text).endswith("kinh"):  # grown together with what a stamp says before it
        return True
    behind = words[at + 2 :]
    if len(behind) < 2:
        return False
    bullet = behind[0].text in _BULLETS
    named = _RECEIVER.match(bare_in_place(" ".join(word.text for word in behind[:3]))) is not None
    return behind[int(bullet)].text[:1].isupper() and (bullet or named)


def _key(text: str) -> str:
    return bare_letters_and_digits(text)


def mend_address(words: list[OcrWord]) -> None:
    """Put "Kính gửi" right where its words were misread: nothing else begins a line so and ends in a colon."""
    if len(words) < 2:
        return
    bare, mark = words[1].text.rstrip(":;."), words[1].text[len(words[1].text.rstrip(":;.")) :]
    key = bare_in_place(bare)
    if bare_in_place(words[0].text) == "kinh":
        likely = _ADDRESSED.fullmatch(key) or address_at(words) == 0
        if key not in ("gui", "goi") and likely and (mark or len(words) == 2):
            words[1].text = "gửi" + (":" if mark else "")
    elif key in ("gui", "goi") and address_at(words) == 0:
        words[0].text = "Kính"
    elif address_at(words) == 0 and (":" in mark or not any(_key(word.text) for word in words[2:])):
        words[0].text, words[1].text = "Kính", "gửi:"


def parted_at_address(words: list[OcrWord]) -> list[list[OcrWord]]:
    """Return a printed line in two where "Kính gửi" stands inside it, behind what belongs to something else."""
    at = address_at(words)
    if at is None or at == 0:
        return [words]
    before, gap = words[at - 1], words[at].x0 - words[at - 1].x1
    begins = words[at].text[:1].isupper() and words[at + 1 : at + 2] and words[at + 1].text.endswith(":")
    sentence = (
        not begins and gap < 0.6 * (before.y1 - before.y0) and before.confidence > 0.8 and before.text[-1:] not in ":;."
    )
    return [words] if sentence else [words[:at], words[at:]]


def without_stamp_beside(rows: list[list[OcrWord]]) -> list[list[OcrWord]]:
    """Return the rows of a page without what a stamp says left of the receivers that stand under "Kính gửi"."""
    at = next((n for n, row in enumerate(rows) if len(row) > 2 and address_at(row) == 0), None)
    if at is None:
        return rows
    heading = rows[at]
    listed = next((n for n, word in enumerate(heading[2 : 2 + _STAMPED], 2) if word.text in _BULLETS), 2)
    if not all(word.text.isupper() or word.text[:1].isdigit() for word in heading[2:listed]):
        listed = 2
    left = heading[listed].x0
    made = [*rows[:at], heading[:2] + heading[listed:]]
    for number, row in enumerate(rows[at + 1 : at + 1 + _RECEIVERS], at + 1):
        before = [word for word in row if word.x0 < left - _STEPPED * (word.y1 - word.y0)]
        rest = row[len(before) :]
        if not before:
            made.append(row)
            continue
        if not (_is_of_stamp(before) and (not rest or rest[0].x0 < left + _STEPPED * (rest[0].y1 - rest[0].y0))):
            return made + rows[number:]  # the text begins
        made.append(rest or row)
    return made + rows[at + 1 + _RECEIVERS :]


def _is_of_stamp(words: list[OcrWord]) -> bool:
    """Tell whether words are an incoming stamp's: one of its labels and what is written behind it."""
    labelled = any(_key(word.text) in _STAMP for word in words)
    strange = any(word.text[:1].islower() or _SYMBOL.search(word.text) for word in words)
    return labelled and len(words) < 6 and not strange


def look_for_address(page: OcrPage) -> Edits:
    """Look for "Kính gửi" again on the first page of a letter that has none."""
    top = [line for line in lines_of(page.words) if base_of(line) < page.height * 0.62]
    titles = [code for line in top if (code := title_of(line))]
    if page.image is None or any(address_at(line) is not None for line in top) or set(titles) - _ADDRESSED_TYPES:
        return Edits()
    about = _subject_in(top, page)
    if not about:
        return Edits()
    unit = page.dpi / 300
    begin = min(map(base_of, about)) - 10 * unit
    box = (page.width * 0.05, begin, page.width * 0.97, begin + 560 * unit)
    for line in unread_lines(page, box, _BANDS):
        if found := _put_address(page, line, unit):
            return found
    if set(titles) - ALWAYS_ADDRESSED:  # a report may be addressed to nobody
        return Edits()
    readings = []
    for way in _WAYS:
        readings.append(read_area(page, box, way))
        for line in readings[-1]:
            if found := _put_address(page, line, unit):
                return found
    told = not titles and not NUMBER_LINE.match(" ".join(word.text for word in about[0]))
    return _told_by_items(page, about, readings, unit) if told else Edits()


def _subject_in(lines: list[list[OcrWord]], page: OcrPage) -> list[list[OcrWord]]:
    """Return the line with which the subject begins, the number line where none does; () where there is neither."""
    lines = sorted(lines, key=base_of)
    left = [line for line in lines if line[0].x0 < page.width * 0.4 and base_of(line) < page.height * 0.4]
    about = [line for line in left if _ABOUT.match(bare_in_place(" ".join(w.text for w in line)).lstrip("\"'“ "))]
    numbers = [line for line in left if NUMBER_LINE.match(" ".join(word.text for word in line))]
    return (about or numbers)[:1]  # a line of the text may begin with "về việc" too


def title_of(line: list[OcrWord]) -> str | None:
    """Return the code of the type whose title the line is ("THÔNG BÁO": TB), None where it is none."""
    found = type_of_title(" ".join(word.text for word in line))
    return found[0] if found is not None else None


def _put_address(page: OcrPage, line: list[OcrWord], unit: float) -> Edits:
    """Return the change that puts a line with "Kính gửi" in the place of what was read there; none without it."""
    at = address_at(line)
    if at is None or (at and line[at].x0 - line[at - 1].x1 < 10 * unit):
        return Edits()
    line = line[at:]
    mend_address(line)
    older = [
        word for word in page.words
        if abs(word.base - base_of(line)) < 22 * unit and word.x1 > line[0].x0 and word.x0 < line[-1].x1
    ]  # fmt: skip
    return Edits(older, [line]) if worth(line) > 0 else Edits()


def _told_by_items(
    page: OcrPage, about: list[list[OcrWord]], readings: list[list[list[OcrWord]]], unit: float
) -> Edits:
    """Put "Kính gửi:" before the receivers that stand alone between a letter's subject and its text.

    Nothing else can stand there; what a stamp left of the words beside them goes. That nobody read it is told by its
    confidence.
    """
    lines = sorted(lines_of(page.words), key=base_of)
    begin = max(map(base_of, about)) + 20 * unit
    text = next((base_of(line) for line in lines if base_of(line) > begin and _is_text(line, page)), None)
    if text is None or text > page.height * 0.66:
        return Edits()
    inside = [
        [line for line in reading if begin < base_of(line) < text - 20 * unit] for reading in (lines, *readings)
    ]  # fmt: skip
    found: list[list[OcrWord]] = []
    for line in merged(inside, _HIGH * unit):
        if line[-1].x1 < page.width * 0.5:
            continue  # the rest of the subject
        at = _receiver_at(line)
        goes_on = bool(found) and found[-1][-1].text[-1] not in ";." and line[0].text[:1].isalpha()
        goes_on = goes_on and line[0].x0 > found[0][0].x0 - 30 * unit
        if at is not None or goes_on:
            found.append(line[at or 0 :])
    if not found or found[-1][-1].text[-1] not in ".;:" or worth(found[0]) <= 0:
        return Edits()
    bases = [base_of(line) for line in found]
    gone = [
        word for line in inside[0] for word in line
        if line[-1].x1 > page.width * 0.5 or any(abs(word.base - base) < 22 * unit for base in bases)
    ]  # fmt: skip
    read = _beside_receivers(page, found[0], unit)
    if read:
        there = {id(word) for word in gone}
        near = [word for line in inside[0] for word in line if abs(word.base - base_of(read)) < 22 * unit]
        gone += [word for word in near if id(word) not in there]
        return Edits(gone, [read, *found])
    first = found[0][0]
    heading = replace(first, text="Kính", x0=first.x0 - 190 * unit, x1=first.x0 - 110 * unit, confidence=_TOLD)
    behind = replace(heading, text="gửi:", x0=first.x0 - 95 * unit, x1=first.x0 - 20 * unit)
    found = [[replace(line[0], confidence=min(line[0].confidence, _TOLD)), *line[1:]] for line in found]
    return Edits(gone, [[heading, behind, *found[0]], *found[1:]], ["Kính gửi not read, told by who stands there"])


def _beside_receivers(page: OcrPage, first: list[OcrWord], unit: float) -> list[OcrWord]:
    """Read "Kính gửi" left of the first receiver, half a line higher than whom it often stands; () where it is not."""
    left = max(
        [page.width * 0.05, *(mark.x1 + 6 * unit for mark, *_ in page.marks if mark.y1 > first[0].y0 - 90 * unit)]
    )
    box = (left, first[0].y0 - 80 * unit, first[0].x0 - 6 * unit, base_of(first) + 40 * unit)
    for way in (BLOCK, SHARP):
        for line in read_area(page, box, way):
            at = address_at(line)
            if at is not None and worth(line[at:]) > 0:
                line = line[at:]
                mend_address(line)
                return line
    return []


def _is_text(line: list[OcrWord], page: OcrPage) -> bool:
    """Tell whether a line is the first of the letter's text: across the page, and no receiver's."""
    wide = line[-1].x1 - line[0].x0 > 0.55 * page.width and line[0].x0 < 0.3 * page.width
    listed = line[0].text[0] in "-–—+•" or line[-1].text[-1] == ";"
    return wide and not listed and sum(word.confidence for word in line) > 0.6 * len(line)


def _receiver_at(line: list[OcrWord]) -> int | None:
    """Return which word of a line begins a receiver: one behind a bullet, or the first one that names a body."""
    for at, word in enumerate(line[:-1]):
        key = bare_in_place(" ".join(each.text for each in line[at : at + 3]))
        if word.text[:1].isupper() and _RECEIVER.match(key):
            bullet = at and line[at - 1].text in _BULLETS
            return at - 1 if bullet else at
    return None
