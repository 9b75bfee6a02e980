"""Copies of an archive on either database, and damage that is found."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from pipeline import Archive
from pipeline.store.database import writing
from schemas import CongVanError
from tests.pipeline.archive_builders import citation, deadline, department, district, store

Holding = Callable[..., Archive]


def fill(archive: Archive) -> Archive:
    store(archive, [
        district(citations=(citation("605/SNV-BTĐKT", issued="2022-05-22", relation="implements"),),
                 deadlines=(deadline("trước ngày 15/6", boundary="2022-06-15", last_day="2022-06-14"),)),
        department("605/SNV-BTĐKT", "Lạng Sơn", "2022-05-22"),
    ])  # fmt: skip
    archive.correct("31/UBND-NV", "subject", "nêu gương người tốt", by="Lan")
    archive.configure("office", "UBND huyện Lộc Bình, tỉnh Lạng Sơn")
    return archive


def same(a: Archive, b: Archive) -> None:
    assert a.digest() == b.digest()
    assert [d.uid for d in a.deadlines()] == [d.uid for d in b.deadlines()]
    assert [h.document.number for h in a.search("neu guong")] == [h.document.number for h in b.search("neu guong")]
    assert a.setting("office") == b.setting("office") and a.corrections("31/UBND-NV") == b.corrections("31/UBND-NV")
    store(b, [district("32/UBND-NV", issued="2022-06-11")])  # keys go on where they were
    assert b.verify() == []


def test_a_copy_is_the_same_archive(archive: Archive, tmp_path: Path) -> None:
    fill(archive).backup(tmp_path / "copy.db")
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(("copy", ".copy"))) == ["copy.db"]
    with Archive.open(tmp_path / "copy.db", create=False) as copy:
        same(archive, copy)
    with pytest.raises(CongVanError, match="there already"):
        archive.backup(tmp_path / "copy.db")


def test_from_one_database_to_another_and_back(postgres_url: str, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as small, Archive.open(postgres_url) as large:
        fill(small).backup(tmp_path / "one.db")
        large.restore(tmp_path / "one.db")
        assert large.digest() == small.digest()
        large.backup(tmp_path / "two.db")
        with Archive.open(tmp_path / "b.db") as again:
            again.restore(tmp_path / "two.db")
            same(small, again)
        with pytest.raises(CongVanError, match="not empty"):
            fill(large).restore(tmp_path / "one.db")


def test_a_copy_made_while_somebody_writes_is_whole(archive: Archive, tmp_path: Path) -> None:
    """What a transaction that is not over has written is not in the copy."""
    before = fill(archive).digest()
    begun, done = threading.Event(), threading.Event()

    def write() -> None:
        with writing(archive._engine) as session:
            session.connection.execute(sa.text("UPDATE document SET subject = 'half done'"))
            begun.set()
            done.wait(20)

    writer = threading.Thread(target=write)
    writer.start()
    assert begun.wait(20)
    try:
        archive.backup(tmp_path / "copy.db")
    finally:
        done.set()
        writer.join()
    with Archive.open(tmp_path / "copy.db", create=False) as copy:
        assert copy.digest() == before and copy.verify() == []


DAMAGE = {
    "text": "UPDATE document_text SET data = X'00'",
    "words": "UPDATE rendition SET text_hash = 'other'",
    "record": "UPDATE rendition SET record = '{' WHERE id = 1",
    "file": "UPDATE rendition SET sha256 = 'f' || substr(sha256, 2) WHERE id = 1",
    "reference": "UPDATE citation SET rendition_id = 99",
    "held": "UPDATE document SET rendition_id = NULL",
    "orphan": "INSERT INTO document (id, held, number) VALUES (99, 0, '9/UBND')",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found(tmp_path: Path, damage: str) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        assert fill(archive).verify() == []
    with sqlite3.connect(tmp_path / "archive.db") as driver:
        driver.execute(DAMAGE[damage])
    driver.close()
    with Archive.open(tmp_path / "archive.db") as archive:
        assert archive.verify()


def test_a_backup_that_is_none(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "words.db").write_text("no archive", "utf-8")
    for name in ("words.db", "absent.db"):
        with pytest.raises(CongVanError):
            archive.restore(tmp_path / name)
    assert archive.statistics()["document"] == 0
