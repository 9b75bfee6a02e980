"""The search for cycles of objects, which is left out where none are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Let nobody search for cycles of objects meanwhile.

    The thousands of pieces that a text or a record is made of are looked through again and again, a fifth of the time
    of reading, and are never part of a cycle.
    """
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()
