"""An archive of the samples that an older version made opens, and keeps what people and calendars rely on.

`data/archive-0002.*` were made with revision 0002 of the tables: all samples of then, three corrections; as an SQLite
file, as the same in SQL for PostgreSQL, and what that version answered.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from pipeline import Archive

DATA = Path(__file__).parent / "data"


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    if request.param == "sqlite":
        url = str(tmp_path / "old.db")
        Path(url).write_bytes(gzip.decompress((DATA / "archive-0002.db.gz").read_bytes()))
    else:
        import psycopg

        url = request.getfixturevalue("postgres_url")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(gzip.decompress((DATA / "archive-0002.sql.gz").read_bytes()))
    with Archive.open(url) as archive:
        yield archive


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / "archive-0002.json").read_text("utf-8"))
    return found


def uids(archive: Archive) -> dict[tuple[str, str], str]:
    return {(each.document.number or "", each.quote): each.uid for each in archive.deadlines()}


def corrections(archive: Archive, answers: dict[str, Any]) -> dict[str, Any]:
    return {number: archive.corrections(number) for number in answers["corrections"]}


def test_it_opens_with_all_that_was_in_it(old: Archive, answers: dict[str, Any]) -> None:
    kept = ("rendition", "held", "citation", "mention", "deadline", "correction")
    assert {name: old.statistics()[name] for name in kept} == {name: answers["statistics"][name] for name in kept}
    with old.connect() as connection:  # links are made anew by the rules of now
        assert connection.execute(sa.text("SELECT count(*) FROM claim WHERE held AND sketch IS NULL")).scalar() == 0
        assert connection.execute(sa.text("SELECT count(*) FROM v_recipient")).scalar()
    before = old.digest()
    old.rebuild()
    assert old.digest() == before
    assert corrections(old, answers) == answers["corrections"]
    assert uids(old) == {(number, quote): uid for number, quote, uid in answers["uids"]}
    record = old.record("402/UBND-NV")
    assert record is not None and record.place == "Mậu A"
    assert [step.dispatch.number for step in old.chain("56/UBND-VP")][:1] == ["402/UBND-NV"]
    old.rebuild()
    assert corrections(old, answers) == answers["corrections"]
    assert uids(old) == {(number, quote): uid for number, quote, uid in answers["uids"]}


def test_its_files_are_read_again_and_nothing_is_lost(old: Archive, answers: dict[str, Any], root: Path) -> None:
    samples = [next((root / "samples/dispatches").glob(f"{name}*")) for name in ("02", "04", "06")]
    before = uids(old)
    report = old.ingest(samples, workers=1)
    assert {each.outcome.code.value for each in report.outcomes} == {"read"}
    assert corrections(old, answers) == answers["corrections"]
    record = old.record("402/UBND-NV")
    assert record is not None and record.place == "Mậu A"
    after = uids(old)
    assert len(after.keys() & before.keys()) >= 30  # the same words are the same deadlines
    assert all(before[each] == after[each] for each in after.keys() & before.keys())
    assert {each.outcome.code.value for each in old.ingest(samples, workers=1).outcomes} <= {"unchanged", "duplicate"}
