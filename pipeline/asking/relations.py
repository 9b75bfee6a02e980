"""Why a document is cited, in the words of the reader and of published vocabularies."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.text.keys import bare_words
from schemas import CongVanError

_FILE = Path(__file__).parent / "data" / "relations.toml"


class UnknownRelationError(CongVanError):
    """A word that names no relation; the text lists those there are."""


@dataclass(frozen=True)
class RelationWords:
    """One relation in other words; null where a vocabulary has none for it."""

    relation: str
    vi: str
    """Of the document that cites: `thực hiện`."""
    en: str
    vbpl: str | None = None
    """Label of the national database of legal documents (vbpl.vn), active / passive."""
    eli: str | None = None
    """Property of the European Legislation Identifier's ontology."""
    akoma_ntoso: str | None = None
    """Element or modification of Akoma Ntoso."""

    def to_dict(self) -> dict[str, str | None]:
        """Return the names for JSON."""
        return {"vi": self.vi, "en": self.en, "vbpl": self.vbpl, "eli": self.eli, "akoma_ntoso": self.akoma_ntoso}


@cache
def relation_table() -> dict[str, RelationWords]:
    """Return every relation of a record with its words."""
    rows = tomllib.loads(_FILE.read_text("utf-8"))["relation"]
    return {row["relation"]: RelationWords(**row) for row in rows}


def relation_of(words: str) -> str:
    """Return the relation that words name: its code, or its Vietnamese or English words, diacritics optional.

    >>> relation_of("thực hiện"), relation_of("replies to"), relation_of("basis")
    ('implements', 'replies_to', 'basis')

    Raises:
        UnknownRelationError: They name none.
    """
    table = relation_table()
    if words in table:
        return words
    folded = bare_words(words.replace("_", " "))
    for code, row in table.items():
        if folded in (bare_words(code.replace("_", " ")), bare_words(row.vi), bare_words(row.en)):
            return code
    listed = ", ".join(f"{code} ({row.vi})" for code, row in table.items())
    raise UnknownRelationError(f"{words!r} is no relation; there are: {listed}")


def words_for(relation: str, language: str = "vi") -> str:
    """Return the words for a relation, in Vietnamese (`vi`) or English (`en`)."""
    row = relation_table()[relation]
    return row.vi if language == "vi" else row.en
