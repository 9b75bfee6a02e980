"""Words that are no print of a line: specks, margins, tails of rules; what a recognised line is without them."""

from __future__ import annotations

import re

from ..agencies.heads import BODY
from ..ocr.address import address_at
from ..ocr.closing import find_notice
from ..ocr.readings import is_word
from ..ocr.words import OcrWord
from ..text.keys import bare_in_place
from ..text.prose import prose_score

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_END = re.compile(r"\.\s*/\s*\.?")
_SPECKS = "_|\\`‘’'\"“”~^°¬=<>{}[]„‹›«»*#"
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


def is_speck(word: OcrWord) -> bool:
    """Tell whether the word is no print: marks without a letter or figure, or a letter or two, hardly read."""
    if not _LETTER_OR_DIGIT.search(word.text):
        return word.confidence < _NOISE
    return len(word.text) < 3 and word.confidence < 0.15


def without_margin(words: list[OcrWord], scale: float) -> list[OcrWord]:
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


def without_tail(words: list[OcrWord]) -> list[OcrWord]:
    """Leave out what stands behind the closing mark "./." of a dispatch: initials written by hand."""
    for index, word in enumerate(words[:-1]):
        if word.text.endswith(("./.", "./", "/.")) and _END.search(word.text):
            tail = words[index + 1 :]
            if len(tail) <= 3 and all(len(item.text) < 8 for item in tail):
                return words[: index + 1]
    return words


def without_speck_behind_address(words: list[OcrWord]) -> list[OcrWord]:
    """Leave out a letter that stands alone behind "Kính gửi:": receivers follow on lines of their own."""
    alone = len(words) == 3 and len(words[2].text) < 3 and words[2].confidence < _DOUBT
    return words[:2] if alone and address_at(words) == 0 else words


def from_bullet(words: list[OcrWord]) -> list[OcrWord]:
    """Leave out what a stamp left before the dash of an item: a few words nobody is sure of, one of them no word."""
    for at, word in enumerate(words[:_MOST_BEFORE]):
        if at and word.text in _BULLETS and at + 1 < len(words) and words[at + 1].text[0].isupper():
            before = words[:at]
            sure = sum(each.confidence for each in before) / at
            doubted = sure < _DOUBT and not all(is_word(each.text) for each in before)
            stray = doubted or sure < _HARDLY
            return words[at:] if stray and address_at(words) is None else words
    return words


def without_specks(words: list[OcrWord]) -> list[OcrWord]:
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


def without_column_specks(words: list[OcrWord], *, header: bool) -> list[OcrWord]:
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


def is_noise(words: list[OcrWord]) -> bool:
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
