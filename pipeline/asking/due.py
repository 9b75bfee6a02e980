"""What is to be done: deadlines with their progress, on a day; and what is to be told of them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import Connection

from extractors.times.workdays import WorkCalendar
from schemas.dates import full_day, latest_day

from . import office as offices
from .deadlines import deadlines
from .progress import Progress, progress
from .results import DeadlineInfo
from .withdrawn import withdrawn

Event = Literal["new", "changed", "due", "overdue", "answered"]
BACK = dt.timedelta(days=90)
"""How long what is over and not answered is still told of, unless one asks for all of it."""
AHEAD = dt.timedelta(days=30)
"""How far ahead is looked, unless one says."""
_SPACE = uuid.UUID("0b1f3d52-6a5e-4e4c-9a63-0c9c8f5f2b7d")
_ANSWERED = ("met", "answered_late", "done")


@dataclass(frozen=True)
class Due:
    """A deadline, and how far it is met on the day on which it is asked."""

    deadline: DeadlineInfo
    progress: Progress

    @property
    def state(self) -> str:
        """`open`, `late`, `met` …; `cancelled` where it no longer holds."""
        return "cancelled" if self.deadline.cancelled_at else self.progress.state

    @property
    def day(self) -> dt.date | None:
        """The day on which it is due: its last day, or the first in the time asked for that is not done."""
        days = self.deadline.open_days or self.deadline.occurrences
        return latest_day(self.deadline.last_day) or (full_day(days[0]) if days else None)

    def to_dict(self) -> dict[str, Any]:
        """Return everything that a script needs, as plain values for JSON."""
        plain = self.deadline.to_dict()
        return {
            "uid": plain.pop("uid"),
            "state": self.state,
            "day": self.day.isoformat() if self.day else None,
            "days": self.progress.days,
            **plain,
            "answers": [each.to_dict() for each in self.progress.answers],
            "handed_on": [each.to_dict() for each in self.progress.handed_on],
        }


@dataclass(frozen=True)
class Notice:
    """Something to be told of a deadline, under an id that is the same however often it is told."""

    id: str
    event: Event
    due: Due

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {"id": self.id, "event": self.event, **self.due.to_dict()}


def due(
    connection: Connection,
    *,
    today: dt.date,
    first: dt.date | None = None,
    last: dt.date | None = None,
    for_agency: str | None = None,
    mine: bool = False,
    states: Sequence[str] = ("open", "late", "partly", "recurring"),
    standing: bool = False,
    work: WorkCalendar | None = None,
) -> list[Due]:
    """Return what is to be done, by day. `Archive.due` says what the arguments mean."""
    name = offices.own(connection, for_agency) if mine else for_agency
    found = deadlines(connection, first=first, last=last, for_agency=name, standing=standing, work=work)
    found = [each for each in found if not each.cancelled_at]
    known = progress(connection, found, today, offices.issuers(connection, name) if name else None)
    return [Due(each, known[each.uid]) for each in found if known[each.uid].state in states]


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return Monday and Sunday of a day's week."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6)


def notices(
    connection: Connection,
    *,
    today: dt.date,
    ahead: int,
    for_agency: str | None = None,
    mine: bool = False,
    standing: bool = False,
    work: WorkCalendar | None = None,
) -> Iterator[Notice]:
    """Return everything that there is to tell on a day, told before or not. `Archive.notices` says what it means."""
    name = offices.own(connection, for_agency) if mine else for_agency
    until = today + dt.timedelta(days=ahead)
    whole = deadlines(connection, for_agency=name, standing=standing, work=work)
    coming = deadlines(connection, first=today, last=until, for_agency=name, standing=standing, work=work)
    near = {each.uid: each for each in coming if each.rrule and not each.last_day}
    known = progress(connection, whole, today, offices.issuers(connection, name) if name else None)
    for info in whole:
        shown = near.get(info.uid) or (replace(info, occurrences=()) if info.occurrences else info)
        yield from _of(Due(shown, known[info.uid]), today, until)
    since = dt.datetime.combine(today, dt.time(), dt.UTC) - dt.timedelta(days=30)
    for info in withdrawn(connection, since, name):
        yield changed(Due(info, Progress("undated", None)))


def _of(item: Due, today: dt.date, until: dt.date) -> Iterator[Notice]:
    """Return what there is to tell of one deadline."""
    yield _notice("new", item, "")
    if item.deadline.sequence:
        yield changed(item)
    if item.state == "cancelled":
        return
    for answer in item.progress.answers:
        yield _notice("answered", item, str(answer.document.id))
    for done in item.deadline.done:
        yield _notice("answered", item, f"done {done.day or ''}")
    if item.state in _ANSWERED:
        return
    days = [full_day(each) for each in item.deadline.open_days]
    days = days or ([] if item.deadline.occurrences else [latest_day(item.deadline.last_day)])
    for day in days:
        if day is not None and today <= day <= until:
            yield _notice("due", item, day.isoformat())
        elif day is not None and day < today and item.state == "late":
            yield _notice("overdue", item, day.isoformat())


def changed(item: Due) -> Notice:
    """Return what is to be told of a deadline that says something else than before."""
    return _notice("changed", item, str(item.deadline.sequence))


def _notice(event: Event, item: Due, what: str) -> Notice:
    return Notice(str(uuid.uuid5(_SPACE, f"{item.deadline.uid}|{event}|{what}")), event, item)
