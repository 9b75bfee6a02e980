"""Files that lie as they lay: small ones whose content is held are hashed here, without another process.

A second run over a folder finds mostly such files. Handing each to a process and back costs ten times what reading it
does, and nothing that could go wrong in a reader can go wrong in a hash.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine

from schemas import OutcomeCode

from ..reading.sources import Source
from ..store.database import T, chunks
from .known import Known
from .places import RETRY

MOST_BYTES = 1 << 20
"""Size of a file up to which it is hashed here; larger ones are, in a process that has limits of time and memory."""


class Standing:
    """Looks whether files still hold the bytes that an archive knows of them."""

    def __init__(self, engine: Engine, known: Known) -> None:
        self._engine = engine
        self._known = known
        self._containers: set[str] | None = None

    def among(self, part: Sequence[Source]) -> Iterator[Source]:
        """Yield those of the files, with their hashes, that hold what they held, and whose records are as they would be
        made now.
        """
        wanted = [source.label for source in part if source.failure is None]
        paths, held = T["source_file"].c, T["rendition"].c
        joined = T["source_file"].join(T["rendition"], held.sha256 == paths.sha256)
        query = sa.select(
            paths.path, paths.sha256, paths.code, held.size, held.text_version, held.record_version, held.media_type,
            held.text_source,
        ).select_from(joined)  # fmt: skip
        rows: dict[str, Any] = {}
        stale: set[str] = set()
        with self._engine.connect() as connection:
            if self._containers is None:
                self._containers = _containers(connection)
            for labels in chunks(wanted):
                for found in connection.execute(query.where(paths.path.in_(labels))):
                    rows[found.path] = found
                    if OutcomeCode(found.code) in RETRY or not self._known.is_fresh(found):
                        stale.add(found.path)
        for source in part:
            row = rows.get(source.label)
            if row is None or source.label in stale or source.label in self._containers:
                continue
            if _is_still(source, row.sha256, row.size):
                yield replace(source, sha256=row.sha256)


def _containers(connection: sa.Connection) -> set[str]:
    """Return files that members were taken out of, and some that only have a `!` in their names."""
    path = T["source_file"].c.path
    found: set[str] = set()
    for (label,) in connection.execute(sa.select(path).where(path.contains("!", autoescape=True))):
        ends = (end for end, letter in enumerate(label) if letter == "!")
        found.update(label[:end] for end in ends)
    return found


def _is_still(source: Source, sha256: str, size: Any) -> bool:
    if size is None or size > MOST_BYTES:
        return False
    try:
        with open(source.path, "rb", buffering=0, opener=_without_waiting) as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode) or found.st_size != size:
                return False
            data = file.read(size + 1)
    except OSError:
        return False
    return hashlib.sha256(data).hexdigest() == sha256


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe in its place is not waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
