"""The offices of a signature block, read from print that seal and signature cover: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from ..text.letters import strip_marks
from .words import OcrPage, OcrWord

_LETTERS = re.compile(r"[^\W\d_]")
_MARKS = {"tm": "TM.", "kt": "KT.", "tl": "TL.", "tuq": "TUQ.", "q": "Q."}
_HEADS = (
    "GIÁM ĐỐC", "TỔNG GIÁM ĐỐC", "CHỦ TỊCH", "HIỆU TRƯỞNG", "TRƯỞNG PHÒNG", "TRƯỞNG BAN", "TRƯỞNG KHOA", "BÍ THƯ",
    "CHÁNH VĂN PHÒNG", "CHÁNH THANH TRA", "CỤC TRƯỞNG", "CHI CỤC TRƯỞNG", "TỔNG CỤC TRƯỞNG", "VỤ TRƯỞNG",
    "VIỆN TRƯỞNG", "CHỦ NHIỆM", "THỦ TƯỚNG",
)  # fmt: skip
_BODIES = (
    "BAN THƯỜNG VỤ", "BAN CHẤP HÀNH", "BAN GIÁM HIỆU", "BAN GIÁM ĐỐC", "BAN CHỈ ĐẠO", "BAN TỔ CHỨC", "ĐẢNG ỦY",
    "HỘI ĐỒNG NHÂN DÂN", "HỘI ĐỒNG QUẢN TRỊ", "THƯỜNG TRỰC",
)  # fmt: skip
"""For whom one signs (TM.), beside the people's committee."""
OFFICES = (*_HEADS, *(f"PHÓ {office}" for office in _HEADS), "BỘ TRƯỞNG", "THỨ TRƯỞNG", "ỦY BAN NHÂN DÂN", *_BODIES)
_ALIKE = 74.0
"""Likeness (0…100) of a line in capitals to an office from which on it is one."""


def office_lines(page: OcrPage, lines: list[list[OcrWord]], unit: float) -> list[list[OcrWord]]:
    """Return the lines that say an office, its words as the form has them, with the authority mark before it."""
    known = [(line, *found) for line in _with_printed(page, lines, unit) if (found := office_of(line))]
    names: list[str] = []
    for line, office, _ in known:
        before = _before(line, _extent(line, office)[0], office)
        deputy = any(_pho(word.text) for word in before) or (names and names[-1] == office and before)
        # a block never says one office twice: the second line is that of the deputy who signs
        names.append(f"PHÓ {office}" if deputy and f"PHÓ {office}" in OFFICES else office)
    made = []
    for index, (line, office, likeness) in enumerate(known):
        first, last = _extent(line, office)
        before = _before(line, first, office)
        left = first.x0
        mark = None if names[index] != office else _mark(before)
        if names[index] != office and before:
            left = before[-1].x0
        if index + 1 < len(known) and names[index + 1] == f"PHÓ {office}" and (before or ink_before(page, first, unit)):
            mark = "KT."  # who signs as deputy of that office signs for it: a hand-written mark can say nothing else
        words = []
        if mark:
            words.append(replace(first, text=mark, x0=left - 75 * unit, x1=left - 8 * unit, confidence=likeness))
        step = (last.x1 - left) / len(names[index])
        for part in names[index].split():
            words.append(replace(first, text=part, x0=left, x1=left + len(part) * step, confidence=likeness))
            left += (len(part) + 1) * step
        made.append(words)
    return made


def _pho(text: str) -> bool:
    """Tell whether a misread word is "PHÓ"."""
    from rapidfuzz.fuzz import ratio

    key = re.sub(r"[^a-z0-9]", "", strip_marks(text).lower())
    return len(key) > 1 and key not in _MARKS and ratio(key.replace("1", "h").replace("r", "h"), "pho") >= 65


def _with_printed(page: OcrPage, lines: list[list[OcrWord]], unit: float) -> list[list[OcrWord]]:
    """Return the better of the two recognitions of each line, from the top; lines that only one has, too."""
    printed: dict[int, list[OcrWord]] = {}
    for word in page.words:
        printed.setdefault(word.line, []).append(word)
    bases = [line[0].base for line in lines]
    top, bottom = min(bases, default=0) - 60 * unit, max(bases, default=0)
    older = [
        [word for word in line if word.x0 > page.width * 0.44]
        for line in printed.values()
        if top < line[0].base < bottom
    ]
    every = [line for line in [*lines, *older] if line and office_of(line)]
    best: list[list[OcrWord]] = []
    for line in sorted(every, key=_likeness, reverse=True):
        if all(abs(line[0].base - other[0].base) > 24 * unit for other in best):
            best.append(line)
    return sorted(best, key=_base)


def _base(line: list[OcrWord]) -> float:
    return line[0].base


def _likeness(line: list[OcrWord]) -> float:
    found = office_of(line)
    return found[1] if found else 0.0


def office_of(line: list[OcrWord]) -> tuple[str, float] | None:
    """Return the office that a line in capitals says, and how alike it is (0…1)."""
    from rapidfuzz.fuzz import ratio

    words = [word.text for word in line if _LETTERS.search(word.text)]
    text = " ".join(words)
    letters = _LETTERS.findall(text)
    if len(letters) < 5 or len(text) > 40 or sum(letter.isupper() for letter in letters) < 0.7 * len(letters):
        return None
    best, found = 0.0, ""
    for start in range(min(len(words), 3)):
        for end in range(len(words), max(start, len(words) - 3), -1):
            key = strip_marks(" ".join(words[start:end])).upper().replace("-", " ")
            for office in OFFICES:
                alike = ratio(key, strip_marks(office).upper())
                if alike > best:
                    best, found = alike, office
    return (found, best / 100) if best >= _ALIKE else None


def _extent(line: list[OcrWord], office: str) -> tuple[OcrWord, OcrWord]:
    """Return the first and the last word of the office in the line."""
    from rapidfuzz.fuzz import ratio

    heads = strip_marks(office).upper().split()
    best, first = 0.0, line[0]
    for word in line:
        key = strip_marks(word.text).upper()
        alike = max(ratio(key, heads[0]), ratio(key[-len(heads[0]) :], heads[0]) - 1)
        if alike > best:
            best, first = alike, word
    behind = [word for word in line[line.index(first) :] if _LETTERS.search(word.text)]
    return first, behind[-1] if behind else first


def _before(line: list[OcrWord], first: OcrWord, office: str) -> list[OcrWord]:
    """Return what stands before the office, what recognition joined to its first word too: "TL.GIÁM"."""
    before = line[: line.index(first)]
    head = strip_marks(office).upper().split()[0]
    key = strip_marks(first.text).upper()
    joined = key[: -len(head)] if key.endswith(head) else ""
    if joined.strip(" .,'`-–—_"):
        width = (first.x1 - first.x0) / len(key)
        return [*before, replace(first, text=first.text[: len(joined)], x1=first.x0 + width * len(joined))]
    return before


def _mark(words: list[OcrWord]) -> str | None:
    """Return the authority mark that stands before an office."""
    for word in words:
        key = re.sub(r"[^a-z]", "", strip_marks(word.text).lower())
        if key in _MARKS:
            return _MARKS[key]
    return None


def ink_before(page: OcrPage, word: OcrWord, unit: float) -> bool:
    """Tell whether something is written right before the word."""
    top, bottom = int(word.y0), int(word.y1)
    left, right = int(max(word.x0 - 90 * unit, 0)), int(word.x0 - 8 * unit)
    part = page.image[top:bottom, left:right]
    if not part.size:
        return False
    paper = float(np.percentile(page.image[::40, ::40], 80))
    return float((part < paper - 70).mean()) > 0.03
