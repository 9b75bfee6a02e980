"""Text search: FTS5 on SQLite, trigrams on PostgreSQL, both over a column folded in Python (no diacritics, đ as d)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from .texts import search_text

_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'"([^"]+)"')
_NUMBER = re.compile(r"\d+\S*[/\-]\S+")
_CONTEXT = 60
_COMPARED = 500  # most hits that are put in order


@dataclass(frozen=True)
class Snippet:
    """A place in the real text where the words stand."""

    text: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True)
class Query:
    """The parts of what was asked, folded: single words, phrases, numbers of documents."""

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    numbers: tuple[str, ...]

    @classmethod
    def parse(cls, asked: str) -> Query:
        """Split what a person typed; quotes hold a phrase together, `875/UBND-NV` is a number."""
        folded = search_text(asked)
        phrases = tuple(" ".join(_WORD.findall(p)) for p in _PHRASE.findall(folded))
        rest = _PHRASE.sub(" ", folded)
        numbers = tuple(number_words(n) for n in _NUMBER.findall(rest))
        words = tuple(_WORD.findall(_NUMBER.sub(" ", rest)))
        return cls(words, tuple(p for p in phrases if p), tuple(n for n in numbers if n))


def number_words(number: str | None) -> str:
    """Return a number as folded words: `875 ubnd nv`."""
    return " ".join(_WORD.findall(search_text(number or "")))


def create(connection: Connection) -> None:
    """Make the index, if it is not there."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            sa.text(
                "CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5("
                'number, subject, body, tokenize = "unicode61 remove_diacritics 0")'
            )
        )
        return
    connection.execute(
        sa.text(
            "CREATE TABLE IF NOT EXISTS search_index"
            " (rendition_id INTEGER PRIMARY KEY, number TEXT, subject TEXT, body TEXT)"
        )
    )
    if _has_trigrams(connection):
        connection.execute(
            sa.text("CREATE INDEX IF NOT EXISTS search_body ON search_index USING gin (body gin_trgm_ops)")
        )


def _has_trigrams(connection: Connection) -> bool:
    """Load pg_trgm where the server allows it; without it a search reads every text."""
    point = connection.begin_nested()
    try:
        connection.execute(sa.text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
        point.commit()
    except sa.exc.DBAPIError as error:
        if error.connection_invalidated:  # the server is gone, and nothing was forbidden
            raise
        point.rollback()
        return False
    return True


def store(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Put texts into the index that are not in it: `id` of the rendition, `number`, `subject`, `body` (folded)."""
    if not rows:
        return
    key = _key(connection)
    connection.execute(
        sa.text(f"INSERT INTO search_index ({key}, number, subject, body) VALUES (:id, :number, :subject, :body)"),
        list(rows),
    )


def remove(connection: Connection, renditions: Sequence[int]) -> None:
    """Take renditions out of the index."""
    if renditions:
        statement = sa.text(f"DELETE FROM search_index WHERE {_key(connection)} = :id")
        connection.execute(statement, [{"id": each} for each in renditions])


def _key(connection: Connection) -> str:
    return "rowid" if connection.dialect.name == "sqlite" else "rendition_id"


def find(connection: Connection, query: Query, limit: int) -> list[int]:
    """Return renditions that hold all words, best first; only those that their documents show.

    Best are those whose number and subject hold more of what was asked, then the latest. Where very many hold it, only
    those that came last are compared: to count how often words stand in a million texts takes longer than to find them.
    """
    condition, values = _matching(connection, query)
    if not values:
        return []
    key = f"s.{_key(connection)}"
    found = connection.execute(
        sa.text(
            f"SELECT {key}, s.number, s.subject, d.issued_first FROM search_index s"
            f" JOIN document d ON d.rendition_id = {key} WHERE {condition} ORDER BY {key} DESC LIMIT :limit"
        ),
        {**values, "limit": max(limit, _COMPARED)},
    ).fetchall()
    latest = sorted(found, key=lambda row: (row[3] or "", -row[0]), reverse=True)
    best = sorted(latest, key=lambda row: _standing(query, row[1] or "", row[2] or ""), reverse=True)
    return [row[0] for row in best[:limit]]


def _standing(query: Query, number: str, subject: str) -> tuple[int, int]:
    """Return how much of what was asked stands in a document's number, and in its subject."""
    parts = {*query.words, *query.phrases}
    own, told = (f" {' '.join(_WORD.findall(text))} " for text in (number, subject))
    named = sum(f" {each} " in own for each in (*query.numbers, *parts))
    return named, sum(f" {each} " in told for each in parts)


def holds(connection: Connection, query: Query, rendition: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """Return the condition that a rendition, by the column of its key, holds all words; of no words none holds."""
    condition, values = _matching(connection, query)
    key = "s.rowid" if connection.dialect.name == "sqlite" else "s.rendition_id"
    found = sa.text(f"SELECT {key} FROM search_index s WHERE {condition}").bindparams(**values)
    return rendition.in_(found.columns(sa.column("key", sa.Integer)))


def _matching(connection: Connection, query: Query) -> tuple[str, dict[str, Any]]:
    """Return the condition on a row `s` of the index in SQL, and the values in it."""
    if not (query.words or query.phrases or query.numbers):
        return "1 = 0", {}
    if connection.dialect.name == "sqlite":
        parts = [f'"{word}"' for word in query.words] + [f'"{phrase}"' for phrase in query.phrases]
        parts += [f'number : "{number}"' if number else "" for number in query.numbers]
        return "search_index MATCH :match", {"match": " AND ".join(f"({part})" for part in parts)}
    conditions, values = [], dict[str, Any]()
    for i, part in enumerate((*query.words, *query.phrases)):
        conditions.append(f"(s.body LIKE :p{i} OR s.subject LIKE :p{i})")
        values[f"p{i}"] = f"%{_escaped(part)}%"
    for i, number in enumerate(query.numbers):
        conditions.append(f"(' ' || s.number || ' ') LIKE :n{i}")
        values[f"n{i}"] = f"% {_escaped(number)} %"
    return " AND ".join(conditions), values


def _escaped(part: str) -> str:
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def snippets(text: str, query: Query, most: int = 3) -> list[Snippet]:
    """Return places of the real text where words or phrases of the query stand, in reading order."""
    folded = search_text(text)
    patterns = [r"[\W_]+".join(map(re.escape, phrase.split())) for phrase in (*query.phrases, *query.numbers)]
    if not patterns and query.words:
        patterns = [r"[\W_]+".join(map(re.escape, query.words)), *map(re.escape, query.words)]
    taken: list[Snippet] = []
    for pattern in patterns:
        for match in re.finditer(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", folded):
            if len(taken) >= most:
                break
            if all(match.end() <= s.start or match.start() >= s.end for s in taken):
                start, end = _widened(text, match.start(), match.end())
                taken.append(Snippet(" ".join(text[start:end].split()), match.start(), match.end()))
    return sorted(taken, key=lambda s: s.start)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    left, right = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    if left and (space := text.find(" ", left, start)) >= 0:
        left = space + 1
    if right < len(text) and (space := text.rfind(" ", end, right)) >= 0:
        right = space
    return left, right
