"""The register of arrivals as a page: held documents by what clerks look for, a page at a time, in few queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schemas import CongVanError

from ..store import settings, sightings
from ..store.database import T, chunks
from . import handled
from . import office as offices
from .arrivals import REGISTERED, Arrival, arrivals
from .browsing_filters import Filters, conditions
from .handled import Handled
from .lookup import DOCUMENT_COLUMNS
from .results import DocumentInfo

PAGE = 50
"""Lines of a page."""
_D, _R, _A = T["document"].c, T["rendition"].c, T["receipt"].c
_ARRIVED, _NUMBER = sa.func.coalesce(_A.date, _R.stamp_date), sa.func.coalesce(_A.number, _R.stamp_number)
_NEXT = handled.next_days()
SORTS: dict[str, tuple[Any, ...]] = {
    "arrived": (sa.func.coalesce(_ARRIVED, _D.issued_first, ""), sa.func.length(sa.func.coalesce(_NUMBER, "")),
                sa.func.coalesce(_NUMBER, "")),
    "issued": (sa.func.coalesce(_D.issued_first, ""),),
    "number": (_D.number.is_(None), sa.func.length(sa.func.coalesce(_D.serial, "")), sa.func.coalesce(_D.serial, ""),
               sa.func.coalesce(_D.symbol, "")),
    "issuer": (_D.issuer_fold.is_(None), sa.func.coalesce(_D.issuer_fold, ""), sa.func.coalesce(_D.issued_first, "")),
    "type": (_D.doc_type.is_(None), sa.func.coalesce(_D.doc_type, ""), sa.func.coalesce(_D.issued_first, "")),
    "urgency": (
        sa.case({"Hỏa tốc hẹn giờ": 3, "Hỏa tốc": 3, "Thượng khẩn": 2, "Khẩn": 1}, value=_D.urgency, else_=0),
        sa.func.coalesce(_D.issued_first, ""),
    ),
    "due": (_NEXT.c.day.is_(None), sa.func.coalesce(_NEXT.c.day, "")),
}  # fmt: skip
"""What the lines can be sorted by."""


@dataclass(frozen=True)
class RegisterLine:
    """A line of the register: a held document, when it arrived, and what is to be done with it."""

    document: DocumentInfo
    arrival: Arrival | None
    urgency: str | None
    secrecy: str | None
    unread: bool
    """Whether nobody has opened it."""
    to_review: bool
    """Whether its record has values that a person should look at."""
    handled: Handled | None
    """The next day on which something is due; null where the document sets no deadline."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class RegisterPage:
    """A page of the register, and how many lines there are in all."""

    lines: tuple[RegisterLine, ...]
    total: int
    offset: int

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def browse(
    connection: Connection, filters: Filters, today: dt.date, *, sort: str = "arrived", descending: bool = True,
    limit: int | None = PAGE, offset: int = 0,
) -> RegisterPage:  # fmt: skip
    """Return a page of the register. `Archive.browse` says what the arguments mean."""
    if sort not in SORTS:
        raise CongVanError(f"{sort}: documents are not sorted by this; there are: {', '.join(SORTS)}")
    office = settings.get(connection, "office")
    own = offices.issuers(connection, office) if office else set()
    where = conditions(connection, filters, today, own)
    order = [*SORTS[sort]]
    if sort == "due":  # what has no day comes last either way
        order = [order[0], sa.desc(order[1]) if descending else order[1]]
    elif descending:
        order = [sa.desc(each) for each in order]
    last = sa.desc(_D.id) if descending else _D.id
    chosen = sa.select(_D.id, sa.func.count().over()).select_from(_source(sort, filters)).where(*where)
    page = list(connection.execute(chosen.order_by(*order, last).limit(limit).offset(offset)))
    total = page[0][1] if page else 0
    if offset and not page:  # beyond the end
        count = sa.select(sa.func.count()).select_from(_source("", filters)).where(*where)
        total = int(connection.execute(count).scalar() or 0)
    return RegisterPage(tuple(_lines(connection, [row[0] for row in page], today, own)), total, offset)


def _source(sort: str, filters: Filters) -> Any:
    """Return the tables that an order and filters need: the fewer, the quicker."""
    source: Any = T["document"]
    if sort == "arrived" or filters.unregistered:
        shown = (_R.document_id == _D.id) & _R.is_primary
        source = source.outerjoin(T["rendition"], shown).outerjoin(T["receipt"], REGISTERED)
    return source.outerjoin(_NEXT, _NEXT.c.document_id == _D.id) if sort == "due" else source


def years(connection: Connection) -> tuple[int, int] | None:
    """Return the years in which the first and the last document were issued; None where no day is known."""
    first, last = connection.execute(sa.select(sa.func.min(_D.issued_first), sa.func.max(_D.issued_first))).one()
    return (int(first[:4]), int(last[:4])) if first else None


def _lines(connection: Connection, keys: Sequence[int], today: dt.date, own: set[int]) -> list[RegisterLine]:
    columns = [*DOCUMENT_COLUMNS, _D.urgency, _D.secrecy, sightings.is_seen(_D.id).label("seen"), _R.needs_review]
    joined = T["document"].outerjoin(T["rendition"], _D.rendition_id == _R.id)
    query = sa.select(*columns).select_from(joined)
    rows = {row[0]: row for part in chunks(keys) for row in connection.execute(query.where(_D.id.in_(part)))}
    known = arrivals(connection, keys)
    due = handled.of_documents(connection, keys, today, own, {key: each.date for key, each in known.items()})
    return [
        RegisterLine(
            DocumentInfo(*rows[key][: len(DOCUMENT_COLUMNS)]), known.get(key), rows[key].urgency, rows[key].secrecy,
            not rows[key].seen, rows[key].needs_review not in (None, "[]"), due.get(key),
        )
        for key in keys
    ]  # fmt: skip
