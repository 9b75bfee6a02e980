"""Archives for tests: SQLite in a temporary folder, and PostgreSQL where its programs are installed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline import Archive
from tests.pipeline.archive_builders import store
from tests.pipeline.postgres_server import PostgresServer


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


@pytest.fixture
def holding(archive: Archive) -> Callable[..., Archive]:
    """An archive that holds the records given, all stored at once."""
    return lambda *records: store(archive, records)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of the tests' own."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    server = PostgresServer(Path(os.path.realpath(tmp_path_factory.mktemp("postgres"))))
    yield server.url
    server.stop()


@pytest.fixture
def postgres_url(postgres: str) -> Iterator[str]:
    """A new, empty database."""
    import psycopg

    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS archive")
        connection.execute("CREATE DATABASE archive")
    yield postgres.rsplit("/", 1)[0] + "/archive"
