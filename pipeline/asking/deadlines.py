"""The question "what is due when, for whom"."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from extractors.times.workdays import WorkCalendar
from schemas.dates import earliest_day, full_day, latest_day

from ..linking.identity import AgencyId
from ..store import finished
from ..store.database import T
from .arrivals import arrivals
from .bodies import asked_for
from .concerned import Concerned
from .lookup import BESIDE, info_beside, shown_beside
from .office import working_days
from .recurrence import last_day_rule, occurrences
from .results import DeadlineInfo, Done
from .superseding import later_duties
from .terms import last_day_of, moved_from, starts_at_receipt

_ORDER = {"named": 0, "group": 1, "possible": 2}
_FAR = dt.timedelta(days=366)


def deadlines(
    connection: Connection,
    *,
    first: dt.date | None = None,
    last: dt.date | None = None,
    documents: Iterable[int] | None = None,
    for_agency: str | None = None,
    with_predecessors: bool = False,
    standing: bool = True,
    work: WorkCalendar | None = None,
) -> list[DeadlineInfo]:
    """Return deadlines in the order of their days. `Archive.deadlines` says what the arguments mean."""
    rows = list(_rows(connection, documents, first, last))
    if not for_agency:
        return sorted((info for _, info in _dated(connection, rows, first, last, standing, work)), key=_order)
    covers = _covers(connection, rows, asked_for(connection, for_agency, with_predecessors))
    theirs = [row for row in rows if row.id in covers]
    within = _dated(connection, theirs, first, last, standing, work)
    return sorted((replace(info, covers=covers[row.id]) for row, info in within), key=_order)


def _covers(connection: Connection, rows: Sequence[Any], bodies: Sequence[AgencyId]) -> dict[int, str]:
    """Return how deadlines concern one of the bodies, by their keys; those that do not are left out."""
    concerned = Concerned(connection, bodies, {row.rendition_id for row in rows})
    found = ((row.id, concerned.covered(row, json.loads(row.assignees), bodies)) for row in rows)
    return {key: covered for key, covered in found if covered is not None}


def of_uid(connection: Connection, uid: str) -> DeadlineInfo | None:
    """Return the deadline that calendars know by a UID; None where no held text sets it."""
    entry = T["calendar_entry"].c
    document = connection.execute(sa.select(entry.document_id).where(entry.uid == uid)).scalar()
    found = deadlines(connection, documents=[document]) if document is not None else []
    return next((each for each in found if each.uid == uid), None)


def dated(
    connection: Connection, *, standing: bool = True, work: WorkCalendar | None = None
) -> Iterator[tuple[Any, DeadlineInfo]]:
    """Return all deadlines, each with its row; `Archive.deadlines` says what the arguments mean."""
    return _dated(connection, list(_rows(connection, None, None, None)), None, None, standing, work)


def _dated(
    connection: Connection,
    rows: Sequence[Any],
    first: dt.date | None,
    last: dt.date | None,
    standing: bool,
    work: WorkCalendar | None,
) -> Iterator[tuple[Any, DeadlineInfo]]:
    """Return those of stored deadlines that lie in the time."""
    counted = _Receipts(connection, rows, work)
    found = []
    for row in rows:
        info = counted.counted(_info(row))
        if info.is_standing and not standing:
            continue
        days = _days(info, first, last)
        if days is not None:
            found.append((row, replace(info, occurrences=tuple(days)) if days else info))
    later = later_duties(connection, [info for _, info in found])
    said = finished.of(connection, [info.uid for _, info in found])
    for row, info in found:
        moved = later.get(info.uid)
        yield row, _with_done(replace(info, superseded_by=moved) if moved else info, said.get(info.uid, ()))


def _rows(
    connection: Connection, documents: Iterable[int] | None, first: dt.date | None, last: dt.date | None
) -> Iterable[Any]:
    """Return stored deadlines that may lie in the time; the exact days are seen to afterwards."""
    deadline, rendition, entry = T["deadline"], T["rendition"], T["calendar_entry"]
    columns = [column for column in deadline.c if column.name not in ("start", "end", "text_id", "current")]
    shown = (rendition.c.document_id, rendition.c.name.label("file"), entry.c.uid, entry.c.sequence,
             entry.c.changed_at, entry.c.superseded_at)  # fmt: skip
    query = (
        sa.select(*columns, *shown, T["document"].c.urgency, *BESIDE)
        .select_from(
            shown_beside(
                deadline.join(rendition, rendition.c.id == deadline.c.rendition_id)
                .join(entry, entry.c.id == deadline.c.entry_id)
                .join(T["document"], T["document"].c.id == rendition.c.document_id)
            )
        )
        .where(deadline.c.current)
    )
    if documents is not None:
        query = query.where(rendition.c.document_id.in_(list(documents)))
    open_day = deadline.c.last_day.is_(None) & (deadline.c.rrule.is_not(None) | deadline.c.start_event.is_not(None))
    day = deadline.c.last_day  # a month or a year is compared as far as it is written
    written = sa.func.length(day)
    if first is not None:
        query = query.where(open_day | (day >= sa.func.substr(first.isoformat(), 1, written)) | day.contains("X"))
    if last is not None:
        query = query.where(open_day | (sa.func.substr(day, 1, 10) <= sa.func.substr(last.isoformat(), 1, written))
                            | day.contains("X"))  # fmt: skip
    return connection.execute(query)


def _info(row: Any) -> DeadlineInfo:
    return DeadlineInfo(
        uid=row.uid, sequence=row.sequence, document=info_beside(row), local_id=row.local_id, operator=row.operator,
        boundary=row.boundary, last_day=row.last_day, rrule=row.rrule, ends=row.ends, start_event=row.start_event,
        assignees=tuple(json.loads(row.assignees)), task=row.task, deliver_to=row.deliver_to, via=row.via,
        channel=row.channel, form=row.form, quote=row.quote, page=row.page, urgency=row.urgency, file=row.file,
        changed_at=row.changed_at, cancelled_at=row.superseded_at,
    )  # fmt: skip


def _with_done(info: DeadlineInfo, said: Sequence[Any]) -> DeadlineInfo:
    """Return the deadline with what somebody has said to be done; saying so, or taking it back, is a change of it."""
    if not said:
        return info
    done = tuple(Done(row.day, row.done_at, row.done_by, row.note) for row in said if row.undone_at is None)
    moments = [info.changed_at or "", *(row.undone_at or row.done_at for row in said)]
    return replace(info, done=done, changed_at=max(moments))


class _Receipts:
    """The days on which documents arrived, for terms that begin then."""

    def __init__(self, connection: Connection, rows: Iterable[Any], work: WorkCalendar | None) -> None:
        documents = {row.document_id for row in rows if row.last_day is None and starts_at_receipt(row.start_event)}
        self._arrivals = arrivals(connection, documents) if documents else {}
        self._work = work or (working_days(connection) if self._arrivals else WorkCalendar())

    def counted(self, info: DeadlineInfo) -> DeadlineInfo:
        """Return the deadline with the day that its term gives, where it begins at receipt and that day is known."""
        arrival = self._arrivals.get(info.document.id)
        if arrival is None or info.last_day is not None:
            return info
        day = last_day_of(info.operator, info.boundary, info.start_event, arrival.date, self._work)
        if day is None:
            return info
        off = moved_from(info.boundary, arrival.date, day)
        return replace(
            info, last_day=day.isoformat(), counted_from=arrival.date, moved_from=off.isoformat() if off else None
        )


def _days(info: DeadlineInfo, first: dt.date | None, last: dt.date | None) -> list[str] | None:
    """Return the days of a recurring deadline within the time asked for; None where the deadline lies outside it.

    Deadlines of unknown day are shown only when no time is asked for.
    """
    if info.rrule and not info.last_day:
        rule = last_day_rule(info.rrule, info.operator)
        after = latest_day(info.document.issued)
        if rule is None or after is None:
            return [] if first is None and last is None else None
        begin, until = max(first, after) if first else after, full_day(info.ends)
        stop = min(filter(None, (last or begin + _FAR, until)))
        days = [day.isoformat() for day in occurrences(rule, after, begin, stop)]
        return days if days or (first is None and last is None) else None
    if first is None and last is None:
        return []
    from_day, to_day = earliest_day(info.last_day), latest_day(info.last_day)
    if from_day is None or to_day is None:
        return None
    outside = (first is not None and to_day < first) or (last is not None and from_day > last)
    return None if outside else []


def _order(info: DeadlineInfo) -> tuple[Any, ...]:
    day = info.last_day or (info.occurrences[0] if info.occurrences else None)
    full = full_day(day) or earliest_day(day)
    shown = (full is None, full or dt.date.min, day or "")
    return (*shown, _ORDER.get(info.covers or "", 3), info.document.number or "", info.quote, info.uid)
