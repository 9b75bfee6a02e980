"""Groups of bodies ("các sở, ban, ngành"): the words for each and who belongs to it, as in `data/groups.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractors.text.keys import bare_words

from .identity import AgencyId

ANYBODY = "anybody"
"""The group whose members the words do not tell."""
_FILE = Path(__file__).parent / "data" / "groups.toml"
_COMMITTEE = "uy ban nhan dan"


@dataclass(frozen=True, slots=True)
class GroupOfBodies:
    """A kind of group."""

    words: re.Pattern[str]
    """The words for it, of folded text."""
    level: str | None
    """Where its members stand; None where that does not matter."""
    begins: tuple[str, ...]
    """What the folded names of its members begin with."""
    excepted: tuple[str, ...]

    def has(self, agency: AgencyId) -> bool:
        """Tell whether a body belongs to groups of this kind."""
        begins = f"{agency.body} ".startswith(self.begins) and not agency.body.startswith(self.excepted)
        return begins and self.level in (None, agency.level)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))


@cache
def groups() -> dict[str, GroupOfBodies]:
    """Return the kinds of groups by their names; `ANYBODY` is one that has no known member."""
    return {row["name"]: _group(row) for row in _data()["group"]}


def _group(row: dict[str, Any]) -> GroupOfBodies:
    words = [rf"\b{_any(row['words'])}\b"]
    if row.get("committees_of"):
        words.append(rf"\b{_COMMITTEE} (?:cac |\d+ )?{_any(row['committees_of'])}\b")
    begins = tuple(f"{bare_words(name)} " for name in row.get("begins", ()))
    return GroupOfBodies(
        re.compile("|".join(words)), row.get("level"), begins, tuple(map(bare_words, row.get("except", ())))
    )


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(bare_words, words))})"


def folded(written: str) -> str:
    """Return the words of an item without diacritics, "UBND" spelled out, and without the head of what it names."""
    return re.sub(r"\bubnd\b", _COMMITTEE, _heads().sub("", bare_words(written)))


@cache
def _heads() -> re.Pattern[str]:
    row = _data()["heads"]
    return re.compile(rf"^(?:{_any(row['behind'])} )?{_any(row['words'])} (?={_any(row['before'])}\b)")


@cache
def _several() -> re.Pattern[str]:
    row = _data()["several"]
    return re.compile(
        rf"\b{_COMMITTEE} {_any(row['first'])} (?:va )?{_any(row['then'])}\b|\bcac\b|\b\d+ {_any(row['first'])}\b"
    )


def names_several(words: str) -> bool:
    """Tell whether folded words name several bodies: "các", a number of territories, or several kinds in a row."""
    return _several().search(words) is not None
