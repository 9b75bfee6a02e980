"""A second run: what lies as it lay is hashed in place, everything else goes the long way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline import Archive
from pipeline.reading.workers import Pool
from schemas import OutcomeCode


@pytest.fixture
def folder(tmp_path: Path, samples_dir: Path) -> Path:
    place = tmp_path / "folder"
    place.mkdir()
    for path in sorted(samples_dir.glob("*"))[:6]:
        (place / path.name).write_bytes(path.read_bytes())
    return place


@pytest.fixture
def archive(tmp_path: Path, folder: Path):
    with Archive.open(tmp_path / "a.db") as archive:
        assert set(archive.ingest(folder).counts) == {OutcomeCode.READ}
        yield archive


def nobody(*_: object, **__: object) -> None:
    raise AssertionError("a process was started")


def test_no_process_is_started_where_nothing_is_to_be_read(archive, folder, monkeypatch) -> None:
    monkeypatch.setattr(Pool, "_start", nobody)
    assert archive.ingest(folder).counts == {OutcomeCode.UNCHANGED: 6}


def test_same_size_other_bytes(archive, folder) -> None:
    path = next(folder.glob("*.txt"))
    text = path.read_text("utf-8")
    path.write_text(text.replace("2023", "2024"), "utf-8")
    assert len(text.encode()) == path.stat().st_size
    assert archive.ingest(folder).counts == {OutcomeCode.UNCHANGED: 5, OutcomeCode.READ: 1}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_its_place_is_not_waited_for(archive, folder) -> None:
    path = next(folder.glob("*.txt"))
    path.unlink()
    os.mkfifo(path)
    counts = archive.ingest(folder).counts
    assert counts.pop(OutcomeCode.UNCHANGED) == 5 and sum(counts.values()) == 1
    assert OutcomeCode.READ not in counts


def test_all_is_read_again_where_asked(archive, folder) -> None:
    assert archive.ingest(folder, again=True).counts == {OutcomeCode.READ: 6}


def test_other_rules_make_records_anew(archive, folder, monkeypatch) -> None:
    monkeypatch.setattr("pipeline.filing.known.record_version", lambda: "other rules")
    assert set(archive.ingest(folder).counts) == {OutcomeCode.READ}
