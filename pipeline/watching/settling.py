"""Files that change: one is left alone until its size and times have stayed the same for a while."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.containers.names import is_junk

State = tuple[int, ...] | None
"""What tells that a file was written to: kind, size, time of the last change, the file itself; None where it is not."""


def state_of(path: Path) -> State:
    """Return the state of a file or folder, links followed."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    if stat.S_ISDIR(found.st_mode):
        return (stat.S_IFDIR,)
    return (stat.S_IFMT(found.st_mode), found.st_size, found.st_mtime_ns, found.st_ino)


@dataclass
class _Waiting:
    state: State
    since: float


@dataclass(frozen=True)
class Settled:
    """What has come to rest."""

    files: list[Path]
    gone: list[Path]
    """Files and folders that are not there any more."""

    def __bool__(self) -> bool:
        return bool(self.files or self.gone)


class Settling:
    """The files of some folders that changed and have not come to rest."""

    def __init__(
        self,
        roots: list[Path],
        seconds: float,
        *,
        leave_out: list[Path] | None = None,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        """Begin with nothing that changes.

        Args:
            roots: The folders, absolute.
            seconds: So long a file must stay the same.
            leave_out: Files and folders in them that are not looked at.
            clock: Tells seconds that only go on.
            wall: Tells seconds as the times of files do.
        """
        self._roots, self._seconds = roots, seconds
        self._leave_out = leave_out or []
        self._clock, self._wall = clock, wall
        self._waiting: dict[Path, _Waiting] = {}

    def notice(self, path: Path) -> None:
        """Note that something was told of a path; of a folder, of all files in it."""
        if not self._is_looked_at(path):
            return
        state = state_of(path)
        if state == (stat.S_IFDIR,):
            for each in _files(path):
                self._note(each, state_of(each))
        else:
            self._note(path, state)

    def _note(self, path: Path, state: State) -> None:
        known = self._waiting.get(path)
        if self._is_looked_at(path) and (known is None or known.state != state):
            self._waiting[path] = _Waiting(state, self._clock())

    def is_busy(self, path: Path) -> bool:
        """Tell whether a file that a rescan found may still be written to; it is then waited for."""
        if path not in self._waiting:
            state = state_of(path)
            if state is None or state[0] != stat.S_IFREG or abs(self._wall() - state[2] / 1e9) >= self._seconds:
                return False
            self._note(path, state)
        return True

    def settled(self) -> Settled:
        """Return what has come to rest since it was last asked for."""
        files: list[Path] = []
        gone: list[Path] = []
        now = self._clock()
        for path, waiting in sorted(self._waiting.items()):
            state = state_of(path)
            if state != waiting.state:
                self._waiting[path] = _Waiting(state, now)
            elif now - waiting.since >= self._seconds:
                del self._waiting[path]
                (gone if state is None and not path.is_symlink() else files).append(path)
        return Settled(files, gone)

    def _is_looked_at(self, path: Path) -> bool:
        if any(path.is_relative_to(each) for each in self._leave_out):
            return False
        root = next((root for root in self._roots if path.is_relative_to(root)), None)
        return root is not None and not any(map(is_junk, path.relative_to(root).parts))


def _files(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place) / name for name in names)
