"""Tables, migrations, versions; and the same archive on PostgreSQL."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest
import sqlalchemy as sa

from pipeline import Archive
from pipeline.store import migrate, search, views
from pipeline.store.database import ArchiveError, T, open_engine, plain_rows
from pipeline.store.desk_views import DESK_VIEWS
from schemas import CongVanError
from schemas.tables import METADATA
from tests.pipeline.archive_builders import TOPIC, citation, deadline, department, dispatch, district, store
from tools import columns

WORLD = [
    district(
        citations=(citation("605/SNV-BTĐKT", issued="2022-05-22"), citation("98/2023/NĐ-CP")),
        deadlines=(deadline("trước ngày 10/7/2022", boundary="2022-07-10", last_day="2022-07-09"),),
        subject=TOPIC,
        addressees=("Các phòng, ban thuộc huyện",),
    ),
    department("605/SNV-BTĐKT", "Lạng Sơn", "2022-05-22", subject="đôn đốc phong trào đường phố xanh"),
    department("605/SNV-BTĐKT", "Cao Bằng", "2022-05-22"),
    dispatch("7/THCSAB", "TRƯỜNG THCS AN BÌNH", "2022-06-10", level="other",
             citations=(citation("605/SNV-BTĐKT", issued="2022-05-22"),)),
]  # fmt: skip


def test_migrations_make_the_tables_of_the_metadata(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    engine = open_engine(tmp_path / "migrated.db")
    migrate.upgrade(engine)
    with engine.connect() as connection, connection.begin():
        assert migrate.current_version(connection) == migrate.HEAD
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or not str(name).startswith("search_")},
        )
        assert compare_metadata(context, METADATA) == []


def test_questions_know_the_columns_of_the_metadata() -> None:
    assert json.loads(columns.SHIPPED.read_text(encoding="utf-8")) == columns.columns(), "make fingerprint"
    assert {name: set(table.c.keys()) for name, table in T.items()} == {
        name: set(table.c.keys()) for name, table in METADATA.tables.items()
    }


def test_a_question_loads_neither_the_linker_nor_the_declarations(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        store(archive, WORLD)
    asked = f"""
import sys
from pipeline import Archive
with Archive.open({str(tmp_path / "a.db")!r}) as archive:
    assert archive.find("7/THCSAB") and archive.chain("7/THCSAB").to_dict() and archive.listing().documents
print(*sorted({{"sqlmodel", "schemas.tables", "alembic", "pipeline.filing.write", "spacy"}} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_head_is_the_newest_revision() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == migrate.HEAD


def test_new_archive_equals_a_migrated_one(tmp_path: Path) -> None:
    def schema(path: Path) -> set[str]:
        with sqlite3.connect(path) as connection:
            found = connection.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
            return {f"{kind} {name}" for kind, name in found}

    migrate.upgrade(open_engine(tmp_path / "migrated.db"))
    Archive.open(tmp_path / "new.db").close()
    assert schema(tmp_path / "new.db") == schema(tmp_path / "migrated.db")


def test_opening_does_not_load_alembic(tmp_path: Path) -> None:
    code = (
        "import sys; from pipeline import Archive; "
        f"Archive.open({str(tmp_path / 'x.db')!r}).close(); Archive.open({str(tmp_path / 'x.db')!r}).close(); "
        "print(sorted(set(sys.modules) & {'alembic', 'spacy', 'underthesea', 'holidays', 'icalendar', 'pdfplumber'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_archive_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    Archive.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ArchiveError, match="newer"):
        Archive.open(path)


def test_other_databases_and_files_are_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE things (id INTEGER)")
    with pytest.raises(ArchiveError, match="not an archive"):
        Archive.open(tmp_path / "other.db")
    (tmp_path / "letter.txt").write_text("không phải cơ sở dữ liệu " * 100, encoding="utf-8")
    with pytest.raises(CongVanError, match="not a database"):
        Archive.open(tmp_path / "letter.txt")
    with pytest.raises(CongVanError, match="does not exist"):
        Archive.open(tmp_path / "none.db", create=False)


def test_views_have_the_documented_columns(archive: Archive) -> None:
    store(archive, WORLD)
    with archive.connect() as connection:
        for name, (_, columns) in views.VIEWS.items():
            result = connection.execute(sa.text(f"SELECT * FROM {name}"))
            assert list(result.keys()) == list(columns)
            assert result.first() is not None or name in DESK_VIEWS  # these have a test of their own
        ids = {row[0] for row in connection.execute(sa.text("SELECT DISTINCT asserted_by FROM v_citation"))}
    assert ids


def test_sqlite_is_in_wal_mode(archive: Archive) -> None:
    with archive.connect() as connection:
        assert connection.execute(sa.text("PRAGMA journal_mode")).scalar() == "wal"


def test_postgresql_gives_the_same(postgres_url: str, archive: Archive) -> None:
    store(archive, WORLD)
    with Archive.open(postgres_url) as other:
        store(other, *[[record] for record in reversed(WORLD)])
        assert other.digest() == archive.digest()
        other.rebuild()
        assert other.digest() == archive.digest()
        for number in ("31/UBND-NV", "98/2023/NĐ-CP"):
            for direction in ("up", "down", "both"):
                mine = [(s.dispatch.number, s.relation, s.depth) for s in archive.chain(number, direction=direction)]
                theirs = [(s.dispatch.number, s.relation, s.depth) for s in other.chain(number, direction=direction)]
                assert theirs == mine
        assert [c.reason for c in other.breaks("huyện > Sở Nội vụ > trung ương")] != []
        assert len(other.chains("huyện > Sở Nội vụ")) == len(archive.chains("huyện > Sở Nội vụ")) == 1
        assert [h.document.number for h in other.search("duong pho")] == ["605/SNV-BTĐKT"]
        assert [h.document.number for h in other.search("31/UBND-NV")] == ["31/UBND-NV"]
        assert [d.uid for d in other.deadlines()] == [d.uid for d in archive.deadlines()]
        with other.connect() as connection:
            for name in views.VIEWS:
                count = connection.execute(sa.text(f"SELECT count(*) FROM {name}")).scalar()
                assert count or name in DESK_VIEWS  # these have a test of their own


def test_postgresql_is_made_by_the_migrations_too(postgres_url: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    engine = open_engine(postgres_url)
    migrate.upgrade(engine)
    with engine.connect() as connection, connection.begin():
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or not str(name).startswith("search_")},
        )
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_an_archive_of_whole_files_gets_parts(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    url = str(tmp_path / "old.db") if database == "sqlite" else request.getfixturevalue("postgres_url")
    engine = open_engine(url)
    migrate.upgrade(engine, "0002")
    old = (
        "INSERT INTO document (id, held, number) VALUES (1, true, '31/UBND-NV')",
        "INSERT INTO rendition (id, document_id, sha256, name, media_type, text_source, partial, is_primary,"
        " reader_version, text_hash, text_id, record)"
        " VALUES (1, 1, 'aa', 'a.txt', 'text/plain', 'text', false, true, '2', 'h', 7, '{}')",
        "INSERT INTO document_text (id, rendition_id, reader_version, data) VALUES (7, 1, '2', '')",
        "INSERT INTO party (id, rendition_id, part, position, as_written) VALUES (1, 1, 'addressees', 0, 'Sở A')",
        "INSERT INTO correction (id, sha256, path, value, made_at) VALUES (1, 'aa', 'place', '\"A\"', '2026-01-01')",
    )
    with engine.connect() as connection, connection.begin():
        for statement in old:
            connection.execute(sa.text(statement))
    migrate.upgrade(engine, "0003")
    with engine.connect() as connection:
        for query, expected in (
            ("SELECT sha256, part FROM rendition", ("aa", 1)),
            ("SELECT id, sha256, reader_version FROM document_text", (7, "aa", "2")),
            ("SELECT sha256, part, path, value FROM correction", ("aa", 1, "place", '"A"')),
            ("SELECT rendition_id, as_written FROM party", (1, "Sở A")),
        ):
            assert tuple(connection.execute(sa.text(query)).one()) == expected
        if database == "sqlite":  # references are enforced again
            assert connection.execute(sa.text("PRAGMA foreign_keys")).scalar() == 1
    engine.dispose()


def test_errors_of_plain_queries_are_told_as_all_others(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive, archive.connect() as connection:
        connection.execute(sa.text("SELECT 1"))
        with pytest.raises(sa.exc.OperationalError, match="nowhere"):
            plain_rows(connection, "SELECT nothing FROM nowhere")


@pytest.mark.parametrize("gone", [True, False])
def test_a_server_that_is_gone_forbids_nothing(gone: bool) -> None:
    connection = mock.Mock()
    connection.execute.side_effect = sa.exc.OperationalError("CREATE", None, Exception(), connection_invalidated=gone)
    if gone:
        with pytest.raises(sa.exc.OperationalError):
            search._has_trigrams(connection)
    else:
        assert not search._has_trigrams(connection)
