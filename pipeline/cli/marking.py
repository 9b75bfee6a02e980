"""Commands by which a person says what was done: done."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from . import days
from .common import Db, Exit, Json, opened, print_json
from .language import language, tr


def done(
    deadline: Annotated[
        str, typer.Argument(metavar="UID", help="A deadline's UID, or the document where it sets only one.")
    ],
    db: Db = None,
    day: Annotated[
        dt.date | None,
        typer.Option("--day", metavar="DAY", parser=days.parse, help="Of a recurring one: the day that is done."),
    ] = None,
    note: Annotated[str | None, typer.Option(help="A remark (ghi chú).")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who says so.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take it back.")] = False,
    json: Json = False,
) -> None:
    """Say that a deadline is done.

    Also where no held letter shows it; due, the tracking book and calendars tell who said so and when. A document that
    sets several deadlines has them listed with their UIDs.
    """
    from ..exporting.words import done_in_words

    with opened(db) as archive:
        if undo:
            if not archive.reopen(deadline, day=day, by=by):
                typer.echo(tr("nobody had said that it is done"), err=True)
                raise typer.Exit(Exit.NOT_FOUND)
            typer.echo(tr("taken back"))
            return
        said = archive.finish(deadline, day=day, by=by, note=note)
        info = archive.deadline(deadline)
    if json:
        print_json({"uid": info.uid, **said.to_dict()})
        return
    typer.echo(f"{info.document.title}: {done_in_words(said, language())}")
