"""The documents that one part of a pattern stands for: how many, in the order of their dates, and which of some."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from ..store.database import chunks, listed, plain_rows
from .patterns import PatternPart

_COUNTED = 5_000
_FEW_BODIES = 100
_PAGE = 64
_Dated = tuple[str, str, int]


class Selection:
    """One part of a pattern, its bodies looked up once."""

    def __init__(self, connection: Connection, part: PatternPart) -> None:
        self.part = part
        self._connection = connection
        self._issuers = part.issuers
        self._bodies: list[int] | None = None
        if part.issuers.bodies is not None:
            query = sa.text(f"SELECT a.id FROM agency a WHERE {part.issuers.bodies} ORDER BY a.id")
            self._bodies = [row[0] for row in connection.execute(query, dict(part.issuers.values)).fetchall()]

    def size(self) -> int:
        """Return how many documents there are, counted only as far as an index tells quickly; types do not count."""
        if self._bodies is None:
            level = self._issuers.level
            condition = f"d.level = '{level}'" if level else "1 = 1"
        else:
            condition = f"d.agency_id IN {listed(self._bodies)}" if self._bodies else "1 = 0"
        query = f"SELECT COUNT(*) FROM (SELECT 1 FROM document d WHERE {condition} LIMIT {_COUNTED}) few"
        return int(plain_rows(self._connection, query)[0][0]) + (0 if self._bodies else len(self._unknown))

    def by_date(self) -> Iterator[int]:
        """Yield the documents by date, then by what they are made of; undated ones last. The first come quickly."""
        if self._bodies is not None and len(self._bodies) <= _FEW_BODIES:
            streams = [self._along(f"d.agency_id = {body}") for body in self._bodies]
            dated: Iterator[_Dated] = heapq.merge(*streams, sorted(row for row in self._unknown if row[0]))
            undated = [row for row in self._unknown if not row[0]]
            where = f"d.agency_id IN {listed(self._bodies)}" if self._bodies else "1 = 0"
        else:
            where = f"d.level = '{self._issuers.level}'" if self._issuers.level else "1 = 1"
            dated, undated = self._along(where), list[_Dated]()
        yield from self._kept(row[2] for row in dated)
        query = f"SELECT '', d.content_key, d.id FROM document d WHERE d.issued_first IS NULL AND {where}"
        yield from self._kept(row[2] for row in sorted([*undated, *plain_rows(self._connection, query)]))

    def _kept(self, nodes: Iterable[int]) -> Iterator[int]:
        """Yield those of the documents that the part stands for, looked at a page at a time."""
        for page in _paged(nodes):
            fitting = self.fitting(page)
            yield from (node for node in page if node in fitting)

    def _along(self, where: str) -> Iterator[_Dated]:
        """Yield the dated documents of a body or a level along the index of their dates."""
        behind, size = "", _PAGE
        while True:
            query = (
                f"SELECT d.issued_first, d.content_key, d.id FROM document d WHERE d.issued_first IS NOT NULL"
                f" AND {where}{behind} ORDER BY d.issued_first, d.content_key LIMIT {size}"
            )
            rows = plain_rows(self._connection, query)
            yield from ((day, key, node) for day, key, node in rows)
            if len(rows) < size:
                return
            day, key, _ = rows[-1]  # both made by the archive: a date, a hash
            behind, size = f" AND (d.issued_first, d.content_key) > ('{day}', '{key}')", min(8 * size, 2048)

    @cached_property
    def _unknown(self) -> list[_Dated]:
        """Return the documents of bodies that have no row of their own, by their printed names."""
        issuers = self._issuers
        if issuers.written is not None:
            condition, values = "d.issuer_fold = :written", {"written": issuers.written}
        elif issuers.prefix is not None:
            after = issuers.prefix[:-1] + chr(ord(issuers.prefix[-1]) + 1)
            condition, values = "d.issuer_fold >= :first AND d.issuer_fold < :after", {
                "first": issuers.prefix, "after": after,
            }  # fmt: skip
        else:
            return []
        query = (
            "SELECT COALESCE(d.issued_first, ''), COALESCE(d.content_key, ''), d.id FROM document d"
            f" WHERE d.agency_id IS NULL AND {condition}"
        )
        return [(day, key, node) for day, key, node in self._connection.execute(sa.text(query), values).fetchall()]

    def fitting(self, nodes: Iterable[int]) -> set[int]:
        """Return those of the documents that the part stands for."""
        found: set[int] = set()
        bodies = None if self._bodies is None else set(self._bodies)
        narrowed = self._narrowed(bodies)
        for some in chunks(sorted(nodes)):
            query = (
                f"SELECT id, agency_id, level, doc_type, issuer_fold FROM document WHERE id IN {listed(some)}{narrowed}"
            )
            found.update(row[0] for row in plain_rows(self._connection, query) if self._fits(row, bodies))
        return found

    def _narrowed(self, bodies: set[int] | None) -> str:
        """Return what SQL can tell of `_fits`: most documents at the end of an edge are not of the part.

        `IS TRUE` keeps the planner at the documents' keys: an index of levels or bodies leads through far more.
        """
        words = "" if self._issuers.level is None else f" AND (level = '{self._issuers.level}') IS TRUE"
        if bodies is not None and 0 < len(bodies) <= _FEW_BODIES:
            words += f" AND (agency_id IS NULL OR agency_id IN {listed(sorted(bodies))}) IS TRUE"
        return words

    def _fits(self, row: Any, bodies: set[int] | None) -> bool:
        _, agency, level, doc_type, issuer = row
        wanted = self._issuers
        if self.part.doc_type not in (None, doc_type) or wanted.level not in (None, level):
            return False
        if bodies is None:
            return True
        if agency is not None:
            return agency in bodies and wanted.level_of_known in (None, level)
        if wanted.unknown:
            return True
        name = issuer or ""
        return name == wanted.written or bool(wanted.prefix and name.startswith(wanted.prefix))


def _paged(nodes: Iterable[int]) -> Iterator[list[int]]:
    page: list[int] = []
    size = 16
    for node in nodes:
        page.append(node)
        if len(page) == size:
            yield page
            page, size = [], min(2 * size, 512)
    if page:
        yield page
