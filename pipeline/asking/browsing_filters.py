"""What clerks look for in a register, as conditions on a row of `document`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from extractors.lexicon.abbreviations import expand
from extractors.text.keys import bare_words
from schemas import CongVanError

from ..store import search, sightings
from ..store.database import T
from . import handled
from . import office as offices
from .bodies import SeveralBodiesError

_D, _R, _G = T["document"].c, T["rendition"].c, T["signature"].c
_MOST_NAMES = 500
DUE = ("late", "soon", "open", "answered", "done", "none")
"""Which deadlines: over and not answered, within the week, later, answered, said to be done, none."""


@dataclass(frozen=True)
class Filters:
    """What documents must have; what is empty does not matter."""

    words: str = ""
    """Words of the text, the number or the subject, with or without diacritics."""
    doc_types: tuple[str, ...] = ()
    """Codes of types."""
    urgency: str = ""
    """`Khẩn`, `Thượng khẩn`, `Hỏa tốc`; `any` for all that are urgent."""
    issuer: str = ""
    """A body, or part of its printed name, with or without diacritics."""
    agency: int | None = None
    """Key of a body."""
    level: str = ""
    """central, province, district, commune, other."""
    year: int | None = None
    """Of issue."""
    first: dt.date | None = None
    """Issued on or after this day."""
    last: dt.date | None = None
    """Issued on or before this day."""
    signer: str = ""
    """Part of the name of who signed it, with or without diacritics."""
    due: str = ""
    """One of `DUE`."""
    unread: bool = False
    """Only what nobody has opened."""
    unregistered: bool = False
    """Only what has no arrival."""


def conditions(connection: Connection, filters: Filters, today: dt.date, own: Collection[int]) -> list[Any]:
    """Return the conditions, on `document` joined with the rendition that is shown and its receipt.

    Args:
        connection: The archive.
        filters: What is looked for.
        today: The day on which deadlines are over.
        own: Keys of the agencies of the archive's office, whose letters are no arrivals.

    Raises:
        CongVanError: There is no such state of deadlines.
    """
    found: list[Any] = [_D.held]
    if own:
        found.append(_D.agency_id.is_(None) | _D.agency_id.not_in(own))
    for column, value in ((_D.level, filters.level), (_D.agency_id, filters.agency)):
        if value:
            found.append(column == value)
    if filters.doc_types:
        found.append(_D.doc_type.in_(filters.doc_types))
    if filters.urgency:
        found.append(_D.urgency.is_not(None) if filters.urgency == "any" else _D.urgency == filters.urgency)
    found += _days(filters)
    if filters.words.strip():
        found.append(search.holds(connection, search.Query.parse(filters.words), _D.rendition_id))
    if filters.issuer.strip():
        found.append(_issued_by(connection, filters.issuer))
    if filters.signer.strip():
        found.append(_signed_by(connection, filters.signer))
    if filters.unread:
        found.append(~sightings.is_seen(_D.id))
    if filters.unregistered:
        found.append(T["receipt"].c.id.is_(None) & _R.stamp_date.is_(None) & _R.stamp_number.is_(None))
    if filters.due:
        if filters.due not in DUE:
            raise CongVanError(f"{filters.due}: there is no such state of deadlines; there are: {', '.join(DUE)}")
        found.append(handled.condition(filters.due, _D.id, today, own))
    return found


def _days(filters: Filters) -> list[Any]:
    found: list[Any] = []
    if filters.year is not None:
        found += [_D.issued_last >= f"{filters.year:04d}-01-01", _D.issued_first <= f"{filters.year:04d}-12-31"]
    if filters.first is not None:
        found.append(_D.issued_last >= filters.first.isoformat())
    if filters.last is not None:
        found.append(_D.issued_first <= filters.last.isoformat())
    return found


def _issued_by(connection: Connection, name: str) -> Any:
    """Return the condition of the issuer: the body of a whole name, else every one whose printed name has the words."""
    try:
        bodies = offices.issuers(connection, name)
    except SeveralBodiesError:
        bodies = set()
    printed = _D.issuer_fold.contains(bare_words(expand(name)), autoescape=True)
    return _D.agency_id.in_(bodies) | printed if bodies else printed


def _signed_by(connection: Connection, name: str) -> Any:
    wanted = _folded(name)
    names = connection.execute(sa.select(_G.name).where(_G.name.is_not(None)).distinct()).scalars()
    fitting = [each for each in names if wanted in _folded(each)][:_MOST_NAMES]
    return sa.exists().where(_G.rendition_id == _D.rendition_id, _G.name.in_(fitting))


@lru_cache(maxsize=20_000)
def _folded(name: str) -> str:
    return bare_words(name)
