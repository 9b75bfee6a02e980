"""The word lists of `data/citation_bounds.toml` as parts of regular expressions."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, list[str]]:
    text = files("extractors").joinpath("data/citation_bounds.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def any_of(name: str) -> str:
    """Return a group that matches any phrase of the list, longest first, a blank as any white space."""
    phrases = sorted(_lists()[name], key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases) + ")"
