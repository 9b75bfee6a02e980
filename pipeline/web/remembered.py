"""Answers that cost much, kept until the archive changes: the queue of the review, what is due."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from ..archive import Archive
from ..asking.due import Due

QUICK = 0.5
"""Seconds within which an answer is made anew at once; a slower one is made beside, the last one shown meanwhile."""
MOST = 64
"""Answers kept; the one not asked for the longest goes."""
_Made = TypeVar("_Made")


@dataclass
class _Kept:
    stamp: str
    value: Any
    seconds: float


class Remembered:
    """Keeps answers by name and by what they depend on beside the archive."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._making: set[Hashable] = set()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], _Made], *, of_now: bool = False) -> _Made:
        """Return the answer of a key, made by the function where the archive changed since it was.

        Args:
            key: What tells it from other answers.
            make: Makes it.
            of_now: Wait for it however slow it is: whoever asks may have changed the archive just now.
        """
        stamp, kept = self._last(key)
        if kept is not None and kept.stamp == stamp:
            return cast(_Made, kept.value)
        if of_now or kept is None or kept.seconds < QUICK:
            return self._make(key, stamp, make)
        with self._lock:
            if key not in self._making:
                self._making.add(key)
                threading.Thread(target=self._beside, args=(key, stamp, make), daemon=True).start()
        return cast(_Made, kept.value)

    def kept(self, key: Hashable) -> Any:
        """Return the answer of a key where it is still that of now, else None."""
        stamp, kept = self._last(key)
        return kept.value if kept is not None and kept.stamp == stamp else None

    def _last(self, key: Hashable) -> tuple[str, _Kept | None]:
        """Return the archive's stamp of now, and the last answer of a key, which counts as asked for."""
        stamp = self._archive.stamp()
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
        return stamp, kept

    def due(self, **asked: Any) -> list[Due]:
        """Return what `Archive.due` does, of now; the arguments are its own."""
        return self.get(("due", *sorted(asked.items())), lambda: self._archive.due(**asked), of_now=True)

    def _make(self, key: Hashable, stamp: str, make: Callable[[], _Made]) -> _Made:
        began = time.monotonic()
        value = make()
        with self._lock:
            self._kept[key] = _Kept(stamp, value, time.monotonic() - began)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return value

    def _beside(self, key: Hashable, stamp: str, make: Callable[[], Any]) -> None:
        try:
            self._make(key, stamp, make)
        finally:
            with self._lock:
                self._making.discard(key)
