"""What form fields and annotations of a PDF write, put on the line of print that it fills in."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from .glyph import Glyph

_OFF_LINE = 0.4
"""How far the baseline of a field may lie off the print beside it, in parts of the line height."""
_NEAR = 5.0
"""How far from the field's text the print may stand, in line heights."""


def on_baselines(glyphs: list[Glyph], stamped: set[int]) -> list[Glyph]:
    """Return the characters, those of fields moved up or down to the baseline of the print right beside them.

    A program centres the text of a field in its box: it hardly ever stands exactly on the line of its caption.
    """
    printed = [glyph for glyph in glyphs if glyph.at not in stamped]
    moved: list[Glyph] = []
    for is_stamped, run in groupby(glyphs, key=lambda glyph: glyph.at in stamped):
        for baseline, group in groupby(run, key=lambda glyph: round(glyph.y, 1)):
            part = list(group)
            target = _baseline_beside(part, baseline, printed) if is_stamped else None
            moved += part if target is None else [glyph._replace(y=target) for glyph in part]
    return moved


def _baseline_beside(part: list[Glyph], baseline: float, printed: Iterable[Glyph]) -> float | None:
    """Return the baseline of the nearest print beside a field's text; None where it stands on it or over it."""
    left, right = min(glyph.x0 for glyph in part), max(glyph.x1 for glyph in part)
    height = max(glyph.height for glyph in part)
    level = [glyph for glyph in printed if abs(glyph.y - baseline) <= min(glyph.height, height) * _OFF_LINE]
    if any(glyph.x0 < right - 1 and left + 1 < glyph.x1 for glyph in level):
        return None
    beside = [glyph for glyph in level if max(left - glyph.x1, glyph.x0 - right) < _NEAR * height]
    nearest = min(beside, key=lambda glyph: abs(glyph.y - baseline), default=None)
    return None if nearest is None else nearest.y
