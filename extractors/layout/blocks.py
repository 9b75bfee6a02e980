"""Signature blocks: lines of office, then the names; where one begins and ends among the lines of a document.

Form: Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.7.
"""

from __future__ import annotations

from ..agencies.heads import AUTHORITY, is_body, is_office
from ..agencies.persons import rank_length
from .appendix import opens_appendix
from .distribution import BULLET
from .people import is_noise, is_signer, opens_block
from .views import LineView

_MAX_BLOCK = 14
"""Lines that a signature block has at most, the empty ones not counted."""


class Blocks:
    """The signature blocks of a document, by positions in its list of views."""

    def __init__(self, views: list[LineView], furniture: set[int]) -> None:
        self._views = views
        self._furniture = furniture

    def end(self, position: int) -> int:
        """Return the position after the blocks that begin at `position`; the same where none does."""
        views, end = self._views, position
        while True:
            block = self._end_of_one(end)
            if block == end:
                return end
            end = block
            if end < len(views) and not (opens_block(views[end]) or _is_body_in_capitals(views[end])):
                return end

    def before(self, notice: int, first: int) -> int:
        """Return where the block that stands right before "Nơi nhận" begins; `notice` where none does."""
        position = notice
        named = offices = False
        while position > first and notice - position < _MAX_BLOCK:
            if self._says_nothing(position - 1):
                position -= 1
                continue
            view = self._views[position - 1]
            text = view.text
            speck = view.upper and (len(text) < 40 or AUTHORITY.match(view.key))  # "CÔNG ĐOÀN." of a scan
            if len(text) > 70 or (text[-1] in ".;:,/" and not speck and not is_signer(view)):
                break
            if not offices and is_signer(view):
                named = True
            elif named and _is_office_line(view):
                offices = True
            else:
                break
            position -= 1
        return position if named and offices else notice

    def offices_above(self, notice: int, first: int) -> int:
        """Return where offices headed by "TM.", "TL." …, begin right above the list; `notice` where none do."""
        views, position = self._views, notice
        while position > first and notice - position < _MAX_BLOCK and not AUTHORITY.match(views[position].key):
            view = views[position - 1]
            if not self._says_nothing(position - 1) and not (view.upper and _is_office_line(view)):
                return notice
            position -= 1
        return position if position < notice and opens_block(views[position]) else notice

    def rest_below(self, stop: int) -> int:
        """Return where office and name end whose "TM." stands above the list; `stop` where no name follows."""
        for position in range(stop, min(len(self._views), stop + _MAX_BLOCK)):
            view = self._views[position]
            if self._says_nothing(position) or (view.upper and is_office(view.text, view.key)):
                continue
            return position + 1 if is_signer(view) and not is_body(view.text, view.key) else stop
        return stop

    def first(self, first: int) -> tuple[int | None, int]:
        """Return start and end of the first block after `first`, for a document without "Nơi nhận"."""
        views = self._views
        for position in range(first, len(views)):
            view = views[position]
            if len(view.text) > 90 or not opens_block(view):
                continue
            end = self._end_of_one(position)
            signed = any(is_signer(views[p]) for p in range(position, end))
            if end > position and (signed or (end >= len(views) - 1 and AUTHORITY.match(view.key))):
                start = position
                while start > first and _is_body_in_capitals(views[start - 1]):
                    start -= 1
                return start, self.end(start)
        return None, len(views)

    def _end_of_one(self, start: int) -> int:
        """Return the position after one block; the same where it is none."""
        views = self._views
        offices = 0
        position = start
        while position < len(views) and position - start < _MAX_BLOCK:
            if self._says_nothing(position):
                position += 1
                continue
            view = views[position]
            if opens_appendix(view) or len(view.text) > 110:
                break
            if offices and is_signer(view):
                position += 1
                while position < len(views) and (is_signer(views[position]) or is_noise(views[position])):
                    position += 1
                return position
            if not (_is_office_line(view) or (offices and len(view.text) < 60 and not BULLET.match(view.text))):
                break
            offices += 1
            position += 1
        marked = [p for p in range(start, position) if opens_block(views[p])]
        return marked[-1] + 1 if marked and offices else start

    def _says_nothing(self, position: int) -> bool:
        """Tell whether a line is none of the document's, or stands for the signature itself."""
        return position in self._furniture or is_noise(self._views[position])


def _is_office_line(view: LineView) -> bool:
    """Tell whether the line can stand above a signature."""
    if AUTHORITY.match(view.key) or is_office(view.text, view.key):
        return len(view.text) < 110
    return view.upper or bool(0 < rank_length(view.text) >= len(view.text) - 1)


def _is_body_in_capitals(view: LineView) -> bool:
    return view.upper and is_body(view.text, view.key)
