"""Pictures of pages, drawn in a process with limits on time and memory, and kept for a while.

One thread of its own speaks with that process: the system ends a child when the thread that started it ends, and
threads that answer requests come and go.
"""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from schemas import OutcomeCode, UnreadableError

from ..reading.workers import Job, Limits, Pool

LIMITS = Limits(seconds=20.0, memory_mb=1024, recycle_mb=400)
"""Of one page."""
KEPT_BYTES = 64 << 20
"""Most bytes of pictures that are kept in memory."""
_FUNCTIONS = ("extractors.pictures:page_sizes", "extractors.pictures:draw_page")


class Pictures:
    """Draws pages; close it at the end."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "pictures")
        self._pool: Pool | None = None
        self._kept: OrderedDict[tuple[Any, ...], bytes | UnreadableError] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def sizes(self, sha256: str, read: Callable[[], bytes]) -> list[tuple[float, float]]:
        """Return width and height of a file's pages in points.

        Args:
            sha256: Of the file.
            read: Gives its bytes, where they are needed.

        Raises:
            UnreadableError: It has no pages that can be drawn within the limits.
        """
        found = self._made((sha256, "sizes"), _FUNCTIONS[0], read, {})
        return [(width, height) for width, height in json.loads(found)]

    def page(self, sha256: str, page: int, scale: float, read: Callable[[], bytes]) -> bytes:
        """Return the picture of a page, PNG or JPEG. Raises `UnreadableError` likewise.

        Args:
            sha256: Of the file.
            page: Counted from 1.
            scale: Pixels a point.
            read: Gives the file's bytes, where they are needed.
        """
        return self._made((sha256, page, scale), _FUNCTIONS[1], read, {"page": page, "scale": scale})

    def close(self) -> None:
        """End the process and the thread."""
        self._thread.submit(self._end).result()
        self._thread.shutdown()

    def _made(self, key: tuple[Any, ...], function: str, read: Callable[[], bytes], options: dict[str, Any]) -> bytes:
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
        if kept is None:
            data = read()
            try:
                kept = self._thread.submit(self._draw, function, data, options).result()
            except UnreadableError as error:
                kept = error
            self._keep(key, kept)
        if isinstance(kept, UnreadableError):
            raise kept
        return kept

    def _keep(self, key: tuple[Any, ...], made: bytes | UnreadableError) -> None:
        size = len(made) if isinstance(made, bytes) else 0
        with self._lock:
            while self._kept and self._bytes + size > KEPT_BYTES:
                gone = self._kept.popitem(last=False)[1]
                self._bytes -= len(gone) if isinstance(gone, bytes) else 0
            if key not in self._kept:
                self._kept[key] = made
                self._bytes += size

    def _draw(self, function: str, data: bytes, options: dict[str, Any]) -> bytes:
        if self._pool is None:
            self._pool = Pool(None, None, 1, LIMITS, load=_FUNCTIONS)
        self._pool.put(Job("call", "page", data=data, extra={"function": function, "options": options}))
        made, outcome = b"", None
        for answer in self._pool.answers():
            made, outcome = b"".join(answer.blobs), answer.outcome
        if outcome is None or not outcome.code.has_record:
            code = outcome.code if outcome is not None else OutcomeCode.CRASHED
            raise UnreadableError(code, outcome.detail if outcome is not None else None)
        return made

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.__exit__()
            self._pool = None
