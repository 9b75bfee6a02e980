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

from extractors.document import DocumentText
from schemas import Dispatch
from schemas.dispatch import Refusal

from .labels import GROUPS, REASONS, REFUSED, Label, field_label
from .marks import marked_text
from .style import SCRIPT, STYLE
from .values import HIDDEN, Value, both, safe, values_of

_KEYS = Label(
    "Phím: j k giá trị sau, trước · n giá trị cần xem lại · x số, ngày bị bỏ · Esc bỏ chọn",
    "Keys: j k next, previous value · n next to review · x next refusal · Esc clear",
)


def explain(record: Dispatch, document: DocumentText, *, language: str = "vi") -> str:
    """Return the page of the record, which carries its refusals; `language` (`vi`, `en`) is the one shown at first."""
    values = values_of(record)
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
            f"<title>{safe(title)}</title><style>{STYLE}</style></head>",
            f"<body>{_head(record, title, values, refused)}",
            '<main><section class="text" aria-label="Văn bản · Text">',
            f'<div class="page">{marked_text(document, values, refused)}</div></section>',
            f'<aside aria-label="Bản ghi · Record">{_list(values)}{_refusals(refused)}</aside></main>',
            '<div id="card" role="status" aria-live="polite" hidden></div>',
            f"<script>{SCRIPT}</script></body></html>",
        ]
    )


def _title(record: Dispatch) -> str:
    number = record.number.as_written if record.number else ""
    return " · ".join(part for part in (number, record.file.name) if part)


def _head(record: Dispatch, title: str, values: Sequence[Value], refused: Sequence[Refusal]) -> str:
    counts = dict.fromkeys(GROUPS, 0)
    for value in values:
        if not HIDDEN.match(value.path):
            counts[value.group] += 1
    buttons = "".join(
        f'<button type="button" class="key {name}" data-group="{name}" aria-pressed="true">'
        f"{both(label)} <b>{counts[name]}</b></button>"
        for name, label in GROUPS.items()
        if counts[name]
    )
    if refused:
        buttons += (
            f'<button type="button" class="key refusal" data-group="refusal" aria-pressed="true">'
            f"{both(REFUSED)} <b>{len(refused)}</b></button>"
        )
    review = sum(v.review for v in values)
    told = Label(f"{review} giá trị cần xem lại", f"{review} to review") if review else None
    issuer = record.issuer.name or ""
    return (
        f"<header><div><h1>{safe(title)}</h1><p>{safe(issuer)}"
        f"{f'<span class=warn>{both(told)}</span>' if told else ''}</p></div>"
        '<button type="button" id="language" lang="en"><span class="vi" lang="en">English</span>'
        '<span class="en" lang="vi">Tiếng Việt</span></button>'
        f'<nav aria-label="Chú giải · Legend">{buttons}</nav><p class="keys">'
        f"{both(_KEYS)}</p></header>"
    )


def _list(values: Sequence[Value]) -> str:
    sections = []
    for name, label in GROUPS.items():
        inside = [v for v in values if v.group == name and not HIDDEN.match(v.path)]
        if inside:
            sections.append(
                f'<section class="{name}" data-group="{name}"><h2>{both(label)}</h2>{_items(inside)}</section>'
            )
    rest = [v for v in values if HIDDEN.match(v.path)]
    if rest:
        label = Label("Các giá trị khác", "Other values")
        rows = "".join(_row(v, field_label(_names(v.path.split(".")))) for v in rest)
        sections.append(f"<details><summary>{both(label)} ({len(rest)})</summary><ul>{rows}</ul></details>")
    return "".join(sections)


def _items(values: Sequence[Value]) -> str:
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
                out.append('<li class="item">' + ("" if label else f"<h3>{both(numbered)}</h3>") + "<ul>")
            current = item
        out.append(_row(value, label or field_label(_names(parts)[1 if item else 0 :])))
    out.append("</ul></li>" if current is not None else "")
    return f"<ul>{''.join(out)}</ul>"


def _names(parts: Sequence[str]) -> list[str]:
    """Return the parts of a path that are no index."""
    return [part for part in parts if not part.isdigit()]


def _row(value: Value, label: Label) -> str:
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
    flag = f'<span class="warn">{both(Label("xem lại", "review"))}</span>' if value.review else ""
    target = f"#m{value.index}" if value.spans else "#"
    return (
        f'<li><a class="value{" review" if value.review else ""}" href="{target}" data-i="{value.index}">'
        f'<span class="name">{both(label)}</span><span class="what">{safe(words)}</span>'
        f'<span class="sure" style="--sure:{round(100 * value.confidence)}%">{value.confidence:.2f}</span>{flag}'
        f"<small>{safe('  ·  '.join(notes))}</small></a></li>"
    )


def _refusals(refused: Sequence[Refusal]) -> str:
    if not refused:
        return ""
    rows = "".join(
        f'<li><a class="value" href="#r{index}" data-x="{index}"><span class="what">{safe(each.text)}</span>'
        f'<span class="why">{both(REASONS[each.reason])}</span></a></li>'
        for index, each in enumerate(refused)
    )
    return f'<section class="refusal" data-group="refusal"><h2>{both(REFUSED)}</h2><ul>{rows}</ul></section>'


def page_name(name: str, taken: Iterable[str] = ()) -> str:
    """Return a file name for the page of a file, safe on every system and not taken: `dispatch.docx.html`."""
    plain = re.sub(r"[^\w.\- ]+", "_", name.replace("/", "_")).strip(". ")[:150] or "page"
    used, number, result = {each.lower() for each in taken}, 2, f"{plain}.html"
    while result.lower() in used:
        result, number = f"{plain}-{number}.html", number + 1
    return result
