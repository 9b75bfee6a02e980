"""Accuracy by field: extraction records against gold records that people who read the documents wrote down."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from schemas import CongVanError

from . import scoring
from .scoring import Tally

Record = dict[str, Any]

_SCALARS: tuple[tuple[tuple[str, ...], scoring.Same], ...] = (
    (("doc_type",), scoring.same_value),
    (("issuer", "name"), scoring.same_name),
    (("issuer", "parent"), scoring.same_name),
    (("issuer", "province"), scoring.same_name),
    (("number", "serial"), scoring.same_number),
    (("number", "symbol"), scoring.same_number),
    (("place",), scoring.same_name),
    (("issued",), scoring.same_value),
    (("subject",), scoring.same_subject),
    (("secrecy",), scoring.same_value),
    (("urgency",), scoring.same_value),
    (("signature", "title"), scoring.same_name),
    (("signature", "name"), scoring.same_name),
)


def load_gold(folder: Path) -> dict[str, Record]:
    """Read `NAME.json` of every document; raises `CongVanError` where there is none."""
    gold = {file.stem: json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.json"))}
    if not gold:
        raise CongVanError(f"no gold records (NAME.json) in {folder}")
    return gold


def joined(parts: Sequence[Record]) -> Record:
    """Return one record for a file of several dispatches, to be scored against the file's gold record.

    Header, parties and signature are those of the first; citations and deadlines are those of all, doubles once, and
    without what a later dispatch cites of the first, which is no document that the file cites. What a later part says
    of confidence and evidence stays under the places that its items have in the list.
    """
    first, *others = parts
    if not others:
        return first
    whole = {**first, "evidence": dict(first.get("evidence") or {})}
    number = first.get("number") or {}
    own = scoring.fold_number(f"{number.get('serial')}/{number.get('symbol')}")
    for key, told_apart in (("citations", ("number", "issued")), ("deadlines", ("boundary", "rrule", "quote"))):
        items = list(first.get(key) or [])
        for part in others:
            known = {tuple(str(item.get(name)) for name in told_apart) for item in items}
            for index, item in enumerate(part.get(key) or []):
                if tuple(str(item.get(name)) for name in told_apart) in known:
                    continue
                if key == "citations" and scoring.fold_number(item.get("number")) == own:
                    continue
                _move_evidence(part, f"{key}.{index}.", whole["evidence"], f"{key}.{len(items)}.")
                items.append(item)
        whole[key] = items
    return whole


def _move_evidence(part: Record, old: str, evidence: Record, new: str) -> None:
    for path, value in (part.get("evidence") or {}).items():
        if path.startswith(old):
            evidence[new + path.removeprefix(old)] = value


def score(gold: dict[str, Record], predicted: dict[str, Record]) -> Tally:
    """Score every gold document; one without a prediction counts as wholly missed."""
    tally = Tally()
    for name, record in gold.items():
        score_document(tally, name, record, predicted.get(name, {}))
    return tally


def score_document(tally: Tally, name: str, gold: Record, got: Record) -> None:
    """Score one document. Only keys that the gold record has count; null or [] there means "there is none"."""
    tally.document = name
    for path, same in _SCALARS:
        holder = gold if len(path) == 1 else gold.get(path[0]) or {}
        if path[-1] in holder:
            value = _get(got, *path)
            if path == ("doc_type",) and isinstance(value, dict):
                value = value.get("code")
            where = "doc_type.code" if path == ("doc_type",) else ".".join(path)
            tally.value("header." + ".".join(path), name, _get(gold, *path), value, same, where)
    signature = gold.get("signature") or {}
    if "authority" in signature:
        tally.pairs(
            "header.signature.authority", name, signature["authority"] or [],
            _get(got, "signature", "authority") or [], scoring.same_name, path="signature.authority.{}",
        )  # fmt: skip
    for key in ("addressees", "distribution"):
        if key in gold:
            items = [item.get("as_written", "") if isinstance(item, dict) else item for item in got.get(key) or []]
            tally.pairs(key, name, gold[key], items, scoring.same_item, path=f"{key}.{{}}.as_written")
    if "citations" in gold:
        _score_citations(tally, name, gold["citations"], got.get("citations") or [])
    if "deadlines" in gold:
        _score_deadlines(tally, name, gold["deadlines"], got.get("deadlines") or [])


def _score_citations(tally: Tally, name: str, gold: list[Record], got: list[Record]) -> None:
    outer = {c.get("id"): c.get("number") for c in gold}
    inner = {c.get("id"): c.get("number") for c in got}
    for path, label, g, p in _paired(tally, name, "citations", gold, got):
        if "within" in g:
            wanted, number = outer.get(g["within"]), inner.get(p.get("within"))
            tally.value("citations.within", label, wanted, number, scoring.same_number, f"{path}.within")


def _score_deadlines(tally: Tally, name: str, gold: list[Record], got: list[Record]) -> None:
    for path, label, g, p in _paired(tally, name, "deadlines", gold, got):
        if "assignees" in g:
            tally.pairs(
                "deadlines.assignees", label, g["assignees"] or [], p.get("assignees") or [],
                scoring.same_assignee, path=f"{path}.assignees.{{}}",
            )  # fmt: skip


def _paired(
    tally: Tally, name: str, kind: str, gold: list[Record], got: list[Record]
) -> list[tuple[str, str, Record, Record]]:
    """Score which items were found, and their plain values; return path, label, gold and found of each pair."""
    same_item, values = _ITEMS[kind]
    wanted, spare = _split(gold)
    places = {id(item): f"{kind}.{index}" for index, item in enumerate(got)}
    paired = []
    for g, p in tally.pairs(kind, name, wanted, got, same_item, spare, f"{kind}.{{}}"):
        path, label = places[id(p)], f"{name} {g.get('number') or g.get('quote', '')[:40]}"
        for key, same in values:
            if key in g:
                tally.value(f"{kind}.{key}", label, g[key], p.get(key), same, f"{path}.{key}")
        paired.append((path, label, g, p))
    return paired


def _split(gold: list[Record]) -> tuple[list[Record], list[Record]]:
    """Return what the gold demands, and what it marks `optional`."""
    return [g for g in gold if not g.get("optional")], [g for g in gold if g.get("optional")]


def _same_citation(gold: Record, got: Record) -> bool:
    """The same number and year; without a number the same type, no other date, and words of one place."""
    if gold.get("number"):
        if not scoring.same_number(gold["number"], got.get("number") or ""):
            return False
        years = [str(record.get("issued") or "")[:4] for record in (gold, got)]
        return not (years[0] and years[1]) or years[0] == years[1]
    issued, other = gold.get("issued"), got.get("issued")
    if not scoring.same_value(gold.get("doc_type"), got.get("doc_type")) or (issued and other and issued != other):
        return False
    said = (
        " ".join(m.get("text", "") for m in got.get("mentions") or []) or got.get("quote") or got.get("subject") or ""
    )
    return scoring.overlap(gold.get("quote") or gold.get("subject") or "", said) or (
        bool(issued) and issued == other and not said
    )


def _same_deadline(gold: Record, got: Record) -> bool:
    """The same rule or boundary, in quotes of one place."""
    if gold.get("rrule") or got.get("rrule"):
        if not (gold.get("rrule") and got.get("rrule") and scoring.same_rrule(gold["rrule"], got["rrule"])):
            return False
    elif not scoring.same_boundary(gold.get("boundary"), got.get("boundary")):
        return False
    return scoring.overlap(gold.get("quote", ""), got.get("quote", "")) or not gold.get("quote")


_ITEMS: dict[str, tuple[scoring.Same, tuple[tuple[str, scoring.Same], ...]]] = {
    "citations": (
        _same_citation,
        (
            ("doc_type", scoring.same_value),
            ("issued", scoring.same_value),
            ("issuer", scoring.same_body),
            ("relation", scoring.same_value),
        ),
    ),
    "deadlines": (
        _same_deadline,
        (
            ("operator", scoring.same_value),
            ("last_day", scoring.same_value),
            ("deliver_to", scoring.same_name),
        ),
    ),
}
"""Kinds of items: when two are one, and the values that a pair is scored by."""


def _get(record: Any, *path: str) -> Any:
    for key in path:
        if not isinstance(record, dict):
            return None
        record = record.get(key)
    return record
