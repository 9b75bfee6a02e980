"""The application: one verb a command."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from . import asking, deadlines, filing, keeping, links, measuring, reading, registers
from .common import Exit

app = typer.Typer(
    name="congvan",
    help="Reads Vietnamese công văn (official dispatches) and turns a folder of them into linked records.",
    epilog="Exit codes: 0 done · 1 nothing found · 2 wrong use · 3 done, but some files could not be read · 4 failed.",
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
    _version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version and exit.")
    ] = False,
) -> None:
    """Hold what stands before the verb."""


app.command()(filing.ingest)
app.command()(asking.show)
app.command()(links.chain)
app.command()(links.chains)
app.command()(links.roots)
app.command()(links.path)
app.command()(links.common)
app.command()(links.follow)
app.command()(links.cascade)
app.command()(links.missing)
app.command()(links.superseded)
app.command()(deadlines.deadlines)
app.command()(deadlines.due)
app.command()(deadlines.week)
app.command()(deadlines.feed)
app.command()(asking.search)
app.command()(registers.register)
app.command()(registers.receive)
app.command()(registers.config)
app.command()(filing.outcomes)
app.command()(keeping.runs)
app.command()(keeping.verify)
app.command()(keeping.backup)
app.command()(keeping.restore)
app.command()(filing.changes)
app.command()(reading.extract)
app.command()(reading.text)
app.command(name="eval")(measuring.evaluate)
app.command()(reading.schema)


def main() -> None:
    """Run the command line; an error of this project becomes one line on standard error and an exit code."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(Exit.OK)
    except KeyboardInterrupt:
        typer.echo("congvan: interrupted; what is stored stays stored, run the same command to go on", err=True)
        sys.exit(130)
    except Exception as error:
        if os.environ.get("CONGVAN_TRACEBACK"):
            raise
        code, words = _told(error)
        typer.echo(f"congvan: {words}", err=True)
        sys.exit(code)


def _told(error: Exception) -> tuple[Exit, str]:
    """Return the exit code of an error and the words for it; loaded late, so that help is quick."""
    from schemas.outcomes import CongVanError

    if isinstance(error, CongVanError):
        from ..asking.lookup import NotFoundError

        return Exit.NOT_FOUND if isinstance(error, NotFoundError) else Exit.USAGE, str(error)
    from sqlalchemy.exc import DBAPIError

    if isinstance(error, DBAPIError):
        return Exit.FAILED, f"the archive: {error.orig}; what is stored stays stored, run the same command to go on"
    if isinstance(error, OSError):
        return Exit.FAILED, f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}"
    return Exit.FAILED, f"{type(error).__name__}: {error} (CONGVAN_TRACEBACK=1 shows where)"
