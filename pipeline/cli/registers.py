"""Commands of the registry (văn thư): register, receive, config."""

from __future__ import annotations

import datetime as dt
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from . import days, forms
from .common import Db, Exit, Json, fail, opened
from .language import tr

Document = Annotated[
    str, typer.Argument(metavar="NUMBER", help="A number such as 875/UBND-NV, a document's key, or a file name.")
]
Holidays = Annotated[
    Path | None,
    typer.Option("--holidays", metavar="FILE", exists=True, dir_okay=False,
                 help="Days off and worked of your own: lines such as 2026-01-02 off, 2026-01-10 work."),
]  # fmt: skip
Standing = Annotated[
    bool, typer.Option("--standing", help="Also the standing reports of regulations, which recur without an end.")
]
_SHEETS = ("table", "xlsx", "csv", "json", "jsonl", "md")


class Register(StrEnum):
    """The registers of Phụ lục IV of Nghị định 30/2020/NĐ-CP."""

    ARRIVALS = "arrivals"
    TRACKING = "tracking"
    SENT = "sent"


def whose(archive: Any, agency: str | None, mine: bool) -> str | None:
    """Return the body asked for: the one named, or the archive's office with --mine."""
    forms.exclusive(for_=agency, mine=mine)
    return office_of(archive) if mine else agency


def office_of(archive: Any) -> str:
    """Return the office of the archive; wrong use where it has none."""
    office: str | None = archive.setting("office")
    if office is None:
        fail(tr('say whose archive this is first: congvan config office "UBND huyện …"'))
    return office or ""


def working_calendar(archive: Any, holidays: Path | None) -> Any:
    """Return the working calendar, with a person's own days where a file gives them, else with those of the archive."""
    from extractors.times.workdays import WorkCalendar

    return WorkCalendar.from_file(holidays) if holidays else archive.working_days()


def register(
    kind: Annotated[
        Register,
        typer.Argument(help="arrivals: what came in; tracking: what became of it; sent: what your office issued."),
    ],
    db: Db = None,
    since: days.Since = None,
    until: days.Until = None,
    agency: Annotated[
        str | None, typer.Option("--for", metavar="AGENCY", help="The office, in place of the one of congvan config.")
    ] = None,
    today: days.Today = None,
    unregistered: Annotated[
        bool, typer.Option("--unregistered", help="With arrivals: what is held of others and not registered yet.")
    ] = False,
    standing: Standing = False,
    holidays: Holidays = None,
    format: forms.Format = None,
    json: Json = False,
    machine: forms.Machine = False,
    output: forms.Output = None,
) -> None:
    """Print a register as the law asks for it.

    Columns by Nghị định 30/2020/NĐ-CP, Phụ lục IV. The tracking book fills itself: its days come from the texts, its
    answers from the held documents that reply to, report on or carry out the others.
    """
    from ..exporting import registers as sheets

    form = forms.form(format, _SHEETS, output, json=json)
    if unregistered and kind is not Register.ARRIVALS:
        fail(tr("--unregistered goes with arrivals"))
    span = {"first": since, "last": until}
    lines: list[Any]
    with opened(db) as archive:
        work = working_calendar(archive, holidays)
        office = agency or archive.setting("office") or ""
        told = f"{office}, " if office else ""
        if kind is Register.ARRIVALS:
            lines = archive.register_of_arrivals(**span, unregistered=unregistered)
            sheet = sheets.arrivals_sheet(lines, office)
        elif kind is Register.TRACKING:
            lines = archive.tracking_book(**span, today=today, for_agency=agency, standing=standing, work=work)
            sheet = sheets.tracking_sheet(lines, work, f"{told}tính đến ngày {today or dt.date.today():%d/%m/%Y}")
        else:
            lines = archive.register_of_sent(**span, for_agency=agency)
            sheet = sheets.sent_sheet(lines, office)
    forms.write_sheet(sheet, form, output, lambda: [line.to_dict() for line in lines], machine=machine)
    if not lines:
        forms.nothing(form)


def receive(
    document: Document,
    db: Db = None,
    number: Annotated[str | None, typer.Option("--no", metavar="N", help="Number of arrival (số đến).")] = None,
    date: Annotated[
        dt.date | None,
        typer.Option(metavar="DAY", parser=days.parse, help="Day of arrival (ngày đến). [default: today]"),
    ] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="Unit or person it is handed to.")] = None,
    passed_on: Annotated[
        dt.date | None, typer.Option("--passed-on", metavar="DAY", parser=days.parse, help="Day it was handed on.")
    ] = None,
    note: Annotated[str | None, typer.Option(help="A remark (ghi chú).")] = None,
    next_number: Annotated[bool, typer.Option("--next", help="Take the next number without asking.")] = False,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take the registered arrival back.")] = False,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who registers it.")] = None,
) -> None:
    """Register the arrival of a document.

    Terms that count from receipt ("05 ngày làm việc kể từ ngày nhận được Công văn này") become days.
    """
    with opened(db) as archive:
        if withdraw:
            if not archive.unreceive(document):
                typer.echo(tr("no arrival was registered"), err=True)
                raise typer.Exit(Exit.NOT_FOUND)
            typer.echo(tr("taken back"))
            return
        title = archive.get(document).title
        if number is None:
            proposed = archive.next_arrival_number((date or dt.date.today()).year)
            number = proposed if next_number else _asked(title, proposed)
        arrival = archive.receive(document, number, date, unit=unit, passed_on=passed_on, note=note, by=by)
    typer.echo(tr("{title}: number of arrival {number}, {day}", title=title, number=arrival.number,
                  day=f"{dt.date.fromisoformat(arrival.date):%d/%m/%Y}"))  # fmt: skip


def _lines_of(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        fail(tr("{path}: no such text file", path=file))


def _asked(title: str, proposed: str) -> str:
    """Ask for the number of arrival, the next one proposed; where nobody can answer, say which that is."""
    if not sys.stdin.isatty():
        fail(tr("give the number of arrival: --no {number}, or --next", number=proposed))
    return str(typer.prompt(tr("Number of arrival of {title}", title=title), default=proposed))


def config(
    name: Annotated[str | None, typer.Argument(help="The setting: office, holidays.")] = None,
    value: Annotated[
        str | None,
        typer.Argument(help='Its value, such as "UBND huyện Trấn Yên, tỉnh Yên Bái"; of holidays a file of lines.'),
    ] = None,
    db: Db = None,
    unset: Annotated[bool, typer.Option("--unset", help="Take the setting away.")] = False,
) -> None:
    """Show or set what the archive knows of its office."""
    from ..store.settings import SETTINGS

    with opened(db, create=value is not None) as archive:
        if name is None:
            found = {each: archive.setting(each) for each in SETTINGS}
            for each, known in found.items():
                typer.echo(f"{each} = {'; '.join(known.splitlines()) if known is not None else tr('(not set)')}")
        elif value is None and not unset:
            known = archive.setting(name)
            typer.echo(known if known is not None else tr("(not set)"))
            if known is None:
                raise typer.Exit(Exit.NOT_FOUND)
        else:
            if unset and value is not None:
                fail(tr("--unset takes no value"))
            archive.configure(name, _lines_of(value) if name == "holidays" and value is not None else value)
