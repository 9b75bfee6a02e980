"""The list of Nơi nhận: where it begins, and which lines are its items.

Form: Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.9; its last item is what is kept, "Lưu: …".
"""

from __future__ import annotations

import re

from ..agencies.closings import ARCHIVE
from ..agencies.heads import AUTHORITY, is_body, is_office
from ..document import Place
from ..lexicon.lists import any_of
from .appendix import opens_appendix
from .people import is_signer, opens_block
from .views import LineView

_DISTRIBUTION = re.compile(r"noi\s*(?:nhan|gui)\s*(?::|$|-|;)")
BULLET = re.compile(r"[-–—+•*·▪]+\s*")
"""What stands before an item."""
_CODES = re.compile(r"[A-ZĐ][A-ZĐ&.]{1,7}\s*\([^()]{2,30}\)[.;]?")
"""Units below the Lưu item: "TCT (HC, NV3)"."""
_ATTACHED = re.compile(rf"\({any_of('attachments_in_brackets')}\b")


def find_distribution(views: list[LineView], first: int) -> int | None:
    """Return the position of the first "Nơi nhận" that a list follows."""
    for position in range(first, len(views)):
        view = views[position]
        if view.key[:1] == "n" and _DISTRIBUTION.match(view.key):
            return position
    return None


def end_of_distribution(views: list[LineView], notice: int) -> int:
    """Return the position after the last line of the list that begins at `notice`."""
    archive = False
    column = views[notice].place
    for position in range(notice + 1, len(views)):
        view = views[position]
        bullet = BULLET.match(view.text)
        if opens_appendix(view):
            return position
        if not bullet and heads_further_list(view, views[position + 1] if position + 1 < len(views) else None):
            archive = False
            continue
        if not bullet:
            if column is Place.LEFT and view.place is Place.RIGHT:
                return position
            if AUTHORITY.match(view.key) and opens_block(view):
                return position
            if view.upper and len(view.text) > 6 and (is_office(view.text, view.key) or is_body(view.text, view.key)):
                return position
            if archive and not continues(views[position - 1], view):
                return position
            if len(view.text) > 160:
                return position
        elif archive and not ARCHIVE.match(view.key):
            return position if not views[position - 1].text.endswith(";") else _end_from(views, position)
        archive = archive or bool(ARCHIVE.match(view.key))
    return len(views)


def heads_further_list(view: LineView, after: LineView | None) -> bool:
    """Tell whether a line opens a second list of receivers: "Bản điện tử:" with items under it, in the same column."""
    if after is None or len(view.text) > 45 or not view.text.rstrip().endswith(":") or view.text.count(":") > 1:
        return False
    if AUTHORITY.match(view.key) or not BULLET.match(after.text) or after.place is not view.place:
        return False
    return after.page == view.page and not BULLET.match(view.text) and not _DISTRIBUTION.match(view.key)


def _end_from(views: list[LineView], position: int) -> int:
    """Return where bulleted items that follow the Lưu item end."""
    while position < len(views) and BULLET.match(views[position].text) and len(views[position].text) < 160:
        position += 1
    return position


def continues(before: LineView, view: LineView) -> bool:
    """Tell whether the line goes on with the Lưu item: it was left open, or the line cannot begin anything."""
    if view.joined and not view.gap and not is_signer(view):
        return True
    if before.text.rstrip()[-1:] in ",-(–" or before.text.count("(") > before.text.count(")"):
        return True
    if _ATTACHED.match(view.key):
        return False
    if _CODES.fullmatch(view.text) and not view.gap and not AUTHORITY.match(view.key):
        return True
    return (
        not view.gap
        and view.place is before.place
        and (view.text[0].islower() or view.text[0] in '(“"')
        and len(view.text) < 40
    )
