"""Watching folders: each change is taken in when it has come to rest, and a rescan finds what nobody was told of."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import Protocol

from schemas import CongVanError

from .settling import Settling

TICK_SECONDS = 0.25
"""So often it is looked whether something has come to rest."""
POLL_SECONDS = 2.0
"""So often a folder is looked through that tells nothing of itself."""


class Take(Protocol):
    """Takes files in, and notes which are gone."""

    def __call__(
        self, files: Sequence[Path], *, gone: Sequence[Path] = (), busy: Callable[[Path], bool] | None = None
    ) -> object:
        """Take in files, or folders with all below them; `busy` tells which files are left as they are."""


def watch(
    roots: Sequence[Path],
    take: Take,
    settling: Settling,
    changes: Iterable[Iterable[Path]],
    *,
    rescan: float,
    stop: Event,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Take folders in and keep up with them until told to stop, or no more changes come.

    Args:
        roots: The folders.
        take: Takes files in.
        settling: Tells what has come to rest.
        changes: Paths of which something was told, again and again; nothing at times, so that time goes on.
        rescan: Seconds after which all is looked through again.
        stop: Set where it is to end.
        clock: Tells seconds that only go on.
    """
    scanned = -rescan
    for paths in changes:
        for path in paths:
            settling.notice(path)
        if stop.is_set():
            return
        if clock() - scanned >= rescan:
            take(roots, busy=settling.is_busy)
            scanned = clock()
        elif settled := settling.settled():
            take(settled.files, gone=settled.gone)


def told(roots: Sequence[Path], stop: Event, *, polling: bool) -> Iterator[Iterable[Path]]:
    """Give what the system tells of changes in folders; with `polling` by looking, as network shares need.

    Raises:
        CongVanError: The package that asks the system is not installed.
    """
    try:
        from watchfiles import watch as notified
    except ModuleNotFoundError as error:
        raise CongVanError("watching needs the package watchfiles: pip install 'congvan[watch]'") from error
    yield ()  # the first scan needs no change
    for changes in notified(
        *roots, watch_filter=None, stop_event=stop, raise_interrupt=True, yield_on_timeout=True, debounce=100, step=50,
        rust_timeout=int(TICK_SECONDS * 1000), force_polling=polling, poll_delay_ms=int(POLL_SECONDS * 1000),
    ):  # fmt: skip
        yield [Path(path) for _, path in changes]
