"""The lines of a signature block above the name: authority marks and offices, put together by what a block can say."""

from __future__ import annotations

from dataclasses import replace

from ..text.keys import bare_letters_and_digits, strip_marks
from .areas import Way, recognised
from .names import ink_before
from .ruling import ink_level
from .signature_offices import LINKS, MARKS, Found, behind_office, deputies, find_office, is_capitals, key_of_word
from .signature_pool_offices import pooled_deputy, pooled_office, pooled_pair
from .words import OcrPage, OcrWord

_SURE_LINE = 0.8
"""Confidence of the least sure word of a line of capitals in no list that is taken over as it is."""

_SURE_LETTER = 0.5
"""Confidence that a mark of one letter needs ("Q."): a stroke of the signature is easily one."""


_WRITTEN = 0.09
"""Share of ink in a strip that holds a line of print."""
_NEXT_LINE = 125.0
"""Pixels at 300 dpi between the base lines of two offices that stand under one another."""
_ONE_LINE = 95.0
"""… between which no other line has room."""
_BELOW = (Way("line", pale=True), Way("line", smooth=False), Way("line", seals=True))


def office_lines(page: OcrPage, lines: list[list[OcrWord]], unit: float, gutter: float) -> list[list[OcrWord]]:
    """Return the lines that say an office, its words as the form has them, with the authority mark before it."""
    known = _with_printed(page, lines, unit, gutter)
    known = _with_head_above(page, known, unit)
    known = _with_deputy_below(page, known, unit)
    names: list[str] = []
    for index, found in enumerate(known):
        office = found.office.name
        before = found.words[: found.first]
        twice = bool(names) and names[-1] == office and (bool(before) or _signs_for_another(known[index - 1]))
        deputy = twice or any(_pho(word.text) for word in before)
        # a block never says one office twice: the second line is that of the deputy who signs
        own = deputies().get(office, ())
        name = own[0] if deputy and own and own[0].startswith("PHÓ ") else office
        under = bool(index) and _follows(known[index - 1], found, unit)
        names.append(_as_deputy(names[-1], name) if under else name)
    made = []
    for index, found in enumerate(known):
        tail = behind_office(found, unit)
        if tail is None:  # as recognised: half of what stands behind the office would be another one
            made.append(found.words)
            continue
        goes_on = index + 1 < len(known) and _follows(found, known[index + 1], unit)
        after = names[index + 1] if goes_on else None
        mark = _mark(page, found, after, tail, unit) if names[index] == found.office.name else None
        made.append(_line(found, names[index], mark, tail, unit))
    taken = [line[0].base for line in made]
    for line in lines if made else ():
        between = min(taken) < line[0].base < max(taken) + 90 * unit
        if between and _is_plain(line) and all(abs(line[0].base - base) > 24 * unit for base in taken):
            made.append([word for word in line if _is_text(word)])
    return made


def pooled_lines(lines: list[list[OcrWord]], unit: float) -> list[list[OcrWord]]:
    """Return the two lines of a head and of the deputy who signs for him, as all readings have them together.

    Where there is nothing of either, the one line of a head who signs himself.
    """
    pair = pooled_pair(lines, unit)
    if not pair:
        alone = pooled_office(lines, unit)
        if alone is None or any(find_office(line) for line in lines):
            return []
        return [_line(alone, alone.office.name, None, [], unit)]
    head, own = pair
    return [_line(head, head.office.name, "KT.", [], unit), _line(own, own.office.name, None, [], unit)]


def says(made: list[list[OcrWord]]) -> tuple[bool, int]:
    """Return whether a block's lines name a deputy, and how many offices: a further reading may lose one of two."""
    offices = [found.office for line in made if (found := find_office(line)) and not found.office.body]
    return any(_is_deputy(office.name) for office in offices), len(offices)


def is_half(page: OcrPage, made: list[list[OcrWord]], unit: float) -> bool:
    """Tell whether a block lacks its office, or has only one of the two lines of a deputy's."""
    every = [found for line in made if (found := find_office(line))]
    offices = [found for found in every if not found.office.body]
    if not offices:
        return True
    first, last = offices[0], offices[-1]
    if first is last and _is_deputy(first.office.name):  # a deputy speaks for a Party committee: nothing stands between
        return not any(found.office.body and 0 < _base(first) - _base(found) < _ONE_LINE * unit for found in every)
    head = bool(deputies().get(last.office.name))
    words = last.words[last.first : last.end]
    return head and (
        last.first > 0
        or ink_before(page, last.words[0], unit)
        or _is_written_under(page, words, max(word.y1 for word in words), unit)
    )


def _follows(found: Found, after: Found, unit: float) -> bool:
    """Tell whether an office stands right under another: one behind the signature is what the signer is beside it."""
    return _base(after) - _base(found) < _NEXT_LINE * unit


def _as_deputy(head: str, name: str) -> str:
    """Return the deputy's office where a line under a head's is that but for a misread word.

    Under "TRƯỞNG BAN" stands the deputy who signs for him, no "QUYỀN TRƯỞNG BAN"; under "BỘ TRƯỞNG" no "THỦ TRƯỞNG".
    """
    own = deputies().get(head, ())
    if not own or name in own:
        return name
    if name == f"QUYỀN {head}":
        return own[0]
    return next((each for each in own if strip_marks(each) == strip_marks(name)), name)


def _is_plain(line: list[OcrWord]) -> bool:
    """Tell whether the line is one of capitals read without doubt, such as the rest of an office."""
    words = [word for word in line if any(char.isalpha() for char in word.text)]
    return is_capitals(words) and all(word.confidence >= _SURE_LINE and word.text.isupper() for word in words)


def _is_text(word: OcrWord) -> bool:
    return any(char.isalnum() for char in word.text) or word.text in LINKS


def _line(found: Found, name: str, mark: str | None, tail: list[OcrWord], unit: float) -> list[OcrWord]:
    """Return the words of one line, those of the office spelled as in the list."""
    words = found.words[found.first : found.end]
    left = words[0].x0
    parts = name.split()
    made: list[OcrWord] = []
    if name != found.office.name and found.first:
        left = found.words[found.first - 1].x0
    if len(parts) == len(words):
        made = [
            replace(word, text=part, confidence=found.likeness) for word, part in zip(words, parts, strict=True)
        ]  # fmt: skip
    else:
        step = (words[-1].x1 - left) / len(name)
        for part in parts:
            made.append(
                replace(words[0], text=part, x0=left, x1=left + len(part) * step, confidence=found.likeness)
            )  # fmt: skip
            left += (len(part) + 1) * step
    if tail and words[-1].text[-1] in ",;":
        made[-1].text += ","
    if mark:
        left = made[0].x0
        first = replace(
            words[0], text=mark, x0=left - 75 * unit, x1=left - 8 * unit, confidence=max(found.likeness, 0.9)
        )
        made.insert(0, first)
    return made + tail


def _mark(page: OcrPage, found: Found, after: str | None, tail: list[OcrWord], unit: float) -> str | None:
    """Return the authority mark before an office: as read, else as the only one that can stand there."""
    first = found.words[found.first]
    near = first.x0 - 160 * unit
    before = [word for word in found.words[: found.first] if word.x1 > near]
    read = _read_mark(before)
    glued = key_of_word(first.text)
    if read is None and len(glued) > len(found.office.keys[0]) and glued.endswith(found.office.keys[0]):
        before = [*before, replace(first, text=glued[: -len(found.office.keys[0])])]
        read = _read_mark(before)
    written = bool(before) or ink_before(page, first, unit)
    if found.office.body:
        # for a collective one signs on its behalf (TM.); by its order (TL.) where that was read and an office follows
        return read if read in ("TM.", "T/M") or (read in ("TL.", "T/L") and after) else "TM." if before else read
    if after is None:
        return read
    also = " ".join(word.text for word in tail)  # "BỘ TRƯỞNG, CHỦ NHIỆM" has a deputy of either
    if after in deputies().get(found.office.name, ()) + deputies().get(also, ()):
        # who signs as deputy of that office signs for it: a hand-written mark can say nothing else
        return read if read == "K/T" else "KT." if written else None
    if read in ("TM.", "T/M", None) and before and not _is_deputy(found.office.name):
        # who holds another office below signs by order (TL.), seldom by warrant (TUQ.)
        letters = "".join(key_of_word(word.text) for word in before)
        return "TUQ." if "Q" in letters else "TL." if "L" in letters or "T" in letters else read
    return read


def _is_deputy(name: str) -> bool:
    return any(name in own for own in deputies().values())


def _read_mark(words: list[OcrWord]) -> str | None:
    """Return the authority mark that was read before an office, in the Party's form where it has the stroke."""
    for word in words:
        key = bare_letters_and_digits(word.text)
        if key in MARKS and (len(key) > 1 or word.text.endswith("Q.") or word.confidence >= _SURE_LETTER):
            return f"{key[0].upper()}/{key[1:].upper()}" if "/" in word.text and len(key) == 2 else MARKS[key]
    return None


def _pho(text: str) -> bool:
    """Tell whether a misread word is "PHÓ"."""
    from rapidfuzz.fuzz import ratio

    key = bare_letters_and_digits(text)
    return len(key) > 1 and key not in MARKS and ratio(key.replace("1", "h").replace("r", "h"), "pho") >= 65


def _with_printed(page: OcrPage, lines: list[list[OcrWord]], unit: float, gutter: float) -> list[Found]:
    """Return the better of the two recognitions of each line, from the top; lines that only one has, too."""
    printed: dict[int, list[OcrWord]] = {}
    for word in page.words:
        printed.setdefault(word.line, []).append(word)
    bases = [line[0].base for line in lines]
    top, bottom = min(bases, default=0) - 75 * unit, max(bases, default=0)
    right = [[word for word in line if word.x0 > gutter] for line in printed.values()]
    settled = [line[0].base for line in lines if _is_plain(line) and not find_office(line)]
    older = [
        line for line in right
        if line and top < line[0].base < bottom and all(abs(line[0].base - base) > 24 * unit for base in settled)
    ]  # fmt: skip
    every = [found for line in [*lines, *older] if line and (found := find_office(line))]
    best: list[Found] = []
    for found in sorted(every, key=_explained, reverse=True):
        if all(abs(_base(found) - _base(other)) > 24 * unit for other in best):
            best.append(found)
    found_lines = sorted(best, key=_base)
    first = next((n for n, found in enumerate(found_lines) if not found.office.body), len(found_lines))
    # under an office no collective stands: it is the seal's, or another body's
    return [found for n, found in enumerate(found_lines) if n < first or not found.office.body]


def _with_head_above(page: OcrPage, known: list[Found], unit: float) -> list[Found]:
    """Put the line of the head before that of a deputy where the block lost it: it is recognised again by itself."""
    if not known or not _is_deputy(known[0].office.name) or page.image is None:
        return known
    words = known[0].words[known[0].first : known[0].end]
    top = min(word.y0 for word in words)
    box = (words[0].x0 - 150 * unit, top - 78 * unit, words[-1].x1 + 150 * unit, top)
    for image in (page.image, page.plain):
        if image is None:
            continue
        for line in recognised(image, page.dpi, box, Way("line", pale=True)):
            found = find_office(line)
            if found and known[0].office.name in deputies().get(found.office.name, ()):
                return [found, *known]
    return known


def _with_deputy_below(page: OcrPage, known: list[Found], unit: float) -> list[Found]:
    """Put the line of the deputy behind that of the head for whom he signs (KT.) where the block lost it."""
    if not known or page.image is None:
        return known
    last = known[-1]
    own = deputies().get(last.office.name, ())
    marked = _read_mark(last.words[: last.first])
    hidden = marked is None and ink_before(page, last.words[last.first], unit)  # "KT." added by hand
    words = last.words[last.first : last.end]
    bottom = max(word.y1 for word in words)
    if not own or not (hidden or _signs_for_another(last) or _is_written_under(page, words, bottom, unit)):
        return known
    read: list[list[OcrWord]] = []
    box = (words[0].x0 - 200 * unit, bottom - 6 * unit, words[-1].x1 + 200 * unit, bottom + 76 * unit)
    for way in _BELOW:
        for line in recognised(page.plain if way.seals and page.plain is not None else page.image, page.dpi, box, way):
            found = find_office(line)
            if found and (found.office.name in own or (found.office.name == last.office.name and (hidden or marked))):
                return [*known, found]
            read.append(line)
    below = pooled_deputy(read, last.office.name)
    return [*known, below] if below is not None else known


def _is_written_under(page: OcrPage, words: list[OcrWord], bottom: float, unit: float) -> bool:
    """Tell whether a line of print, or a seal over one, stands right under the words."""
    part = page.image[int(bottom + 8 * unit) : int(bottom + 58 * unit), int(words[0].x0) : int(words[-1].x1)]
    return bool(part.size) and float((part < ink_level(page.image)).mean()) > _WRITTEN


def _signs_for_another(found: Found) -> bool:
    """Tell whether the mark before an office was read as KT."""
    mark = _read_mark(found.words[: found.first])
    return mark in ("KT.", "K/T")


def _base(found: Found) -> float:
    return found.words[found.first].base


def _explained(found: Found) -> float:
    """Return how much of the line its office explains, and how surely it was read."""
    words = found.words[found.first : found.end]
    marked = _read_mark(found.words[: found.first]) is not None
    return sum(map(len, found.office.keys)) * found.likeness + min(word.confidence for word in words) + marked
