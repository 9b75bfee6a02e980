"""What is due: as a list with what is late first, as a week, as a month; ticking it off; calendars to subscribe to."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from extractors.times.workdays import WorkCalendar
from schemas import CongVanError

from ...asking.due import AHEAD, BACK, Due, week_of
from ...asking.office import NoOfficeError
from ...exporting.registers import code
from ...exporting.week import NOBODY, by_assignee
from ...exporting.words import done_in_words, limit_in_words, progress_in_words
from ...linking.recipients import whom
from ..context import Author, TheArchive, TheWords, Today, local, rendered
from .register import day_asked

router = APIRouter()
LINES = 50
"""Lines of a page of the list."""
CELL = 4
"""Lines of a day of the month."""
VIEWS = {"list": "List", "week": "Week", "month": "Month"}
LEFT = ("open", "late", "partly", "recurring")
STATES = {"left": LEFT, "late": ("late",), "over": ("done", "met", "answered_late", "past"),
          "all": (*LEFT, "done", "met", "answered_late", "undated", "past")}  # fmt: skip
"""What the page shows → states of `pipeline.asking.progress`."""
STATE_NAMES = {"left": "What is left", "late": "Overdue", "over": "Done", "all": "All"}


class DeadlinesAsked:
    """What the address asks for: how it is shown, of which days, of whom."""

    def __init__(self, request: Request, today: dt.date) -> None:
        given = request.query_params
        view, state, page = given.get("view", ""), given.get("state", ""), given.get("page", "")
        self.view = view if view in VIEWS else "list"
        self.state = state if state in STATES else "left" if self.view == "list" else "all"
        self.day = day_asked(given.get("day")) or today
        self.body = given.get("for", "").strip()
        self.mine = given.get("mine") == "1"
        self.by_assignee = given.get("by") == "who"
        self.page = max(1, int(page)) if page.isdecimal() and len(page) < 8 else 1
        self.first, self.last = _span(self.view, self.state, self.day)
        self._given = {name: value for name, value in given.multi_items() if value}

    def address(self, **changed: Any) -> str:
        """Return the address of the same question with something changed; what is None is left out."""
        kept = {**self._given, "page": None, **changed}
        return "/deadlines?" + urlencode({name: str(value) for name, value in kept.items() if value is not None})

    @property
    def before(self) -> dt.date:
        """A day of the week or month before."""
        return self.first - dt.timedelta(days=1)

    @property
    def after(self) -> dt.date:
        """A day of the week or month after."""
        return self.last + dt.timedelta(days=1)


def _span(view: str, state: str, day: dt.date) -> tuple[dt.date, dt.date]:
    if view == "week":
        return week_of(day)
    if view == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day - BACK, day if state == "late" else day + AHEAD


@router.get("/deadlines")
def deadlines(request: Request, archive: TheArchive, today: Today, words: TheWords) -> HTMLResponse:
    """Show what is due."""
    asked = DeadlinesAsked(request, today)
    complaint, found = None, []
    try:
        found = request.app.state.remembered.due(
            first=asked.first, last=asked.last, today=today, mine=asked.mine, for_agency=asked.body or None,
            states=STATES[asked.state],
        )  # fmt: skip
    except NoOfficeError:
        complaint = words("Nobody has said yet whose archive this is; congvan config office NAME does.")
    except CongVanError as error:  # the name tells no body, or several
        complaint = words.error(str(error))
    if asked.view == "list":  # whether earlier days of a recurring one were met nobody says: the next is told
        found = [next_ for each in found if (next_ := _coming(each, today)) is not None]
    found = sorted(found, key=lambda each: (each.state != "late", each.day is None, each.day or today))
    shown: dict[str, Any] = {"groups": [], "weeks": [], "pages": 1}
    if asked.view == "month":
        shown["weeks"] = _weeks(asked.first, asked.last, found, archive.working_days())
    elif asked.view == "week":
        shown["groups"] = _of_week(found, asked.first, words.language)
    else:
        shown["pages"] = max(1, -(-len(found) // LINES))
        page = found[(asked.page - 1) * LINES : asked.page * LINES]
        shown["groups"] = by_assignee(page) if asked.by_assignee else [("", page)] if page else []
    return rendered(
        request, "deadlines.html", asked=asked, views=VIEWS, state_names=STATE_NAMES, total=len(found), cell=CELL,
        complaint=complaint, code=code, limit=limit_in_words, progress=progress_in_words, done=done_in_words,
        late=sum(each.state == "late" for each in found), base=str(request.base_url).rstrip("/"), nobody=NOBODY,
        is_body=_is_body, **shown,
    )  # fmt: skip


def _is_body(name: str) -> bool:
    """Tell whether a name may be one body's, which has a page, and is not "the units"."""
    return name != NOBODY and not any(each.agency is None for each in whom(name, None))


def _recurs(item: Due) -> bool:
    return bool(item.deadline.rrule) and not item.deadline.last_day


def _coming(item: Due, today: dt.date) -> Due | None:
    """Return an item as it stands from today on; None where a recurring one does not come again in the time."""
    if not _recurs(item) or item.state == "done":
        return item
    days = [day for day in item.deadline.open_days if day >= today.isoformat()]
    return _on(item, dt.date.fromisoformat(days[0])) if days else None


def _on(item: Due, day: dt.date) -> Due:
    """Return an item as it stands on one of its days."""
    if not _recurs(item):
        return item
    said = next((each for each in item.deadline.done if each.day in (None, day.isoformat())), None)
    state = "done" if said else item.progress.state if item.progress.state != "done" else "recurring"
    progress = replace(item.progress, state=state, done=said)
    return Due(replace(item.deadline, occurrences=(day.isoformat(),)), progress)


def _by_days(found: Sequence[Due]) -> dict[dt.date, list[Due]]:
    """Return what stands on each day: a recurring one on every one of its days."""
    days: dict[dt.date, list[Due]] = {}
    for item in found:
        recurring = [dt.date.fromisoformat(each) for each in item.deadline.occurrences] if _recurs(item) else []
        for day in recurring or ([item.day] if item.day else []):
            days.setdefault(day, []).append(_on(item, day))
    return days


def _weeks(
    first: dt.date, last: dt.date, found: Sequence[Due], work: WorkCalendar
) -> list[list[tuple[dt.date, bool, list[Due]]]]:
    """Return the weeks of a month: each day, whether it is a working day, and what is due in the month."""
    by_day, monday = _by_days(found), week_of(first)[0]
    weeks = []
    while monday <= last:
        days = [monday + dt.timedelta(days=i) for i in range(7)]
        weeks.append([(day, work.is_working(day), by_day.get(day, []) if first <= day <= last else [])
                      for day in days])  # fmt: skip
        monday += dt.timedelta(days=7)
    return weeks


def _of_week(found: Sequence[Due], monday: dt.date, language: str) -> list[tuple[str, list[Due]]]:
    names, by_day = _WEEK if language == "vi" else calendar.day_name, _by_days(found)
    days = [monday + dt.timedelta(days=i) for i in range(7)]
    return [(f"{names[day.weekday()]} {day:%d/%m/%Y}", by_day.get(day, [])) for day in days]


_WEEK = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


# --- ticking off ------------------------------------------------------------------------------------------------------

Field = Annotated[str, Form()]


@router.post("/deadlines/done")
def done(
    archive: TheArchive, author: Author, uid: Field, day: Field = "", note: Field = "", back: Field = "/deadlines"
) -> RedirectResponse:
    """Say that a deadline, or a day of a recurring one, is done."""
    archive.finish(uid, day=day or None, by=author, note=note.strip()[:200] or None)
    return RedirectResponse(local(back), 303)


@router.post("/deadlines/undone")
def undone(
    archive: TheArchive, author: Author, uid: Field, day: Field = "", back: Field = "/deadlines"
) -> RedirectResponse:
    """Take it back."""
    archive.reopen(uid, day=day or None, by=author)
    return RedirectResponse(local(back), 303)


# --- calendars to subscribe to ----------------------------------------------------------------------------------------


@router.get("/calendars")
def calendars(request: Request, archive: TheArchive) -> HTMLResponse:
    """List the calendars that other programs can subscribe to."""
    base = str(request.base_url).rstrip("/")
    found = [(f"{base}/calendars/{slug}.ics", name) for slug, name in archive.calendars()]
    return rendered(request, "calendars.html", found=found)


@router.get("/calendars/{slug:path}.ics")
def one_calendar(slug: str, archive: TheArchive) -> Response:
    """Return a calendar."""
    return Response(archive.calendar(slug), media_type="text/calendar; charset=utf-8")
