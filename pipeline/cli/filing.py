"""Commands that put files into the archive and tell what became of them: ingest, outcomes, changes."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import days, forms
from .common import (
    Db,
    Exit,
    Json,
    KeepOriginals,
    Memory,
    Mirror,
    Pipeline,
    Seconds,
    VerifySignatures,
    Workers,
    database,
    fail,
    importable,
    limits,
    loses_a_file,
    masked,
    opened,
    print_json,
    sentence,
)
from .language import tr

if TYPE_CHECKING:
    from ..filing.outcomes import FileOutcome, IngestReport

Files = Annotated[
    list[Path] | None, typer.Argument(metavar="FOLDER…", help="Folders to walk through, files, ZIP archives.")
]
Engine = Annotated[
    str | None,
    typer.Option(metavar="dask://HOST:PORT", help="Have the workers of a Dask cluster read."),
]
Shared = Annotated[bool, typer.Option("--shared", help="With --engine: its workers see FOLDER under the same path.")]
Again = Annotated[bool, typer.Option("--again", help="Read files again that are known already.")]
Keep = Annotated[bool, typer.Option("--keep", help="Leave records as they are that older versions of congvan made.")]
FilesFrom = Annotated[
    str | None,
    typer.Option("--files-from", metavar="FILE|-", help="Read names of files from here, one a line; - is the input."),
]
Retry = Annotated[
    bool, typer.Option("--retry", help="Try again what failed and may succeed now; without FOLDER only that.")
]
FollowLinks = Annotated[bool, typer.Option("--follow-links", help="Follow links that lead out of FOLDER.")]


def ingest(
    files: Files = None,
    db: Db = None,
    json: Json = False,
    workers: Workers = None,
    engine: Engine = None,
    shared: Shared = False,
    again: Again = False,
    keep: Keep = False,
    files_from: FilesFrom = None,
    retry: Retry = False,
    mirror: Mirror = False,
    follow_links: FollowLinks = False,
    keep_originals: KeepOriginals = False,
    seconds: Seconds = 60.0,
    memory: Memory = 2048,
    verify_signatures: VerifySignatures = False,
    pipeline: Pipeline = None,
) -> None:
    """Read a folder into the archive and link it.

    Every file ends in one outcome. Safe to repeat and to interrupt: files that are known are not read again, unless
    a newer version of congvan reads them otherwise; what it changed is listed by `congvan changes`.

    Files that moved are known by their content. One that vanished is marked so, and its document stays held.
    """
    named = [*(files or ()), *(_names(files_from) if files_from else ())]
    if not (named or retry or files_from):
        fail(tr("name a FOLDER, or --files-from, or --retry"))
    with opened(db, create=True) as archive, _progress("Reading") as progress, _told_when_interrupted():
        report = archive.ingest(
            named,
            retry=retry,
            mirror=mirror,
            missing=files_from is not None,
            follow_links=follow_links,
            workers=workers,
            engine=engine,
            shared=shared,
            again=again,
            keep=keep,
            keep_originals=keep_originals,
            limits=limits(seconds, memory),
            progress=progress,
            verify_signatures=verify_signatures,
            pipeline=importable(pipeline),
        )
    if json:
        print_json({"archive": masked(database(db)), **_values(report)})
    else:
        _tell(report, masked(database(db)))
    if any(loses_a_file(each.outcome) for each in report.outcomes if not has_record(each)):
        raise typer.Exit(Exit.SOME_UNREADABLE)


def _values(report: IngestReport) -> dict[str, Any]:
    """Return plain values of what became of a run, for JSON."""
    return {
        "run": report.run,
        "found": report.found,
        "vanished": report.vanished,
        "forgotten": report.forgotten,
        "counts": {code.value: count for code, count in report.counts.items()},
        "remade": {
            "records": report.remade.records,
            "changed": report.remade.changed,
            "fields": dict(report.remade.fields),
        },
        "files": [each.to_dict() for each in report.outcomes],
    }


def _tell(report: IngestReport, archive: str) -> None:
    """Say what became of a run, and of every file that gave no record."""
    told = tr("{count} files into {archive}: {summary}", count=len(report.outcomes), archive=archive,
              summary=summary(report.outcomes) or tr("no files"))  # fmt: skip
    typer.echo(told)
    if report.remade.records:
        typer.echo(_remade(report))
    tell_of_vanished(report)
    tell_of_unread(report.outcomes)


def tell_of_unread(outcomes: Iterable[FileOutcome]) -> None:
    """Say why files gave no record."""
    for each in outcomes:
        if not has_record(each):
            typer.echo(f"  {each.path}: {sentence(each.outcome)}")


def summary(outcomes: Iterable[FileOutcome]) -> str:
    """Return how many files there are of each outcome, in words."""
    counts = Counter(each.outcome.code.value for each in outcomes)
    words = ((count, tr(f"outcome: {code}").removeprefix("outcome: ")) for code, count in counts.most_common())
    return ", ".join(f"{count} {name}" for count, name in words)


def tell_of_vanished(report: IngestReport) -> None:
    """Say which files vanished, and whether they are forgotten."""
    gone = report.forgotten or report.vanished
    if report.spared:
        typer.echo(tr("nothing is forgotten: the folder is empty, and held files; is it connected?"))
    elif report.forgotten:
        typer.echo(tr("{count} files vanished and were forgotten", count=len(gone)))
    elif gone:
        typer.echo(tr("{count} files vanished; their documents stay held (congvan forget FILE)", count=len(gone)))
    for path in gone:
        typer.echo(f"  {path}")


def _names(source: str) -> list[Path]:
    """Return the names that a file or the input lists, one a line, or between zero bytes where there are any."""
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        fail(f"{source}: {error.strerror or error}")
    lines = data.split(b"\0") if b"\0" in data else data.splitlines()
    return [Path(os.fsdecode(line)) for line in lines if line]


@contextmanager
def _told_when_interrupted() -> Iterator[None]:
    """Say what is stored when somebody interrupts a run."""
    from ..filing.outcomes import InterruptedIngest

    try:
        yield
    except InterruptedIngest as interrupted:
        report = interrupted.report
        stored = summary(report.outcomes) or tr("no files")
        words = tr("interrupted: {done} of {found} files are stored ({summary}); run the same command to go on",
                   done=len(report.outcomes), found=report.found, summary=stored)  # fmt: skip
        fail(words, Exit.INTERRUPTED)


def outcomes(
    db: Db = None,
    json: Json = False,
    code: Annotated[
        list[str] | None, typer.Option(help="Only these outcomes, such as needs_ocr; may be repeated.")
    ] = None,
    format: forms.Format = None,
    machine: forms.Machine = False,
    output: forms.Output = None,
) -> None:
    """Say what became of each file."""
    from schemas import OutcomeCode

    form = forms.form(format, forms.SHEET, output, json=json)
    known = [each.value for each in OutcomeCode]
    for each in code or ():
        if each not in known:
            fail(tr("{code}: there is no such outcome; there are: {codes}", code=each, codes=", ".join(known)))
    with opened(db) as archive:
        found = [each for each in archive.outcomes() if not code or each.outcome.code.value in code]
    from .sheets import outcomes_sheet

    forms.write_sheet(outcomes_sheet(found), form, output, lambda: [each.to_dict() for each in found], machine=machine)
    if not found:
        forms.nothing(form)


def changes(
    db: Db = None,
    json: Json = False,
    run: Annotated[int | None, typer.Option(metavar="N", help="The run. [default: the last]")] = None,
    since: Annotated[
        dt.date | None,
        typer.Option(metavar="DAY", parser=days.parse, help="All runs from this day on, and the files that came."),
    ] = None,
    format: forms.Format = None,
    machine: forms.Machine = False,
    output: forms.Output = None,
) -> None:
    """Say what a run of ingest changed in records that were held before it, or what came and changed since a day.

    Newer rules or readers give some values otherwise; corrections that a person made stay.
    """
    form = forms.form(format, forms.SHEET, output, json=json)
    if run is not None and since is not None:
        fail(tr("--run and --since exclude each other"))
    with opened(db) as archive:
        found = archive.changes("last" if run is None else run, since=since)
    from .sheets import changes_sheet

    forms.write_sheet(changes_sheet(found), form, output, lambda: [each.to_dict() for each in found], machine=machine)
    if not found:
        forms.nothing(form, "nothing changed")


def _remade(report: IngestReport) -> str:
    """Say in a sentence how many records newer rules or readers changed."""
    done = report.remade
    fields = ", ".join(f"{field} {count}" for field, count in done.fields.most_common())
    listed = f": {fields} (congvan changes --run {report.run})" if fields else ""
    return tr("{records} records made anew, {changed} changed", records=done.records, changed=done.changed) + listed


def has_record(each: FileOutcome) -> bool:
    """Tell whether the archive has a record of the file's content."""
    from schemas import OutcomeCode

    return each.outcome.code.has_record or each.outcome.code in (OutcomeCode.DUPLICATE, OutcomeCode.UNCHANGED)


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int, str], None] | None]:
    """Show a progress bar on standard error while files are read; none where nobody looks at a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def show(done: int, total: int, path: str) -> None:
            bar.update(task, completed=done, total=total, description=f"{what} {Path(path).name[:40]}")

        yield show
