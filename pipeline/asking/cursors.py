"""Cursors: where the next page of an answer begins, valid for the same question only."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence

from schemas import CongVanError


class CursorError(CongVanError):
    """A cursor that no answer has given, or one to another question."""


def cursor(offset: int, asked: Sequence[object]) -> str:
    """Return the cursor behind so many entries of the answer to what was asked."""
    return base64.urlsafe_b64encode(f"{offset}:{_mark(asked)}".encode()).decode()


def offset(cursor: str | None, asked: Sequence[object]) -> int:
    """Return how many entries stand before a cursor.

    Raises:
        CursorError: It is none, or belongs to another question.
    """
    if cursor is None:
        return 0
    try:
        before, _, mark = base64.urlsafe_b64decode(cursor.encode()).decode().partition(":")
        skipped = int(before)
    except ValueError as error:
        raise CursorError(f"{cursor!r} is no cursor: pass on the one of the page before") from error
    if mark != _mark(asked):
        raise CursorError("the cursor belongs to another question: pass on the one of the page before")
    return skipped


def _mark(asked: Sequence[object]) -> str:
    return hashlib.sha256(json.dumps(asked, ensure_ascii=False).encode()).hexdigest()[:12]
