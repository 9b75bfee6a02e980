"""Where an appendix (phụ lục) begins.

Form: Nghị định 30/2020/NĐ-CP, Phụ lục I mục III.1.
"""

from __future__ import annotations

import re

from ..lexicon.lists import any_of
from .views import LineView

_APPENDIX = re.compile(rf"(?:{any_of('appendix_openings')}|phieu\s|(?:bieu|mau)\s*\d)\b".replace(r"\s+", r"\s*"))


def opens_appendix(view: LineView) -> bool:
    """Tell whether the line is the heading of an appendix: "Phụ lục", "PHỤ LỤC I", "Mẫu số 01", "DANH SÁCH"."""
    key = view.key
    if key[:1] not in "pmbd" or len(view.text) > 80 or not _APPENDIX.match(key):
        return False
    return view.upper or (key.startswith(("phu luc", "mau so", "bieu so")) and len(view.text) < 30)


def appendix_without_footer(views: list[LineView], first: int) -> int:
    """Return where an appendix begins in a text that has neither Nơi nhận nor signature."""
    for position in range(first + 3, len(views)):
        if opens_appendix(views[position]) and (
            views[position].gap or views[position].page != views[position - 1].page
        ):
            return position
    return len(views)
