"""How far documents are handled, a document at a time and in SQL: its next day, whether it is answered or done.

For registers. The tracking book looks at each deadline, and at whom it concerns (`progress`); here a document is
answered where a held letter replies to it, reports on it or carries it out as a report, and its day is the next of its
deadlines that nobody has said to be done.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy import Connection

from extractors.times.workdays import WorkCalendar
from schemas.dates import latest_day

from ..store.database import T, chunks
from .office import working_days
from .terms import last_day_of

State = Literal["late", "soon", "open", "answered", "done", "recurring", "undated"]
SOON = dt.timedelta(days=7)
"""How long before its last day a deadline is near."""
_L, _E, _X = T["deadline"].c, T["calendar_entry"].c, T["done"].c
_CITATION, _LETTER = T["citation"].c, T["document"].alias().c
_ANSWERING = (
    _CITATION.current, _CITATION.kind == "direct", _CITATION.state == "resolved", _LETTER.id == _CITATION.citing_id,
    _LETTER.held,
    _CITATION.relation.in_(("replies_to", "reports_on"))
    | ((_CITATION.relation == "implements") & _LETTER.doc_type.in_(("BC", "TTr"))),
)  # fmt: skip


@dataclass(frozen=True)
class Handled:
    """What is to be done with a document."""

    state: State
    day: str | None
    """The next last day that is open, EDTF; where nothing is open the last one."""
    days: int | None
    """Days until then; negative where it is over."""
    deadlines: int
    """How many deadlines the document sets."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def _done() -> sa.Exists:
    """Return the condition that somebody has said an entry to be done."""
    return sa.exists().where(_X.uid == _E.uid, _X.day.is_(None), _X.undone_at.is_(None))


def _holding() -> sa.Select[Any]:
    """Return the query of the documents of deadlines that still hold, one row a deadline."""
    return (
        sa.select(_E.document_id)
        .select_from(T["calendar_entry"].join(T["deadline"], _E.id == _L.entry_id))
        .where(_L.current, _E.superseded_at.is_(None), _E.document_id.is_not(None))
    )


def next_days() -> sa.Subquery:
    """Return the next last day that is open, by document: `document_id`, `day`."""
    query = _holding().add_columns(sa.func.min(_L.last_day).label("day")).where(~_done())
    return query.group_by(_E.document_id).subquery()


def is_answered(document: sa.ColumnElement[int], own: Collection[int]) -> sa.Exists:
    """Return the condition that a held letter (of the office, where its agencies are given) answers a document."""
    wanted = [_CITATION.cited_id == document, *_ANSWERING]
    if own:
        wanted.append(_LETTER.agency_id.in_(own))
    return sa.exists().where(*wanted).correlate(T["document"], T["calendar_entry"])


def condition(due: str, document: sa.ColumnElement[int], today: dt.date, own: Collection[int]) -> Any:
    """Return the condition that a document's deadlines are in a state of `browsing_filters.DUE`."""
    holding = _holding()
    if due == "none":
        return document.not_in(holding)
    if due == "answered":
        return document.in_(holding) & is_answered(document, own)
    if due == "done":
        return document.in_(holding.where(_done())) & document.not_in(holding.where(~_done()))
    near, day = (today + SOON).isoformat(), today.isoformat()
    shown = sa.func.substr(day, 1, sa.func.length(_L.last_day))  # a month is over when it ends, not on its second day
    bounds = {
        "late": (_L.last_day < shown,),
        "soon": (_L.last_day >= shown, sa.func.substr(_L.last_day, 1, 10) <= near),
        "open": (sa.func.substr(_L.last_day, 1, 10) > near,),
    }[due]
    return document.in_(holding.where(~_done(), *bounds)) & ~is_answered(document, own)


def of_documents(
    connection: Connection, documents: Sequence[int], today: dt.date, own: Collection[int],
    arrived: Mapping[int, str | None],
) -> dict[int, Handled]:  # fmt: skip
    """Return how far documents are handled, by key; those without deadlines are left out.

    Args:
        connection: The archive.
        documents: Keys.
        today: The day on which it is asked.
        own: Keys of the agencies of the archive's office, whose letters count as answers; all letters where empty.
        arrived: Day of arrival of documents, from which terms count.
    """
    query = _holding().add_columns(
        _L.last_day, _L.rrule, _L.operator, _L.boundary, _L.start_event, _done().label("done"),
        is_answered(_E.document_id, own).label("answered"),
    )  # fmt: skip
    found: dict[int, list[Any]] = {}
    for part in chunks(list(documents)):
        for row in connection.execute(query.where(_E.document_id.in_(part))):
            found.setdefault(row.document_id, []).append(row)
    counted = any(row.last_day is None and arrived.get(key) for key, rows in found.items() for row in rows)
    work = working_days(connection) if counted else WorkCalendar()
    return {key: _handled(rows, today, arrived.get(key), work) for key, rows in found.items()}


def _handled(rows: Sequence[Any], today: dt.date, arrived: str | None, work: WorkCalendar) -> Handled:
    days = sorted((day, bool(row.done)) for row in rows if (day := _day(row, arrived, work)))
    left = [day for day, done in days if not done]
    waiting = [row for row in rows if not row.done]
    if not waiting:
        return Handled("done", days[-1][0] if days else None, None, len(rows))
    if rows[0].answered:
        return Handled("answered", left[0] if left else None, None, len(rows))
    if not left:
        return Handled("recurring" if any(row.rrule for row in waiting) else "undated", None, None, len(rows))
    last = latest_day(left[0])
    over = (last - today).days if last else 0
    state: State = "late" if over < 0 else "soon" if over <= SOON.days else "open"
    return Handled(state, left[0], over if last else None, len(rows))


def _day(row: Any, arrived: str | None, work: WorkCalendar) -> str | None:
    """Return the last day of a deadline, counted from the arrival where its text gives a term from then on."""
    if row.last_day is not None:
        return str(row.last_day)
    day = last_day_of(row.operator, row.boundary, row.start_event, arrived, work) if arrived else None
    return day.isoformat() if day else None
