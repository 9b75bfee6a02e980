"""What a person corrected wins, now and after reading again."""

from __future__ import annotations

import pytest

from pipeline import Archive
from pipeline.store.corrections import CorrectionError, apply
from pipeline.store.fields import path_of, value_of
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


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("issued", "tomorrow"), ("issued", "2022-02-30"), ("issued", "2999-01-01"), ("issued", "2022-06-10/2022-06-11"),
        ("number", "///"), ("doc_type", "thư tình"), ("issuer.name", "  "), ("issuer.name", "12"), ("issuer.level", "cosmic"),
        ("subject", "…"), ("deadlines.{id}.last_day", "next week"), ("deadlines.{id}.rrule", "FREQ=SOMETIMES"),
        ("deadlines.{id}.boundary", "2022-07-10T25:00"),
    ],
)  # fmt: skip
def test_values_that_a_field_does_not_take(archive: Archive, path: str, value: str) -> None:
    due = deadline("trước ngày 10/7/2022", boundary="2022-07-10", last_day="2022-07-09")
    store(archive, [district(deadlines=(due,))])
    with pytest.raises(CorrectionError, match=path.split(".")[0]):
        archive.correct("31/UBND-NV", path.format(id=due.id), value)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("số", "number"), ("Ngày ban hành", "issued"), ("cơ quan ban hành", "issuer.name"), ("issuer", "issuer.name"),
        ("thời hạn.1.hạn cuối", "deadlines.d1.last_day"), ("deadlines.2.task", "deadlines.d2.task"), ("place", "place"),
        ("deadlines.d2.task", "deadlines.d2.task"), ("deadlines.9.task", "deadlines.9.task"),
    ],
)  # fmt: skip
def test_what_people_call_fields(name: str, path: str) -> None:
    record = district(deadlines=(deadline("x", id="d1"), deadline("y", id="d2")))
    assert path_of(name, record) == path


@pytest.mark.parametrize(
    ("path", "words", "value"),
    [
        ("issued", "31/12/2022", "2022-12-31"), ("issued", "1.6.2022", "2022-06-01"), ("issued", "07/2022", "2022-07"),
        ("issued", "2022-07-XX", "2022-07-XX"), ("issued", "31/2/2022", "31/2/2022"),
        ("deadlines.a.boundary", "20/7/2022 16:30", "2022-07-20T16:30"),
        ("deadlines.a.boundary", "2022-07-01/2022-07-31", "2022-07-01/2022-07-31"),
        ("deadlines.a.boundary", "1/7/2022 – 31/7/2022", "2022-07-01/2022-07-31"),
        ("deadlines.a.boundary", "P5BD", "P5BD"),
        ("deadlines.a.assignees", "Phòng Nội vụ; Phòng Tư pháp", ["Phòng Nội vụ", "Phòng Tư pháp"]),
        ("doc_type", "Quyết định", {"code": "QĐ", "name": "Quyết định"}), ("doc_type", "tb", {"code": "TB", "name": "Thông báo"}),
        ("subject", " nội dung ", "nội dung"), ("signature.authority", '["TM. UBND"]', ["TM. UBND"]),
    ],
)  # fmt: skip
def test_what_people_write(path: str, words: str, value: object) -> None:
    assert value_of(path, words) == value


def test_level_and_territory_follow_a_corrected_issuer(archive: Archive) -> None:
    store(archive, [district("31/UBND-NV"), district("40/UBND-NV", text="other", citations=(
        citation("31/UBND-NV", doc_type="CV", issued="2022-06-10", issuer="Ủy ban nhân dân tỉnh Cao Bằng"),))])  # fmt: skip
    key = next(each.id for each in archive.find("31/UBND-NV") if each.held)
    archive.correct(key, "issuer.name", "ỦY BAN NHÂN DÂN TỈNH CAO BẰNG")
    found = archive.get(key)
    assert (found.level, found.province) == ("province", "Cao Bằng")
    assert [each.cited and each.cited.id for each in archive.citations("40/UBND-NV")] == [key], "links follow"
    archive.correct(key, "issuer.province", "Lạng Sơn")
    assert archive.get(key).province == "Lạng Sơn", "what a person says wins over what follows"
    archive.withdraw(key, "issuer.province")
    archive.withdraw(key, "issuer.name")
    assert (archive.get(key).level, archive.get(key).province) == ("district", "Lạng Sơn")
