"""What a person changed: values set by path over an extracted record. Items of lists are named by id, never by position
where they have one: `citations.ID.relation`, `deadlines.ID.last_day`, `addressees.0.name`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError
from sqlalchemy import Connection

from schemas import CongVanError, Dispatch, parse_number

from . import fields
from .database import T, rows_in

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
