"""What a person should look at stands in the archive, until it has been corrected."""

from __future__ import annotations

import json
from pathlib import Path

import sqlalchemy as sa

from pipeline import Archive
from pipeline.corrections import apply
from schemas import Citation, Dispatch, FileInfo


def test_paths_are_stored_and_seen(samples_dir: Path, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(str(path)) as archive:
        archive.ingest(sorted(samples_dir.glob("*.txt"))[:2], isolate=False)
    with sa.create_engine(f"sqlite:///{path}").connect() as connection:
        rows = connection.execute(
            sa.text("SELECT v.needs_review, r.record FROM v_document v JOIN rendition r USING (sha256) WHERE v.held")
        ).all()
    assert rows
    for listed, record in rows:
        assert json.loads(listed) == json.loads(record)["needs_review"]


def test_a_correction_is_a_look() -> None:
    record = Dispatch(
        file=FileInfo(name="a.txt", sha256="", media_type="text/plain"),
        place="Hue",
        citations=(Citation(id="ca", number="1/UBND"), Citation(id="cb", number="2/UBND")),
        needs_review=("place", "citations.0.relation", "citations.1.relation"),
    )
    assert apply(record, {"place": "Huế"}).needs_review == ("citations.0.relation", "citations.1.relation")
    assert apply(record, {"citations.cb.relation": "basis"}).needs_review == ("place", "citations.0.relation")
    assert apply(record, {}).needs_review == record.needs_review
