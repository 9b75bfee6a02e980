"""A chain as a picture: documents in bands by the level of their issuers, from left to right by time.

`svg` gives the picture, `inline` the same for a page with links, `html` one page that holds everything it needs: to pan
and zoom by mouse, touch and keyboard, to search, and to open a document with the words that lead to others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ..asking.chain_results import Chain, ChainLink
from ..asking.relations import words_for
from ..asking.results import DocumentInfo
from .graphs import graph_of

_PAGE = Path(__file__).parent / "data" / "chain.html"
_WIDE, _HIGH, _GAP, _ROOM = 196, 46, 14, 64
_LEFT, _TOP = 96, 40
_STACK = 8
"""Most documents over one another within a band before another column is begun."""
_BANDS = {
    "central": ("Trung ương", "Centre"), "province": ("Tỉnh", "Province"), "district": ("Huyện", "District"),
    "commune": ("Xã", "Commune"), "other": ("Khác", "Other"),
}  # fmt: skip
_COLOURS = {
    "implements": "#0b6e4f", "per": "#0b6e4f", "reports_on": "#1f5fa8", "replies_to": "#1f5fa8", "basis": "#8a8a8a",
    "mentions": "#b5b5b5", "amends": "#b3261e", "replaces": "#b3261e", "repeals": "#b3261e", "extends_time": "#b36b00",
}  # fmt: skip
_OTHER = "#6b5b95"
_STYLE = """
text{font:12px system-ui,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;fill:#1c2733}
.band{fill:#5a6b7b;font-weight:600}.time{fill:#5a6b7b;font-size:11px}.line{stroke:#dde4ea}
.doc rect{fill:#fff;stroke:#4a6378;rx:6}.doc.stub rect{stroke-dasharray:4 3;fill:#fafafa}
.doc.start rect{stroke:#0b6e4f;stroke-width:2.5;fill:#eef8f3}
.doc .name{font-weight:600}.doc .body{font-size:10.5px;fill:#4a5965}
.edge{fill:none;stroke-width:1.4}.edge.third{stroke-dasharray:5 3}
"""


@dataclass(frozen=True)
class Placed:
    """Where a document stands, in pixels."""

    document: DocumentInfo
    x: int
    y: int


@dataclass(frozen=True)
class Layout:
    """Places of all documents, with the bands and columns that they stand in."""

    places: Mapping[int, Placed]
    bands: Sequence[tuple[str, int, int]]
    """Level, top and height."""
    columns: Sequence[tuple[str, int]]
    """Month (`2022-05`; empty where the day is unknown) and left edge."""
    width: int
    height: int


def layout(documents: Mapping[int, DocumentInfo]) -> Layout:
    """Place documents: the older the further left, the higher their issuer's level the further up."""
    ordered = sorted(documents.values(), key=lambda d: (d.issued or "", d.number or "", d.id))
    columns: list[tuple[str, dict[str, list[DocumentInfo]]]] = []
    for document in ordered:
        month, band = (document.issued or "")[:7], _band(document)
        if not columns or columns[-1][0] != month or len(columns[-1][1].get(band, ())) >= _STACK:
            columns.append((month, {}))
        columns[-1][1].setdefault(band, []).append(document)
    tallest = {band: max((len(stacks.get(band, ())) for _, stacks in columns), default=0) for band in _BANDS}
    tops: dict[str, int] = {}
    y = _TOP
    for band, most in tallest.items():
        tops[band] = y
        y += most * (_HIGH + _GAP) + (_GAP if most else 0)
    places = {}
    for i, (_, stacks) in enumerate(columns):
        for band, stack in stacks.items():
            for k, document in enumerate(stack):
                top = tops[band] + _GAP + k * (_HIGH + _GAP)
                places[document.id] = Placed(document, _LEFT + i * (_WIDE + _ROOM), top)
    bands = [(b, tops[b], most * (_HIGH + _GAP) + _GAP) for b, most in tallest.items() if most]
    named = [(month, _LEFT + i * (_WIDE + _ROOM)) for i, (month, _) in enumerate(columns)]
    return Layout(places, bands, named, _LEFT + len(columns) * (_WIDE + _ROOM), y + _GAP)


def _band(document: DocumentInfo) -> str:
    return document.level if document.level in _BANDS else "other"


def svg(chain: Chain, language: str = "vi") -> str:
    """Return the picture as SVG; it needs no other file."""
    documents, links = graph_of(chain)
    return _svg(layout(documents), links, chain.start.id, language, _sentences(chain))


def inline(chain: Chain, address: Callable[[DocumentInfo], str], label: str, language: str = "vi") -> str:
    """Return the picture to stand in a page: its documents are links, its look is that of the page's own style.

    Args:
        chain: The chain.
        address: Where a document leads to.
        label: What the picture is called for those who do not see it.
        language: Of its words.
    """
    documents, links = graph_of(chain)
    look = _Inline(address, label)
    return _svg(layout(documents), links, chain.start.id, language, _sentences(chain), look)


@dataclass(frozen=True)
class _Inline:
    address: Callable[[DocumentInfo], str]
    label: str


def _sentences(chain: Chain) -> dict[tuple[int, int], str]:
    """Return the words that say so, by the documents of an edge: citing, cited."""
    return {
        (step.origin, step.dispatch.id) if step.direction == "up" else (step.dispatch.id, step.origin):
        " ".join(step.evidence.text.split()) for step in chain
    }  # fmt: skip


def _svg(
    placed: Layout, links: Sequence[ChainLink], start: int, language: str,
    sentences: Mapping[tuple[int, int], str] | None = None, look: _Inline | None = None,
) -> str:  # fmt: skip
    vi, said = language == "vi", sentences or {}
    head = f'role="group" aria-label="{escape(look.label)}">' if look else f'role="img"><style>{_STYLE}</style>'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {placed.width} {placed.height}" width="{placed.width}"'
        f' height="{placed.height}" {head}',
        *(_marker(colour) for colour in sorted({*_COLOURS.values(), _OTHER})),
        f'<rect width="{placed.width}" height="{placed.height}" fill="#fff"/>',
    ]
    for band, top, height in placed.bands:
        words = _BANDS[band][0 if vi else 1]
        parts.append(f'<line class="line" x1="0" x2="{placed.width}" y1="{top + height}" y2="{top + height}"/>')
        parts.append(f'<text class="band" x="12" y="{top + height // 2}">{words}</text>')
    last = None
    for month, x in placed.columns:
        if month != last:
            words = "/".join(reversed(month.split("-"))) if month else ("không rõ ngày" if vi else "no date")
            parts.append(f'<text class="time" x="{x}" y="22">{words}</text>')
        last = month
    parts += [_edge(placed, link, language, said.get((link.citing, link.cited), "")) for link in links]
    parts += [_node(each, start, language, look) for each in placed.places.values()]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _marker(colour: str) -> str:
    name = colour.removeprefix("#")
    return (
        f'<defs><marker id="m{name}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7"'
        f' orient="auto"><path d="M0 0L8 4L0 8z" fill="{colour}"/></marker></defs>'
    )


def _edge(placed: Layout, link: ChainLink, language: str, sentence: str = "") -> str:
    a, b = placed.places[link.citing], placed.places[link.cited]
    colour = _COLOURS.get(link.relation, _OTHER)
    y1, y2 = a.y + _HIGH // 2, b.y + _HIGH // 2
    if a.x > b.x:
        x1, x2 = a.x, b.x + _WIDE
        bend = max(24, (x1 - x2) // 2)
        curve = f"M{x1} {y1}C{x1 - bend} {y1} {x2 + bend} {y2} {x2} {y2}"
    elif a.x < b.x:
        x1, x2 = a.x + _WIDE, b.x
        bend = max(24, (x2 - x1) // 2)
        curve = f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
    else:
        x = a.x + _WIDE  # arrows arrive on the right, as those of later documents do
        curve = f"M{x} {y1}C{x + 40} {y1} {x + 40} {y2} {x} {y2}"
    third = " third" if link.kind == "asserted" else ""
    title = f"{a.document.title} — {words_for(link.relation, language)} → {b.document.title}"
    title += f": “{_cut(sentence, 400)}”" if sentence else ""
    return (
        f'<path class="edge{third}" data-a="{link.citing}" data-b="{link.cited}" d="{curve}" stroke="{colour}"'
        f' marker-end="url(#m{colour.removeprefix("#")})"><title>{escape(title)}</title></path>'
    )


def _node(each: Placed, start: int, language: str, look: _Inline | None = None) -> str:
    document = each.document
    kind = " start" if document.id == start else "" if document.held else " stub"
    number = " ".join(part for part in (document.doc_type, document.number or f"…/{document.symbol or '?'}") if part)
    held = "" if document.held else (" (chưa có văn bản)" if language == "vi" else " (not held)")
    words = "\n".join(filter(None, (document.title + held, document.body, document.subject)))
    inner = (
        f'<title>{escape(words)}</title><rect width="{_WIDE}" height="{_HIGH}"/>'
        f'<text class="name" x="9" y="18">{escape(_cut(number, 27))}</text>'
        f'<text class="body" x="9" y="35">{escape(_cut(document.body or document.issued or "", 30))}</text>'
    )
    group = f'<g class="doc{kind}" data-id="{document.id}" transform="translate({each.x},{each.y})"'
    if look is None:
        return f'{group} tabindex="0">{inner}</g>'
    return f'{group}><a href="{escape(look.address(document))}">{inner}</a></g>'


def _cut(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def html(chain: Chain, language: str = "vi") -> str:
    """Return one page with the picture; it needs no other file and no network."""
    documents, links = graph_of(chain)
    picture = _svg(layout(documents), links, chain.start.id, language)
    words = {(step.origin, step.dispatch.id): step.evidence.text for step in chain}
    data = {
        "documents": {
            str(key): {
                "title": d.title, "body": d.body, "subject": d.subject, "held": d.held, "file": d.file,
                "issued": d.issued,
            }
            for key, d in documents.items()
        },
        "links": [
            {
                "a": link.citing, "b": link.cited, "relation": words_for(link.relation, language),
                "words": words.get((link.citing, link.cited)) or words.get((link.cited, link.citing)) or "",
            }
            for link in links
        ],
        "start": chain.start.id,
        "words": _WORDS[language if language in _WORDS else "en"],
        "cut": chain.truncated,
    }  # fmt: skip
    embedded = json.dumps(data, ensure_ascii=False).replace("&", "\\u0026").replace("<", "\\u003c")
    page = _PAGE.read_text("utf-8")
    for name, text in (("LANG", language), ("TITLE", escape(chain.start.title)), ("SVG", picture), ("DATA", embedded)):
        page = page.replace(f"<!--{name}-->", text)  # what is filled in holds no such comment: it is escaped
    return page


_WORDS = {
    "vi": {
        "search": "Tìm số, cơ quan, trích yếu…", "rests": "Căn cứ vào", "cited": "Được viện dẫn bởi",
        "absent": "chưa có văn bản", "more": "Chuỗi còn tiếp; hình này đã bị cắt.", "found": "văn bản",
        "help": "Kéo để di chuyển, lăn chuột hoặc phím + − để phóng to, mũi tên để dời, 0 để xem toàn bộ.",
    },
    "en": {
        "search": "Number, body, subject…", "rests": "Rests on", "cited": "Cited by", "absent": "not held",
        "more": "The chain goes on; this picture is cut.", "found": "documents",
        "help": "Drag to move, wheel or + − to zoom, arrows to shift, 0 to see all.",
    },
}  # fmt: skip
