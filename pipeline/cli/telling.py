"""Running a person's own command for each event of a deadline, at least once, under an id that stays."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from .common import Exit, fail
from .language import tr

if TYPE_CHECKING:
    from ..asking.due import Notice


def tell(archive: Any, command: str | None, notices: Sequence[Notice]) -> None:
    """Run the command for each event and mark it when the command ends well; without a command only mark.

    The event stands on the command's standard input as one JSON document; `CONGVAN_ID`, `CONGVAN_EVENT` and
    `CONGVAN_UID` name it. An event whose command fails, or that is killed before it is marked, is told again next time
    under the same id.
    """
    if command is None:
        archive.mark(notices)
        typer.echo(tr("{count} events marked as told", count=len(notices)))
        return
    words = shlex.split(command, posix=os.name == "posix")
    if not words:
        fail(tr("--exec needs a command"))
    failed = 0
    for notice in notices:
        if _ends_well(words, notice):
            archive.mark([notice])
        else:
            failed += 1
    typer.echo(tr("{count} events told", count=len(notices) - failed))
    if failed:
        fail(tr("{count} commands failed; these events are told again next time", count=failed), Exit.FAILED)


def _ends_well(words: Sequence[str], notice: Notice) -> bool:
    environment = {**os.environ, "CONGVAN_ID": notice.id, "CONGVAN_EVENT": notice.event,
                   "CONGVAN_UID": notice.due.deadline.uid}  # fmt: skip
    told = json.dumps(notice.to_dict(), ensure_ascii=False)
    try:
        done = subprocess.run(words, input=told.encode(), env=environment, check=False)
    except OSError as error:
        fail(tr("{command}: cannot be run ({why})", command=words[0], why=error.strerror or error))
    return done.returncode == 0
