"""Answers that cost much, kept until the archive changes: the queue of the review, what is due."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from ..archive import Archive

QUICK = 0.15
"""Seconds within which an answer is made anew at once; a slower one is made beside, the last one shown meanwhile."""
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
        self._kept: dict[Hashable, _Kept] = {}
        self._making: set[Hashable] = set()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """Return the answer of a key, made by the function where the archive changed since it was."""
        stamp = self._archive.stamp()
        kept = self._kept.get(key)
        if kept is not None and kept.stamp == stamp:
            return cast(_Made, kept.value)
        if kept is None or kept.seconds < QUICK:
            return self._make(key, stamp, make)
        with self._lock:
            if key not in self._making:
                self._making.add(key)
                threading.Thread(target=self._beside, args=(key, stamp, make), daemon=True).start()
        return cast(_Made, kept.value)

    def _make(self, key: Hashable, stamp: str, make: Callable[[], _Made]) -> _Made:
        began = time.monotonic()
        value = make()
        self._kept[key] = _Kept(stamp, value, time.monotonic() - began)
        return value

    def _beside(self, key: Hashable, stamp: str, make: Callable[[], Any]) -> None:
        try:
            self._make(key, stamp, make)
        finally:
            with self._lock:
                self._making.discard(key)
