"""The end of a dispatch: Nơi nhận, the signature blocks in whichever order they stand, and what follows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..agencies.closings import ARCHIVE, is_whole
from ..document import Place
from .appendix import appendix_without_footer, opens_appendix
from .blocks import Blocks
from .distribution import end_of_distribution, find_distribution
from .kinds import Kind, kind_of
from .people import opens_block
from .views import LineView

_MAX_OVER = 20
"""Lines of a list that may stand on the page after its block."""


@dataclass(slots=True)
class Footer:
    """Ranges of positions in the list of views; an empty range where there is none."""

    body_end: int
    distribution: Sequence[int]
    signature: Sequence[int]
    appendix: range


def find_footer(views: list[LineView], furniture: set[int], first: int) -> Footer:
    """Find the end of the document from the position where its body begins."""
    last = len(views)
    blocks = Blocks(views, furniture)
    notice = find_distribution(views, first)
    if notice is None:
        start, end = blocks.first(first)
        if start is None:
            cut = appendix_without_footer(views, first)
            return Footer(cut, range(0), range(0), range(cut, last))
        return Footer(start, range(0), range(start, end), range(end, last))
    before = blocks.before(notice, first)
    while first < before < notice:
        above = blocks.before(before, first)
        if above == before:
            break
        before = above
    stop = end_of_distribution(views, notice)
    after = blocks.end(stop)
    distribution = range(notice, stop)
    if before < notice:
        return Footer(before, distribution, range(before, notice), range(stop, last))
    above = blocks.offices_above(notice, first)
    if above < notice:  # the list was read between the offices and what stands under them
        below = blocks.rest_below(stop)
        return Footer(above, distribution, [*range(above, notice), *range(stop, below)], range(below, last))
    if after > stop:
        items, block = _over_the_page(views, furniture, distribution, range(stop, after))
        end = max(block.stop, items.stop)
        return Footer(notice, [*distribution, *items], [*range(stop, after), *block], range(end, last))
    for begin, end in ((max(first, notice - 30), notice), (stop, min(last, stop + 40))):
        start, after = Blocks(views[:end], furniture).first(begin)
        if start is not None:  # lines of something else stand between the list and the block
            return Footer(notice, distribution, range(start, after), range(max(stop, after), last))
    return Footer(notice, distribution, range(0), range(stop, last))


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
