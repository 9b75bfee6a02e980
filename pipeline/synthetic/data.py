"""The generator's own tables, and a choice among them that only the seed decides."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

Row = dict[str, Any]
DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> Row:
    """Return `data/NAME.toml`."""
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def words(rng: Random, key: str) -> str:
    """Draw one of the words that `words.toml` lists under this key."""
    chosen: str = rng.choice(table("words")[key])
    return chosen


def in_year(rows: list[Row], year: int) -> list[Row]:
    """Return the bodies that bore their name in that year."""
    return [row for row in rows if row.get("from", 0) <= year <= row.get("until", 9999)]


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]
