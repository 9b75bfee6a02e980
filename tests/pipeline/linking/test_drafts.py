"""Files without a number: drafts become what was issued from them, appendices join their dispatch."""

from __future__ import annotations

import itertools

import pytest

from pipeline import Archive
from pipeline.filing import write
from pipeline.reading.records import Extracted
from pipeline.store.database import writing
from schemas import Citation, Signature
from tests.pipeline.archive_builders import TOPIC, citation, deadline, dispatch, district, extracted

BODY = """Thực hiện Kế hoạch số 20/KH-UBND ngày 10/3/2022, Ủy ban nhân dân huyện đề nghị các phòng, ban thực hiện những việc sau.
Một là, rà soát {count} hồ sơ đề nghị khen thưởng, lập danh sách theo mẫu gửi kèm và gửi kèm tệp dữ liệu.
Hai là, giới thiệu {count} điển hình tiên tiến, mỗi điển hình một bài viết dài không quá hai trang.
Ba là, gửi kết quả về Phòng Nội vụ trước ngày {due} để tổng hợp, báo cáo Thường trực Huyện ủy theo quy định."""


def letter(number: str | None, body: str, **values: object) -> Extracted:
    values = {"subject": TOPIC, "citations": (citation("20/KH-UBND", issued="2022-03-10"),),
              "signature": Signature(name="Hoàng Văn Thái"), **values}  # fmt: skip
    record = district(f"{number or ''}/UBND-NV", text=f"{number} {body} {values}", **values)
    return extracted(record, body)


def put(archive: Archive, *files: Extracted) -> Archive:
    for file in files:
        with writing(archive._engine) as session:
            write.put(session, [file])
    return archive


def documents(archive: Archive) -> list[tuple[str | None, int]]:
    """Numbers of the held documents, and how many files each has."""
    return sorted(((each.number, len(archive.show(each.id).files)) for each in archive.documents(held=True)), key=str)


ISSUED = letter("31", BODY.format(count=5, due="15/7/2022"))
DRAFT = letter(None, BODY.format(count=5, due="15/7/2022") + " (dự thảo)", issued="2022-06-XX")
TWIN = letter("35", BODY.format(count=12, due="29/7/2022"), issued="2022-06-27")
OTHER_MONTH = letter("9", BODY.format(count=5, due="15/7/2022"), issued="2022-05-30")
OTHER_DRAFT = letter(None, BODY.format(count=12, due="29/7/2022") + " (dự thảo lần 2)", issued="2022-06-XX")
REWRITTEN = letter(None, "Đề nghị các đơn vị cử người dự họp vào sáng thứ hai, đúng giờ, đúng thành phần, mang theo báo cáo.",
                   issued="2022-06-XX")  # fmt: skip

CASES = [  # files → numbers of the documents and how many files each has, and why
    ((DRAFT, ISSUED), [("31/UBND-NV", 2)], "the draft became the issued letter"),
    ((DRAFT, TWIN), [("35/UBND-NV", 1), (None, 1)], "the figures are another letter's of the same form"),
    ((DRAFT, ISSUED, TWIN), [("31/UBND-NV", 2), ("35/UBND-NV", 1)], "of two of one form, that with its figures"),
    ((DRAFT, OTHER_DRAFT, ISSUED, TWIN), [("31/UBND-NV", 2), ("35/UBND-NV", 2)], "two drafts, two letters"),
    ((DRAFT, OTHER_MONTH), [("9/UBND-NV", 1), (None, 1)], "another month"),
    ((REWRITTEN, ISSUED), [("31/UBND-NV", 1), (None, 1)], "the wording is another"),
    ((DRAFT, OTHER_DRAFT), [(None, 1), (None, 1)], "two blank numbers are never one"),
]


@pytest.mark.parametrize(("files", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_drafts(files: tuple[Extracted, ...], expected: list[tuple[str | None, int]], why: str) -> None:
    digests = set()
    for order in itertools.islice(itertools.permutations(files), 6):
        with Archive.open(":memory:") as archive:
            put(archive, *order)
            assert documents(archive) == sorted(expected, key=str)
            digests.add(archive.digest())
            archive.rebuild()
            digests.add(archive.digest())
    assert len(digests) == 1


def test_a_draft_keeps_its_calendar_entries_when_the_letter_is_issued(archive: Archive) -> None:
    due = (deadline("trước ngày 15/7/2022", boundary="2022-07-15", last_day="2022-07-14"),)
    body = BODY.format(count=5, due="15/7/2022")
    put(archive, letter(None, body + " (dự thảo)", issued="2022-06-XX", deadlines=due))
    before = [each.uid for each in archive.deadlines()]
    put(archive, letter("31", body, deadlines=due))
    assert [each.uid for each in archive.deadlines()] == before
    assert [each.document.number for each in archive.deadlines()] == ["31/UBND-NV"]


def test_what_rests_on_a_draft_rests_on_the_issued_letter(archive: Archive) -> None:
    put(archive, DRAFT, ISSUED)
    assert [step.dispatch.number for step in archive.chain("31/UBND-NV")] == ["20/KH-UBND"]
    assert [edge.citing and edge.citing.number for edge in archive.citations()] == ["31/UBND-NV"]


def appendix(number: str = "31/UBND-NV", issued: str = "2022-06-10", issuer: str = "UBND huyện Lộc Bình") -> Extracted:
    note = Citation(id="note", doc_type="CV", number=number, issued=issued, issuer=issuer)
    record = dispatch(None, None, doc_type="VB", text=f"phụ lục {number} {issued}", appendix_of=note)
    return extracted(record, f"PHỤ LỤC danh sách các tập thể, cá nhân kèm theo văn bản {number} {issued} {issuer}")


APPENDICES = [  # the appendix's note → whether it joins 31/UBND-NV of 10/6/2022, and why
    (appendix(), True, "number, day and issuer"),
    (appendix(issuer="UBND huyện Hạ Lang"), False, "another district's"),
    (appendix(number="32/UBND-NV"), False, "another number"),
    (appendix(issued="2021-06-10"), False, "another year"),
]


@pytest.mark.parametrize(("file", "joined", "why"), APPENDICES, ids=[case[2] for case in APPENDICES])
def test_appendices(file: Extracted, joined: bool, why: str) -> None:
    digests = set()
    for order in ((file, ISSUED), (ISSUED, file)):
        with Archive.open(":memory:") as archive:
            put(archive, *order)
            found = archive.show("31/UBND-NV")
            assert len(found.files) == 1 + joined
            assert found.document.held and found.document.subject == TOPIC
            digests.add(archive.digest())
    assert len(digests) == 1
