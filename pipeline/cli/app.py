"""The application: one verb a command."""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated

import typer

from . import (
    asking,
    consequences,
    deadlines,
    filing,
    keeping,
    links,
    marking,
    measuring,
    mending,
    reading,
    registers,
    serving,
    teaching,
    watching,
)
from .common import BeforeVerb, Db
from .running import run

app = typer.Typer(
    name="congvan",
    help="Reads Vietnamese công văn (official dispatches) and turns a folder of them into linked records.",
    epilog="Exit codes: 0 done · 1 nothing found · 2 wrong use · 3 some files could not be read · 4 archive or storage"
    " failed · 70 crashed · 130 interrupted.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"congvan {version('congvan')}")
        raise typer.Exit()


@app.callback()
def options(
    _lang: Annotated[
        str | None, typer.Option("--lang", metavar="vi|en", help="Speak this language. [default: by the locale]")
    ] = None,
    db: Db = None,
    _version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version and exit.")
    ] = False,
) -> None:
    """Hold what stands before the verb."""
    BeforeVerb.db = db


app.command()(filing.ingest)
app.command(name="list")(mending.list_documents)
app.command()(asking.show)
app.command()(links.chain)
app.command()(links.chains)
app.command()(links.roots)
app.command()(links.path)
app.command()(links.common)
app.command()(consequences.follow)
app.command()(consequences.cascade)
app.command()(consequences.missing)
app.command()(consequences.superseded)
app.command()(deadlines.deadlines)
app.command()(deadlines.due)
app.command()(deadlines.week)
app.command()(deadlines.feed)
app.command()(marking.done)
app.command()(asking.search)
app.command()(mending.review)
app.command()(mending.correct)
app.command()(mending.withdraw)
app.command()(registers.register)
app.command()(registers.receive)
app.command()(registers.config)
app.command()(serving.serve)
app.command(name="export")(teaching.export)
app.command()(watching.watch)
app.command()(filing.outcomes)
app.command()(keeping.runs)
app.command()(keeping.verify)
app.command()(keeping.backup)
app.command()(keeping.restore)
app.command()(keeping.forget)
app.command()(filing.changes)
app.command()(reading.extract)
app.command()(reading.text)
app.command(name="eval")(measuring.evaluate)
app.command()(reading.schema)


def main() -> None:
    """Run the command line."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them reads what every package says
    gc.set_threshold(50_000)  # what is loaded stays to the end: looking through it for waste costs a tenth of a start
    sys.exit(run(lambda: typer.main.get_command(app), sys.argv[1:]))
