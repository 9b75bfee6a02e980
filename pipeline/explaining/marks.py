"""The text of a document with a mark wherever a value, or a number or date that is none, stands."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import DocumentText
from schemas.dispatch import Refusal

from .labels import REASONS
from .values import HIDDEN, Value, safe


def marked_text(document: DocumentText, values: Sequence[Value], refused: Sequence[Refusal]) -> str:
    """Return the text, cut wherever a mark begins or ends; each piece knows all values that rest on it."""
    text = document.text
    cuts = {0, len(text)}
    for value in values:
        for start, end in value.spans:
            cuts |= {start, end}
    for refusal in refused:
        cuts |= {refusal.start, refusal.end}
    pages = _page_starts(document)
    cuts |= set(pages)
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    opened: dict[int, list[Value]] = {}
    closed: dict[int, list[Value]] = {}
    for value in values:
        for start, end in value.spans:
            if start < end:
                opened.setdefault(start, []).append(value)
                closed.setdefault(end, []).append(value)
    refused_at = {refusal.start: index for index, refusal in enumerate(refused)}
    refused_until: tuple[int, int] | None = None
    active: list[Value] = []
    first: set[int] = set()
    out: list[str] = []
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        for value in closed.get(start, ()):
            active.remove(value)
        active += opened.get(start, [])
        if start in pages:
            out.append(f'<span class="break" aria-hidden="true">{pages[start]}</span>')
        if refused_until and start >= refused_until[1]:
            refused_until = None
        if start in refused_at:
            refused_until = (refused_at[start], refused[refused_at[start]].end)
        if start < end:
            shown = safe(text[start:end])
            if refused_until:
                shown = _underlined(shown, refused_until[0], refused[refused_until[0]], start)
            out.append(_piece(shown, start, active, first))
    return "".join(out)


def _underlined(shown: str, index: int, refusal: Refusal, start: int) -> str:
    anchor = f' id="r{index}"' if start == refusal.start else ""
    reason = REASONS[refusal.reason]
    title = safe(f"{reason.vi} · {reason.en}")
    return f'<span class="refused"{anchor} data-r="{index}" tabindex="-1" title="{title}">{shown}</span>'


def _piece(shown: str, start: int, active: Sequence[Value], first: set[int]) -> str:
    if not active:
        return shown
    narrow = min(active, key=lambda value: _rank(value, start))
    anchors = [v.index for v in active if v.index not in first]
    first.update(anchors)
    marks = "".join(f'<a id="m{index}"></a>' for index in anchors)
    review = " review" if any(v.review for v in active) else ""
    indices = " ".join(str(v.index) for v in {v.index: v for v in active}.values())
    return f'{marks}<mark class="{narrow.group}{review}" data-v="{indices}" tabindex="-1">{shown}</mark>'


def _rank(value: Value, start: int) -> tuple[bool, bool, int]:
    """Rank the values that rest on a piece: the one that colours it is read here, and from the fewest characters."""
    inside = next(((s, e) for s, e in value.spans if s <= start < e), value.spans[0])
    return HIDDEN.match(value.path) is not None, inside != value.spans[0], inside[1] - inside[0]


def _page_starts(document: DocumentText) -> dict[int, int]:
    """Return the pages after the first by the character that they begin with."""
    starts: dict[int, int] = {}
    last = None
    for line in document.lines:
        if line.page is not None and last is not None and line.page > last:
            starts[line.start] = line.page
        last = line.page if line.page is not None else last
    return starts
