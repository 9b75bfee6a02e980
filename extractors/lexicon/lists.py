"""The lists of words of some tables of `data` as parts of regular expressions.

Kinds of bodies and offices stand in tables of their own (`NAMES`), each once, with the lists that have it: a list is
made of those and of the phrases of its own row.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ..text.keys import bare_in_place
from .tables import cells, rows, table

TABLES = ("body_names", "citation_bounds", "line_breaks", "party_items", "printed_words", "task_labels")
NAMES = ("kinds", "offices")


@cache
def _lists() -> dict[str, list[str]]:
    lists = [row for name in TABLES for row in table(name)["list"]]
    return {row["name"]: _phrases(row) for row in lists}


def _phrases(row: dict[str, Any]) -> list[str]:
    named = [_spelled(name, row) for name in listed(row["name"])]
    found = [*named, *row.get("phrases", ())]
    return list(dict.fromkeys(map(bare_in_place, found) if row.get("bare") else found))


def _spelled(name: str, row: dict[str, Any]) -> str:
    """Return the name as the list compares it."""
    if row.get("first"):
        name = name.split()[0]
    return name.lower() if row.get("small") else name.upper() if row.get("capital") else name


@cache
def _listed() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in (row for name in NAMES for row in rows(name)):
        for each in row["lists"].split():
            found.setdefault(each, []).extend(cells(row["name"]))
    return found


def listed(name: str) -> tuple[str, ...]:
    """Return the kinds of bodies and the offices that stand in the list, as running text writes them."""
    return tuple(_listed().get(name, ()))


def ordered(name: str) -> tuple[str, ...]:
    """Return the phrases of the list as they stand in the tables, without diacritics where it is compared so."""
    return tuple(_lists()[name])


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
