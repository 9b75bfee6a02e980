"""Commands that ask what came of a document: follow, cascade, missing, superseded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import forms
from .asking import Document
from .common import Db, Json, opened
from .language import language, tr
from .links import Depth, Limit

if TYPE_CHECKING:
    from pathlib import Path

    from ..exporting.sheets import Sheet


def follow(
    document: Document,
    db: Db = None,
    levels: Annotated[int, typer.Option(min=1, max=2, help="2: also what followed from their documents.")] = 2,
    open_only: Annotated[bool, typer.Option("--open", help="Only those of whom nothing is known.")] = False,
    limit: Limit = 500,
    format: forms.Format = None,
    json: Json = False,
    machine: forms.Machine = False,
    output: forms.Output = None,
) -> None:
    """Show which addressees of a document have acted on it, when, after how many days, and which have not."""
    from dataclasses import replace

    from ..exporting.findings import followed_sheet

    form = forms.form(format, forms.SHEET, output, json=json)
    with opened(db) as archive:
        found = archive.follow(document, levels=levels, limit=limit)
    if open_only:
        found = replace(found, followers=tuple(each for each in found.followers if each.document is None))
    if form == "table" and found.unknown_groups:
        groups = "; ".join(found.unknown_groups)
        typer.echo(tr("who belongs to these is not known: {groups}", groups=groups), err=True)
    sheet = followed_sheet(found, tr, language())
    _write(sheet, form, output, found, "followers", machine=machine)


def _write(
    sheet: Sheet,
    form: str,
    output: Path | None,
    found: Any,
    entries: str,
    *,
    machine: bool,
    empty: str = "nothing to list",
) -> None:
    """Write an answer: JSON whole, JSON Lines an entry a line, else the sheet; and tell where it was cut."""
    if form == "json":
        forms.write(forms.as_json(found.to_dict(), form), output)
    else:
        forms.write_sheet(sheet, form, output, lambda: found.to_dict()[entries], machine=machine)
        if found.truncated:
            typer.echo(tr("there are more; see them with --limit"), err=True)
    if not sheet.lines:
        forms.nothing(form, empty)


def cascade(
    document: Document,
    db: Db = None,
    depth: Depth = 4,
    limit: Limit = 200,
    format: forms.Format = None,
    json: Json = False,
    machine: forms.Machine = False,
    output: forms.Output = None,
) -> None:
    """Show the deadlines of a document and of those that carry it out side by side; what ends too late is marked."""
    from ..exporting.findings import cascade_sheet

    form = forms.form(format, forms.SHEET, output, json=json)
    with opened(db) as archive:
        found = archive.cascade(document, depth=depth, limit=limit)
    sheet, empty = cascade_sheet(found, tr), "no deadline in the chain"
    _write(sheet, form, output, found, "deadlines", machine=machine, empty=empty)


def missing(
    db: Db = None,
    everything: Annotated[bool, typer.Option("--all", help="Laws and decrees too.")] = False,
    limit: Limit = 50,
    format: forms.Format = None,
    json: Json = False,
    machine: forms.Machine = False,
    output: forms.Output = None,
) -> None:
    """List what is cited most and held by nobody: what to ask for, and of whom."""
    from ..exporting.findings import missing_sheet

    form = forms.form(format, forms.SHEET, output, json=json)
    with opened(db) as archive:
        found = archive.missing(everything=everything, limit=limit)
    _write(missing_sheet(found, tr), form, output, found, "missing", machine=machine)


def superseded(
    document: Annotated[str | None, typer.Argument(metavar="NUMBER", help="Only of this document.")] = None,
    db: Db = None,
    limit: Limit = 200,
    format: forms.Format = None,
    json: Json = False,
    machine: forms.Machine = False,
    output: forms.Output = None,
) -> None:
    """List documents that others amend, replace, repeal, correct, suspend or give more time, and by what."""
    from ..exporting.findings import superseded_sheet

    form = forms.form(format, forms.SHEET, output, json=json)
    with opened(db) as archive:
        found = archive.superseded(document, limit=limit)
    _write(superseded_sheet(found, tr, language()), form, output, found, "superseded", machine=machine)
