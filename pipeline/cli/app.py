"""The application: one verb a command."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from . import asking, filing, measuring, reading
from .common import Exit

app = typer.Typer(
    name="congvan",
    help="Reads Vietnamese công văn (official dispatches) and turns a folder of them into linked records.",
    epilog="Exit codes: 0 done · 1 nothing found · 2 wrong use · 3 done, but some files gave no record.",
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
app.command()(asking.chain)
app.command()(asking.chains)
app.command()(asking.deadlines)
app.command()(asking.search)
app.command()(filing.outcomes)
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
        code = _exit_code(error)
        if code is None:
            raise
        typer.echo(f"congvan: {error}", err=True)
        sys.exit(code)


def _exit_code(error: Exception) -> Exit | None:
    """Return the exit code of an error of this project, None for any other; loaded late, so that help is quick."""
    from schemas.outcomes import CongVanError

    if not isinstance(error, CongVanError):
        return None
    from ..asking.lookup import NotFoundError

    return Exit.NOT_FOUND if isinstance(error, NotFoundError) else Exit.USAGE
