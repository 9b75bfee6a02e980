"""The lists of words of some tables of `data` as parts of regular expressions."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ..text.keys import bare_in_place
from .tables import table

TABLES = ("body_names", "citation_bounds", "line_breaks", "party_items", "task_labels")


@cache
def _lists() -> dict[str, list[str]]:
    lists = [row for name in TABLES for row in table(name)["list"]]
    return {row["name"]: [_spelled(each, row) for each in row["phrases"]] for row in lists}


def _spelled(phrase: str, row: dict[str, Any]) -> str:
    return bare_in_place(phrase) if row.get("bare") else phrase


@cache
def phrases(name: str) -> frozenset[str]:
    """Return the phrases of the list, without diacritics where it is compared so."""
    return frozenset(_lists()[name])


@cache
def any_of(name: str) -> str:
    """Return a group that matches any phrase of the list, longest first, a blank as any white space."""
    return any_phrase(_lists()[name])


def any_phrase(wanted: list[str]) -> str:
    """Return a group that matches any of the phrases, longest first, a blank as any white space."""
    ordered = sorted(wanted, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered) + ")"
