"""Arrivals that a person registered, kept by content like corrections: they survive reading the file again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from .corrections import Place
from .database import Session, T


def put(session: Session, places: Iterable[Place], values: dict[str, Any]) -> None:
    """Store an arrival for every file of a document, in place of an earlier one."""
    for place in places:
        withdraw(session.connection, [place])
        row = {"id": session.new_id("receipt"), "sha256": place[0], "part": place[1], **values}
        session.insert("receipt", [row])


def withdraw(connection: Connection, places: Iterable[Place]) -> bool:
    """Remove the arrivals of files; False where there were none."""
    table = T["receipt"]
    found = 0
    for sha256, part in places:
        same = (table.c.sha256 == sha256, table.c.part == part)
        found += connection.execute(sa.delete(table).where(*same)).rowcount
    return found > 0
