"""Which deadlines somebody has said to be done, by calendar UID; what was taken back stays in the history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from .database import Session, T, rows_in


def of(connection: Connection, uids: Sequence[str]) -> dict[str, list[Any]]:
    """Return what was said, also what was taken back since, oldest first, by UID."""
    table = T["done"].c
    found: dict[str, list[Any]] = {}
    for row in rows_in(connection, tuple(table), table.uid, uids):
        found.setdefault(row.uid, []).append(row)
    return {uid: sorted(rows, key=lambda row: int(row.id)) for uid, rows in found.items()}


def put(session: Session, uid: str, day: str | None, by: str | None, note: str | None) -> None:
    """Write down that a deadline, or one day of a recurring one, is done."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    row = {"id": session.new_id("done"), "uid": uid, "day": day, "done_at": now, "done_by": by, "note": note}
    session.insert("done", [row])


def withdraw(connection: Connection, uid: str, day: str | None, by: str | None) -> bool:
    """Take it back; False where nobody had said so."""
    table = T["done"]
    same = (table.c.uid == uid, table.c.day.is_not_distinct_from(day), table.c.undone_at.is_(None))
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return connection.execute(sa.update(table).where(*same).values(undone_at=now, undone_by=by)).rowcount > 0
