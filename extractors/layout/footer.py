"""The end of a dispatch: Nơi nhận, the signature blocks in whichever order they stand, and what follows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..agencies.closings import ARCHIVE, is_whole
from ..agencies.heads import AUTHORITY, is_body, is_office
from ..agencies.persons import is_name, rank_length
from ..document import Place
from ..lexicon.lists import any_of
from .kinds import Kind, kind_of
from .people import is_noise, is_signer, opens_block
from .views import LineView

_DISTRIBUTION = re.compile(r"noi\s*(?:nhan|gui)\s*(?::|$|-|;)")
_BULLET = re.compile(r"[-–—+•*·▪]+\s*")
_CODES = re.compile(r"[A-ZĐ][A-ZĐ&.]{1,7}\s*\([^()]{2,30}\)[.;]?")
"""Units below the Lưu item: "TCT (HC, NV3)"."""
_ATTACHED = re.compile(rf"\({any_of('attachments_in_brackets')}\b")
_APPENDIX = re.compile(rf"(?:{any_of('appendix_openings')}|phieu\s|(?:bieu|mau)\s*\d)\b".replace(r"\s+", r"\s*"))
_MAX_OVER = 20
"""Lines of a list that may stand on the page after its block."""
_MAX_BLOCK = 14
"""Lines that a signature block has at most, the empty ones not counted."""


@dataclass(slots=True)
class Footer:
    """Ranges of positions in the list of views; an empty range where there is none."""

    body_end: int
    distribution: Sequence[int]
    signature: Sequence[int]
    appendix: range


def opens_appendix(view: LineView) -> bool:
    """Tell whether the line is the heading of an appendix: "Phụ lục", "PHỤ LỤC I", "Mẫu số 01", "DANH SÁCH"."""
    key = view.key
    if key[:1] not in "pmbd" or len(view.text) > 80 or not _APPENDIX.match(key):
        return False
    return view.upper or (key.startswith(("phu luc", "mau so", "bieu so")) and len(view.text) < 30)


def find_footer(views: list[LineView], furniture: set[int], first: int) -> Footer:
    """Find the end of the document from the position where its body begins."""
    last = len(views)
    notice = _find_distribution(views, first)
    if notice is None:
        start, end = _first_block(views, furniture, first)
        if start is None:
            cut = _appendix_without_footer(views, first)
            return Footer(cut, range(0), range(0), range(cut, last))
        return Footer(start, range(0), range(start, end), range(end, last))
    before = _block_before(views, furniture, notice, first)
    while first < before < notice:
        above = _block_before(views, furniture, before, first)
        if above == before:
            break
        before = above
    stop = _end_of_distribution(views, furniture, notice)
    after = _end_of_blocks(views, furniture, stop)
    distribution = range(notice, stop)
    if before < notice:
        return Footer(before, distribution, range(before, notice), range(stop, last))
    above = _offices_above(views, furniture, notice, first)
    if above < notice:  # the list was read between the offices and what stands under them
        below = _rest_of_block(views, furniture, stop)
        return Footer(above, distribution, [*range(above, notice), *range(stop, below)], range(below, last))
    if after > stop:
        items, block = _over_the_page(views, furniture, distribution, range(stop, after))
        end = max(block.stop, items.stop)
        return Footer(notice, [*distribution, *items], [*range(stop, after), *block], range(end, last))
    for begin, end in ((max(first, notice - 30), notice), (stop, min(last, stop + 40))):
        start, after = _first_block(views[:end], furniture, begin)
        if start is not None:  # lines of something else stand between the list and the block
            return Footer(notice, distribution, range(start, after), range(max(stop, after), last))
    return Footer(notice, distribution, range(0), range(stop, last))


def _find_distribution(views: list[LineView], first: int) -> int | None:
    """Return the position of the first "Nơi nhận" that a list follows."""
    for position in range(first, len(views)):
        view = views[position]
        if view.key[:1] == "n" and _DISTRIBUTION.match(view.key):
            return position
    return None


def _end_of_distribution(views: list[LineView], furniture: set[int], notice: int) -> int:
    """Return the position after the last line of the list that begins at `notice`."""
    archive = False
    column = views[notice].place
    for position in range(notice + 1, len(views)):
        view = views[position]
        bullet = _BULLET.match(view.text)
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
            if archive and not _continues(views[position - 1], view):
                return position
            if len(view.text) > 160:
                return position
        elif archive and not ARCHIVE.match(view.key):
            return position if not views[position - 1].text.endswith(";") else _end_from(views, position)
        archive = archive or bool(ARCHIVE.match(view.key))
    return len(views)


def _over_the_page(views: list[LineView], furniture: set[int], items: range, block: range) -> tuple[range, range]:
    """Return the items and the lines of the block that stand on the page after those given; empty ranges where none do.

    They go on where the list has no Lưu item yet or the block no name. Columns are as the reader found them; lines
    across the page are items up to the Lưu item.
    """
    after = block.stop
    none = range(after, after)
    if after >= len(views) or views[after].page in (None, views[block.start].page):
        return none, none
    page = views[after].page
    archived = any(ARCHIVE.match(views[p].key) for p in items)
    if is_whole((views[p].key for p in items), (views[p].text for p in block)):
        return none, none
    last = after
    while last < len(views) and last - after < _MAX_OVER and views[last].page == page:
        if opens_appendix(views[last]) or kind_of(views[last]) is Kind.MOTTO:
            break
        last += 1
    middle = next((p for p in range(after, last) if views[p].place is not Place.LEFT), last)
    end = next((p for p in range(middle, last) if views[p].place is not Place.RIGHT), last)
    if end > after:
        return range(after, middle), range(middle, end)
    if archived:
        return none, none
    for position in range(after, last):
        if position not in furniture and (opens_block(views[position]) or len(views[position].text) > 160):
            break
        if ARCHIVE.match(views[position].key):
            return range(after, position + 1), none
    return none, none


def heads_further_list(view: LineView, after: LineView | None) -> bool:
    """Tell whether a line opens a second list of receivers: "Bản điện tử:" with items under it, in the same column."""
    if after is None or len(view.text) > 45 or not view.text.rstrip().endswith(":") or view.text.count(":") > 1:
        return False
    if AUTHORITY.match(view.key) or not _BULLET.match(after.text) or after.place is not view.place:
        return False
    return after.page == view.page and not _BULLET.match(view.text) and not _DISTRIBUTION.match(view.key)


def _end_from(views: list[LineView], position: int) -> int:
    """Return where bulleted items that follow the Lưu item end."""
    while position < len(views) and _BULLET.match(views[position].text) and len(views[position].text) < 160:
        position += 1
    return position


def _continues(before: LineView, view: LineView) -> bool:
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


def _end_of_blocks(views: list[LineView], furniture: set[int], position: int) -> int:
    """Return the position after the signature blocks that begin at `position`; the same where none does."""
    end = position
    while True:
        block = _one_block(views, furniture, end)
        if block == end:
            return end
        end = block
        if end < len(views) and not (
            opens_block(views[end]) or (views[end].upper and is_body(views[end].text, views[end].key))
        ):
            return end


def _one_block(views: list[LineView], furniture: set[int], start: int) -> int:
    """Return the position after one block: lines of office, then the names; the same where it is none."""
    offices = 0
    position = start
    while position < len(views) and position - start < _MAX_BLOCK:
        view = views[position]
        if position in furniture or is_noise(view):
            position += 1
            continue
        if opens_appendix(view) or len(view.text) > 110:
            break
        if offices and is_signer(view):
            position += 1
            while position < len(views) and (is_signer(views[position]) or is_noise(views[position])):
                position += 1
            return position
        if _is_office_line(view) or (offices and len(view.text) < 60 and not _BULLET.match(view.text)):
            offices += 1
            position += 1
            continue
        break
    marked = [p for p in range(start, position) if opens_block(views[p])]
    return marked[-1] + 1 if marked and offices else start


def _is_office_line(view: LineView) -> bool:
    """Tell whether the line can stand above a signature."""
    if AUTHORITY.match(view.key) or is_office(view.text, view.key):
        return len(view.text) < 110
    return view.upper or bool(0 < rank_length(view.text) >= len(view.text) - 1)


def _block_before(views: list[LineView], furniture: set[int], notice: int, first: int) -> int:
    """Return where the block that stands right before "Nơi nhận" begins; `notice` where none does."""
    position = notice
    named = offices = False
    while position > first and notice - position < _MAX_BLOCK:
        view = views[position - 1]
        if position - 1 in furniture or is_noise(view):
            position -= 1
            continue
        text = view.text
        speck = view.upper and (len(text) < 40 or AUTHORITY.match(view.key))  # "CÔNG ĐOÀN." of a scan
        if len(text) > 70 or (text[-1] in ".;:,/" and not speck and not is_signer(view)):
            break
        if not offices and is_signer(view):
            named = True
        elif named and (_is_office_line(view)):
            offices = True
        else:
            break
        position -= 1
    return position if named and offices else notice


def _offices_above(views: list[LineView], furniture: set[int], notice: int, first: int) -> int:
    """Return where lines of an office, headed by "TM.", "TL." …, begin right above the list; `notice` where none do."""
    position = notice
    while position > first and notice - position < _MAX_BLOCK and not AUTHORITY.match(views[position].key):
        view = views[position - 1]
        if not (position - 1 in furniture or is_noise(view)) and not (view.upper and _is_office_line(view)):
            return notice
        position -= 1
    return position if position < notice and opens_block(views[position]) else notice


def _rest_of_block(views: list[LineView], furniture: set[int], stop: int) -> int:
    """Return where the signer's office and name end whose "TM." stands above the list; `stop` where no name follows."""
    for position in range(stop, min(len(views), stop + _MAX_BLOCK)):
        view = views[position]
        if position in furniture or is_noise(view) or (view.upper and is_office(view.text, view.key)):
            continue
        return position + 1 if is_signer(view) and not is_body(view.text, view.key) else stop
    return stop


def _first_block(views: list[LineView], furniture: set[int], first: int) -> tuple[int | None, int]:
    """Return start and end of the first signature block after `first`, for a document without "Nơi nhận"."""
    for position in range(first, len(views)):
        view = views[position]
        if len(view.text) > 90 or not opens_block(view):
            continue
        end = _one_block(views, furniture, position)
        signed = any(is_signer(views[p]) for p in range(position, end))
        if end > position and (signed or (end >= len(views) - 1 and AUTHORITY.match(view.key))):
            start = position
            while start > first and views[start - 1].upper and is_body(views[start - 1].text, views[start - 1].key):
                start -= 1
            return start, _end_of_blocks(views, furniture, start)
    return None, len(views)


def _appendix_without_footer(views: list[LineView], first: int) -> int:
    """Return where an appendix begins in a text that has neither Nơi nhận nor signature."""
    for position in range(first + 3, len(views)):
        if opens_appendix(views[position]) and (
            views[position].gap or views[position].page != views[position - 1].page
        ):
            return position
    return len(views)


__all__ = ["Footer", "find_footer", "is_name", "opens_appendix"]
