"""What became of a document: who has acted on it, deadlines below it, what is missing, what is superseded."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline import Archive
from pipeline.asking.wording import alike
from schemas import Dispatch
from tests.pipeline.archive_builders import citation, deadline, department, dispatch, district

Holding = Callable[..., Archive]
SNV = "Sở Nội vụ tỉnh Lạng Sơn"


def circular(**values: object) -> Dispatch:
    """A letter of the Sở to the districts of its province."""
    addressees = values.pop(
        "addressees", ("UBND các huyện, thành phố", "Sở Tài chính", "Các cơ quan, đơn vị liên quan")
    )
    return department("605/SNV-BTĐKT", "Lạng Sơn", "2022-05-20", addressees=addressees, **values)


def answer(number: str, unit: str, issued: str, relation: str = "implements", **values: object) -> Dispatch:
    cited = citation("605/SNV-BTĐKT", issued="2022-05-20", issuer=SNV, relation=relation)
    return dispatch(number, f"ỦY BAN NHÂN DÂN HUYỆN {unit}", issued, province="Lạng Sơn", level="district",
                    citations=(cited,), **values)  # fmt: skip


def other(number: str, unit: str, province: str = "Lạng Sơn") -> Dispatch:
    return dispatch(number, f"ỦY BAN NHÂN DÂN HUYỆN {unit}", "2022-03-01", province=province, level="district")


def test_who_has_acted_and_who_has_not(holding: Holding) -> None:
    archive = holding(
        circular(), answer("31/UBND-NV", "LỘC BÌNH", "2022-06-10"), answer("44/BC-UBND", "LỘC BÌNH", "2022-07-01", "reports_on"),
        answer("12/UBND-NV", "CHI LĂNG", "2022-06-01", "per"), other("1/UBND-VP", "TRÀNG ĐỊNH"),
        other("2/UBND-VP", "HẠ LANG", "Cao Bằng"),
    )  # fmt: skip
    found = archive.follow("605/SNV-BTĐKT")
    rows = {(f.agency, f.covers): f for f in found.followers}
    assert {agency for agency, _ in rows} == {
        "Ủy ban nhân dân huyện Lộc Bình, tỉnh Lạng Sơn", "Ủy ban nhân dân huyện Chi Lăng, tỉnh Lạng Sơn",
        "Ủy ban nhân dân huyện Tràng Định, tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn",
    }  # fmt: skip
    first = found.followers[0]
    assert (first.agency.split(",")[0], first.days, first.relation) == ("Ủy ban nhân dân huyện Chi Lăng", 12, "per")
    second = found.followers[1]
    assert second.document is not None and (second.document.number, second.days, second.further) == (
        "31/UBND-NV",
        21,
        1,
    )
    assert [f.document for f in found.followers[2:]] == [None, None]
    assert found.unknown_groups == ("Các cơ quan, đơn vị liên quan",) and not found.truncated
    assert archive.follow("605/SNV-BTĐKT", limit=2).truncated


def test_an_answer_of_a_body_that_is_not_addressed(holding: Holding) -> None:
    archive = holding(circular(addressees=("Sở Tài chính",)), answer("31/UBND-NV", "LỘC BÌNH", "2022-06-10"))
    (answered, silent) = archive.follow("605/SNV-BTĐKT").followers
    assert (answered.covers, answered.as_written) == (None, None) and answered.document is not None
    assert silent.agency == "Sở Tài chính tỉnh Lạng Sơn" and silent.document is None


def test_a_mere_mention_is_no_answer(holding: Holding) -> None:
    archive = holding(circular(), answer("31/UBND-NV", "LỘC BÌNH", "2022-06-10", "mentions"))
    assert all(f.document is None for f in archive.follow("605/SNV-BTĐKT").followers)


def test_the_second_level(holding: Holding) -> None:
    below = citation("31/UBND-NV", issued="2022-06-10", issuer="UBND huyện Lộc Bình", relation="implements")
    commune = dispatch("7/UBND-VP", "ỦY BAN NHÂN DÂN XÃ TÚ ĐOẠN", "2022-06-20", province="Lạng Sơn", level="commune",
                       citations=(below,), parent="HUYỆN LỘC BÌNH")  # fmt: skip
    archive = holding(circular(), answer("31/UBND-NV", "LỘC BÌNH", "2022-06-10", addressees=("UBND các xã",)), commune)
    found = [f for f in archive.follow("605/SNV-BTĐKT").followers if f.level == 2]
    assert [(f.origin.number, f.document and f.document.number, f.days) for f in found] == [
        ("31/UBND-NV", "7/UBND-VP", 10)
    ]
    assert all(f.level == 1 for f in archive.follow("605/SNV-BTĐKT", levels=1).followers)


def due(quote: str, day: str, task: str, **values: object) -> object:
    return deadline(quote, boundary=day, last_day=day, task=task, **values)


REPORT = "gửi danh sách cá nhân được đề nghị về Sở Nội vụ"


@pytest.mark.parametrize(
    ("day", "margin", "late"), [("2022-06-12", 3, False), ("2022-06-15", 0, False), ("2022-06-20", -5, True)]
)
def test_a_deadline_below_ends_before_the_one_above(holding: Holding, day: str, margin: int, late: bool) -> None:
    above = due(
        "trước ngày 15/6", "2022-06-15", REPORT, assignees=("UBND các huyện, thành phố",), deliver_to="Sở Nội vụ"
    )
    below = due(f"trước ngày {day}", day, "lập danh sách cá nhân gửi Phòng Nội vụ", assignees=("UBND các xã",),
                deliver_to="UBND huyện")  # fmt: skip
    archive = holding(circular(deadlines=(above,)), answer("31/UBND-NV", "LỘC BÌNH", "2022-06-01", deadlines=(below,)))
    top, under = archive.cascade("605/SNV-BTĐKT").deadlines
    assert (top.level, top.feeds, top.margin) == (0, None, None)
    assert (under.level, under.feeds, under.margin, under.late) == (1, top.deadline.uid, margin, late)
    assert under.origin is not None and under.origin.number == "605/SNV-BTĐKT"


def test_another_duty_is_not_compared(holding: Holding) -> None:
    """A later term for another thing is not late."""
    above = due(
        "trước ngày 15/6", "2022-06-15", REPORT, assignees=("UBND các huyện, thành phố",), deliver_to="Sở Nội vụ"
    )
    below = due("trước ngày 30/8", "2022-08-30", "mở lớp bồi dưỡng nghiệp vụ", assignees=("Phòng Nội vụ",))
    archive = holding(circular(deadlines=(above,)), answer("31/UBND-NV", "LỘC BÌNH", "2022-06-01", deadlines=(below,)))
    assert archive.cascade("605/SNV-BTĐKT").deadlines[1].feeds is None


def test_a_duty_of_somebody_else_is_not_compared(holding: Holding) -> None:
    above = due("trước ngày 15/6", "2022-06-15", REPORT, assignees=("Sở Tài chính",), deliver_to="Sở Nội vụ")
    below = due("trước ngày 20/6", "2022-06-20", REPORT, assignees=("Phòng Nội vụ",), deliver_to="Sở Nội vụ")
    archive = holding(circular(deadlines=(above,)), answer("31/UBND-NV", "LỘC BÌNH", "2022-06-01", deadlines=(below,)))
    assert archive.cascade("605/SNV-BTĐKT").deadlines[1].feeds is None


def test_missing_is_what_is_cited_most(holding: Holding) -> None:
    plan = citation("9/KH-UBND", issued="2022-01-05", issuer="UBND tỉnh Lạng Sơn", relation="implements")
    law = citation("98/2023/NĐ-CP", issued="2023-12-31", doc_type="NĐ", relation="basis")
    archive = holding(
        district("1/UBND-NV", citations=(plan, law)), district("2/UBND-NV", citations=(plan, law), issued="2022-06-11"),
        district("3/UBND-NV", citations=(citation("4/SNV-VP", issued="2022-02-02", issuer=SNV),), issued="2022-06-12"),
    )  # fmt: skip
    found = archive.missing()
    assert [(m.document.number, m.cited_by, m.acted_upon, m.ask) for m in found] == [
        ("9/KH-UBND", 2, 2, "UBND tỉnh Lạng Sơn"), ("4/SNV-VP", 1, 0, SNV),
    ]  # fmt: skip
    assert not found.truncated and found.total == 2
    assert archive.missing(limit=1).truncated
    assert len(archive.missing(everything=True)) == 3


def later(relation: str, issued: str = "2022-06-10", **values: object) -> Dispatch:
    cited = citation("605/SNV-BTĐKT", issued="2022-05-20", issuer=SNV, relation=relation)
    return department("700/SNV-BTĐKT", "Lạng Sơn", issued, citations=(cited,), **values)


def test_superseded(holding: Holding) -> None:
    archive = holding(circular(), later("replaces"), answer("31/UBND-NV", "LỘC BÌNH", "2022-06-01"))
    (found,) = archive.superseded()
    assert (found.document.number, found.by.number, found.relation) == ("605/SNV-BTĐKT", "700/SNV-BTĐKT", "replaces")
    assert archive.superseded("605/SNV-BTĐKT") == [found] and archive.superseded("31/UBND-NV") == []
    assert archive.superseded(limit=1).cursor is None


DUE = due("trước ngày 15/6", "2022-06-15", REPORT, assignees=("UBND các huyện, thành phố",))


@pytest.mark.parametrize(
    ("change", "by"),
    [
        (later("extends_time", deadlines=(due("đến ngày 30/6", "2022-06-30", REPORT),)), "700/SNV-BTĐKT"),
        (later("extends_time"), None),  # more time, but nobody knows until when
        (later("replaces"), "700/SNV-BTĐKT"),
        (later("repeals"), "700/SNV-BTĐKT"),
        (later("repeals", issued="2022-06-20"), None),  # the term was over
        (later("amends"), None),
        (later("amends", deadlines=(due("đến ngày 30/6", "2022-06-30", REPORT),)), "700/SNV-BTĐKT"),
        (later("amends", deadlines=(due("đến ngày 30/6", "2022-06-30", "mở lớp bồi dưỡng nghiệp vụ"),)), None),
        (
            later(
                "follows_up",
                subject="gia hạn thời gian gửi danh sách cá nhân được đề nghị",
                deadlines=(due("đến ngày 30/6", "2022-06-30", "nhận hồ sơ"),),
            ),
            "700/SNV-BTĐKT",
        ),
        (later("follows_up", deadlines=(due("đến ngày 30/6", "2022-06-30", REPORT),)), None),  # the next round
        (later("follows_up", deadlines=(due("được gia hạn đến ngày 30/6", "2022-06-30", REPORT),)), "700/SNV-BTĐKT"),
        (later("mentions"), None),
    ],
)
def test_a_deadline_that_a_later_document_ends(holding: Holding, change: Dispatch, by: str | None) -> None:
    archive = holding(circular(deadlines=(DUE,)), change)
    (found,) = archive.deadlines(number="605/SNV-BTĐKT")
    assert (found.superseded_by.number if found.superseded_by else None) == by


def test_repealing_a_provision_ends_no_deadline(holding: Holding) -> None:
    partly = citation("605/SNV-BTĐKT", issued="2022-05-20", issuer=SNV, relation="repeals", provisions=("điểm 2",))
    archive = holding(
        circular(deadlines=(DUE,)), department("700/SNV-BTĐKT", "Lạng Sơn", "2022-06-10", citations=(partly,))
    )
    assert archive.deadlines(number="605/SNV-BTĐKT")[0].superseded_by is None
    assert archive.superseded()[0].provisions == ("điểm 2",)
    assert archive.deadlines(number="605/SNV-BTĐKT")[0].cancelled_at is None  # calendars keep it too


def test_of_several_deadlines_the_one_with_the_same_words_is_moved(holding: Holding) -> None:
    another = due("trước ngày 20/6", "2022-06-20", "tổ chức hội nghị tổng kết phong trào")
    new = due("đến ngày 30/6", "2022-06-30", REPORT)
    archive = holding(circular(deadlines=(DUE, another)), later("extends_time", deadlines=(new,)))
    moved = {d.task: d.superseded_by is not None for d in archive.deadlines(number="605/SNV-BTĐKT")}
    assert moved == {REPORT: True, another.task: False}  # type: ignore[attr-defined]


def test_wording() -> None:
    assert alike("báo cáo kết quả", "gửi báo cáo kết quả") == 1.0
    assert alike("báo cáo kết quả", "mở lớp tập huấn") == 0.0
    assert alike("", "báo cáo") == 0.0
    assert alike("báo cáo tháng 5", "báo cáo quý 5", subjects=["V/v báo cáo"]) == 0.0
