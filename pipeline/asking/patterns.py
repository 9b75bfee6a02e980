"""Chain patterns: `huyện > Sở Nội vụ > Ban Thi đua - Khen thưởng Trung ương`.

Each part is a word for a level or the name of an agency, diacritics optional; the document of each part rests directly
on that of the next.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from extractors.text.keys import bare_words
from schemas import CongVanError

from ..linking.identity import identify
from ..linking.territory import province_name
from .graph import FOLLOWED, best_edges, make_step
from .lookup import by_ids, first_mentions
from .results import ChainMatch, DocumentInfo

MAX_CHAINS = 1000
_PARTY = (
    "({a}.body LIKE '%tinh uy' OR {a}.body LIKE '%huyen uy' OR {a}.body LIKE '%dang uy%' OR {a}.body LIKE 'ban bi thu%'"
    " OR {a}.body LIKE 'bo chinh tri%' OR {a}.body LIKE '%trung uong dang%' OR {a}.body LIKE 'chi bo%')"
)
_LEVEL_WORDS: dict[str, str] = {
    **dict.fromkeys(("trung uong", "tw", "cap trung uong"), "{d}.level = 'central'"),
    **dict.fromkeys(
        ("bo", "bo nganh", "cap bo"),
        "{d}.level = 'central' AND {a}.body LIKE 'bo %' AND {a}.body NOT LIKE 'bo chinh tri%'",
    ),
    **dict.fromkeys(
        ("tinh", "tinh thanh pho"),
        "{d}.level = 'province' AND ({a}.body IS NULL OR {a}.body LIKE 'uy ban nhan dan%'"
        " OR {a}.body LIKE 'hoi dong nhan dan%' OR {a}.body LIKE '%tinh uy')",
    ),
    "cap tinh": "{d}.level = 'province'",
    **dict.fromkeys(("so", "so nganh", "so ban nganh"), "({a}.body LIKE 'so %' OR {d}.issuer_fold LIKE 'so %')"),
    **dict.fromkeys(("huyen", "quan", "thi xa", "cap huyen", "quan huyen"), "{d}.level = 'district'"),
    **dict.fromkeys(("xa", "phuong", "thi tran", "dac khu", "cap xa", "xa phuong"), "{d}.level = 'commune'"),
    **dict.fromkeys(("dang", "co quan dang", "cap uy"), _PARTY),
    **dict.fromkeys(("*", ""), "1 = 1"),
}


class PatternError(CongVanError):
    """A chain pattern that cannot be understood."""


@dataclass(frozen=True)
class Part:
    """One part of a pattern, as SQL over the document `{d}` and its agency `{a}`."""

    words: str
    condition: str
    values: tuple[str, ...] = ()

    def sql(self, i: int) -> tuple[str, dict[str, str]]:
        """Return the condition for the i-th document of a chain, and its parameters."""
        text = self.condition.replace("{d}", f"d{i}").replace("{a}", f"a{i}")
        for k in range(len(self.values)):
            text = text.replace(f":v{k}", f":p{i}v{k}")
        return text, {f"p{i}v{k}": value for k, value in enumerate(self.values)}


def parse(pattern: str) -> tuple[Part, ...]:
    """Split a pattern at `>` (or `→`).

    Raises:
        PatternError: It has fewer than two parts.
    """
    parts = [part.strip() for part in pattern.replace("→", ">").split(">")]
    if len(parts) < 2 or not all(parts):
        raise PatternError(f"{pattern!r}: write at least two parts with > between them: huyện > Sở Nội vụ")
    return tuple(_part(words) for words in parts)


def _part(words: str) -> Part:
    folded = bare_words(words)
    if words == "*" or folded in _LEVEL_WORDS:
        return Part(words, _LEVEL_WORDS["*" if words == "*" else folded])
    agency = identify(words)
    if agency is None:
        raise PatternError(f"{words!r}: neither a level nor the name of an agency")
    condition, values = "(({a}.body = :v0", [agency.body]
    for column, value in (("{a}.unit", agency.unit), ("{a}.province", agency.province)):
        if value:
            condition += f" AND {column} = :v{len(values)}"
            values.append(value)
    if agency.level and not agency.unit and not agency.province and agency.level != "central":
        condition += f" AND {{d}}.level = :v{len(values)}"
        values.append(agency.level)
    # The printed name, for bodies whose territory is not known well enough to have a row of their own.
    written = " ".join(filter(None, (agency.body, agency.unit, agency.province and _province(agency.province))))
    condition += f") OR ({{a}}.id IS NULL AND {{d}}.issuer_fold = :v{len(values)}))"
    return Part(words, condition, (*values, written))


def _province(folded: str) -> str:
    return bare_words(province_name(folded))


def chains(connection: Connection, parts: Sequence[Part], limit: int = MAX_CHAINS) -> list[ChainMatch]:
    """Return the complete chains of a pattern."""
    return _matches(connection, parts, _paths(connection, parts, 0, limit))


def breaks(connection: Connection, parts: Sequence[Part], limit: int = MAX_CHAINS) -> list[ChainMatch]:
    """Return the longest pieces of the pattern that do not go on, with the reason for each."""
    taken = [(0, path) for path in _paths(connection, parts, 0, limit)]
    found: list[ChainMatch] = []
    for size in range(len(parts) - 1, 1, -1):
        for first in range(len(parts) - size + 1):
            piece = parts[first : first + size]
            fresh = []
            for path in _paths(connection, piece, first, limit):
                inside = any(at <= first and longer[first - at : first - at + size] == path for at, longer in taken)
                if not inside:
                    fresh.append(path)
            taken += [(first, path) for path in fresh]
            found += _matches(connection, piece, fresh, whole=parts, first=first)
    return found[:limit]


def _paths(connection: Connection, parts: Sequence[Part], first: int, limit: int) -> list[tuple[int, ...]]:
    """Return the documents that stand for the parts in a row, joined by edges between known documents only.

    They come in an order that does not depend on the order in which files arrived: by date, then by evidence.
    """
    tables = ["document d0 LEFT JOIN agency a0 ON a0.id = d0.agency_id"]
    conditions, values = [], dict[str, Any](limit=limit)
    for i, part in enumerate(parts):
        if i:
            tables.append(
                f"JOIN citation c{i} ON c{i}.citing_id = d{i - 1}.id AND c{i}.current AND c{i}.state IN {FOLLOWED}"
                f" AND c{i}.kind <> 'nested' JOIN document d{i} ON d{i}.id = c{i}.cited_id"
                f" LEFT JOIN agency a{i} ON a{i}.id = d{i}.agency_id"
            )
        text, extra = part.sql(i)
        conditions.append(f"({text})")
        values |= extra
    distinct = [f"d{i}.id <> d{k}.id" for i in range(len(parts)) for k in range(i)]
    columns = ", ".join(f"d{i}.id AS n{i}" for i in range(len(parts)))
    order = [(f"COALESCE(d{i}.issued_first, '9999')", f"d{i}.content_key") for i in range(len(parts))]
    columns += "".join(f", {date} AS s{i}, {key} AS k{i}" for i, (date, key) in enumerate(order))
    query = (
        f"SELECT DISTINCT {columns} FROM {' '.join(tables)} WHERE {' AND '.join(conditions + distinct)}"
        f" ORDER BY {', '.join(f's{i}, k{i}' for i in range(len(parts)))} LIMIT :limit"
    )
    return [tuple(row[: len(parts)]) for row in connection.execute(sa.text(query), values)]


def _matches(
    connection: Connection,
    parts: Sequence[Part],
    paths: Sequence[tuple[int, ...]],
    *,
    whole: Sequence[Part] | None = None,
    first: int = 0,
) -> list[ChainMatch]:
    pairs = {pair for path in paths for pair in itertools.pairwise(path)}
    edges = best_edges(connection, pairs)
    documents = by_ids(
        connection, {node for path in paths for node in path} | {edge.asserted_by for edge in edges.values()}
    )
    words = first_mentions(connection, [edge.source_id or edge.id for edge in edges.values()])
    matches = []
    for path in paths:
        steps = tuple(
            make_step(edges[path[i - 1], path[i]], documents, words, "up", path[: i + 1]) for i in range(1, len(path))
        )
        matches.append(
            ChainMatch(
                documents=tuple(documents[node] for node in path),
                steps=steps,
                pattern=tuple(part.words for part in whole or parts),
                matched=tuple(part.words for part in parts),
                complete=whole is None,
                reason=_reason(documents[path[0]], documents[path[-1]], whole, first, len(parts)) if whole else None,
            )
        )
    return matches


def _reason(outset: DocumentInfo, last: DocumentInfo, whole: Sequence[Part], first: int, size: int) -> str:
    """Say why a piece of the pattern does not go on: after its last document, else before its first."""
    following = first + size
    if following < len(whole):
        wanted = whole[following].words
        if not last.held:
            return f"{last.title} is only cited, not held: whether it rests on a document of {wanted} is not known"
        return f"{last.title} rests on no document of {wanted}"
    return f"no document of {whole[first - 1].words} rests on {outset.title}"
