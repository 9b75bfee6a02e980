"""Which events of deadlines were told: a row each, written when telling it ended well."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy import Connection

from .database import T, rows_in


def told(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Return those of the ids that were told."""
    table = T["notice"].c
    return {row.id for row in rows_in(connection, (table.id,), table.id, sorted(set(ids)))}


def put(connection: Connection, rows: Iterable[tuple[str, str, str]]) -> None:
    """Write down that events (id, calendar UID, event) were told; those that were stay as they are."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    values = {key: {"id": key, "uid": uid, "event": event, "told_at": now} for key, uid, event in rows}
    for key in told(connection, values):
        del values[key]
    if values:
        connection.execute(sa.insert(T["notice"]), list(values.values()))
