"""What a person corrected wins, now and after reading again."""

from __future__ import annotations

import pytest

from pipeline import Archive
from pipeline.store.corrections import CorrectionError, apply
from schemas import Citation, Dispatch, FileInfo
from tests.pipeline.archive_builders import (
    TOPIC,
    citation,
    deadline,
    department,
    district,
    store,
)


def test_correction_wins_and_survives(archive: Archive) -> None:
    due = deadline("trước ngày 10/7/2022", boundary="2022-07-10", last_day="2022-07-09")
    cited = citation("605/SNV-BTĐKT", issued="2022-05-22", relation="mentions")
    record = district(deadlines=(due,), citations=(cited,), subject=TOPIC)
    store(archive, [record])
    before = archive.deadlines()[0]
    archive.correct("31/UBND-NV", f"deadlines.{due.id}.last_day", "2022-07-08", by="văn thư")
    archive.correct("31/UBND-NV", f"citations.{cited.id}.relation", "implements")
    archive.correct("31/UBND-NV", "subject", "nội dung đúng")
    store(archive, [record])  # read again
    archive.rebuild()
    after = archive.deadlines()[0]
    assert (after.last_day, after.uid, after.sequence > before.sequence) == ("2022-07-08", before.uid, True)
    assert archive.citations("31/UBND-NV")[0].relation == "implements"
    shown = archive.show("31/UBND-NV")
    assert shown.record and shown.record.subject == "nội dung đúng" == shown.document.subject
    assert set(shown.corrections) == {f"deadlines.{due.id}.last_day", f"citations.{cited.id}.relation", "subject"}
    assert archive.withdraw("31/UBND-NV", "subject") and not archive.withdraw("31/UBND-NV", "subject")
    assert archive.get("31/UBND-NV").subject == TOPIC


def test_corrected_number_links_anew(archive: Archive) -> None:
    store(archive, [district(citations=(citation("605/SNV-BTĐKT", issued="2022-05-22"),)),
                    department("606/SNV-BTĐKT", "Lạng Sơn", "2022-05-22")])  # fmt: skip
    key = archive.get("606/SNV-BTĐKT").id
    archive.correct(key, "number", "605/SNV-BTĐKT")
    edge = archive.citations("31/UBND-NV")[0]
    assert edge.cited and edge.cited.held and archive.find("606/SNV-BTĐKT") == []


@pytest.mark.parametrize(
    ("path", "value"), [("file.sha256", "x"), ("nothing", "x"), ("citations.none.relation", "basis"), ("status", "odd")]
)
def test_impossible_corrections(archive: Archive, path: str, value: str) -> None:
    store(archive, [district()])
    with pytest.raises(CorrectionError):
        archive.correct("31/UBND-NV", path, value)


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
