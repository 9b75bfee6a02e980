"""One record on its own text: a page on which every value, and every number or date that is none, is marked.

`explain` gives a page that needs no server and loads nothing: text, record, styles and script stand in one file. What
comes from the document is escaped, a policy in the page lets only its own script run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from extractors.document import DocumentText
from schemas import Dispatch
from schemas.dispatch import Refusal

from .labels import GROUPS, REASONS, REFUSED, Label, field_label, group_of
from .style import SCRIPT, STYLE

_HIDDEN = re.compile(
    r"^(?:number(?:\.as_written|\.canonical)?|doc_type\.name|signature\..*|.*\.(?:canonical|kind|issuer_as_written)"
    r"|citations\.\d+\.mentions\.\d+\.text)$"
)
"""Values that say again what others say: listed below all others."""
# Control characters and those that turn the direction of writing are shown as a sign, never carried out.
_UNSAFE = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")


_KEYS = Label(
    "Phím: j k giá trị sau, trước · n giá trị cần xem lại · x số, ngày bị bỏ · Esc bỏ chọn",
    "Keys: j k next, previous value · n next to review · x next refusal · Esc clear",
)


@dataclass(frozen=True)
class _Value:
    """A value of the record with its evidence."""

    index: int
    path: str
    value: Any
    rule: str
    confidence: float
    spans: tuple[tuple[int, int], ...]
    candidates: tuple[str, ...]
    review: bool

    @property
    def group(self) -> str:
        return group_of(self.path)


def explain(record: Dispatch, document: DocumentText, *, language: str = "vi") -> str:
    """Return the page of the record, which carries its refusals; `language` (`vi`, `en`) is the one shown at first."""
    values = _values(record)
    refused = record.refusals or ()
    script_hash = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{script_hash}'; base-uri 'none'"
    title = _title(record)
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language}" data-lang="{language}">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">',
            f"<title>{_safe(title)}</title><style>{STYLE}</style></head>",
            f"<body>{_head(record, title, values, refused)}",
            '<main><section class="text" aria-label="Văn bản · Text">',
            f'<div class="page">{_text(document, values, refused)}</div></section>',
            f'<aside aria-label="Bản ghi · Record">{_list(values)}{_refusals(refused)}</aside></main>',
            '<div id="card" role="status" aria-live="polite" hidden></div>',
            f"<script>{SCRIPT}</script></body></html>",
        ]
    )


def _values(record: Dispatch) -> list[_Value]:
    data = record.model_dump(mode="json", exclude={"evidence"})
    review = set(record.needs_review)
    return [
        _Value(
            index, path, _at(data, path), evidence.rule, evidence.confidence,
            tuple((s.start, s.end) for s in evidence.spans), evidence.candidates, path in review,
        )
        for index, (path, evidence) in enumerate(record.evidence.items())
    ]  # fmt: skip


def _at(data: Any, path: str) -> Any:
    for key in path.split("."):
        if isinstance(data, list):
            data = data[int(key)] if int(key) < len(data) else None
        elif isinstance(data, dict):
            data = data.get(key)
    return data


def _title(record: Dispatch) -> str:
    number = record.number.as_written if record.number else ""
    return " · ".join(part for part in (number, record.file.name) if part)


# --- the text ---------------------------------------------------------------------------------------------------------


def _text(document: DocumentText, values: Sequence[_Value], refused: Sequence[Refusal]) -> str:
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
    opened: dict[int, list[_Value]] = {}
    closed: dict[int, list[_Value]] = {}
    for value in values:
        for start, end in value.spans:
            if start < end:
                opened.setdefault(start, []).append(value)
                closed.setdefault(end, []).append(value)
    refused_at = {refusal.start: index for index, refusal in enumerate(refused)}
    refused_until: tuple[int, int] | None = None
    active: list[_Value] = []
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
            safe = _safe(text[start:end])
            if refused_until:
                safe = _underlined(safe, refused_until[0], refused[refused_until[0]], start)
            out.append(_piece(safe, start, active, first))
    return "".join(out)


def _underlined(safe: str, index: int, refusal: Refusal, start: int) -> str:
    anchor = f' id="r{index}"' if start == refusal.start else ""
    reason = REASONS[refusal.reason]
    title = _safe(f"{reason.vi} · {reason.en}")
    return f'<span class="refused"{anchor} data-r="{index}" tabindex="-1" title="{title}">{safe}</span>'


def _piece(safe: str, start: int, active: Sequence[_Value], first: set[int]) -> str:
    if not active:
        return safe
    narrow = min(active, key=lambda value: _rank(value, start))
    anchors = [v.index for v in active if v.index not in first]
    first.update(anchors)
    marks = "".join(f'<a id="m{index}"></a>' for index in anchors)
    review = " review" if any(v.review for v in active) else ""
    indices = " ".join(str(v.index) for v in {v.index: v for v in active}.values())
    return f'{marks}<mark class="{narrow.group}{review}" data-v="{indices}" tabindex="-1">{safe}</mark>'


def _rank(value: _Value, start: int) -> tuple[bool, bool, int]:
    """Rank the values that rest on a piece: the one that colours it is read here, and from the fewest characters."""
    inside = next(((s, e) for s, e in value.spans if s <= start < e), value.spans[0])
    return _HIDDEN.match(value.path) is not None, inside != value.spans[0], inside[1] - inside[0]


def _page_starts(document: DocumentText) -> dict[int, int]:
    """Return the pages after the first by the character that they begin with."""
    starts: dict[int, int] = {}
    last = None
    for line in document.lines:
        if line.page is not None and last is not None and line.page > last:
            starts[line.start] = line.page
        last = line.page if line.page is not None else last
    return starts


# --- the record -------------------------------------------------------------------------------------------------------


def _head(record: Dispatch, title: str, values: Sequence[_Value], refused: Sequence[Refusal]) -> str:
    counts = dict.fromkeys(GROUPS, 0)
    for value in values:
        if not _HIDDEN.match(value.path):
            counts[value.group] += 1
    buttons = "".join(
        f'<button type="button" class="key {name}" data-group="{name}" aria-pressed="true">'
        f"{_both(label)} <b>{counts[name]}</b></button>"
        for name, label in GROUPS.items()
        if counts[name]
    )
    if refused:
        buttons += (
            f'<button type="button" class="key refusal" data-group="refusal" aria-pressed="true">'
            f"{_both(REFUSED)} <b>{len(refused)}</b></button>"
        )
    review = sum(v.review for v in values)
    told = Label(f"{review} giá trị cần xem lại", f"{review} to review") if review else None
    issuer = record.issuer.name or ""
    return (
        f"<header><div><h1>{_safe(title)}</h1><p>{_safe(issuer)}"
        f"{f'<span class=warn>{_both(told)}</span>' if told else ''}</p></div>"
        '<button type="button" id="language" lang="en"><span class="vi" lang="en">English</span>'
        '<span class="en" lang="vi">Tiếng Việt</span></button>'
        f'<nav aria-label="Chú giải · Legend">{buttons}</nav><p class="keys">'
        f"{_both(_KEYS)}</p></header>"
    )


def _list(values: Sequence[_Value]) -> str:
    sections = []
    for name, label in GROUPS.items():
        inside = [v for v in values if v.group == name and not _HIDDEN.match(v.path)]
        if inside:
            sections.append(
                f'<section class="{name}" data-group="{name}"><h2>{_both(label)}</h2>{_items(inside)}</section>'
            )
    rest = [v for v in values if _HIDDEN.match(v.path)]
    if rest:
        label = Label("Các giá trị khác", "Other values")
        rows = "".join(_row(v, field_label(_names(v.path.split(".")))) for v in rest)
        sections.append(f"<details><summary>{_both(label)} ({len(rest)})</summary><ul>{rows}</ul></details>")
    return "".join(sections)


def _items(values: Sequence[_Value]) -> str:
    """Return the rows; those of one citation, deadline, party or signature together."""
    out: list[str] = []
    current = None
    for value in values:
        parts = value.path.split(".")
        item = ".".join(parts[:2]) if len(parts) > 2 and parts[1].isdigit() else None
        label = None
        if item != current:
            out.append("</ul></li>" if current is not None else "")
            if item is not None:
                name, number = field_label([parts[0]]), int(parts[1]) + 1
                numbered = Label(f"{name.vi} {number}", f"{name.en} {number}")
                label = numbered if parts[-1] == "as_written" else None  # a party's own words need no name of their own
                out.append('<li class="item">' + ("" if label else f"<h3>{_both(numbered)}</h3>") + "<ul>")
            current = item
        out.append(_row(value, label or field_label(_names(parts)[1 if item else 0 :])))
    out.append("</ul></li>" if current is not None else "")
    return f"<ul>{''.join(out)}</ul>"


def _names(parts: Sequence[str]) -> list[str]:
    """Return the parts of a path that are no index."""
    return [part for part in parts if not part.isdigit()]


def _row(value: _Value, label: Label) -> str:
    shown = value.value
    if isinstance(shown, (dict, list)):
        shown = shown.get("as_written") or json.dumps(shown, ensure_ascii=False) if isinstance(shown, dict) else shown
    words = "—" if shown is None else " ".join(str(shown).split())
    if len(words) > 220:
        words = words[:219] + "…"
    notes = [f"{value.path} · {value.rule}"]
    if len(value.spans) > 1:
        notes.append(f"{len(value.spans)} ⧉")
    if value.candidates:
        notes.append("? " + " · ".join(value.candidates))
    flag = f'<span class="warn">{_both(Label("xem lại", "review"))}</span>' if value.review else ""
    target = f"#m{value.index}" if value.spans else "#"
    return (
        f'<li><a class="value{" review" if value.review else ""}" href="{target}" data-i="{value.index}">'
        f'<span class="name">{_both(label)}</span><span class="what">{_safe(words)}</span>'
        f'<span class="sure" style="--sure:{round(100 * value.confidence)}%">{value.confidence:.2f}</span>{flag}'
        f"<small>{_safe('  ·  '.join(notes))}</small></a></li>"
    )


def _refusals(refused: Sequence[Refusal]) -> str:
    if not refused:
        return ""
    rows = "".join(
        f'<li><a class="value" href="#r{index}" data-x="{index}"><span class="what">{_safe(each.text)}</span>'
        f'<span class="why">{_both(REASONS[each.reason])}</span></a></li>'
        for index, each in enumerate(refused)
    )
    return f'<section class="refusal" data-group="refusal"><h2>{_both(REFUSED)}</h2><ul>{rows}</ul></section>'


def _both(label: Label) -> str:
    if label.vi == label.en:
        return _safe(label.vi)
    return f'<span class="vi" lang="vi">{_safe(label.vi)}</span><span class="en" lang="en">{_safe(label.en)}</span>'


def _safe(words: str) -> str:
    return escape(_UNSAFE.sub("\ufffd", words))


def page_name(name: str, taken: Iterable[str] = ()) -> str:
    """Return a file name for the page of a file, safe on every system and not taken: `dispatch.docx.html`."""
    plain = re.sub(r"[^\w.\- ]+", "_", name.replace("/", "_")).strip(". ")[:150] or "page"
    used, number, result = {each.lower() for each in taken}, 2, f"{plain}.html"
    while result.lower() in used:
        result, number = f"{plain}-{number}.html", number + 1
    return result
