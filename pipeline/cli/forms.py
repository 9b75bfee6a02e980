"""One choice of form for every command: `--format`, its shorthands such as `--json`, and `--output`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from .common import Exit, fail
from .language import tr

if TYPE_CHECKING:
    from rich.console import Console

    from ..exporting.sheets import Sheet

Format = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="FORM", help="table, json, jsonl, csv, xlsx, md …: as the command has it."),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")]
Machine = Annotated[
    bool, typer.Option("--machine", help="With csv: the names of fields for machines, days as 2023-12-31.")
]
SHEET = ("table", "json", "jsonl", "csv", "xlsx", "md")
"""Forms of what is a table."""
_BINARY = ("xlsx",)


def form(given: str | None, allowed: Sequence[str], output: Path | None = None, **shorthands: bool) -> str:
    """Return the form that the options choose: the one given, a shorthand, that of the output's ending, or the first.

    Exits as wrong use where two are chosen, or one that the command does not have.
    """
    chosen = [name for name, on in shorthands.items() if on]
    if given is not None and given not in chosen:
        chosen.append(given)
    if len(chosen) > 1:
        fail(tr("choose one form: {forms}", forms=", ".join(chosen)))
    if chosen and chosen[0] not in allowed:
        fail(tr("{form}: this command has {forms}", form=chosen[0], forms=", ".join(allowed)))
    ending = output.suffix.removeprefix(".").lower() if output else ""
    found = chosen[0] if chosen else ending if ending in allowed else allowed[0]
    if found in _BINARY and output is None and sys.stdout.isatty():
        fail(tr("{form} is for a file: name one with --output", form=found))
    return found


def nothing(form: str, words: str = "nothing to list") -> NoReturn:
    """End a command that found nothing: a table says so, other forms are empty."""
    if form == "table":
        typer.echo(tr(words), err=True)
    raise typer.Exit(Exit.NOT_FOUND)


def exclusive(**options: object) -> None:
    """End as wrong use where more than one of the options is given; named as in Python, `mark_only`."""
    given = [f"--{name.rstrip('_').replace('_', '-')}" for name, value in options.items() if value]
    if len(given) > 1:
        fail(tr("choose one of {options}", options=", ".join(given)))


def write(content: bytes | str, output: Path | None) -> None:
    """Write to the file, or to standard output."""
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    if output is not None:
        output.write_bytes(data)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def as_json(values: Any, form: str) -> str:
    """Return values as one JSON document, or as one a line."""
    if form == "jsonl":
        return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in values)
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def write_sheet(
    sheet: Sheet, form: str, output: Path | None, values: Callable[[], Sequence[Any]], *, machine: bool = False
) -> None:
    """Write a sheet in a form; `values` gives what JSON holds."""
    from ..exporting import sheets

    if form in ("json", "jsonl"):
        write(as_json(values(), form), output)
    elif form == "csv":
        write(sheets.to_csv(sheet, machine=machine), output)
    elif form == "md":
        write(sheets.to_markdown(sheet), output)
    elif form == "xlsx":
        from ..exporting.workbook import to_xlsx

        write(to_xlsx(sheet), output)
    else:
        _print_table(sheet, output)


def _print_table(sheet: Sheet, output: Path | None) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    wide = sum(column.width for column in sheet.columns)
    for column in sheet.columns:
        table.add_column(tr(column.heading), overflow="fold", ratio=max(1, round(100 * column.width / wide)))
    colours = {"late": "red", "answered_late": "yellow", "met": "green", "partly": "green", "done": "green"}
    for number, line in enumerate(sheet.lines):
        style = colours.get(sheet.states[number]) if sheet.states else None
        table.add_row(*(Text(cell) for cell in line), style=style)
    print_page(lambda page: page.print(table), output)


def print_page(printing: Callable[[Console], None], output: Path | None) -> None:
    """Let a page be printed on the terminal, or into the file."""
    from io import StringIO

    from rich.console import Console

    from .common import console

    if output is None:
        printing(console())
        return
    page = Console(file=StringIO(), width=160, highlight=False)
    printing(page)
    write(page.file.getvalue(), output)  # type: ignore[attr-defined]
