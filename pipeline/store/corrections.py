"""What a person changed: values set by path over an extracted record. Items of lists are named by id, never by position
where they have one: `citations.ID.relation`, `deadlines.ID.last_day`, `addressees.0.name`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError
from sqlalchemy import Connection

from schemas import CongVanError, Dispatch, parse_number

from . import fields
from .database import Session, T, rows_in

_FIXED = ("file", "evidence", "needs_review", "review_reasons", "refusals")


class CorrectionError(CongVanError):
    """A correction that the record has no place for."""


def apply(dispatch: Dispatch, changes: Mapping[str, Any]) -> Dispatch:
    """Return the record with the changes; those whose item is no longer found are left out."""
    if not changes:
        return dispatch
    done = _applied(dispatch, changes)
    if done is None:
        done = dispatch
        for path, value in sorted(changes.items()):  # one no longer fits what was read; the others still do
            done = _applied(done, {path: value}) or done
    follows = fields.following(done, set(changes))
    if follows:
        done = _applied(done, follows) or done
    return _looked_at(done, [*changes, *follows])


def _looked_at(dispatch: Dispatch, paths: Iterable[str]) -> Dispatch:
    """Take what a person has set off the list of what a person should look at."""
    if not dispatch.needs_review:
        return dispatch
    places = {item.id: str(index) for index, item in enumerate(dispatch.citations)}
    places |= {item.id: str(index) for index, item in enumerate(dispatch.deadlines)}
    done = {".".join(places.get(part, part) for part in path.split(".")) for path in paths}
    left = tuple(p for p in dispatch.needs_review if not any(p == d or p.startswith(f"{d}.") for d in done))
    reasons = {path: reason for path, reason in dispatch.review_reasons.items() if path in left}
    return dispatch.model_copy(update={"needs_review": left, "review_reasons": reasons})


def _applied(dispatch: Dispatch, changes: Mapping[str, Any]) -> Dispatch | None:
    plain = dispatch.model_dump(mode="json")
    for path, value in sorted(changes.items()):
        _set(plain, path, value)
    try:
        return Dispatch.model_validate(plain)
    except ValidationError:
        return None


def check(dispatch: Dispatch, path: str, value: Any) -> None:
    """Make sure that the record has the path and takes the value.

    Raises:
        CorrectionError: It does not.
    """
    plain = dispatch.model_dump(mode="json")
    if path.split(".")[0] in _FIXED or not _set(plain, path, value):
        raise CorrectionError(f"{path}: the record has no such value that can be corrected")
    complaint = fields.wrong(path, value)
    if complaint is not None:
        raise CorrectionError(f"{path}: {complaint}")
    try:
        Dispatch.model_validate(plain)
    except ValidationError as error:
        raise CorrectionError(f"{path}: {error.errors()[0]['msg']}") from error


def _set(plain: dict[str, Any], path: str, value: Any) -> bool:
    *parents, last = path.split(".")
    if path == "number" and isinstance(value, str):
        parsed = parse_number(value)
        value = parsed.model_dump() if parsed else value
    node: Any = plain
    for part in parents:
        node = _child(node, part)
        if node is None:
            return False
    if isinstance(node, dict) and last in node:
        node[last] = value
        return True
    if isinstance(node, list) and last.isdigit() and int(last) < len(node):
        node[int(last)] = value
        return True
    return False


def value_at(dispatch: Dispatch, path: str) -> Any:
    """Return the value of a path as plain JSON; None where the record has none there."""
    node: Any = dispatch.model_dump(mode="json")
    for part in path.split("."):
        node = _child(node, part)
        if node is None:
            return None
    return node


def _child(node: Any, part: str) -> Any:
    if isinstance(node, dict):
        return node.get(part)
    if isinstance(node, list):
        for item in node:
            if isinstance(item, dict) and item.get("id") == part:
                return item
        if part.isdigit() and int(part) < len(node) and not (isinstance(node[0], dict) and "id" in node[0]):
            return node[int(part)]
    return None


Place = tuple[str, int]
"""What is corrected: the hash of a file's bytes, and which of its dispatches, counted from 1."""


def of_files(connection: Connection, hashes: Iterable[str]) -> dict[Place, dict[str, Any]]:
    """Return the corrections of files: hash and part → path → value."""
    table = T["correction"].c
    found: dict[Place, dict[str, Any]] = {}
    columns = (table.sha256, table.part, table.path, table.value)
    for row in rows_in(connection, columns, table.sha256, sorted(set(hashes))):
        found.setdefault((row.sha256, row.part), {})[row.path] = json.loads(row.value)
    return found


def put(connection: Connection, place: Place, path: str, value: Any, made_at: str, made_by: str | None) -> None:
    """Store one correction, in place of an earlier one of the same path."""
    withdraw(connection, place, path)
    row = {"sha256": place[0], "part": place[1], "path": path, "value": json.dumps(value, ensure_ascii=False)}
    connection.execute(sa.insert(T["correction"]).values(**row, made_at=made_at, made_by=made_by))


def withdraw(connection: Connection, place: Place, path: str) -> bool:
    """Remove a correction; False where there was none."""
    table = T["correction"]
    same = (table.c.sha256 == place[0], table.c.part == place[1], table.c.path == path)
    return bool(connection.execute(sa.delete(table).where(*same)).rowcount)


@dataclass(frozen=True)
class Corrected:
    """One thing that a person did to a value."""

    path: str
    before: Any
    after: Any
    withdrawn: bool
    """Whether a correction was taken back: the value is again as it was read."""
    at: str
    """Moment, ISO 8601 in UTC."""
    by: str | None

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def note(session: Session, place: Place, done: Corrected) -> None:
    """Add to the history of a file's corrections."""
    row = {"id": session.new_id("correction_event"), "sha256": place[0], "part": place[1], "path": done.path,
           "before": json.dumps(done.before, ensure_ascii=False), "after": json.dumps(done.after, ensure_ascii=False),
           "withdrawn": done.withdrawn, "made_at": done.at, "made_by": done.by}  # fmt: skip
    session.insert("correction_event", [row])


def with_history(
    connection: Connection, places: Iterable[Place]
) -> tuple[dict[Place, dict[str, Any]], list[Corrected]]:
    """Return the corrections of files (hash and part → path → value), and what was done to their values, the last
    first.
    """
    now, then, wanted = T["correction"].c, T["correction_event"].c, set(places)
    hashes = sorted({sha256 for sha256, _ in wanted})
    none = sa.null()
    corrected = sa.select(
        none.label("id"), now.sha256, now.part, now.path, none.label("before"), now.value.label("after"),
        none.label("withdrawn"), now.made_at, now.made_by,
    ).where(now.sha256.in_(hashes))  # fmt: skip
    events = sa.select(then.id, then.sha256, then.part, then.path, then.before, then.after, then.withdrawn,
                       then.made_at, then.made_by).where(then.sha256.in_(hashes))  # fmt: skip
    rows = [row for row in connection.execute(events.union_all(corrected)) if (row.sha256, row.part) in wanted]
    changes: dict[Place, dict[str, Any]] = {}
    for row in rows:
        if row.id is None:
            changes.setdefault((row.sha256, row.part), {})[row.path] = json.loads(row.after)
    done = sorted((row for row in rows if row.id is not None), key=lambda row: -row.id)
    return changes, [
        Corrected(
            row.path, json.loads(row.before), json.loads(row.after), bool(row.withdrawn), row.made_at, row.made_by
        )
        for row in done
    ]
