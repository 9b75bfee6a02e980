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

from ..store import settings, sightings
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


_R, _W = T["rendition"].c, T["receipt"].c
REGISTERED = (_W.sha256 == _R.sha256) & (_W.part == _R.part)
"""How a registered arrival (`receipt`) and a file (`rendition`) belong together."""
_COLUMNS = (
    _R.document_id, _R.stamp_number, _R.stamp_date, _R.stamp_agency, _W.number, _W.date, _W.unit, _W.passed_on, _W.note,
    settings.value_of("office").label("office"),
)  # fmt: skip
_ORDER = (_W.made_at.desc(), _R.is_primary.desc(), _R.id)


def arrivals(
    connection: Connection, documents: Iterable[int] | None = None, office: str | None = None
) -> dict[int, Arrival]:
    """Return the arrivals of documents, or all: key of the document → arrival.

    Args:
        connection: The archive.
        documents: Only of these.
        office: Where they arrived, by default the body whose archive it is: stamps that certainly are another body's
            do not count.
    """
    rendition, receipt = T["rendition"].c, T["receipt"].c
    query = (
        sa.select(*_COLUMNS)
        .select_from(T["rendition"].outerjoin(T["receipt"], REGISTERED))
        .where(receipt.id.is_not(None) | rendition.stamp_date.is_not(None) | rendition.stamp_number.is_not(None))
        .order_by(*_ORDER)
    )
    return _known(_rows(connection, query, documents), office)


def attention(connection: Connection, document: int) -> tuple[Arrival | None, bool, str | None]:
    """Return when a document arrived, whether somebody has looked at it, and whose archive it is."""
    key = T["document"].c.id
    source = T["document"].outerjoin(T["rendition"], T["rendition"].c.document_id == key)
    query = (
        sa.select(*_COLUMNS, sightings.is_seen(key).label("seen"))
        .select_from(source.outerjoin(T["receipt"], REGISTERED))
        .where(key == document)
        .order_by(*_ORDER)
    )
    rows = list(connection.execute(query))
    return _known(rows, None).get(document), bool(rows[0].seen), rows[0].office


def _known(rows: Iterable[Any], office: str | None) -> dict[int, Arrival]:
    found: dict[int, Arrival] = {}
    for row in rows:
        if row.number is None and is_another(row.stamp_agency, office or row.office):
            continue
        if row.number is not None:
            arrival = Arrival(row.number, row.date, "register", row.unit, row.passed_on, row.note)
            if found.get(row.document_id, arrival).source == "stamp":
                del found[row.document_id]  # what a person said wins, in whatever order the rows came
        elif row.stamp_date is None and row.stamp_number is None:
            continue
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
