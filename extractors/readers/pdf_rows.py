"""Characters of a page become rows: what stands on one baseline, in order from left to right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ..document import Box
from ..text.letters import Run
from .glyph import Glyph

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SAME_BASELINE = 1.1
"""Points that two baselines of one row may differ."""
_SPACE = 0.15
"""Gap that is a space, in parts of the line height (a space is about 0.25 of the font size)."""


@dataclass
class Row:
    """Characters on one baseline."""

    glyphs: list[Glyph]
    y: float = 0.0
    height: float = 0.0

    def __post_init__(self) -> None:
        self.glyphs.sort(key=_by_x)
        middle = len(self.glyphs) // 2
        self.height = sorted([glyph.height for glyph in self.glyphs])[middle]
        self.y = sorted([glyph.y for glyph in self.glyphs])[middle]

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.glyphs[0].x0

    @cached_property
    def x1(self) -> float:
        """Right edge."""
        return max(glyph.x1 for glyph in self.glyphs)

    @property
    def center(self) -> float:
        """Middle between the edges."""
        return (self.x0 + self.x1) / 2

    @cached_property
    def spelled(self) -> tuple[str, list[Run]]:
        """The text with spaces where the gaps are, and the map to pdfium's own text."""
        return spell(self.glyphs, self.height)

    @property
    def text(self) -> str:
        """The text with spaces where the gaps are."""
        return self.spelled[0]

    @property
    def box(self) -> Box:
        """Box from the top left corner of the page, in points."""
        top, bottom = self.y - self.height * 0.8, self.y + self.height * 0.2
        return round(self.x0, 1), round(top, 1), round(self.x1, 1), round(bottom, 1)

    def gaps(self, least: float) -> list[tuple[float, float, int]]:
        """Return the gaps at least that wide: left edge, right edge, index of the glyph behind it."""
        found = []
        reach = self.glyphs[0].x1
        for index, glyph in enumerate(self.glyphs):
            if glyph.x0 - reach >= least:
                found.append((reach, glyph.x0, index))
            reach = max(reach, glyph.x1)
        return found

    def split(self, index: int) -> tuple[Row, Row]:
        """Cut the row before the glyph."""
        return Row(self.glyphs[:index]), Row(self.glyphs[index:])


def _by_x(glyph: Glyph) -> float:
    return glyph.x0


def _by_y(glyph: Glyph) -> float:
    return glyph.y


def spell(glyphs: list[Glyph], height: float) -> tuple[str, list[Run]]:
    """Write glyphs, sorted from left to right, as text."""
    pieces: list[str] = []
    runs: list[Run] = []
    length = 0
    reach = glyphs[0].x0 if glyphs else 0.0
    space = height * _SPACE
    before: Glyph | None = None
    for glyph in glyphs:
        char = glyph.char
        if before is not None:
            if char == before.char and glyph.x0 - before.x0 < 0.2 * (glyph.x1 - glyph.x0) and not glyph.raised:
                continue  # the same letter printed twice to look bold
            gap = glyph.x0 - reach
            if gap > space or (glyph.spaced and before.at == glyph.at - 2 and gap > -space):
                pieces.append(" ")
                if before.at == glyph.at - 2 and runs:  # the space, too, stands in pdfium's text
                    runs[-1] = (runs[-1][0], runs[-1][1] + 1, runs[-1][2])
                length += 1
        if glyph.raised:
            char = char.translate(SUPERSCRIPT)
        pieces.append(char)
        size = len(char)
        if runs and runs[-1][0] + runs[-1][1] == length and runs[-1][2] + runs[-1][1] == glyph.at:
            runs[-1] = (runs[-1][0], runs[-1][1] + size, runs[-1][2])
        else:
            runs.append((length, size, glyph.at))
        length += size
        if glyph.x1 > reach:
            reach = glyph.x1
        before = glyph
    return "".join(pieces), runs


def rows_of(glyphs: list[Glyph]) -> list[Row]:
    """Return the rows of a page from top to bottom, raised and inserted characters in their places."""
    clusters: list[list[Glyph]] = []
    last = None
    for glyph in sorted(glyphs, key=_by_y):
        if last is None or glyph.y - last > _SAME_BASELINE:
            clusters.append([])
        clusters[-1].append(glyph)
        last = glyph.y
    rows = [Row(cluster) for cluster in clusters]
    return _attach_small(rows)


def rows_as_written(glyphs: list[Glyph]) -> list[Row]:
    """Return the rows of a recognised page, whose baselines waver from word to word and slope, from top to bottom.

    Recognition writes line by line: a row goes on while the next character stands to the right, about as high.
    """
    clusters: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in glyphs:
        height = max(glyph.height, last.height) if last is not None else glyph.height
        if last is None or abs(glyph.y - last.y) > height * 0.55 or glyph.x0 < last.x0 - height * 0.5:
            clusters.append([])
        clusters[-1].append(glyph)
        last = glyph
    return sorted((Row(cluster) for cluster in clusters), key=_row_y)


def _row_y(row: Row) -> float:
    return row.y


def _attach_small(rows: list[Row]) -> list[Row]:
    """Move raised digits and typed-in numbers into the row that they stand in."""
    for index, row in enumerate(rows):
        if len(row.glyphs) > 40:
            continue
        for near in (index + 1, index - 1, index + 2, index - 2):
            if not 0 <= near < len(rows) or not rows[near].glyphs or not row.glyphs:
                continue
            target = rows[near]
            if abs(target.y - row.y) > target.height * 0.62 or len(target.glyphs) < 2:
                continue
            kept: list[Glyph] = []
            moved: list[Glyph] = []
            for run in _words(row):
                how = _fits(run, row, target)
                (moved if how else kept).extend(
                    [glyph._replace(raised=True) for glyph in run] if how == "raised" else run
                )
            if moved:
                rows[near] = Row(target.glyphs + moved)
                row.glyphs = kept
                if kept:
                    rows[index] = row = Row(kept)
    return [row for row in rows if row.glyphs]


def _words(row: Row) -> list[list[Glyph]]:
    words: list[list[Glyph]] = [[row.glyphs[0]]]
    for before, glyph in pairwise(row.glyphs):
        if glyph.x0 - before.x1 > row.height * 0.3:
            words.append([])
        words[-1].append(glyph)
    return words


def _fits(run: list[Glyph], row: Row, target: Row) -> str | None:
    """Tell how a run of characters belongs to another row: "raised" behind a letter, "inserted" in a gap, or None."""
    start, end = run[0].x0, max(glyph.x1 for glyph in run)
    left = [glyph for glyph in target.glyphs if glyph.x0 < start]
    right = [glyph for glyph in target.glyphs if glyph.x0 >= start]
    reach = max((glyph.x1 for glyph in left), default=None)
    limit = min((glyph.x0 for glyph in right), default=None)
    small = run[0].height < target.height * 0.82
    digits = all(glyph.char.isdigit() for glyph in run)
    if reach is None and limit is not None and small and digits and -2.5 < limit - end < target.height:
        return "raised" if target.y - run[0].y > target.height * 0.12 else None  # the mark of a footnote
    if reach is None or start < reach - 2.5 or (limit is not None and end > limit + 2.5):
        return None
    if small and start - reach < target.height * 0.35:
        up = target.y - run[0].y
        return "raised" if up > target.height * 0.12 else "inserted"
    if digits and limit is not None and limit - reach < 130 and start - reach < 100:
        return "inserted"
    return None
