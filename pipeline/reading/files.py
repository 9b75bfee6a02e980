"""Bytes of files and of members of containers, taken within limits; only reading processes call this."""

from __future__ import annotations

import os
import stat
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

from extractors.containers import Member, is_container, members
from extractors.readers import MAX_BYTES
from schemas import OutcomeCode, UnreadableError

KEPT_BYTES = 32 * 1024 * 1024
"""Most bytes kept between looking at files and reading them."""

Key = tuple[int, ...]
"""Place of a member in each container on the way to it; empty for the file itself."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_ZIP_HEAD = b"PK\x03\x04"


def size_of(path: Path) -> int:
    """Return the size of a file, links followed. Raises `UnreadableError` for what is no file, without opening it."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError) and path.is_symlink():
            raise UnreadableError(OutcomeCode.IO_ERROR, "a link that leads nowhere") from error
        raise _failure(error) from error
    _check_kind(status.st_mode)
    return status.st_size


def bytes_of(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file, at most so many. Raises `UnreadableError`."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            _check_kind(os.fstat(descriptor).st_mode)  # it may have become another thing since it was looked at
            data = stream.read(most)
    except OSError as error:
        raise _failure(error) from error
    if data is None:  # one that would have to be waited for
        raise UnreadableError(OutcomeCode.IO_ERROR, "it gives nothing at once")
    return data


def whole(path: Path) -> bytes:
    """Return all bytes of a file. Raises `UnreadableError`; the size is looked at first."""
    size = size_of(path)
    data = bytes_of(path, MAX_BYTES + 1) if size <= MAX_BYTES else b""
    size = max(size, len(data))
    if size > MAX_BYTES:
        raise UnreadableError(OutcomeCode.TOO_LARGE, f"{size} bytes, limit {MAX_BYTES}")
    return data


def _check_kind(mode: int) -> None:
    kind = next((words for test, words in _KINDS if test(mode)), None)
    if kind:
        raise UnreadableError(OutcomeCode.IO_ERROR, f"{kind}, not a file")


def _failure(error: OSError | ValueError) -> UnreadableError:
    return UnreadableError(OutcomeCode.IO_ERROR, getattr(error, "strerror", None) or str(error))


class Shelf:
    """Files taken from disk and members taken from containers; what was looked at is kept until it is read."""

    def __init__(self, keep: int = KEPT_BYTES) -> None:
        self._keep = keep
        self._kept: OrderedDict[tuple[Path, Key], bytes] = OrderedDict()
        self._bytes = 0
        self._walk: tuple[Path, Iterator[Member]] | None = None

    def look(self, path: Path, label: str) -> bytes | Iterator[Member]:
        """Return the bytes of a file, or what it holds where it is a container. Raises `UnreadableError`."""
        if size_of(path) > MAX_BYTES and bytes_of(path, 4) == _ZIP_HEAD:  # read from disk, member by member
            return self._members(path, path, label)
        data = whole(path)
        if is_container(data, path.name):
            return self._members(path, data, label)
        self._put(path, (), data)
        return data

    def take(self, path: Path, key: Key) -> bytes:
        """Return the bytes of a file or a member. Raises `UnreadableError`."""
        kept = self._kept.pop((path, key), None)
        if kept is not None:
            self._bytes -= len(kept)
            return kept
        return self._member(path, key) if key else whole(path)

    def peek(self, path: Path, key: Key) -> bytes:
        """Return the bytes of a file or a member, and keep them for whoever reads them. Raises `UnreadableError`."""
        data = self.take(path, key)
        self._put(path, key, data)
        return data

    def _members(self, path: Path, data: bytes | Path, label: str) -> Iterator[Member]:
        for member in members(data, label):
            if isinstance(member.data, bytes):
                self._put(path, member.key, member.data)
            yield member

    def _put(self, path: Path, key: Key, data: bytes) -> None:
        """Keep bytes, in place of older ones of other files: what is read next comes first in its container."""
        while self._kept and self._bytes + len(data) > self._keep and next(iter(self._kept))[0] != path:
            self._bytes -= len(self._kept.popitem(last=False)[1])
        if self._bytes + len(data) <= self._keep and (path, key) not in self._kept:
            self._kept[path, key] = data
            self._bytes += len(data)

    def _member(self, path: Path, key: Key) -> bytes:
        """Take a member out again; those of one container are mostly asked for in its order, so the walk is kept."""
        walks = [self._walk[1]] if self._walk and self._walk[0] == path else []
        self._walk = None
        for walk in (*walks, None):
            walk = walk or members(path if size_of(path) > MAX_BYTES else whole(path), "")
            for member in walk:
                if member.key == key:
                    self._walk = path, walk
                    if isinstance(member.data, bytes):
                        return member.data
                    raise member.data
        raise UnreadableError(OutcomeCode.IO_ERROR, "the container changed: it has no such member any more")
