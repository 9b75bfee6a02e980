"""The second look at a signature block: the right column beside "Nơi nhận", where seal and signature cover the print.

The block is recognised again as one block of lines, and read with the grammar of such blocks (Nghị định 30/2020/NĐ-CP,
Phụ lục I mục II.7): an authority mark and an office in capitals, then the name of a person.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np

from ..layout.people import is_surname, rank_length
from ..text.letters import strip_marks
from .seal import without_rings
from .second_look import recognised
from .signature_lines import ink_before, office_lines
from .words import Grey, OcrPage, OcrWord

_NOTICE = re.compile(r"(?:[nm]|\W?\d?w)[oa]i?$")
_LETTERS = re.compile(r"[^\W\d_]")
_CAPITALISED = re.compile(r"[A-ZĐÀ-Ỹ][a-zđà-ỹ]{0,6}$")
_NAME_SURE, _WORD_SURE = 0.85, 0.5
_ONE_LETTER = ("A", "Y")
"""Surnames and names of persons of one letter, in the Central Highlands."""
_SURE_PRINT = 0.9
"""Confidence of every word from which on the first recognition of a name counts where the second is in doubt."""
_LINE_SURE, _LINE_DOUBT = 0.5, 0.4
"""Confidence of the least sure word from which on a line of the list is taken, and below which it gives way."""
_DEGREE = re.compile(r"(?:PGS|GS|TSK?H?|T[hH]S|BS(?:C?K?\w{0,3})|CK\w{1,2}|DS|KS|LS)\W{0,2}$")
"""A degree before a name, the Roman numeral behind it misread or not."""
_SPECKS = "“”\"'`‘’.,_~^*|"
_SURNAME_SURE = 0.93
"""Confidence of a first word that is no usual surname: seal and signature make other letters of one."""


def look_at_signature(page: OcrPage) -> None:
    """Read the signature block of the page again and put what makes sense into its words."""
    if page.image is None:
        return
    unit = page.dpi / 300
    notice = _notice(page.words) or _notice_above_list(page, unit)
    if notice is None:
        return
    notice.text = "Nơi"
    _close_notice(page, notice)
    _look_at_list(page, notice, unit)
    above = [
        word for word in page.words
        if word.base < notice.base - 20 * unit and notice.base - word.base < 170 * unit and word.x0 < page.width * 0.4
    ]  # fmt: skip
    top = max([notice.y0 - 150 * unit, *(word.y1 + 6 * unit for word in above)])
    box = (page.width * 0.44, top, page.width * 0.98, min(notice.y0 + 950 * unit, page.height))
    lines = recognised(page.image, page.dpi, box, pale=page.plain is not None)
    names = _whole(page, _names(lines), unit)
    if not names:
        printed = [line for line in _printed(page, box) if any(_says_same(line, other, unit) for other in lines)]
        names = _whole(page, _names(printed), unit)
    if not names and page.plain is not None:  # the name may be stamped in the seal's colour
        lines += recognised(page.plain, page.dpi, box)
        names = _whole(page, _names(lines), unit)
    unsealed = page.plain if page.plain is not None else page.image
    if not names:  # the rings of a black seal run through the name
        part = without_rings(unsealed[int(box[1]) : int(box[3]), int(box[0]) : int(box[2])], page.dpi)
        if part is not None:
            unsealed = unsealed.copy()
            unsealed[int(box[1]) : int(box[3]), int(box[0]) : int(box[2])] = part
            names = _whole(page, _names(recognised(unsealed, page.dpi, box)), unit)
    if not names:  # seal and signature are thin lines, the name is printed bold
        bold = _bold(unsealed, box, unit)
        thick = recognised(bold, page.dpi, (0.0, 0.0, bold.shape[1], bold.shape[0]), box[:2])
        names = _whole(page, _names(thick), unit)
    if not names:
        _leave_out_rest_of_name(page, lines, box, unit)
    made = office_lines(page, lines, unit) + names
    if not made:
        return
    number = max((word.line for word in page.words), default=0) + 1
    kept = page.words
    for offset, line in enumerate(made):
        kept = [word for word in kept if not _covers(line, word, box, unit)]
        kept += [replace(word, line=number + offset) for word in line]
    last = max(word.y1 for line in made for word in line)
    if not names:  # what nobody is sure of under the office is no print either
        page.words = kept = [word for word in kept if not _is_under(word, box, last, unit, number)]
    first = min(word.y0 for line in made for word in line)
    page.words = [word for word in kept if not _is_scrawl(word, kept, box, first, last, number)]


def _notice(words: list[OcrWord]) -> OcrWord | None:
    """Return the word "Nơi" of "Nơi nhận" in the left column; the last one on the page."""
    found = None
    for word, after in pairwise(words):
        key = strip_marks(after.text).lower()
        if word.line == after.line and key.startswith("nhan") and key[-1] in ":;.n":
            found = word if _NOTICE.match(strip_marks(word.text).lower()) else found
    return found


def _close_notice(page: OcrPage, notice: OcrWord) -> None:
    """Put the colon behind a "Nơi nhận" that stands alone in its column and lost it."""
    line = sorted((word for word in page.words if word.line == notice.line), key=_left)
    behind = [word for word in line if word.x0 > notice.x0]
    if len(behind) == len(line) or line[0].x0 < notice.x0 or notice.x0 > page.width * 0.4 or not behind:
        return
    column = [word for word in behind[1:] if word.x0 < page.width * 0.44 and len(_LETTERS.findall(word.text)) > 1]
    if not column and strip_marks(behind[0].text).lower().rstrip(".;,") == "nhan":
        behind[0].text = "nhận:"


def _left(word: OcrWord) -> float:
    return word.x0


def _notice_above_list(page: OcrPage, unit: float) -> OcrWord | None:
    """Return "Nơi" of a misread "Nơi nhận" above the list that begins with "Như trên"; it is recognised again."""
    for word, after in pairwise(page.words):
        pair = strip_marks(f"{word.text} {after.text}").lower()
        if word.line != after.line or word.x0 > page.width * 0.4 or not re.match(r"nhu (?:tren|dieu|kinh)", pair):
            continue
        box = (word.x0 - 90 * unit, word.base - 130 * unit, word.x0 + 260 * unit, word.base - 34 * unit)
        for line in recognised(page.image, page.dpi, box):
            found = _notice(line)
            if found is not None:
                right = max(item.x1 for item in line)
                number = max(item.line for item in page.words) + 1
                page.words = [
                    item for item in page.words
                    if abs(item.base - found.base) > 24 * unit or item.x0 > right or item.x1 < box[0]
                ] + [replace(item, line=number) for item in line]  # fmt: skip
                return found
    return None


def _look_at_list(page: OcrPage, notice: OcrWord, unit: float) -> None:
    """Recognise the list under "Nơi nhận" again where seal or signature made the page's layout lose lines of it."""
    left, bottom = max(notice.x0 - 60 * unit, 0.0), min(notice.base + 700 * unit, page.height)
    box = (left, notice.base + 4 * unit, page.width * 0.43, bottom)
    inside = [word for word in page.words if box[0] <= word.x0 and word.x1 <= box[2] and box[1] < word.base < box[3]]
    lines = recognised(page.image, page.dpi, box, pale=page.plain is not None)
    again = [word for line in lines for word in line]
    if _sure_letters(again) < _sure_letters(inside) * 1.15 + 4:
        _take_better_lines(page, inside, lines, unit)
        return
    gone = {id(word) for word in inside}
    number = max(word.line for word in page.words) + 1
    kept = [word for word in again if word.confidence > 0.3]
    page.words = [word for word in page.words if id(word) not in gone]
    page.words += [replace(word, line=number + word.line) for word in kept]


def _take_better_lines(page: OcrPage, inside: list[OcrWord], lines: list[list[OcrWord]], unit: float) -> None:
    """Add items of the list that only the second recognition has, and take those that it is clearly surer of."""
    number = max((word.line for word in page.words), default=0) + 1
    for offset, line in enumerate(lines):
        sure = min(_list_sureness(line))
        if _sure_letters(line) < 3 or sure < _LINE_SURE:
            continue
        older = [word for word in inside if abs(word.base - line[0].base) < 20 * unit]
        if any(
            word.x1 - line[-1].x1 > 0 and word.x0 - line[-1].x1 < 60 * unit
            for word in page.words
            if abs(word.base - line[0].base) < 20 * unit
        ):
            continue  # the item goes on beyond the box
        read = _sure_letters(older) * 2 > _sure_letters(line)
        if read and (min(_list_sureness(older)) >= _LINE_DOUBT or sure < _NAME_SURE):
            continue
        gone = {id(word) for word in older}
        page.words = [word for word in page.words if id(word) not in gone]
        page.words += [replace(word, line=number + offset) for word in line]


def _list_sureness(line: list[OcrWord]) -> list[float]:
    """Return how sure the words with letters are."""
    return [word.confidence for word in line if _LETTERS.search(word.text)] or [0.0]


def _sure_letters(words: list[OcrWord]) -> int:
    return sum(len(_LETTERS.findall(word.text)) for word in words if word.confidence >= 0.8)


def _bold(image: Grey, box: tuple[float, float, float, float], unit: float) -> Grey:
    """Return the part of the page with the strokes thinner than bold print taken off."""
    from PIL import Image, ImageFilter

    left, top, right, bottom = (int(value) for value in box)
    part = image[top:bottom, left:right]
    ink = part < float(np.percentile(part, 80)) - 90
    width = max(round(4 * unit), 2)
    core = ink.copy()
    for dy in range(width):
        for dx in range(width):
            core &= np.roll(ink, (-dy, -dx), (0, 1))
    core = np.roll(core, (width // 2, width // 2), (0, 1))
    grown = Image.fromarray(core.astype(np.uint8) * 255).filter(ImageFilter.MaxFilter(2 * (width // 2) + 3))
    return np.where((np.asarray(grown) > 0) & ink, part, 255).astype(np.uint8)


def _leave_out_rest_of_name(
    page: OcrPage, lines: list[list[OcrWord]], box: tuple[float, float, float, float], unit: float
) -> None:
    """Take a name whose first syllable could not be read out of the page: the rest of it is another name."""
    for line in lines:
        sure = [word for word in line if word.confidence >= _NAME_SURE and _CAPITALISED.match(word.text)]
        if len(sure) < 2:
            continue
        near = sure[0].x0 - 1.2 * (sure[0].y1 - sure[0].y0)
        before = [word for word in line if word.x0 < sure[0].x0 and word.x1 > near and _is_word(word)]
        unread = before and before[-1].confidence < _WORD_SURE
        if not unread and not (len(sure) == 2 and ink_before(page, sure[0], unit)):
            continue
        kept = [
            word for word in page.words
            if not (word.x0 > box[0] and abs(word.base - sure[0].base) < 26 * unit)
        ]  # fmt: skip
        if len(kept) < len(page.words):
            page.notes.append("signer's name unsure, left out: " + " ".join(word.text for word in sure))
            page.words = kept


def _printed(page: OcrPage, box: tuple[float, float, float, float]) -> list[list[OcrWord]]:
    """Return the lines in the box of which the first recognition was sure."""
    lines: dict[int, list[OcrWord]] = {}
    for word in page.words:
        if box[0] < word.x0 and word.x1 < box[2] and box[1] < word.base < box[3]:
            lines.setdefault(word.line, []).append(word)
    return [line for line in lines.values() if all(w.confidence >= _SURE_PRINT for w in line if _is_word(w))]


def _says_same(line: list[OcrWord], other: list[OcrWord], unit: float) -> bool:
    """Tell whether two recognitions are of one line: they share a word."""
    words = {word.text for word in other if _CAPITALISED.match(word.text)}
    return abs(line[0].base - other[0].base) < 26 * unit and any(word.text in words for word in line)


def _names(lines: list[list[OcrWord]]) -> list[list[OcrWord]]:
    """Return the line that is the name of a person: two to five sure words, each with a capital; the last such line."""
    for line in reversed(lines):
        rank, line = _rank_apart(line)
        line = [replace(word, text=word.text.strip(_SPECKS) or word.text) for word in line]
        words = [word for word in line if len(_LETTERS.findall(word.text)) > 1]
        while words and not (_CAPITALISED.match(words[0].text) and words[0].confidence >= _WORD_SURE):
            words = words[1:]
        while words and not (_CAPITALISED.match(words[-1].text) and words[-1].confidence >= _WORD_SURE):
            words = words[:-1]
        if words and _goes_on(words, line):
            continue  # the last syllable was not read: what is left is another name
        if not 2 <= len(words) <= 5 or not all(_CAPITALISED.match(word.text) for word in words):
            continue
        at = line.index(words[0])
        if at and line[at - 1].text in _ONE_LETTER and line[at - 1].confidence >= _NAME_SURE:
            words = [line[at - 1], *words]
        sure = sum(word.confidence >= _NAME_SURE for word in words)
        first = line.index(words[0])
        if first and line[first - 1].confidence < _WORD_SURE and _is_nguyen(line[first - 1].text):
            words = [replace(line[first - 1], text="Nguyễn", confidence=_WORD_SURE), *words]
        near = words[0].x0 - 1.2 * (words[0].y1 - words[0].y0)
        dropped = [
            word for word in line
            if word.x0 < words[0].x0 and (len(_LETTERS.findall(word.text)) > 2 or (word.x1 > near and _is_word(word)))
        ]  # fmt: skip
        if words[0].text == "Nguyên":  # as a surname it has one spelling; its tone is lost in print
            words[0] = replace(words[0], text="Nguyễn")
        known = is_surname(words[0].text) or words[0].text in _ONE_LETTER or words[0].confidence >= _SURNAME_SURE
        if sure >= 2 and not dropped and known:
            return [rank + words]
    return []


def _goes_on(words: list[OcrWord], line: list[OcrWord]) -> bool:
    """Tell whether a word that could not be read stands right behind the name's last one."""
    last = words[-1]
    reach = last.x1 + 0.8 * (last.y1 - last.y0)
    return any(last.x1 <= word.x0 < reach and len(_LETTERS.findall(word.text)) > 1 for word in line)


def _rank_apart(line: list[OcrWord]) -> tuple[list[OcrWord], list[OcrWord]]:
    """Return the words of a rank or degree before the name, and the line without them; a misread one goes."""
    while line and not _is_word(line[0]):
        line = line[1:]
    length = rank_length(" ".join(word.text for word in line))
    count, reach = 0, 0
    while count < len(line) and reach + len(line[count].text) <= length:
        reach += len(line[count].text) + 1
        count += 1
    if count:
        return line[:count], line[count:]
    while len(line) > 2 and _DEGREE.match(strip_marks(line[0].text)):
        line = line[1:]
    return [], line


def _whole(page: OcrPage, names: list[list[OcrWord]], unit: float) -> list[list[OcrWord]]:
    """Return the name unless a syllable may stand before it: a name of two words with something written before it."""
    return [name for name in names if len(name) > 2 or not ink_before(page, name[0], unit)]


def _is_word(word: OcrWord) -> bool:
    """Tell whether something is written there: a surname that was not read makes the rest of the name no name."""
    return any(char.isalnum() for char in word.text)


def _is_nguyen(text: str) -> bool:
    """Tell whether a misread word is the commonest surname; no other is as long and ends like it."""
    from rapidfuzz.fuzz import ratio

    key = strip_marks(text).lower()
    return 5 <= len(key) <= 8 and (ratio(key, "nguyen") >= 60 or key.endswith("yen"))


def _covers(line: list[OcrWord], word: OcrWord, box: tuple[float, float, float, float], unit: float) -> bool:
    """Tell whether a word of the first recognition stands where a line of the second one does."""
    return (
        word.x0 > box[0] - 40 * unit
        and abs(word.base - line[0].base) < 26 * unit
        and ((line[0].x0 - 120 * unit < word.x1 and word.x0 < line[-1].x1 + 60 * unit) or len(word.text) < 4)
    )


def _is_scrawl(
    word: OcrWord, words: list[OcrWord], box: tuple[float, float, float, float], first: float, last: float, number: int
) -> bool:
    """Tell whether a word of the first recognition, between office and name, is seal or signature."""
    if not (word.line < number and word.x0 > box[0] and first < word.base < last):
        return False
    if word.confidence < 0.8:
        return True
    long = len(_LETTERS.findall(word.text)) > 2
    return not long and sum(_is_sure(other) for other in words if other.line == word.line and other.x0 > box[0]) < 2


def _is_under(word: OcrWord, box: tuple[float, float, float, float], last: float, unit: float, number: int) -> bool:
    """Tell whether a word that was hardly read stands where the signature is, under the office."""
    place = word.line < number and word.x0 > box[0] and last < word.base < last + 420 * unit
    return place and (word.confidence < _WORD_SURE or not _is_word(word))


def _is_sure(word: OcrWord) -> bool:
    """Tell whether a word is print: a short word between such is one too ("LÝ", "Y")."""
    return word.confidence >= 0.9 and len(_LETTERS.findall(word.text)) > 2
