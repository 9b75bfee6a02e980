"""Gold records of what people corrected: only what somebody has looked at counts in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from schemas import Dispatch

_HEADER = ("number", "issued", "place", "subject", "secrecy", "urgency")
_ISSUER = ("name", "parent", "level", "province")
_SIGNATURE = ("authority", "title", "name")
_CITATION = ("id", "doc_type", "number", "issued", "issuer", "relation", "within")
_DEADLINE = ("id", "operator", "boundary", "last_day", "rrule", "ends", "assignees", "task", "deliver_to", "via",
             "channel", "form", "quote")  # fmt: skip


def gold_of(record: Dispatch, corrected: Iterable[str]) -> dict[str, Any]:
    """Return the gold record of a document, in the form that `evaluate` reads.

    A key is in it where a person has said its value: confirmed, mended, or said that there is none. Of a list the
    whole counts, so it is in it only where somebody has touched it and nothing of it waits for a look any more.

    Args:
        record: What the archive shows, corrections applied.
        corrected: Paths of corrections.
    """
    plain, paths = record.model_dump(mode="json"), set(corrected)
    waiting = {path.split(".")[0] for path in record.needs_review}
    touched = {path.split(".")[0] for path in paths} - waiting
    gold: dict[str, Any] = {name: plain[name] for name in _HEADER if name in touched}
    if "doc_type" in touched:
        gold["doc_type"] = (plain["doc_type"] or {}).get("code")
    for name, parts in (("issuer", _ISSUER), ("signature", _SIGNATURE)):
        said = {key: (plain[name] or {}).get(key) for key in parts if f"{name}.{key}" in paths or name in paths}
        if said:
            gold[name] = said
    for name in ("addressees", "distribution"):
        if name in touched:
            gold[name] = [item["as_written"] for item in plain[name]]
    for name, keys in (("citations", _CITATION), ("deadlines", _DEADLINE)):
        if name in touched:
            gold[name] = [{key: item[key] for key in keys} for item in plain[name]]
    return gold
