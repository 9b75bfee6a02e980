"""What bodies and people do, and what they are asked to do: one table of verbs (`data/acting.toml`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from ..lexicon.lists import any_phrase
from ..lexicon.tables import table

KINDS = ("modal", "verb", "weak")
_WHY = {
    "modal": "begin the predicate wherever they stand",
    "verb": "what a party does",
    "weak": "verbs that tell what a party does or which of a kind are meant",
}


@cache
def verb_lists() -> dict[str, Any]:
    """Return the verbs by their kinds, each a list of words with its `why`."""
    rows = table("acting")["verbs"]
    return {kind: {"why": _WHY[kind], "words": [w for row in rows for w in row.get(kind, ())]} for kind in KINDS}


@cache
def asked() -> str:
    """Return the pattern of a verb that asks for something on a day: "nộp", "tổ chức", "về dự"."""
    rows = [row for row in table("acting")["verbs"] if row.get("asked")]
    words = [word for row in rows for kind in (*KINDS, "other") for word in row.get(kind, ())]
    return rf"{_any(words, (each for row in rows for each in row.get('bounded', ())))}(?!\w)"


@cache
def callers() -> str:
    """Return the pattern of who acts or is asked, up to the verb; who acts is the group `doer`."""
    rows, told, between = table("acting")["doers"], table("acting")["told"], table("acting")["between"]
    words = [word for row in rows for word in row.get("phrases", ())]
    who = _any(words, (each for row in rows for each in row.get("bounded", ())))
    no_told = rf"(?!{_any(told['phrases'], told['bounded'])}(?!\w))"
    doer = rf"(?P<doer>{who}(?!\w)(?:\s+(?:{no_told}[^\W\d]+,?\s+){{0,11}}?|\s))"
    asks = rf"{any_phrase(table('acting')['asks']['phrases'])}\s+(?:[^\W\d]+,?\s+){{0,8}}?"
    return rf"(?:{doer}(?:{any_phrase(between['phrases'])}\s+)*|{asks})"


def _any(words: list[str], bounded: Iterable[dict[str, str]]) -> str:
    """Return a group that matches any of the words, or of those that are bound by what follows."""
    forms = [f"{any_phrase([row['phrase']])}{_bound(row)}" for row in bounded]
    return f"(?:{'|'.join([any_phrase(words), *forms])})"


def _bound(row: dict[str, str]) -> str:
    return f"(?!{row['not']})" if "not" in row else f"(?={row['only']})"
