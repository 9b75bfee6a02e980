"""Commands that keep an archive: verify, backup, restore, runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .common import Db, Exit, Json, console, database, opened, print_json
from .language import tr


def verify(db: Db = None, json: Json = False) -> None:
    """Look for damage: the database itself, references, records and their texts; print the archive's digest."""
    with opened(db) as archive:
        problems = archive.verify()
        digest = archive.digest() if not problems else None
    if json:
        print_json({"problems": [each.to_dict() for each in problems], "digest": digest})
    else:
        for each in problems:
            typer.echo(f"{each.where}: {each.words}")
        if not problems:
            typer.echo(tr("no damage; digest {digest}", digest=digest))
    if problems:
        raise typer.Exit(Exit.FAILED)


def backup(
    output: Annotated[Path, typer.Argument(metavar="FILE", help="The new file; it is an archive of its own.")],
    db: Db = None,
) -> None:
    """Copy an archive into a new SQLite file while it is in use, from SQLite or PostgreSQL."""
    with opened(db) as archive:
        archive.backup(output)
    typer.echo(tr("{source} is copied into {target}", source=masked(database(db)), target=output))


def restore(
    backup: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The copy.")],
    db: Db = None,
) -> None:
    """Fill a new archive, of SQLite or PostgreSQL, with a copy."""
    with opened(db, create=True) as archive:
        archive.restore(backup)
    typer.echo(tr("{source} is copied into {target}", source=backup, target=masked(database(db))))


def forget(
    document: Annotated[
        str,
        typer.Argument(metavar="FILE|NUMBER", help="A file's path or name, a number such as 875/UBND-NV, or a key."),
    ],
    db: Db = None,
    json: Json = False,
) -> None:
    """Take a document out of the archive: its files' records, texts, kept originals and corrections.

    What others cite of it stays as a document that is only cited; calendars take its entries back. The file itself is
    left where it lies.
    """
    with opened(db) as archive:
        done = archive.forget(document)
    if json:
        print_json(done.to_dict())
        return
    for each in done.files:
        typer.echo(tr("{file} is forgotten", file=each))
    for each in done.cited:
        typer.echo(tr("{document} is only cited now", document=each))


def runs(db: Db = None, json: Json = False) -> None:
    """List the runs of ingest: when, from where, and what became of the files."""
    with opened(db) as archive:
        found = archive.runs()
    if json:
        print_json([each.to_dict() for each in found])
    else:
        from rich.table import Table

        table = Table(*(tr(head) for head in ("Run", "Begun", "Ended", "Files", "Changed values", "From")), box=None)
        for each in found:
            counts = ", ".join(f"{name} {count}" for name, count in each.counts.items())
            if each.finished_at is None and each.found is not None:
                counts += tr(" of {found}", found=each.found)
            ended = each.finished_at or tr("interrupted")
            table.add_row(str(each.id), each.started_at, ended, counts, str(each.changed), "; ".join(each.sources))
        console().print(table)
    if not found:
        raise typer.Exit(Exit.NOT_FOUND)


def masked(address: str) -> str:
    """Return the archive's address without a password."""
    if "://" not in address:
        return address
    from sqlalchemy import make_url

    return make_url(address).render_as_string(hide_password=True)
