"""Opening an archive: the database behind it, its transactions, and keys for rows inserted many at a time."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, event

from schemas import CongVanError

from .columns import T

CHANGES = "change"
"""The counter of transactions that changed what an archive answers."""
WRITER_LOCK = 0x636F6E67  # one writer at a time on PostgreSQL; SQLite has its own lock
_CHUNK = 500
_TRIES = 200
_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "temp_store=MEMORY", "cache_size=-65536")


_OF_WRITERS = _PRAGMAS[:2]


class ArchiveError(CongVanError):
    """The archive cannot be opened or cannot do what was asked; the text says what to do."""


def database_url(path_or_url: str | os.PathLike[str]) -> sa.URL:
    """Return the database of a path (SQLite) or of a URL; PostgreSQL always through psycopg 3."""
    text = os.fspath(path_or_url)
    if "://" not in text:
        return sa.URL.create("sqlite", database=text)
    url = sa.make_url(text)
    if url.get_backend_name() in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "sqlite":
        raise ArchiveError(f"{url.get_backend_name()}: only SQLite paths and postgresql:// URLs are archives")
    return url


def _set_pragma(connection: Any, pragma: str) -> None:
    """Set a pragma; switching a new file to WAL fails at once, whatever the timeout, while another process does it."""
    for _ in range(_TRIES):
        try:
            connection.execute(f"PRAGMA {pragma}")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            time.sleep(0.05)
    connection.execute(f"PRAGMA {pragma}")


def _read_only(database: str | None) -> str | None:
    """Return the address under which SQLite only reads a file; None where it can be written to, or is not there.

    In a folder that cannot be written to SQLite cannot keep the log that readers share with writers; where there is no
    log nobody writes, and the file is read as one that does not change.
    """
    path = Path(database).absolute() if database and database != ":memory:" else None
    if path is None or not path.exists():
        return None
    folder_closed = not os.access(path.parent, os.W_OK)
    if os.access(path, os.W_OK) and not folder_closed:
        return None
    still = folder_closed and not path.with_name(f"{path.name}-wal").exists()
    return f"file:{quote(str(path))}?mode=ro" + ("&immutable=1" if still else "")


def _identity(database: str | None) -> tuple[int, int] | None:
    """Return what tells a file from another of the same name, None where there is none."""
    try:
        found = Path(database).stat() if database and database != ":memory:" else None
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found else None


def open_engine(path_or_url: str | os.PathLike[str]) -> Engine:
    """Return an engine with the pragmas and transactions that the archive relies on."""
    url = database_url(path_or_url)
    if url.get_backend_name() != "sqlite":
        try:
            return sa.create_engine(url, pool_pre_ping=True)
        except ModuleNotFoundError as error:
            raise ArchiveError("PostgreSQL needs the package psycopg: pip install 'congvan[postgres]'") from error
    if url.database and url.database != ":memory:" and not Path(url.database).parent.is_dir():
        raise ArchiveError(f"{Path(url.database).parent} is not a folder; make it, or name another place with --db")
    options: dict[str, Any] = {"connect_args": {"timeout": 60}}
    read_only = _read_only(url.database)
    if read_only:
        options = {"creator": lambda: sqlite3.connect(read_only, uri=True, timeout=60, check_same_thread=False)}
    if not url.database or url.database == ":memory:":
        options |= {"poolclass": sa.StaticPool, "connect_args": {"check_same_thread": False}}
    engine = sa.create_engine(url, **options)

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, never by the driver
        for pragma in _PRAGMAS:
            if not (read_only and pragma in _OF_WRITERS):
                _set_pragma(connection, pragma)
        _record.info["file"] = _identity(url.database)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


class Session:
    """A writing transaction: a connection and the next free keys."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.is_sqlite = connection.dialect.name == "sqlite"
        self._next: dict[str, int] = {}

    def new_id(self, table: str) -> int:
        """Return a key of the table that was never used."""
        if table not in self._next:
            found = self.connection.execute(
                sa.select(T["counter"].c.next_id).where(T["counter"].c.name == table)
            ).scalar()
            self._next[table] = found or 1
        self._next[table] += 1
        return self._next[table] - 1

    def insert(self, table: str, rows: Sequence[dict[str, Any]]) -> None:
        """Insert rows; all have the same keys. Columns that they leave out get their defaults."""
        if not rows:
            return
        if len(rows[0]) < len(T[table].c):  # the declarations know the defaults, and take long to load
            from schemas.tables import METADATA

            self.connection.execute(sa.insert(METADATA.tables[table]), list(rows))
            return
        names, mark = list(rows[0]), place_of_value(self.connection)
        quoted = ", ".join(map(self._quoted, names))
        statement = f"INSERT INTO {self._quoted(table)} ({quoted}) VALUES ({', '.join([mark] * len(names))})"
        self._write(statement, names, rows)

    def update(self, table: str, rows: Sequence[dict[str, Any]], key: str = "id") -> None:
        """Update rows by key; all have the same keys."""
        if rows:
            names, mark = [name for name in rows[0] if name != key], place_of_value(self.connection)
            values = ", ".join(f"{self._quoted(name)} = {mark}" for name in names)
            statement = f"UPDATE {self._quoted(table)} SET {values} WHERE {self._quoted(key)} = {mark}"
            self._write(statement, [*names, key], rows)

    def _quoted(self, name: str) -> str:
        return self.connection.dialect.identifier_preparer.quote(name)

    def _write(self, statement: str, names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
        """Run a statement for each row, by the driver itself: its values need no other form, and are many."""
        self.connection.exec_driver_sql(statement, [tuple([row[name] for name in names]) for row in rows])

    def delete(self, table: str, column: str, values: Sequence[Any]) -> None:
        """Delete the rows whose column is among the values."""
        for part in chunks(values):
            self.connection.execute(sa.delete(T[table]).where(T[table].c[column].in_(part)))

    def save_counters(self) -> None:
        """Write down how far keys were used."""
        counter = T["counter"]
        for name, value in sorted(self._next.items()):
            done = self.connection.execute(sa.update(counter).where(counter.c.name == name).values(next_id=value))
            if not done.rowcount:
                self.connection.execute(sa.insert(counter).values(name=name, next_id=value))


def wait_for_writers(connection: Connection) -> None:
    """Wait until no other transaction writes, on PostgreSQL; SQLite has waited when the transaction began."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER_LOCK})


@contextmanager
def writing(engine: Engine, *, changes: bool = True) -> Iterator[Session]:
    """Open a writing transaction: all of it is stored, or, after an error or an interruption, nothing.

    Args:
        engine: The archive.
        changes: Whether answers may be others afterwards; `Archive.stamp` then is.
    """
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        wait_for_writers(connection)
        session = Session(connection)
        yield session
        if changes:
            session.new_id(CHANGES)
        session.save_counters()
        known, database = connection.connection.info.get("file"), engine.url.database
        if known and _identity(database) != known:  # what is written now nobody would find
            raise ArchiveError(f"{database} was deleted or replaced while it was in use; run the same command again")


def chunks(values: Sequence[Any], size: int = _CHUNK) -> Iterator[list[Any]]:
    """Return the values in parts that fit into one statement."""
    for start in range(0, len(values), size):
        yield list(values[start : start + size])


def listed(keys: Iterable[int]) -> str:
    """Return keys as the list of an SQL `IN`; keys are numbers of the archive's own, never words of a user."""
    return "(" + ",".join(str(int(key)) for key in keys) + ")"


def plain_rows(connection: Connection, query: str) -> list[Any]:
    """Return the rows of a query without parameters as the driver gives them: a walk asks many small ones.

    Booleans are numbers on SQLite. The connection's transaction must have begun.
    """
    cursor = connection.connection.cursor()
    try:
        cursor.execute(query)
        return list(cursor.fetchall())
    except connection.dialect.loaded_dbapi.Error as error:  # as all others are told, so that whoever catches them does
        raise sa.exc.DBAPIError.instance(
            query, None, error, connection.dialect.loaded_dbapi.Error, dialect=connection.dialect
        ) from error
    finally:
        cursor.close()


def rows_in(
    connection: Connection, columns: Sequence[Any], column: Any, values: Sequence[Any]
) -> Iterator[sa.Row[Any]]:
    """Return the rows whose column is among the values; the columns are those of one table of `T`.

    Asked of the driver itself where it gives the values as they are: booleans are numbers on SQLite.
    """
    plain = all(type(each) is sa.ColumnClause and not isinstance(each.type, sa.Boolean) for each in columns)
    for part in chunks(values):
        if plain:
            yield from connection.exec_driver_sql(_selection(connection, columns, column, len(part)), tuple(part))
        else:
            yield from connection.execute(sa.select(*columns).where(column.in_(part)))


def place_of_value(connection: Connection) -> str:
    """Return what stands for a value in a statement of the driver."""
    return "?" if connection.dialect.paramstyle == "qmark" else "%s"


def _selection(connection: Connection, columns: Sequence[Any], column: Any, count: int) -> str:
    """Return the query for the rows whose column is one of so many values."""
    quote = connection.dialect.identifier_preparer.quote
    wanted = ", ".join(quote(each.name) for each in columns)
    places = ", ".join([place_of_value(connection)] * count)
    return f"SELECT {wanted} FROM {quote(column.table.name)} WHERE {quote(column.name)} IN ({places})"
