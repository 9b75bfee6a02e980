"""The pass over the signature block: the right side of a page's end, where seal and signature cover the print.

The block is read again for itself, with the grammar of such blocks (Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.7): an
authority mark and an office in capitals, then the name of a person. Where one of them is missing, it is looked for in
other renderings; all readings together say what the office is, the likeliest of the names counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from .closing import Closing, closing_of
from .names import (
    CAPITALISED,
    NAME_SURE,
    WORD_SURE,
    ink_before,
    is_written,
    likelihood,
)
from .passes import Edits
from .readings import LETTERS
from .signature_lines import is_half, office_lines, pooled_lines, says
from .signature_offices import find_office
from .signature_pool import pooled_name
from .signature_readings import Block, Lines, again, as_it_is, in_bold, line_alone, sealed, sharp, smaller, unringed
from .words import Box, OcrPage, OcrWord

_HALF = 0.45
"""Confidence at most of the office of a block of which a line is missing."""
_SAME_PRINT = 0.6
"""Share of a word's height that lies on a line where both are readings of the same print."""
_DOUBTFUL = 0.6
"""Likelihood of a name below which it is put together from all readings."""
_UNREAD = 0.4
"""Confidence of a word of a name below which that is another name."""
_LIKELY = 0.9
"""Likelihood of a name from which on no other rendering is asked."""


def look_at_block(page: OcrPage) -> Edits:
    """Read the signature block of the page again and put what makes sense into its words."""
    closing = closing_of(page)
    if closing is None:
        return Edits()
    block = Block(page, closing, _box(page, closing), page.dpi / 300)
    made: Lines = []
    known = False
    for look in _LOOKS:
        name = block.likeliest
        if name and known and likelihood(name[0]) >= _LIKELY:
            break
        if not look.needed(bool(name), known):
            continue
        for lines in look.read(block):
            block.take(lines, not known)
        again = office_lines(page, block.lines, block.unit, closing.gutter)
        made = again if says(again) >= says(made) else made
        known = not is_half(page, made, block.unit)
    if is_half(page, made, block.unit):
        made = _with_pair(made, pooled_lines(block.seen, block.unit), block.unit)
        if is_half(page, made, block.unit):  # a line of it was not read: what was read may be another's office
            made = [[replace(word, confidence=min(word.confidence, _HALF)) for word in line] for line in made]
    names = block.likeliest
    if not names or likelihood(names[0]) < _DOUBTFUL:
        names = [name for name in [pooled_name(block.seen, block.unit)] if name] or names
    edits = Edits()
    if names and min(word.confidence for word in names[0]) < _UNREAD:
        edits.gone += [word for word in page.words if _covers(names[0], word, block.box, block.unit)]
        names = []
    if not names:
        _leave_out_rest_of_name(block, edits)
    made += names
    if made:
        _put(block, made, bool(names), edits)
    return edits


def _with_pair(made: Lines, pair: Lines, unit: float) -> Lines:
    """Put two lines that all readings have together in the place of the one that was read; bodies over them stay."""
    if not pair:
        return made
    told = [found.office.name for line in pair if (found := find_office(line))]
    own = [found.office.name for line in made if (found := find_office(line)) and not found.office.body]
    if any(name not in told for name in own):
        return made
    top = pair[0][0].base
    above = [line for line in made if line[0].base < top - 24 * unit]
    return [line for line in above if (found := find_office(line)) and found.office.body] + pair


def _box(page: OcrPage, closing: Closing) -> Box:
    """Return where the block stands: right of the list, from the notice's height or a little above it."""
    unit, notice = page.dpi / 300, closing.notice
    if notice is None:
        return closing.gutter, closing.top, page.width * 0.98, closing.bottom
    above = [
        word for word in page.words
        if word.base < notice.base - 20 * unit and notice.base - word.base < 170 * unit and word.x0 < page.width * 0.4
    ]  # fmt: skip
    top = max([notice.y0 - 150 * unit, *(word.y1 + 6 * unit for word in above)])
    return closing.gutter, top, page.width * 0.98, min(notice.y0 + 950 * unit, page.height)


@dataclass(frozen=True, slots=True)
class _Look:
    """One reading of a block, and whether it is asked for what is known."""

    read: Callable[[Block], Iterator[Lines]]
    for_office: bool = False
    """Also where only the office is missing."""
    always: bool = False

    def needed(self, name: bool, office: bool) -> bool:
        return self.always or not name or (self.for_office and not office)


_LOOKS = (
    _Look(as_it_is, always=True),
    _Look(again, for_office=True),
    _Look(sharp, for_office=True),
    _Look(sealed, for_office=True),
    _Look(unringed, for_office=True),
    _Look(in_bold, for_office=True),
    _Look(smaller, for_office=True),
    _Look(line_alone),
)
"""What each gains and costs stands in docs/measured/ocr.md."""


def _put(block: Block, made: Lines, named: bool, edits: Edits) -> None:
    """Put the lines in the place of what the first recognition has there; scrawl between them goes."""
    kept = [word for word in block.page.words if not any(word is gone for gone in edits.gone)]
    first, last = min(word.y0 for line in made for word in line), max(word.y1 for line in made for word in line)
    gone = [word for word in kept if any(_covers(line, word, block.box, block.unit) for line in made)]
    if not named:  # what nobody is sure of under the office is no print either
        gone += [word for word in kept if _is_under(word, block.box, last, block.unit)]
    away = set(map(id, gone))
    left = [word for word in kept if id(word) not in away]
    edits.gone += gone + [word for word in left if _is_scrawl(word, left, block.box, first, last)]
    edits.lines += made


def _leave_out_rest_of_name(block: Block, edits: Edits) -> None:
    """Take a name whose first syllable could not be read out of the page: the rest of it is another name."""
    page, unit = block.page, block.unit
    for line in block.lines:
        sure = [word for word in line if word.confidence >= NAME_SURE and CAPITALISED.match(word.text)]
        between = [word for word in line if sure and sure[0].x0 <= word.x0 <= sure[-1].x0]
        if len(sure) < 2 or any(word.text.islower() for word in between):
            continue
        near = sure[0].x0 - 1.2 * (sure[0].y1 - sure[0].y0)
        before = [word for word in line if word.x0 < sure[0].x0 and word.x1 > near and is_written(word)]
        unread = before and before[-1].confidence < WORD_SURE
        if not unread and not (len(sure) == 2 and ink_before(page, sure[0], unit)):
            continue
        gone = [word for word in page.words if word.x0 > block.box[0] and abs(word.base - sure[0].base) < 26 * unit]
        if gone:
            edits.notes.append("signer's name unsure, left out: " + " ".join(word.text for word in sure))
            edits.gone += gone


def _covers(line: list[OcrWord], word: OcrWord, box: Box, unit: float) -> bool:
    """Tell whether a word of the first recognition stands where a line of the second one does."""
    top, bottom = min(each.y0 for each in line), max(each.y1 for each in line)
    same = min(word.y1, bottom) - max(word.y0, top) > _SAME_PRINT * (word.y1 - word.y0)
    return (
        word.x0 > box[0] - 40 * unit
        and (abs(word.base - line[0].base) < 26 * unit or same)
        and ((line[0].x0 - 120 * unit < word.x1 and word.x0 < line[-1].x1 + 60 * unit) or len(word.text) < 4)
    )


def _is_scrawl(word: OcrWord, words: list[OcrWord], box: Box, first: float, last: float) -> bool:
    """Tell whether a word of the first recognition, between office and name, is seal or signature."""
    if not (word.x0 > box[0] and first < word.base < last):
        return False
    if word.confidence < 0.8:
        return True
    long = len(LETTERS.findall(word.text)) > 2
    return not long and sum(_is_sure(other) for other in words if other.line == word.line and other.x0 > box[0]) < 2


def _is_under(word: OcrWord, box: Box, last: float, unit: float) -> bool:
    """Tell whether a word that was hardly read stands where the signature is, under the office."""
    place = word.x0 > box[0] and last < word.base < last + 420 * unit
    return place and (word.confidence < WORD_SURE or not is_written(word))


def _is_sure(word: OcrWord) -> bool:
    """Tell whether a word is print: a short word between such is one too ("LÝ", "Y")."""
    return word.confidence >= 0.9 and len(LETTERS.findall(word.text)) > 2
