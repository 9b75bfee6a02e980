"""The question "what is due when, for whom"."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schemas.dates import earliest_day, full_day, latest_day

from ..linking.identity import AgencyId
from ..linking.recipients import Whom, covers, surest
from ..store.database import T
from .bodies import asked_for
from .lookup import by_ids
from .recurrence import last_day_rule, occurrences
from .results import DeadlineInfo, DocumentInfo

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
) -> list[DeadlineInfo]:
    """Return deadlines in the order of their days. `Archive.deadlines` says what the arguments mean."""
    wanted = _Wanted(connection, for_agency, with_predecessors) if for_agency else None
    found = []
    rows = list(_rows(connection, list(documents) if documents is not None else None, first, last))
    infos = by_ids(connection, {row.document_id for row in rows})
    for row in rows:
        info = _info(row, infos[row.document_id])
        days = _days(info, first, last)
        if days is None:
            continue
        covered = None
        if wanted is not None:
            covered = wanted.covered(row, info.assignees)
            if covered is None:
                continue
        found.append(DeadlineInfo(**{**info.__dict__, "occurrences": tuple(days), "covers": covered}))
    return sorted(found, key=_order)


def _rows(
    connection: Connection, documents: list[int] | None, first: dt.date | None, last: dt.date | None
) -> Iterable[Any]:
    """Return stored deadlines that may lie in the time; the exact days are seen to afterwards."""
    deadline, rendition, entry = T["deadline"], T["rendition"], T["calendar_entry"]
    columns = [column for column in deadline.c if column.name not in ("start", "end", "text_id", "current")]
    query = (
        sa.select(*columns, rendition.c.document_id, entry.c.uid, entry.c.sequence)
        .join(rendition, rendition.c.id == deadline.c.rendition_id)
        .join(entry, entry.c.id == deadline.c.entry_id)
        .where(deadline.c.current)
    )
    if documents is not None:
        query = query.where(rendition.c.document_id.in_(documents))
    year = sa.func.substr(deadline.c.last_day, 1, 4)
    recurring = deadline.c.rrule.is_not(None) & deadline.c.last_day.is_(None)
    if first is not None:
        query = query.where(recurring | (year >= f"{first.year:04d}"))
    if last is not None:
        query = query.where(recurring | (year <= f"{last.year:04d}"))
    return connection.execute(query)


def _info(row: Any, document: DocumentInfo) -> DeadlineInfo:
    return DeadlineInfo(
        uid=row.uid, sequence=row.sequence, document=document, local_id=row.local_id, operator=row.operator,
        boundary=row.boundary, last_day=row.last_day, rrule=row.rrule, ends=row.ends, start_event=row.start_event,
        assignees=tuple(json.loads(row.assignees)), task=row.task, deliver_to=row.deliver_to, via=row.via,
        channel=row.channel, form=row.form, quote=row.quote, page=row.page,
    )  # fmt: skip


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


class _Wanted:
    """The bodies asked for, and how rows of recipients cover them."""

    def __init__(self, connection: Connection, name: str, with_predecessors: bool) -> None:
        self._bodies = asked_for(connection, name, with_predecessors)
        table, agency = T["recipient"], T["agency"]
        columns = (
            table.c.rendition_id,
            table.c.deadline_id,
            table.c.part,
            table.c.members,
            table.c.scope,
            table.c.province,
            table.c.district,
            table.c.commune,
            agency.c.body,
            agency.c.level,
            agency.c.unit,
        )
        query = (
            sa.select(*columns).outerjoin(agency, agency.c.id == table.c.agency_id)
            .where(table.c.part.in_(("assignees", "addressees", "invitees")))
            .where(agency.c.body.in_({each.body for each in self._bodies}) | table.c.members.is_not(None))
        )  # fmt: skip
        self._by_deadline: dict[int, list[Whom]] = {}
        self._by_file: dict[int, list[Whom]] = {}
        for row in connection.execute(query):
            place = self._by_file.setdefault(row.rendition_id, [])
            if row.part == "assignees":
                place = self._by_deadline.setdefault(row.deadline_id, [])
            place.append(_whom(row))

    def covered(self, row: Any, assignees: tuple[str, ...]) -> str | None:
        """Tell how a deadline concerns the bodies: by its assignees or, where those are only "the units", by whom the
        document is addressed to.
        """
        covered = self._surest(self._by_deadline.get(row.id, ()))
        if covered in ("named", "group") or (assignees and covered is None):
            return covered
        addressed = self._by_file.get(row.rendition_id)
        return self._surest(addressed) if addressed else covered

    def _surest(self, items: Iterable[Whom]) -> str | None:
        return surest([covers(item, body) for item in items for body in self._bodies])


def _whom(row: Any) -> Whom:
    if row.body is None:
        return Whom(None, row.members, row.scope, row.province, row.district, row.commune)
    agency = AgencyId(row.body, row.commune, row.district, row.province, row.level)
    return Whom(agency, None, None, row.province, row.district, row.commune)
