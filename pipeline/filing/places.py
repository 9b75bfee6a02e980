"""Where contents lie now and where they lay: files that moved, vanished, or took another's place."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schemas import OutcomeCode

from ..reading.names import container_of, path_of, printable, shortened
from ..store.database import Session, T, rows_in
from .outcomes import FileOutcome

RETRY = frozenset({OutcomeCode.TIMEOUT, OutcomeCode.OUT_OF_MEMORY, OutcomeCode.CRASHED, OutcomeCode.IO_ERROR})
"""Outcomes that may end otherwise when the same bytes are read again."""


@dataclass(frozen=True)
class Scope:
    """What a run looks at: whole folders, and single files with what they hold where they are containers."""

    folders: tuple[str, ...] = ()
    files: frozenset[str] = frozenset()
    walked: tuple[str, ...] = ()
    """Those of the folders that were asked for as such."""

    @classmethod
    def of(cls, asked: Iterable[str | os.PathLike[str]], gone: Iterable[str | os.PathLike[str]] = ()) -> Scope:
        """Return the scope of what is asked for; what is `gone` may have been a folder or a file."""
        folders: list[str] = []
        files: list[str] = []
        for each in map(Path, asked):
            (folders if each.is_dir() else files).append(shortened(printable(each.absolute())))
        lost = [shortened(printable(Path(each).absolute())) for each in gone]
        return cls(tuple({*folders, *lost}), frozenset({*files, *lost}), tuple(folders))

    def holds(self, path: str) -> bool:
        """Tell whether a label is in it."""
        if path in self.files or any(path.startswith(f"{folder.rstrip('/')}/") for folder in self.folders):
            return True
        return any(path[:end] in self.files for end, letter in enumerate(path) if letter == "!")

    def conditions(self, path: Any) -> Iterator[Any]:
        """Yield SQL conditions that together let through all labels that are in it, and some that are not."""
        for folder in self.folders:
            prefix = f"{folder.rstrip('/')}/"
            yield sa.func.substr(path, 1, len(prefix)) == prefix
        if self.files:
            yield path.contains("!", autoescape=True)

    def select(self, connection: Connection, table: str, names: Sequence[str]) -> list[Any]:
        """Return the rows of a table with a column `path` that are in it."""
        columns, path = [T[table].c[name] for name in names], T[table].c.path
        found = {row.path: row for row in rows_in(connection, columns, path, sorted(self.files))}
        for condition in self.conditions(path):
            found |= {row.path: row for row in connection.execute(sa.select(*columns).where(condition))}
        return [row for label, row in sorted(found.items()) if self.holds(label)]


def is_there(label: str) -> bool:
    """Tell whether a file, or the container of a member, still lies where it lay."""
    return os.path.lexists(path_of(label)) or container_of(label) is not None


def remember(session: Session, outcomes: Iterable[FileOutcome], version: str) -> None:
    """Keep the last outcome of each path; "unchanged" says nothing new, unless the content has moved there."""
    table = T["source_file"].c
    code = OutcomeCode.UNCHANGED
    news = {each.path: each for each in outcomes if each.outcome.code is not code or each.was is not None}
    columns = (table.id, table.path, table.sha256, table.code, table.detail)
    known = {row.path: row for row in rows_in(session.connection, columns, table.path, sorted(news))}
    leave(session, [row for path, row in known.items() if _is_replaced(row, news[path])])
    before = _before(session, [each.was for each in news.values() if each.was is not None])
    rows = []
    for path, each in sorted(news.items()):
        old, now = known.get(path), each.outcome
        rows.append(
            {
                "id": old.id if old else session.new_id("source_file"), "path": path,
                "sha256": old.sha256 if old and each.sha256 is None and now.code in RETRY else each.sha256,
                "reader_version": version, "code": before.get(each.was or "", now.code.value),
                "detail": now.detail if each.was is None else None,
            }
        )  # fmt: skip
    session.update("source_file", [row for row in rows if row["path"] in known])
    session.insert("source_file", [row for row in rows if row["path"] not in known])
    take_up(session, ((each.path, each.sha256) for each in news.values()))
    names = {each.sha256: _name(each.path) for each in news.values() if each.was is not None}
    session.update("rendition", [{"sha256": key, "name": name} for key, name in names.items()], key="sha256")


def _is_replaced(row: Any, now: FileOutcome) -> bool:
    """Tell whether a content lies no more where it lay; a file that cannot be read this time may still hold it."""
    unsure = now.sha256 is None and now.outcome.code in RETRY
    return row.sha256 is not None and row.sha256 != now.sha256 and not unsure


def _before(session: Session, paths: Sequence[str]) -> dict[str, str]:
    """Return the outcomes that contents had where they lay."""
    found: dict[str, str] = {}
    for name in ("former_place", "source_file"):
        table = T[name].c
        found |= {r.path: r.code for r in rows_in(session.connection, (table.path, table.code), table.path, paths)}
    return found


def _name(label: str) -> str:
    return label.rpartition("!")[2].rpartition("/")[2]


def sweep(session: Session, scope: Scope, met: set[str], unsure: Iterable[str]) -> list[str]:
    """Note which contents lie no more where they lay in a scope; return the places of those that lie nowhere now.

    Args:
        session: The transaction.
        scope: What the run looked at.
        met: Labels of what it found.
        unsure: Labels of folders and containers into which it could not look this time.
    """
    closed = tuple(f"{each}{mark}" for each in unsure for mark in ("/", "!"))
    rows = scope.select(session.connection, "source_file", ("id", "path", "sha256", "code", "detail"))
    gone = [row for row in rows if row.path not in met and not (closed and row.path.startswith(closed))]
    leave(session, gone)
    session.delete("source_file", "id", [row.id for row in gone])
    source = T["source_file"].c
    hashes = sorted({row.sha256 for row in gone if row.sha256})
    present = {row.sha256 for row in rows_in(session.connection, (source.sha256,), source.sha256, hashes)}
    return [row.path for row in gone if row.sha256 and row.sha256 not in present]


def leave(session: Session, rows: Iterable[Any]) -> None:
    """Write down that contents do not lie any more where rows of `source_file` say."""
    table, now = T["former_place"], dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    gone = {(row.path, row.sha256): row for row in rows if row.sha256 is not None}
    known = rows_in(session.connection, tuple(table.c), table.c.path, sorted({path for path, _ in gone}))
    session.delete("former_place", "id", [row.id for row in known if (row.path, row.sha256) in gone])
    session.insert(
        "former_place",
        [
            {"id": session.new_id("former_place"), "path": path, "sha256": sha256, "gone_at": now, "code": row.code,
             "detail": row.detail}
            for (path, sha256), row in sorted(gone.items())
        ],
    )  # fmt: skip


def take_up(session: Session, places: Iterable[tuple[str, str | None]]) -> None:
    """Forget that contents did not lie at paths at which they lie again."""
    table = T["former_place"].c
    wanted = set(places)
    rows = rows_in(session.connection, (table.id, table.path, table.sha256), table.path, sorted({p for p, _ in wanted}))
    session.delete("former_place", "id", [row.id for row in rows if (row.path, row.sha256) in wanted])


def without_place(connection: Connection, scope: Scope) -> list[str]:
    """Return the contents that lay in a scope and lie nowhere any more, in order."""
    source = T["source_file"].c
    lost = {row.sha256 for row in _all_of(connection, scope)}
    present = {row.sha256 for row in rows_in(connection, (source.sha256,), source.sha256, sorted(lost))}
    return sorted(lost - present)


def _all_of(connection: Connection, scope: Scope) -> Iterator[Any]:
    """Give the former places of a scope, several of one path too."""
    former = T["former_place"].c
    columns = (former.path, former.sha256)
    yield from rows_in(connection, columns, former.path, sorted(scope.files))
    for condition in scope.conditions(former.path):
        rows = connection.execute(sa.select(*columns).where(condition))
        yield from (row for row in rows if scope.holds(row.path))


def vanished(connection: Connection) -> list[Any]:
    """Return the former places of contents that lie nowhere any more: path, sha256, gone_at, code, detail."""
    former, source = T["former_place"].c, T["source_file"].c
    somewhere = sa.exists().where(source.sha256 == former.sha256)
    return list(connection.execute(sa.select(T["former_place"]).where(~somewhere).order_by(former.path, former.id)))


def failing(connection: Connection) -> Iterator[Path]:
    """Give the files, or the containers of members, that gave no record and may give one when they are read again."""
    table = T["source_file"].c
    codes = sorted(code.value for code in (*RETRY, OutcomeCode.NEEDS_OCR))
    seen = set()
    for label in connection.execute(sa.select(table.path).where(table.code.in_(codes)).order_by(table.path)).scalars():
        plain = label if os.path.lexists(path_of(label)) else container_of(label) or label
        if plain not in seen:
            seen.add(plain)
            yield Path(path_of(plain))
