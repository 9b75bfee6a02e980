"""Reads the tables of `extractors/data`.

`NAME.tsv` is tab-separated, one heading line, `#` begins a remark line; `NAME.toml` holds rows with their reasons and
examples.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `extractors/data/TABLE.tsv`; empty cells and missing last cells are empty strings."""
    lines = (DATA / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    heading, *body = kept
    return tuple(dict(zip(heading, line + [""] * len(heading), strict=False)) for line in body)


@cache
def table(name: str) -> dict[str, Any]:
    """Return what `extractors/data/NAME.toml` says; not to be changed by who reads it."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def cells(text: str) -> list[str]:
    """Return the parts of a cell that holds a list, separated by `|`."""
    return [part.strip() for part in text.split("|") if part.strip()]
