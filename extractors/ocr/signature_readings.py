"""The readings of a signature block, one after another: as it is, again, sharper, without seal, in bold, smaller."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ..agencies.persons import is_surname
from .apart import with_words_apart
from .areas import BLOCK, SHARP, SMALL, Way, read_area, recognised
from .closing import Closing
from .names import (
    CAPITALISED,
    is_written,
    likelihood,
    names_in,
    whole,
    without_strokes,
)
from .readings import lines_of
from .seal import without_rings
from .words import Box, Grey, OcrPage, OcrWord

Lines = list[list[OcrWord]]
_SURE_PRINT = 0.9
"""Confidence of every word from which on the first recognition of a name counts where the second is in doubt."""
_SURE_BLOCK = 0.88
"""Confidence of every word of a block from which on it need not be read again."""
_SEAL_BEYOND = 320.0
"""Pixels at 300 dpi by which a seal reaches over the block on its left and above it."""
_ABOVE, _BELOW = 62.0, 22.0
"""Pixels at 300 dpi above and below the base line of a name within which its line stands."""


@dataclass
class Block:
    """A signature block that is being read."""

    page: OcrPage
    closing: Closing
    box: Box
    unit: float
    lines: Lines = field(default_factory=list)
    """Of all readings so far."""
    seen: Lines = field(default_factory=list)
    """Of all readings, whatever they were asked for."""
    names: list[Lines] = field(default_factory=list)
    """Each the name that one reading has."""

    def take(self, lines: Lines, office: bool) -> None:
        """Take a reading in, for the office too where that is not known: a seal's own words are none."""
        lines = [with_words_apart(without_strokes(line)) for line in lines]
        self.seen += lines
        self.lines += lines if office else []
        names = whole(self.page, names_in(lines), self.unit)
        if names:
            self.names.append(names)

    @cached_property
    def unringed(self) -> Grey | None:
        """The block without the rings of a seal, which is looked for beyond it; None where there is none."""
        left, top, right, bottom = (int(value) for value in self.box)
        beyond = int(_SEAL_BEYOND * self.unit)
        x, y = max(left - beyond, 0), max(top - beyond, 0)
        clean = without_rings(_unsealed(self)[y : bottom + beyond // 2, x:right], self.page.dpi)
        return clean[top - y : bottom - y, left - x :] if clean is not None else None

    @property
    def likeliest(self) -> Lines:
        """The likeliest name of all readings; the more of them have it, the likelier it is."""

        def chance(names: Lines) -> float:
            text = " ".join(word.text for word in names[0])
            same = sum(text == " ".join(word.text for word in other[0]) for other in self.names)
            return likelihood(names[0]) + 0.2 * (same - 1)

        return max(self.names, key=chance, default=[])


def as_it_is(block: Block) -> Iterator[Lines]:
    """As the first recognition has it, where that was sure of every word."""
    left, top, right, bottom = block.box
    inside = [word for word in block.page.words if left < word.x0 < right and top < word.base < bottom]
    if all(word.confidence >= _SURE_BLOCK for word in inside if is_written(word)):
        yield lines_of(inside)


def again(block: Block) -> Iterator[Lines]:
    """As one block of lines, what the seal left of its ink taken off."""
    lines = read_area(block.page, block.box, Way(pale=block.page.plain is not None))
    yield lines
    printed = [line for line in _printed(block.page, block.box) if any(_says_same(line, x, block.unit) for x in lines)]
    if printed and not block.names and not names_in(lines):
        names = whole(block.page, names_in(printed), block.unit)
        if names:
            block.names.append(names)


def sharp(block: Block) -> Iterator[Lines]:
    """Not smoothed."""
    yield read_area(block.page, block.box, SHARP)


def sealed(block: Block) -> Iterator[Lines]:
    """With the seal: the name may be stamped in its colour."""
    if block.page.plain is not None:
        yield read_area(block.page, block.box, Way(seals=True))


def unringed(block: Block) -> Iterator[Lines]:
    """Without the rings of a seal in black, which run through office and name."""
    part = block.unringed
    if part is not None:
        whole_part = (0.0, 0.0, float(part.shape[1]), float(part.shape[0]))
        yield recognised(part, block.page.dpi, whole_part, BLOCK, (float(int(block.box[0])), float(int(block.box[1]))))


def in_bold(block: Block) -> Iterator[Lines]:
    """Only what is as thick as bold print: seal and signature are thin lines."""
    left, top, right, bottom = (int(value) for value in block.box)
    part = block.unringed
    bold = _bold(part if part is not None else _unsealed(block)[top:bottom, left:right], block.unit)
    whole_part = (0.0, 0.0, float(bold.shape[1]), float(bold.shape[0]))
    yield recognised(bold, block.page.dpi, whole_part, BLOCK, (block.box[0], block.box[1]))


def smaller(block: Block) -> Iterator[Lines]:
    """At a lower resolution."""
    yield read_area(block.page, block.box, SMALL)


def line_alone(block: Block) -> Iterator[Lines]:
    """The line that a sure word of the name stands on, by itself: as a line it is read without what is beside it."""
    base = _base_of_name(block)
    if base is None:
        return
    left, top, right, _ = block.box
    box = (left, base - _ABOVE * block.unit, right, base + _BELOW * block.unit)
    readings = [read_area(block.page, box, way) for way in (Way("line", pale=True), Way("line", size=0.5))]
    part = block.unringed
    if part is not None:
        x, y = float(int(left)), float(int(top))
        inside = (0.0, box[1] - y, float(part.shape[1]), box[3] - y)
        readings += [
            recognised(part, block.page.dpi, inside, way, (x, y)) for way in (Way("line"), Way("line", size=0.5))
        ]
    for lines in readings:
        names = names_in(lines)
        if not names or is_surname(names[0][0].text):
            yield lines


def _base_of_name(block: Block) -> float | None:
    """Return the base line of the words in small letters with a capital that most readings are sure of."""
    sure = [
        word.base for line in block.seen for word in line
        if word.confidence >= _SURE_PRINT and CAPITALISED.match(word.text) and len(word.text) > 2
    ]  # fmt: skip
    near = 26 * block.unit
    return max(sure, key=lambda base: sum(abs(base - other) < near for other in sure), default=None)


def _unsealed(block: Block) -> Grey:
    image: Grey = block.page.plain if block.page.plain is not None else block.page.image
    return image


def _bold(part: Grey, unit: float) -> Grey:
    """Return the part of the page with the strokes thinner than bold print taken off."""
    ink = part < float(np.percentile(part, 80)) - 90
    width = max(round(4 * unit), 2)
    core = ink
    for axis in (0, 1):  # a square of ink is columns of it side by side
        core = np.logical_and.reduce([np.roll(core, -step, axis) for step in range(width)])
    core = np.roll(core, (width // 2, width // 2), (0, 1))
    reach = width // 2 + 1
    for axis in (0, 1):
        core = np.logical_or.reduce([np.roll(core, step, axis) for step in range(-reach, reach + 1)])
    return np.where(core & ink, part, 255).astype(np.uint8)


def _printed(page: OcrPage, box: Box) -> list[list[OcrWord]]:
    """Return the lines in the box of which the first recognition was sure."""
    lines: dict[int, list[OcrWord]] = {}
    for word in page.words:
        if box[0] < word.x0 and word.x1 < box[2] and box[1] < word.base < box[3]:
            lines.setdefault(word.line, []).append(word)
    return [line for line in lines.values() if all(w.confidence >= _SURE_PRINT for w in line if is_written(w))]


def _says_same(line: list[OcrWord], other: list[OcrWord], unit: float) -> bool:
    """Tell whether two recognitions are of one line: they share a word."""
    words = {word.text for word in other if CAPITALISED.match(word.text)}
    return abs(line[0].base - other[0].base) < 26 * unit and any(word.text in words for word in line)
