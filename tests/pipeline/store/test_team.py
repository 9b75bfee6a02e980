"""PostgreSQL for a team: several first runs at once, readers who may only read; archives that can only be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from pipeline import Archive
from pipeline.store.database import ArchiveError
from tests.pipeline.archive_builders import department, district, store
from tests.pipeline.filing.test_interruptions import ending, forked
from tests.pipeline.mock_reader import read


@pytest.mark.parametrize("times", [1, pytest.param(20, marks=pytest.mark.soak)])
def test_several_first_runs_at_once(times: int, postgres: str, tmp_path: Path) -> None:
    import psycopg

    for number in range(12):
        (tmp_path / f"{number}.json").write_text(json.dumps({"number": f"{number}/UBND-NV", "cites": ["3/UBND-NV"]}))
    with Archive.open(":memory:") as alone:
        alone.ingest(tmp_path, extract=read, isolate=False)
        wanted = alone.digest()
    url = postgres.rsplit("/", 1)[0] + "/archive"

    def first() -> None:
        with Archive.open(url) as archive:
            archive.ingest(tmp_path, extract=read, isolate=False)

    for _ in range(times):
        with psycopg.connect(postgres, autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS archive")
            connection.execute("CREATE DATABASE archive")
        assert [ending(pid) for pid in [forked(first) for _ in range(4)]] == [0] * 4
        with Archive.open(url) as archive:
            assert archive.digest() == wanted and archive.verify() == []


READERS = """
CREATE ROLE readers NOLOGIN;
GRANT USAGE ON SCHEMA public TO readers;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO readers;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO readers;
CREATE ROLE lan LOGIN IN ROLE readers;
"""


def test_readers_only_read(postgres_url: str) -> None:
    import psycopg

    with Archive.open(postgres_url) as archive:
        store(archive, [district(), department("605/SNV-BTĐKT", "Lạng Sơn", "2022-05-22")])
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS lan")
        connection.execute("DROP ROLE IF EXISTS readers")
        connection.execute(READERS)
    try:
        with Archive.open(postgres_url.replace("congvan@", "lan@"), create=False) as archive:
            assert archive.show("31/UBND-NV").record and archive.verify() == []
            assert len(archive.search("605/SNV-BTĐKT")) == 1 and archive.deadlines() == []
            with pytest.raises(sa.exc.ProgrammingError, match="permission denied"):
                archive.correct("31/UBND-NV", "subject", "khác")
    finally:
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            connection.execute("DROP OWNED BY readers; DROP ROLE lan; DROP ROLE readers")


def test_to_look_makes_no_tables(postgres_url: str) -> None:
    import psycopg

    with pytest.raises(ArchiveError, match="no archive yet"):
        Archive.open(postgres_url, create=False)
    with psycopg.connect(postgres_url) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert found == (0,)


def test_a_disk_that_can_only_be_read(disk: Callable[[str], Path]) -> None:
    place = disk("rw")
    with Archive.open(place / "a.db") as archive:
        store(archive, [district(), department("605/SNV-BTĐKT", "Lạng Sơn", "2022-05-22")])
        digest = archive.digest()
    disk("ro")
    _only_read(place / "a.db", digest)
    disk("rw")
    with Archive.open(place / "a.db") as archive:
        archive.correct("31/UBND-NV", "subject", "khác")
        assert archive.verify() == []


def _only_read(path: Path, digest: str) -> None:
    with Archive.open(path, create=False) as reader:
        assert reader.digest() == digest and reader.show("31/UBND-NV").record and len(reader.search("605/SNV-BTĐKT"))
        with pytest.raises(sa.exc.OperationalError, match="readonly"):
            reader.correct("31/UBND-NV", "subject", "khác")


def test_a_deleted_archive_stores_nothing_more(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        store(archive, [district()])
        (tmp_path / "a.db").unlink()
        with pytest.raises(ArchiveError, match="deleted or replaced"):
            archive.correct("31/UBND-NV", "subject", "khác")
