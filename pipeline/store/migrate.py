"""The version of an archive's tables: created at the newest, checked cheaply, upgraded by Alembic when older."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from . import search, views
from .database import ArchiveError, wait_for_writers

HEAD = "0016"
"""Newest revision in `migrations/versions`; a test compares them."""
MIGRATIONS = Path(__file__).parent / "migrations"


def ensure_current(engine: Engine, *, create: bool = True) -> bool:
    """Create the tables of a new archive, upgrade those of an older one, refuse those of a newer one.

    Args:
        engine: The archive.
        create: Whether tables may be created where there are none.

    Returns:
        Whether an older archive was upgraded, so that its links are to be made anew.

    Raises:
        ArchiveError: There are no tables and none may be created, or an older archive may not be changed.
    """
    with engine.connect() as connection, connection.begin():
        version = current_version(connection)
    if version == HEAD:
        return False
    if version is None:
        if not create:
            raise ArchiveError("the database holds no archive yet; take files in first: congvan ingest FOLDER --db URL")
        _create(engine)
        return False
    try:
        upgrade(engine)
    except (sa.exc.OperationalError, sa.exc.ProgrammingError) as error:
        if version > HEAD or not _is_forbidden(error):
            raise
        words = "the archive is of an older version; somebody who may write to it must open it first"
        raise ArchiveError(f"{words} ({one_line(error.orig)})") from error
    return True


def _is_forbidden(error: sa.exc.DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) == "42501" or "readonly" in str(error.orig)


def one_line(error: object) -> str:
    """Return what a driver says, on one line."""
    return " ".join(str(error).split())


def current_version(connection: Connection) -> str | None:
    """Return the revision that the database says it has, or None for an empty one."""
    if not sa.inspect(connection).has_table("alembic_version"):
        if sa.inspect(connection).get_table_names():
            raise ArchiveError("the database is not an archive of congvan; name another with --db")
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _create(engine: Engine) -> None:
    """Create everything at once: the same as running all migrations, and without loading Alembic."""
    from schemas.tables import METADATA  # slow to load, and needed only here

    with engine.connect().execution_options(write=True) as connection, connection.begin():
        wait_for_writers(connection)
        if current_version(connection) is not None:
            return  # another process was faster
        METADATA.create_all(connection)
        search.create(connection)
        views.create(connection)
        connection.execute(
            sa.text(
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
                " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
            )
        )
        connection.execute(sa.text("INSERT INTO alembic_version (version_num) VALUES (:v)"), {"v": HEAD})


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the migrations up to a revision, in one transaction.

    Raises:
        ArchiveError: The archive was written by a newer version of congvan.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect().execution_options(write=True) as connection, _tables_replaceable(connection):
        wait_for_writers(connection)
        views.drop(connection)
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, revision)
        except CommandError as error:
            raise ArchiveError(f"the archive was written by a newer congvan; install that version ({error})") from error
        search.create(connection)
        if revision == "head":
            views.create(connection)


@contextmanager
def _tables_replaceable(connection: Connection) -> Iterator[None]:
    """Hold a transaction in which SQLite lets a table that others refer to be made anew; all references hold after it.

    SQLite changes a constraint only by making the table anew, and dropping the old one would break the references to
    it; the pragma that allows it has no effect within a transaction.
    """
    if connection.dialect.name != "sqlite":
        with connection.begin():
            yield
        return
    driver = connection.connection.dbapi_connection
    assert driver is not None
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        with connection.begin():
            yield
            broken = connection.execute(sa.text("PRAGMA foreign_key_check")).first()
            if broken is not None:
                raise ArchiveError(
                    f"the archive is damaged: {broken[0]} refers to rows of {broken[2]} that are not there"
                )
    finally:
        driver.execute("PRAGMA foreign_keys=ON")
