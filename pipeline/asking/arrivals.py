"""When a document arrived: what a person registered, else the stamp on a file of it.

Nghị định 30/2020/NĐ-CP, Điều 22: numbers of arrival run through one year, from 1 on 1 January.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schemas.dates import year_of

from ..store.database import T, chunks
from .office import is_another


@dataclass(frozen=True)
class Arrival:
    """One line of the register of arrivals, as far as it is known."""

    number: str | None
    """Số đến."""
    date: str | None
    """Ngày đến, EDTF."""
    source: str
    """`stamp` or `register`."""
    unit: str | None = None
    """Unit or person it was handed to."""
    passed_on: str | None = None
    """Day on which it was handed on."""
    note: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def arrivals(
    connection: Connection, documents: Iterable[int] | None = None, office: str | None = None
) -> dict[int, Arrival]:
    """Return the arrivals of documents, or all: key of the document → arrival.

    Args:
        connection: The archive.
        documents: Only of these.
        office: Stamps that certainly are another body's do not count.
    """
    rendition, receipt = T["rendition"].c, T["receipt"].c
    same = (receipt.sha256 == rendition.sha256) & (receipt.part == rendition.part)
    query = (
        sa.select(
            rendition.document_id, rendition.stamp_number, rendition.stamp_date, rendition.stamp_agency,
            receipt.number, receipt.date, receipt.unit, receipt.passed_on, receipt.note,
        )
        .select_from(T["rendition"].outerjoin(T["receipt"], same))
        .where(receipt.id.is_not(None) | rendition.stamp_date.is_not(None) | rendition.stamp_number.is_not(None))
        .order_by(receipt.made_at.desc(), rendition.is_primary.desc(), rendition.id)
    )  # fmt: skip
    found: dict[int, Arrival] = {}
    for row in _rows(connection, query, documents):
        if row.number is None and is_another(row.stamp_agency, office):
            continue
        if row.number is not None:
            arrival = Arrival(row.number, row.date, "register", row.unit, row.passed_on, row.note)
            if found.get(row.document_id, arrival).source == "stamp":
                del found[row.document_id]  # what a person said wins, in whatever order the rows came
        else:
            arrival = Arrival(row.stamp_number, row.stamp_date, "stamp")
        found.setdefault(row.document_id, arrival)
    return found


def _rows(connection: Connection, query: sa.Select[Any], documents: Iterable[int] | None) -> Iterable[Any]:
    if documents is None:
        yield from connection.execute(query)
        return
    for part in chunks(sorted(set(documents))):
        yield from connection.execute(query.where(T["rendition"].c.document_id.in_(part)))


def next_number(known: Iterable[Arrival], year: int) -> str:
    """Return the number of arrival that comes next in a year."""
    digits = (re.match(r"\d+", each.number or "") for each in known if year_of(each.date) == year)
    return str(max((int(found[0]) for found in digits if found), default=0) + 1)


def holder(known: dict[int, Arrival], number: str, year: int) -> int | None:
    """Return the document that has a number of arrival in a year, or None."""
    wanted = number.lstrip("0").lower()
    for document, arrival in known.items():
        if (arrival.number or "").lstrip("0").lower() == wanted and year_of(arrival.date) == year:
            return document
    return None
