"""What another reading changed: values of held records that newer rules or readers give otherwise."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from ..asking.lookup import by_ids
from ..store.database import Session, T
from .outcomes import Remade

_NOT_VALUES = ("file", "evidence", "needs_review", "refusals")
_PLACES = ("start", "end", "page", "mentions")
"""Where words stand in a text: a newer reader moves them without changing what they say."""


@dataclass(frozen=True)
class Change:
    """One value that became another; None where it was not there before, or is no more."""

    sha256: str
    part: int
    name: str
    """Of the file."""
    document: str | None
    """Title of the document that it is a rendition of."""
    path: str
    before: Any
    after: Any

    @property
    def field(self) -> str:
        """The path without ids and positions: `citations.relation`."""
        return field_of(self.path)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "file": self.name, "sha256": self.sha256, "part": self.part, "document": self.document,
            "path": self.path, "before": self.before, "after": self.after,
        }  # fmt: skip


def field_of(path: str) -> str:
    """Return a path without the ids of items: `citations.0f3a.relation` → `citations.relation`."""
    head, *rest = path.split(".")
    return ".".join((head, *rest[1:])) if head in ("citations", "deadlines") else path


def compare(before: str, after: str) -> list[tuple[str, Any, Any]]:
    """Return (path, value before, value after) of what differs between two records, as JSON.

    Values are compared whole where they are lists; a citation or a deadline that is new or gone is one change.
    """
    if before == after:
        return []
    old, new = dict(_values(json.loads(before))), dict(_values(json.loads(after)))
    return [
        (path, old.get(path), new.get(path))
        for path in sorted(old.keys() | new.keys())
        if old.get(path) != new.get(path)
    ]


def _values(record: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        if key in _NOT_VALUES or value is None:
            continue
        if key in ("citations", "deadlines"):
            for item in value:
                yield f"{key}.{item['id']}", item.get("number") or item.get("quote") or item.get("doc_type")
                yield from _flat(f"{key}.{item['id']}", {k: v for k, v in item.items() if k not in ("id", *_PLACES)})
        else:
            yield from _flat(key, value)


def _flat(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if inner is not None:
                yield from _flat(f"{path}.{key}", inner)
    else:
        yield path, value


def note(session: Session, run: int, remade: Iterable[tuple[str, int, str, str]]) -> Remade:
    """Write down what became of records: (hash, part, record before, record after); return how many they are."""
    rows: list[dict[str, Any]] = []
    done = Remade()
    for sha256, part, before, after in remade:
        found = compare(before, after)
        done += Remade(1, bool(found), Counter({field_of(path) for path, _, _ in found}))
        rows += [
            {
                "id": session.new_id("record_change"), "run_id": run, "sha256": sha256, "part": part, "path": path,
                "before": _dump(old), "after": _dump(new),
            }
            for path, old, new in found
        ]  # fmt: skip
    session.insert("record_change", rows)
    return done


def _dump(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def of_run(connection: Connection, run: int) -> list[Change]:
    """Return what a run changed in records held before it, by file and path."""
    return _of_runs(connection, [run])


def since(connection: Connection, day: dt.date) -> list[Change]:
    """Return what all runs from a day (UTC) on changed, oldest run first: files that came (path `held`), and values."""
    table = T["run"].c
    query = sa.select(table.id).where(table.started_at >= day.isoformat()).order_by(table.id)
    runs = list(connection.execute(query).scalars())
    return [*_arrived(connection, runs[0]), *_of_runs(connection, runs)] if runs else []


def _arrived(connection: Connection, first_run: int) -> list[Change]:
    """Return the files that no run before has read."""
    outcome, rendition = T["outcome"].c, T["rendition"].c
    first = sa.func.min(outcome.run_id).label("first")
    new = sa.select(outcome.sha256, first).group_by(outcome.sha256).having(first >= first_run).subquery()
    columns = (rendition.sha256, rendition.part, rendition.name, rendition.document_id)
    rows = connection.execute(
        sa.select(*columns)
        .join(new, new.c.sha256 == rendition.sha256)
        .order_by(new.c.first, rendition.name, rendition.sha256, rendition.part)
    ).all()
    documents = by_ids(connection, (row.document_id for row in rows))
    return [
        Change(row.sha256, row.part, row.name, documents[row.document_id].title, "held", None, True) for row in rows
    ]


def _of_runs(connection: Connection, runs: Sequence[int]) -> list[Change]:
    change, rendition = T["record_change"].c, T["rendition"].c
    same = sa.and_(rendition.sha256 == change.sha256, rendition.part == change.part)
    rows = connection.execute(
        sa.select(*change, rendition.name, rendition.document_id)
        .select_from(T["record_change"].outerjoin(T["rendition"], same))
        .where(change.run_id.in_(runs))
        .order_by(change.run_id, rendition.name, change.sha256, change.part, change.path)
    ).all()
    documents = by_ids(connection, (row.document_id for row in rows if row.document_id))
    return [
        Change(
            sha256=row.sha256, part=row.part, name=row.name or row.sha256[:12],
            document=documents[row.document_id].title if row.document_id else None,
            path=row.path, before=_load(row.before), after=_load(row.after),
        )
        for row in rows
    ]  # fmt: skip


def _load(value: str | None) -> Any:
    return None if value is None else json.loads(value)
