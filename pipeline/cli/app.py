"""The application: one verb a command."""

from __future__ import annotations

import sys

import typer

from . import asking, filing, reading
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
app.command()(filing.ingest)
app.command()(asking.show)
app.command()(asking.chain)
app.command()(asking.chains)
app.command()(asking.deadlines)
app.command()(asking.search)
app.command()(filing.outcomes)
app.command()(reading.extract)
app.command()(reading.text)
app.command(name="eval")(reading.evaluate)
app.command()(reading.schema)


def main() -> None:
    """Run the command line; an error of this project becomes one line on standard error and exit code 2."""
    from schemas.outcomes import CongVanError

    try:
        app()
    except CongVanError as error:
        from ..lookup import NotFoundError

        typer.echo(f"congvan: {error}", err=True)
        sys.exit(Exit.NOT_FOUND if isinstance(error, NotFoundError) else Exit.USAGE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(Exit.OK)
    except KeyboardInterrupt:
        typer.echo("congvan: interrupted; what is stored stays stored, run the same command to go on", err=True)
        sys.exit(130)
