"""Archives for tests: SQLite in a temporary folder, and PostgreSQL where its programs are installed."""

from __future__ import annotations

import os
import subprocess
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


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """A file system of its own, mounted with the options given."""
    place = tmp_path / "disk"
    place.mkdir()

    def mounted(options: str) -> Path:
        again = "remount," if place.is_mount() else ""
        command = ["mount", "-t", "tmpfs", "-o", f"{again}{options}", "tmpfs", place]
        if subprocess.run(command, capture_output=True).returncode:
            pytest.skip("only root can mount a file system")
        return place

    yield mounted
    if place.is_mount():
        subprocess.run(["umount", place], check=True)
