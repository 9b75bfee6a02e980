"""Rows of documents: what a person should look at, and the identity of calendar entries."""

from __future__ import annotations

import json
from pathlib import Path

import sqlalchemy as sa

from pipeline import Archive
from tests.pipeline.archive_builders import (
    deadline,
    district,
    store,
)


def test_paths_are_stored_and_seen(samples_dir: Path, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(str(path)) as archive:
        archive.ingest(sorted(samples_dir.glob("*.txt"))[:2], isolate=False)
    with sa.create_engine(f"sqlite:///{path}").connect() as connection:
        rows = connection.execute(
            sa.text(
                "SELECT v.needs_review, r.record FROM v_document v JOIN rendition r USING (sha256, part) WHERE v.held"
            )
        ).all()
    assert rows
    for listed, record in rows:
        assert json.loads(listed) == json.loads(record)["needs_review"]


def test_reading_that_improves_keeps_the_calendar_entry(archive: Archive) -> None:
    old = deadline("gửi về Phòng Nội vụ trước ngày 10/7/2022", boundary="2022-07-10", last_day="2022-07-09")
    new = deadline("báo cáo gửi về Phòng Nội vụ trước ngày 10/7/2022", boundary="2022-07-10", last_day="2022-07-09")
    store(archive, [district(text="t", deadlines=(old,))])
    before = archive.deadlines()[0]
    store(archive, [district(text="t")])
    assert archive.deadlines() == []
    store(archive, [district(text="t", deadlines=(new,))])
    after = archive.deadlines()[0]
    assert before.local_id != after.local_id and before.uid == after.uid


def test_several_documents_that_become_one_keep_their_calendar_entries(archive: Archive) -> None:
    # Copies of one letter whose numbers were misread: when they are read anew, in one transaction, they are one document.
    due = (deadline("gửi về trước ngày 10/7/2022", boundary="2022-07-10", last_day="2022-07-09"),)
    store(archive, [district("33/UBND-NV", text="t2")])
    store(archive, [district(f"{31 + at}/UBND-NV", text=f"t{at}", deadlines=due) for at in range(2)])
    assert len(archive.deadlines()) == 2
    store(archive, [district("33/UBND-NV", text=f"t{at}", deadlines=due) for at in range(2)])
    with archive.connect() as connection:
        entries = connection.execute(sa.text("SELECT document_id, local_id FROM calendar_entry")).all()
    assert len({document for document, _ in entries}) == 1 and len(set(entries)) == 2
