"""The documents of an archive by what they are: filters, order, pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schemas import CongVanError

from ..store.database import T
from . import office as offices
from .lookup import infos, select_documents
from .results import DocumentInfo

_D = T["document"].c
ORDERS: dict[str, tuple[Any, ...]] = {
    "issued": (_D.issued_first.is_(None), _D.issued_first),
    "number": (_D.number.is_(None), sa.func.length(_D.serial), _D.serial, _D.symbol),
    "issuer": (_D.issuer_fold.is_(None), _D.issuer_fold, _D.issued_first),
    "file": (T["rendition"].c.name.is_(None), T["rendition"].c.name),
    "type": (_D.doc_type.is_(None), _D.doc_type, _D.issued_first),
    "key": (),
}
"""What documents can be sorted by."""


@dataclass(frozen=True)
class DocumentList:
    """Some of the documents that were asked for, and how many there are."""

    documents: tuple[DocumentInfo, ...]
    total: int
    offset: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def listing(
    connection: Connection,
    *,
    first: dt.date | None = None,
    last: dt.date | None = None,
    held: bool | None = True,
    doc_types: Iterable[str] = (),
    level: str | None = None,
    province: str | None = None,
    issuer: str | None = None,
    status: str | None = None,
    sort: str = "issued",
    descending: bool = False,
    limit: int | None = None,
    offset: int = 0,
) -> DocumentList:
    """Return a page of documents. `Archive.listing` says what the arguments mean."""
    if sort not in ORDERS:
        raise CongVanError(f"{sort}: documents are not sorted by this; there are: {', '.join(ORDERS)}")
    conditions = [
        column == value
        for column, value in ((_D.held, held), (_D.level, level), (_D.status, status))
        if value is not None
    ]
    if first is not None:
        conditions.append(_D.issued_last >= first.isoformat())
    if last is not None:
        conditions.append(_D.issued_first <= last.isoformat())
    kinds = list(doc_types)
    if kinds:
        conditions.append(_D.doc_type.in_(kinds))
    if province is not None:
        conditions.append(sa.func.lower(_D.province) == province.lower())
    if issuer is not None:
        conditions.append(_D.agency_id.in_(offices.issuers(connection, issuer)))
    order = [sa.desc(each) for each in ORDERS[sort]] if descending else [*ORDERS[sort]]
    query = select_documents().where(*conditions).order_by(*order, _D.id).limit(limit).offset(offset)
    total = connection.execute(sa.select(sa.func.count()).select_from(T["document"]).where(*conditions)).scalar() or 0
    return DocumentList(tuple(infos(connection.execute(query))), int(total), offset)
