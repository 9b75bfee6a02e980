"""Commands about what is due: deadlines, due, week, feed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import days, forms
from .common import Db, Json, opened
from .language import language, tr
from .registers import Holidays, Standing, whose, working_calendar

if TYPE_CHECKING:
    from ..asking.due import Due
    from ..asking.results import DeadlineInfo

For = Annotated[
    str | None,
    typer.Option(
        "--for", metavar="AGENCY", help='Only what concerns this body, groups included: "UBND huyện Gia Lâm".'
    ),
]
Mine = Annotated[bool, typer.Option("--mine", help="Only what concerns the office of congvan config.")]
Todo = Annotated[bool, typer.Option("--todo", help="In calendars: tasks instead of events.")]
Alarms = Annotated[bool, typer.Option("--alarms/--no-alarms", help="In calendars: with reminders.")]
MailTo = Annotated[list[str] | None, typer.Option("--mail-to", metavar="ADDRESS", help="With eml: who gets it.")]
MailFrom = Annotated[str | None, typer.Option("--mail-from", metavar="ADDRESS", help="With eml: who sends it.")]
_FORMS = (*forms.SHEET, "ics")


def deadlines(
    db: Db = None,
    since: days.Since = None,
    until: days.Until = None,
    document: Annotated[str | None, typer.Option(help="Only of this document.")] = None,
    agency: For = None,
    mine: Mine = False,
    with_predecessors: Annotated[
        bool, typer.Option("--with-predecessors", help="With --for: also what concerned the bodies that went into it.")
    ] = False,
    standing: Standing = False,
    holidays: Holidays = None,
    format: forms.Format = None,
    json: Json = False,
    csv: Annotated[bool, typer.Option("--csv", help="CSV for a spreadsheet; the same as --format csv.")] = False,
    ics: Annotated[bool, typer.Option("--ics", help="An iCalendar file; the same as --format ics.")] = False,
    todo: Todo = False,
    alarms: Alarms = True,
    output: forms.Output = None,
) -> None:
    """List who must do what by when.

    As a table, or for calendars, spreadsheets and scripts. Standing reports of regulations are left out unless
    --standing; a calendar holds events, or tasks with --todo, never both.
    """
    form = forms.form(format, _FORMS, output, json=json, csv=csv, ics=ics or (todo and format is None))
    asked: dict[str, Any] = {"first": since, "last": until, "number": document}
    with opened(db) as archive:
        work = working_calendar(archive, holidays)
        name = whose(archive, agency, mine)
        asked |= {"for_agency": name, "with_predecessors": with_predecessors, "work": work}
        found = archive.deadlines(**asked)
        gone = archive.withdrawn(for_agency=name) if form == "ics" and document is None and not (since or until) else []
    shown = [each for each in found if standing or not each.is_standing]
    _left_out(len(found) - len(shown))
    if form == "ics":
        _write_calendar([*shown, *gone], todo, work, alarms, output)
    elif form == "csv":
        from ..exporting.tables import deadlines_csv

        forms.write(deadlines_csv(shown, work), output)
    else:
        from ..exporting.lists import deadlines_sheet

        forms.write_sheet(deadlines_sheet(shown, language()), form, output, lambda: [each.to_dict() for each in shown])
    if not shown:
        forms.nothing(form)


def due(
    db: Db = None,
    week: Annotated[bool, typer.Option("--week", help="Only this week, Monday to Sunday.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is over and not answered.")] = False,
    since: days.Since = None,
    until: days.Until = None,
    agency: For = None,
    mine: Mine = False,
    today: days.Today = None,
    standing: Standing = False,
    holidays: Holidays = None,
    command: Annotated[
        str | None,
        typer.Option(
            "--exec",
            metavar="COMMAND",
            help="Run a command for each deadline that is new, changed, due, overdue or answered; JSON on its input.",
        ),
    ] = None,
    mark_only: Annotated[
        bool, typer.Option("--mark-only", help="Mark what --exec would tell as told, without running anything.")
    ] = False,
    ahead: Annotated[
        int, typer.Option(metavar="DAYS", min=0, help="With --exec: how many days before its last day one is due.")
    ] = 3,
    format: forms.Format = None,
    json: Json = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON document a line.")] = False,
    machine: forms.Machine = False,
    output: forms.Output = None,
) -> None:
    """List what is to be done, and who has answered it.

    What is due in the next 30 days, and what was in the last 90 and is not answered; --overdue has all of it. Answers
    are the held documents that reply to, report on or carry out the others. --exec runs a command of your own at least
    once for each event, with the event's id in CONGVAN_ID; what it ends well for is not told again.
    """
    form = forms.form(format, _FORMS, output, json=json, jsonl=jsonl)
    forms.exclusive(week=week, overdue=overdue, from_=since)
    forms.exclusive(week=week, overdue=overdue, to=until)
    forms.exclusive(exec=command, mark_only=mark_only)
    on = today or dt.date.today()
    common: dict[str, Any] = {"for_agency": agency, "mine": mine, "today": on, "standing": standing}
    with opened(db) as archive:
        common["work"] = work = working_calendar(archive, holidays)
        if command or mark_only:
            from .telling import tell

            tell(archive, command, archive.notices(ahead=ahead, **common))
            return
        first, last = (None, on) if overdue else _span(on, week, since, until)
        states = ("late",) if overdue else ("open", "late", "partly", "recurring")
        found = archive.due(first=first, last=last, states=states, **common)
    _write_due(found, form, work, output, machine=machine)


def _write_due(found: list[Due], form: str, work: Any, output: Path | None, *, machine: bool) -> None:
    if form == "ics":
        _write_calendar([each.deadline for each in found], False, work, True, output)
    else:
        from ..exporting.lists import due_sheet

        sheet = due_sheet(found, language())
        forms.write_sheet(sheet, form, output, lambda: [each.to_dict() for each in found], machine=machine)
    if not found:
        forms.nothing(form)


def week(
    db: Db = None,
    today: days.Today = None,
    coming: Annotated[bool, typer.Option("--next", help="The week after.")] = False,
    agency: For = None,
    mine: Mine = False,
    standing: Standing = False,
    holidays: Holidays = None,
    to: MailTo = None,
    sender: MailFrom = None,
    format: forms.Format = None,
    json: Json = False,
    output: forms.Output = None,
) -> None:
    """Write the work of a week by who must do it, in Vietnamese.

    What is due in the week, and what was in the 90 days before it and is not answered. --format eml is a mail for
    sendmail or another program; nothing is sent.
    """
    from ..asking.due import BACK, week_of
    from ..exporting import week as weekly

    form = forms.form(format, ("txt", "eml", "json"), output, json=json)
    on = (today or dt.date.today()) + dt.timedelta(days=7 if coming else 0)
    monday, sunday = week_of(on)
    with opened(db) as archive:
        work = working_calendar(archive, holidays)
        asked: dict[str, Any] = {"for_agency": agency, "mine": mine, "today": on, "standing": standing, "work": work}
        office = whose(archive, agency, mine)
        late = archive.due(first=on - BACK, last=monday - dt.timedelta(days=1), states=("late",), **asked)
        found = [*late, *archive.due(first=monday, last=sunday, **asked)]
    if form == "json":
        forms.write(forms.as_json([each.to_dict() for each in found], form), output)
    elif form == "eml":
        mail = weekly.to_mail(found, monday, sunday, to=to or (), sender=sender, office=office, work=work)
        forms.write(mail, output)
    else:
        forms.write(weekly.to_text(found, monday, sunday, office=office, work=work), output)


def feed(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that your web server serves.")],
    db: Db = None,
    todo: Todo = False,
    standing: Standing = False,
    holidays: Holidays = None,
    alarms: Alarms = True,
    json: Json = False,
) -> None:
    """Write calendars that a web server gives out.

    Of everything, of your office, of each body that must act. Subscribe to them, do not import them: a subscribed
    calendar follows what changes and takes back what no longer holds, an imported one doubles in Outlook. Files keep
    their names and are written only where they changed.
    """
    with opened(db) as archive:
        written = archive.feed(
            directory, todo=todo, standing=standing, work=working_calendar(archive, holidays), alarms=alarms
        )
    if json:
        forms.write(
            forms.as_json([{"path": str(w.path), "name": w.name, "changed": w.changed} for w in written], "json"), None
        )
        return
    changed = sum(each.changed for each in written)
    typer.echo(tr("{count} calendars in {folder}, {changed} changed", count=len(written), folder=directory,
                  changed=changed))  # fmt: skip


def _span(
    on: dt.date, week: bool, since: dt.date | None, until: dt.date | None
) -> tuple[dt.date | None, dt.date | None]:
    from ..asking.due import AHEAD, BACK, week_of

    if week:
        return week_of(on)
    if since or until:
        return since, until
    return on - BACK, on + AHEAD


def _write_calendar(found: list[DeadlineInfo], todo: bool, work: Any, alarms: bool, output: Path | None) -> None:
    from ..exporting.calendar import to_ics, when

    forms.write(to_ics(found, todo=todo, work=work, alarms=alarms), output)
    undated = sum(when(each).day is None for each in found)
    if undated and not todo:
        typer.echo(
            tr("{count} of unknown day left out; --todo has them as tasks without a day", count=undated), err=True
        )


def _left_out(standing: int) -> None:
    if standing:
        typer.echo(tr("{count} standing reports of regulations left out (--standing)", count=standing), err=True)
