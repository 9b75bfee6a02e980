"""Messages between the process that hands out files and those that read them.

A message is a length of four bytes, a JSON head, and the bytes that the head announces. Nothing that comes back is
executed: a reader that a hostile file has taken over can only give wrong data.
"""

from __future__ import annotations

import base64
import importlib
import json
import os
import struct
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from schemas import CongVanError

Head = dict[str, Any]
Message = tuple[Head, list[bytes]]

MOST_BYTES = 96 * 1024 * 1024
"""Of one message; more is no answer of ours."""
LOOKED = "looked"
"""Code of a file that was looked at; not an outcome yet."""
_LENGTH = struct.Struct(">I")


def packed(head: Mapping[str, Any], blobs: tuple[bytes, ...] | list[bytes] = ()) -> bytes:
    """Return the bytes of a message."""
    data = json.dumps({**head, "blobs": [len(blob) for blob in blobs]}, ensure_ascii=False).encode("utf-8", "replace")
    return b"".join((_LENGTH.pack(len(data)), data, *blobs))


class Inbox:
    """Bytes that have come in, as messages."""

    def __init__(self, most: int | None = MOST_BYTES) -> None:
        self._buffer = bytearray()
        self._most = most

    def feed(self, data: bytes) -> Iterator[Message]:
        """Add bytes; yield each message that is complete. Raises ValueError where they cannot be messages."""
        self._buffer += data
        while (message := self._next()) is not None:
            yield message

    def _is_too_long(self, size: int) -> bool:
        return self._most is not None and size > self._most

    def _next(self) -> Message | None:
        buffer = self._buffer
        if len(buffer) < _LENGTH.size:
            return None
        start = _LENGTH.size + _LENGTH.unpack_from(buffer)[0]
        if self._is_too_long(start):
            raise ValueError("a message too long")
        if len(buffer) < start:
            return None
        head = json.loads(bytes(buffer[_LENGTH.size : start]))
        sizes = head.pop("blobs")
        if min(sizes, default=0) < 0 or self._is_too_long(start + sum(sizes)):
            raise ValueError("a message too long")
        if len(buffer) < start + sum(sizes):
            return None
        blobs = []
        for size in sizes:
            blobs.append(bytes(buffer[start : start + size]))
            start += size
        del buffer[:start]
        return head, blobs


def receive(stream: BinaryIO) -> Message | None:
    """Read one message; None at the end of the stream."""
    prefix = _exactly(stream, _LENGTH.size)
    data = _exactly(stream, _LENGTH.unpack(prefix)[0]) if prefix is not None else None
    if data is None:
        return None
    head: Head = json.loads(data)
    blobs = []
    for size in head.pop("blobs"):
        blob = _exactly(stream, size)
        if blob is None:
            return None
        blobs.append(blob)
    return head, blobs


def _exactly(stream: BinaryIO, size: int) -> bytes | None:
    parts = []
    while size:
        part = stream.read(size)
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def encoded(path: Path) -> str:
    """Return a path for a message, whatever bytes it holds."""
    return base64.b64encode(os.fsencode(path)).decode()


def decoded(path: str) -> Path:
    """Return the path of a message."""
    return Path(os.fsdecode(base64.b64decode(path)))


def named(name: str) -> Any:
    """Return what `module:function` names."""
    module, _, function = name.partition(":")
    target: Any = importlib.import_module(module)
    for part in function.split("."):
        target = getattr(target, part)
    return target


def as_name(extract: Callable[..., Any] | str) -> str:
    """Return `module:function` for a function, so that another process can find it.

    Raises:
        CongVanError: The function is a lambda or stands inside another.
    """
    if isinstance(extract, str):
        return extract
    name = f"{extract.__module__}:{extract.__qualname__}"
    try:
        if named(name) is extract:
            return name
    except (ImportError, AttributeError):
        pass
    raise CongVanError(f"{name} cannot be found by another process; pass isolate=False")
