"""Originals: from where they lie, else as they were kept; whole or not there."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import Archive
from pipeline.asking.lookup import NotFoundError
from pipeline.store.database import ArchiveError, writing
from pipeline.store.originals import Originals, drop
from schemas import CongVanError
from tests.pipeline.mock_reader import read


def letter(number: int, **order: Any) -> bytes:
    return json.dumps({"number": f"{number}/UBND-NV", **order}).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    made = tmp_path / "files"
    made.mkdir()
    (made / "1.json").write_bytes(letter(1))
    (made / "1 again.json").write_bytes(letter(1))
    with zipfile.ZipFile(made / "more.zip", "w") as more:
        more.writestr("in!side/2.json", letter(2))
        more.writestr("3.json", letter(3, words=2))
    yield made


def taken(archive: Archive, folder: Path, **options: Any) -> list[str]:
    report = archive.ingest(folder, extract=read, isolate=False, **options)
    return sorted(each.outcome.code.value for each in report.outcomes)


def kept_hashes(archive: Archive) -> list[str]:
    return list(archive._originals.hashes())


def test_from_where_they_lie(archive: Archive, folder: Path) -> None:
    taken(archive, folder)
    assert archive.original("1/UBND-NV") == letter(1)
    assert archive.original("2/UBND-NV") == letter(2), "a member of a container"
    assert archive.original(hashlib.sha256(letter(3, words=2)).hexdigest()) == letter(3, words=2)
    (folder / "1.json").write_bytes(b"another content")
    assert archive.original("1/UBND-NV") == letter(1), "its copy lies there still"
    (folder / "1 again.json").unlink()
    (folder / "more.zip").write_bytes(b"PK no more")
    for number in ("1/UBND-NV", "2/UBND-NV", "9/UBND-NV", "f" * 64):
        with pytest.raises(NotFoundError):
            archive.original(number)


@pytest.mark.parametrize("isolate", [True, False])
def test_kept_ones_need_no_folder(archive: Archive, folder: Path, isolate: bool) -> None:
    report = archive.ingest(folder, extract=read, isolate=isolate, workers=1, keep_originals=True)
    assert sorted(each.outcome.code.value for each in report.outcomes) == ["duplicate", "read", "read", "read"]
    for path in folder.iterdir():
        path.unlink()
    assert archive.original("1/UBND-NV") == letter(1) and archive.original("2/UBND-NV") == letter(2)
    assert len(kept_hashes(archive)) == 3 and archive.verify() == []


def test_what_is_held_already_is_kept_too(archive: Archive, folder: Path) -> None:
    taken(archive, folder)
    assert kept_hashes(archive) == []
    assert taken(archive, folder, keep_originals=True) == ["unchanged"] * 4
    assert len(kept_hashes(archive)) == 3


def test_a_file_that_gives_no_record_is_kept_too(archive: Archive, tmp_path: Path) -> None:
    scan = letter(5, do="scan")
    (tmp_path / "scan.json").write_bytes(scan)
    assert taken(archive, tmp_path / "scan.json", keep_originals=True) == ["needs_ocr"]
    (tmp_path / "scan.json").unlink()
    assert archive.original(hashlib.sha256(scan).hexdigest()) == scan


def test_a_file_of_many_pieces(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.reading import tasks

    monkeypatch.setattr(tasks, "PIECE", 7)
    (tmp_path / "long.json").write_bytes(letter(7, words=100))
    taken(archive, tmp_path / "long.json", keep_originals=True)
    (tmp_path / "long.json").unlink()
    assert archive.original("7/UBND-NV") == letter(7, words=100)


def test_the_store_is_not_taken_in(tmp_path: Path, folder: Path) -> None:
    with Archive.open(folder / "congvan.db") as archive:
        first = taken(archive, folder, keep_originals=True)
        assert len(taken(archive, folder)) == len(first) == 4


def test_a_full_disk_is_told_and_repeated(archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.store import originals

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(originals.os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            taken(archive, folder, keep_originals=True)
    assert kept_hashes(archive) == [] and list(archive._originals.folder.glob(".unfinished*")) == []
    assert archive.documents(held=True) == [], "nothing is said to be stored"
    taken(archive, folder, keep_originals=True)
    assert len(kept_hashes(archive)) == 3


def test_damage_is_found(archive: Archive, folder: Path, tmp_path: Path) -> None:
    taken(archive, folder, keep_originals=True)
    first, second, _ = kept_hashes(archive)
    archive._originals.path(first).write_bytes(b"something else")
    archive._originals.path(second).unlink()
    assert sorted(each.words for each in archive.verify()) == [
        "its original has other bytes than it was taken in with", "its original is not there",
    ]  # fmt: skip
    with pytest.raises(CongVanError, match="damaged or gone"):
        archive.backup(tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists() and not list(tmp_path.glob(".copy*"))


def test_copies_have_them(archive: Archive, folder: Path, tmp_path: Path) -> None:
    taken(archive, folder, keep_originals=True)
    archive.backup(tmp_path / "copy.db")
    with Archive.open(tmp_path / "copy.db", create=False) as copy:
        assert copy.verify() == [] and kept_hashes(copy) == kept_hashes(archive)
    with Archive.open(tmp_path / "new.db") as new:
        new.restore(tmp_path / "copy.db")
        assert new.verify() == [] and new.original("2/UBND-NV") == letter(2)
        assert new.digest() == archive.digest()


def test_on_postgresql_a_folder_is_named(postgres_url: str, folder: Path, tmp_path: Path) -> None:
    with Archive.open(postgres_url) as archive, pytest.raises(ArchiveError, match="CONGVAN_ORIGINALS"):
        taken(archive, folder, keep_originals=True)
    with Archive.open(postgres_url, originals=tmp_path / "kept") as archive:
        taken(archive, folder, keep_originals=True)
        archive.backup(tmp_path / "copy.db")
    with Archive.open(tmp_path / "copy.db", create=False) as copy:
        assert copy.verify() == [] and len(kept_hashes(copy)) == 3


def test_given_bytes_are_kept(archive: Archive) -> None:
    sha256 = archive.keep(letter(4))
    assert archive.keep(letter(4)) == sha256 and kept_hashes(archive) == [sha256]
    assert archive.verify() == []


def test_what_a_row_speaks_of_stays(archive: Archive) -> None:
    noted = archive.keep(letter(4))
    unnoted = archive._originals.put(letter(5))
    with writing(archive._engine) as session:
        drop(session, archive._originals, [noted, unnoted])
    assert kept_hashes(archive) == [noted]


def test_half_a_file_has_no_name(tmp_path: Path) -> None:
    store = Originals(tmp_path)
    with store.coming(hashlib.sha256(b"whole").hexdigest()) as coming:
        coming.piece(0, b"who")
        assert not coming.finish()
    assert list(store.hashes()) == [] and [path for path in tmp_path.rglob("*") if path.is_file()] == []
