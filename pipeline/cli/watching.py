"""The command that keeps an archive up with folders: watch."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .common import Db, KeepOriginals, Memory, Mirror, Seconds, Workers, limits, opened
from .filing import summary, tell_of_unread, tell_of_vanished
from .language import tr

if TYPE_CHECKING:
    from ..filing.outcomes import IngestReport


def watch(
    folders: Annotated[list[Path], typer.Argument(metavar="FOLDER…", help="Folders, with all below them.")],
    db: Db = None,
    mirror: Mirror = False,
    polling: Annotated[
        bool, typer.Option("--polling", help="Look for changes, as network shares need; else the system tells of them.")
    ] = False,
    settle: Annotated[float, typer.Option(min=0.1, help="Seconds for which a file must have stayed the same.")] = 2.0,
    rescan: Annotated[float, typer.Option(min=1.0, help="Seconds after which all is looked through again.")] = 600.0,
    keep_originals: KeepOriginals = False,
    workers: Workers = None,
    seconds: Seconds = 60.0,
    memory: Memory = 2048,
) -> None:
    """Take folders in and keep up with them until stopped (Ctrl-C, SIGTERM).

    Files that are still being written are left alone until they have come to rest.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with opened(db, create=True) as archive:
        try:
            archive.watch(
                folders, mirror=mirror, polling=polling, settle=settle, rescan=rescan, told=_tell,
                keep_originals=keep_originals, workers=workers, limits=limits(seconds, memory),
            )  # fmt: skip
        except KeyboardInterrupt:
            typer.echo(tr("stopped; everything that was read is stored"))


def _tell(report: IngestReport) -> None:
    """Say what was taken in, a line each time that there was something new."""
    news = [each for each in report.outcomes if each.outcome.code != "unchanged" or each.was]
    if news:
        typer.echo(tr("{count} files: {summary}", count=len(news), summary=summary(news)))
    tell_of_vanished(report)
    tell_of_unread(news)
