"""The runs of an archive: when something was taken in, from where, and what became of it."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schemas import CongVanError

from ..store.database import T


@dataclass(frozen=True)
class RunInfo:
    """One call of ingest."""

    id: int
    started_at: str
    """ISO 8601, UTC."""
    finished_at: str | None
    """None where it was interrupted, or is not over."""
    sources: tuple[str, ...]
    counts: dict[str, int]
    """Files by outcome."""
    found: int | None
    """Files that were found so far, as many as have an outcome when the run is over; None for runs of old archives."""
    changed: int
    """Values of records held before it that it changed."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def runs(connection: Connection) -> list[RunInfo]:
    """Return all runs, newest first."""
    run, outcome, change = T["run"].c, T["outcome"].c, T["record_change"].c
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    counted = sa.select(outcome.run_id, outcome.code, sa.func.count()).group_by(outcome.run_id, outcome.code)
    for key, code, number in connection.execute(counted.order_by(outcome.run_id, outcome.code)):
        counts[key][code] = number
    changes = sa.select(change.run_id, sa.func.count()).group_by(change.run_id)
    changed = {row[0]: row[1] for row in connection.execute(changes)}
    return [
        RunInfo(
            row.id, row.started_at, row.finished_at, tuple(json.loads(row.sources)), counts[row.id],
            row.found, changed.get(row.id, 0),
        )
        for row in connection.execute(sa.select(*run).order_by(run.id.desc()))
    ]  # fmt: skip


def last_run(connection: Connection) -> int:
    """Return the key of the newest run.

    Raises:
        CongVanError: Nothing was ever taken in.
    """
    found = connection.execute(sa.select(sa.func.max(T["run"].c.id))).scalar()
    if found is None:
        raise CongVanError("nothing has been taken in yet: congvan ingest FOLDER")
    return int(found)
