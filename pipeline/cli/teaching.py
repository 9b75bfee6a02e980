"""The command by which use makes reading better: export gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from .common import Db, Exit, fail, opened
from .language import tr


def export(
    what: Annotated[str, typer.Argument(metavar="gold", help="What: gold.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write into.")],
    db: Db = None,
) -> None:
    """Write what people corrected as gold records that congvan eval reads.

    DIR/gold holds a record a file, with only what somebody has confirmed or mended; DIR/documents the files, as far as
    they are there: congvan eval DIR/gold DIR/documents, and with --calibration how sure values may be.
    """
    from ..asking.lookup import NotFoundError

    if what != "gold":
        fail(tr("{word}: only gold can be exported", word=what))
    with opened(db) as archive:
        found = archive.gold()
        for part in ("gold", "documents"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        for each in found:
            name = Path(each.name).name
            stem = f"{Path(name).stem}-{each.sha256[:8]}"
            (folder / "gold" / f"{stem}.json").write_text(
                json.dumps(each.record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
            )
            try:
                (folder / "documents" / f"{stem}{Path(name).suffix}").write_bytes(archive.original(each.sha256))
            except NotFoundError:
                continue
    if not found:
        typer.echo(tr("nobody has corrected anything yet"), err=True)
        raise typer.Exit(Exit.NOT_FOUND)
    typer.echo(tr("gold records in {folder}: {count}", count=len(found), folder=folder / "gold"))
