"""Which citations and files are one document: the identity rules, each as a small archive."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline import Archive
from pipeline.asking.results import CitationInfo
from pipeline.filing import write
from pipeline.store.database import writing
from schemas import Signature
from tests.pipeline.archive_builders import TOPIC, citation, deadline, department, dispatch, district, extracted, store

Holding = Callable[..., Archive]
OTHER = "kiểm tra công tác phòng cháy rừng"


def only(archive: Archive, number: str | int) -> CitationInfo:
    found = archive.citations(number)
    assert len(found) == 1
    return found[0]


def test_unnamed_issuer_is_the_own_province_s(holding: Holding) -> None:
    archive = holding(district(citations=(citation("605/SNV-BTĐKT", issued="2022-05-22"),)))
    cited = only(archive, "31/UBND-NV").cited
    assert cited is not None
    assert (cited.issuer, cited.province, cited.held) == ("Sở Nội vụ tỉnh Lạng Sơn", "Lạng Sơn", False)
    assert cited.issuer_method == "symbol"
    assert "Sở Nội vụ" in (cited.issuer_reason or "") and "Lạng Sơn" in (cited.issuer_reason or "")


def test_same_number_of_another_province_is_another_document(holding: Holding) -> None:
    archive = holding(
        district(citations=(citation("605/SNV-BTĐKT", issued="2022-05-22"),)),
        department("605/SNV-BTĐKT", "Cao Bằng", "2022-05-22"),
    )
    cited = only(archive, "31/UBND-NV").cited
    assert cited is not None and not cited.held and cited.province == "Lạng Sơn"


def test_cited_document_becomes_held_in_the_same_row(archive: Archive) -> None:
    store(archive, [district(citations=(citation("605/SNV-BTĐKT", issued="2022-05-22"),))])
    before = only(archive, "31/UBND-NV").cited
    store(archive, [department("605/SNV-BTĐKT", "Lạng Sơn", "2022-05-22", subject=TOPIC)])
    after = only(archive, "31/UBND-NV").cited
    assert before and after and before.id == after.id
    assert after.held and after.subject == TOPIC


def test_number_that_two_provinces_have_stays_ambiguous(holding: Holding) -> None:
    # A school of unknown territory cites a bare number of that day: nothing tells which Sở is meant.
    archive = holding(
        department("605/SNV-BTĐKT", "Lạng Sơn", "2022-05-22"),
        department("605/SNV-BTĐKT", "Cao Bằng", "2022-05-22"),
        dispatch("7/THCSAB", "TRƯỜNG THCS AN BÌNH", "2022-06-10", level="other",
                 citations=(citation("605/SNV-BTĐKT", issued="2022-05-22"),)),
    )  # fmt: skip
    edge = only(archive, "7/THCSAB")
    assert edge.state == "ambiguous" and edge.cited is None
    assert {each.province for each in edge.candidates} == {"Lạng Sơn", "Cao Bằng"}
    assert archive.chain("7/THCSAB") == []


def test_number_of_a_body_of_unknown_territory_is_only_proposed(holding: Holding) -> None:
    # Every district has a 20/KH-UBND of some day; that only one is held does not make it the one.
    cited = citation("20/KH-UBND", issued="2022-03-10")
    archive = holding(
        dispatch("20/KH-UBND", "ỦY BAN NHÂN DÂN HUYỆN HẠ LANG", "2022-03-10", province="Cao Bằng", level="district"),
        dispatch("7/THCSAB", "TRƯỜNG THCS AN BÌNH", "2022-06-10", level="other", citations=(cited,)),
    )
    edge = only(archive, "7/THCSAB")
    assert edge.state == "candidate" and [each.province for each in edge.candidates] == ["Cao Bằng"]


SAME = [  # issuer and date of two citations of 20/KH-UBND by bodies of Lạng Sơn, whether they are one document, and why
    (("UBND tỉnh Lạng Sơn", "2022-03-10"), ("UBND tỉnh Lạng Sơn", "2022-03-10"), True, "all agrees"),
    (("UBND tỉnh Lạng Sơn", "2022-03-10"), ("Ủy ban nhân dân tỉnh", "2022-03-10"), True, "own territory"),
    (("UBND tỉnh Lạng Sơn", "2022-03-10"), ("UBND huyện Lộc Bình", "2022-03-10"), False, "another body"),
    (("UBND tỉnh Lạng Sơn", "2022-03-10"), ("UBND tỉnh Lạng Sơn", "2023-03-10"), False, "series of another year"),
    (("UBND tỉnh Lạng Sơn", "2022-03-10"), ("UBND tỉnh Lạng Sơn", "2022-10-03"), True, "day and month exchanged"),
    (("UBND tỉnh Lạng Sơn", "2022-03-10"), ("UBND tỉnh Lạng Sơn", "2022-08-25"), False, "days far apart"),
    (("UBND tỉnh Lạng Sơn", "2022-03-10"), ("UBND tỉnh Lạng Sơn", "2022-03-XX"), True, "day blank"),
    (("UBND tỉnh Lạng Sơn", "2022-03-10"), ("UBND tỉnh Cao Bằng", "2022-03-10"), False, "another province"),
    (("UBND tỉnh Lạng Sơn", "2025-06-20"), ("UBND tỉnh Lạng Sơn", "2025-07-20"), False, "series anew in July 2025"),
]


@pytest.mark.parametrize(("first", "second", "one", "why"), SAME, ids=[row[3] for row in SAME])
def test_two_citations(holding: Holding, first: tuple[str, str], second: tuple[str, str], one: bool, why: str) -> None:
    archive = holding(
        district(
            "1/UBND-NV", issued="2026-01-05", citations=(citation("20/KH-UBND", issuer=first[0], issued=first[1]),)
        ),
        district(
            "2/UBND-NV", issued="2026-01-06", citations=(citation("20/KH-UBND", issuer=second[0], issued=second[1]),)
        ),
    )
    assert len(archive.find("20/KH-UBND")) == (1 if one else 2)


def test_two_spellings_of_a_party_number(holding: Holding) -> None:
    archive = holding(
        district("1/UBND-NV", citations=(citation("22/CT-TW", issued="2018-01-23", issuer="Ban Bí thư"),)),
        district("2/UBND-NV", citations=(citation("22-CT/TW", issued="2018-01-23"),)),
    )
    assert [each.number for each in archive.find("22/CT-TW")] == ["22-CT/TW"]


def test_party_numbers_of_two_terms_are_two_documents(holding: Holding) -> None:
    archive = holding(
        district("1/UBND-NV", citations=(citation("22-CT/TW", issued="2018-01-23"),)),
        district("2/UBND-NV", citations=(citation("22-CT/TW", issued="2008-02-27"),)),
    )
    assert len(archive.find("22-CT/TW")) == 2


PARTY = [  # number, issuer, day of two citations by bodies of Lạng Sơn, whether they are one document, and why
    ("22-CT/TW", ("Bộ Chính trị khóa XII", None), ("Bộ Chính trị", "2018-01-23"), True, "a day of the term named"),
    ("22-CT/TW", ("Bộ Chính trị khóa XI", None), ("Bộ Chính trị", "2018-01-23"), False, "a day of another term"),
    ("22-CT/TW", ("Bộ Chính trị khoá XII", None), ("Bộ Chính trị (khóa 12)", None), True, "one term, no day"),
    ("22-CT/TW", ("Bộ Chính trị khóa XII", None), ("Bộ Chính trị khóa XI", None), False, "two terms, no day"),
    ("22-CT/TW", ("Bộ Chính trị", "2018"), ("Bộ Chính trị", "2019-02-01"), False, "years that differ"),
    ("7-NQ/TU", ("Tỉnh ủy khóa XVI", None), ("Tỉnh ủy Lạng Sơn khóa XVI", None), True, "one term of the province"),
    ("7-NQ/TU", ("Tỉnh ủy khóa XVI", None), ("Tỉnh ủy khóa XVII", None), False, "two terms of the province"),
    ("7-NQ/TU", ("Tỉnh ủy khóa XVI", None), ("Tỉnh ủy Cao Bằng khóa XVI", None), False, "two provinces"),
    ("7-NQ/TU", ("Tỉnh ủy khóa XVI", "2016-03-04"), ("Tỉnh ủy", "2016-03-04"), True, "the day agrees"),
]


@pytest.mark.parametrize(("number", "first", "second", "one", "why"), PARTY, ids=[row[4] for row in PARTY])
def test_party_numbers_run_by_term(
    holding: Holding, number: str, first: tuple[str, str | None], second: tuple[str, str | None], one: bool, why: str
) -> None:
    cited = [citation(number, issuer=issuer, issued=issued) for issuer, issued in (first, second)]
    archive = holding(
        district("1/UBND-NV", issued="2026-02-05", citations=(cited[0],)),
        district("2/UBND-NV", issued="2026-02-06", citations=(cited[1],)),
    )
    assert len({only(archive, each).cited for each in ("1/UBND-NV", "2/UBND-NV")}) == (1 if one else 2)


NAMESAKES = [  # day, what stands above the issuer, the district cited, subject cited → whether it is the held one, and why
    ("2022-03-10", "UBND huyện Chi Lăng", "huyện Chi Lăng", None, "held", "the district agrees"),
    ("2022-03-10", "UBND huyện Chi Lăng", "huyện Hữu Lũng", None, "other", "another district"),
    ("2022-03-10", "UBND huyện Chi Lăng", None, None, "proposed", "which of the two is cited, nothing tells"),
    ("2022-03-10", None, "huyện Chi Lăng", None, "proposed", "which of the two it is, nothing tells"),
    ("2022-03-10", None, "huyện Chi Lăng", TOPIC, "held", "day and subject agree too"),
    ("2025-09-10", None, None, None, "held", "since July 2025 a name is given once in a province"),
]


@pytest.mark.parametrize(
    ("issued", "above", "place", "subject", "outcome", "why"), NAMESAKES, ids=[row[5] for row in NAMESAKES]
)
def test_communes_of_one_name_in_one_province(
    holding: Holding, issued: str, above: str | None, place: str | None, subject: str | None, outcome: str, why: str
) -> None:
    # Lạng Sơn had a xã Hòa Bình in Chi Lăng and one in Hữu Lũng.
    issuer = "UBND xã Hòa Bình" + (f", {place}" if place else "")
    archive = holding(
        dispatch("20/KH-UBND", "ỦY BAN NHÂN DÂN XÃ HÒA BÌNH", issued, province="Lạng Sơn", level="commune",
                 parent=above, subject=TOPIC),
        department("605/SNV-BTĐKT", "Lạng Sơn", "2025-12-05", citations=(
            citation("20/KH-UBND", issued=issued, issuer=issuer, subject=subject),
        )),
    )  # fmt: skip
    edge = only(archive, "605/SNV-BTĐKT")
    held = edge.cited is not None and edge.cited.held
    assert "held" if held else "proposed" if edge.state == "candidate" else outcome == "other"


def test_a_commune_named_by_its_own_district_is_that_district_s(holding: Holding) -> None:
    named = citation("20/KH-UBND", issued="2022-03-10", issuer="UBND xã Hòa Bình")
    archive = holding(
        *(dispatch(f"1/{code}", f"ỦY BAN NHÂN DÂN HUYỆN {name}", "2022-06-10", province="Lạng Sơn", level="district",
                   citations=(named,)) for code, name in (("UBND-NV", "CHI LĂNG"), ("UBND-VX", "HỮU LŨNG"))),
    )  # fmt: skip
    cited = [only(archive, number).cited for number in ("1/UBND-NV", "1/UBND-VX")]
    assert cited[0] is not None and cited[1] is not None and cited[0].id != cited[1].id


SLIPS = [  # day and subject as cited of 605/SNV-BTĐKT of 2022-05-06 → linked or proposed, and why
    ("2022-06-05", None, "resolved", "day and month exchanged"),
    ("2022-05-07", TOPIC, "resolved", "one digit, the same subject"),
    ("2022-05-07", None, "candidate", "one digit, and nothing else to go by"),
    ("2022-05-07", f"{TOPIC} (đợt 2)", "candidate", "the next letter of the form may be meant"),
    ("2021-05-06", TOPIC, "resolved", "another year is another document"),
]


@pytest.mark.parametrize(("issued", "subject", "state", "why"), SLIPS, ids=[row[3] for row in SLIPS])
def test_slips_in_a_day(holding: Holding, issued: str, subject: str | None, state: str, why: str) -> None:
    archive = holding(
        department("605/SNV-BTĐKT", "Lạng Sơn", "2022-05-06", subject=TOPIC),
        district(citations=(
            citation("605/SNV-BTĐKT", issued=issued, issuer="Sở Nội vụ tỉnh Lạng Sơn", subject=subject),
        )),
    )  # fmt: skip
    edge = only(archive, "31/UBND-NV")
    assert edge.state == state
    assert (edge.cited is not None and edge.cited.held) == (state == "resolved" and issued.startswith("2022"))
    assert edge.reason == ("number, issuer, year; the day is another" if state == "candidate" else None)


def test_a_slip_keeps_nobody_out_who_has_the_day_right(holding: Holding) -> None:
    archive = holding(
        department("605/SNV-BTĐKT", "Lạng Sơn", "2022-05-06", subject=TOPIC),
        district("1/UBND-NV", citations=(citation("605/SNV-BTĐKT", issued="2022-05-07", subject=TOPIC),)),
        *(district(f"{i}/UBND-NV", citations=(citation("605/SNV-BTĐKT", issued="2022-05-06", issuer=issuer),))
          for i, issuer in enumerate((None, "Sở Nội vụ", "Sở Nội vụ tỉnh Lạng Sơn"), 2)),
    )  # fmt: skip
    for i in range(1, 5):
        cited = only(archive, f"{i}/UBND-NV").cited
        assert cited is not None and cited.held


SUBJECTS = [  # subject of the held 605/SNV-BTĐKT, subject as cited with its number, issuer and day → one, and why
    ("tổng kết phong trào thi đua năm 2021", "tổng kết phong trào thi đua", True, "shortened"),
    ("tổng kết phong trào thi đua năm 2021", "rà soát cơ sở dữ liệu đất đai", False, "not a word in common"),
    ("báo cáo kết quả thi đua năm 2021", "báo cáo kết quả giảm nghèo bền vững năm 2022", False, "another year"),
    ("báo cáo kết quả thi đua năm 2021", "báo cáo kết quả thi đua 6 tháng năm 2021", True, "of one year"),
    ("góp ý dự thảo Quy chế quản lý nghĩa trang", "góp ý dự thảo Kế hoạch phổ cập bơi", False, "an opening in common"),
    ("tăng cường phòng chống cháy rừng mùa khô", "tang cuorg phòny chổng cháv rưng mủa khò", True, "misread by a scan"),
]


@pytest.mark.parametrize(("held", "cited", "one", "why"), SUBJECTS, ids=[row[3] for row in SUBJECTS])
def test_a_subject_of_another_matter_contradicts(holding: Holding, held: str, cited: str, one: bool, why: str) -> None:
    archive = holding(
        department("605/SNV-BTĐKT", "Lạng Sơn", "2022-01-06", subject=held),
        district(citations=(citation("605/SNV-BTĐKT", issued="2022-01-06", issuer="Sở Nội vụ", subject=cited),)),
    )
    edge = only(archive, "31/UBND-NV")
    assert edge.cited is not None and edge.cited.held == one


FILES = [  # second file's signer and text beside the first's, both of a "UBND xã Hòa Bình" of no province → one, and why
    ("Nông Thị Mai", "Các thôn rà soát 12 hộ nghèo, gửi danh sách về Ủy ban nhân dân xã.", True, "the same words"),
    ("Bùi Văn Long", "Đề nghị trưởng các xóm thống kê giếng khoan, nộp trước mùa khô năm nay.", False, "other words"),
]


@pytest.mark.parametrize(("signer", "text", "one", "why"), FILES, ids=[row[3] for row in FILES])
def test_files_of_bodies_that_nobody_tells_apart(archive: Archive, signer: str, text: str, one: bool, why: str) -> None:
    with writing(archive._engine) as session:
        for name, written, of in (("Nông Thị Mai", FILES[0][1], "Hòa Bình"), (signer, f"{text} ", "HÒA BÌNH")):
            made = dispatch(
                "20/KH-UBND", f"ỦY BAN NHÂN DÂN XÃ {of}", "2022-03-10", level="commune", subject=TOPIC, text=written,
                signature=Signature(authority=(), title="CHỦ TỊCH", name=name, rank=None),
            )  # fmt: skip
            write.put(session, [extracted(made, written)])
    assert len(archive.documents(held=True)) == (1 if one else 2)


def test_a_subject_does_not_tell_whose_a_number_of_anybody_s_is(holding: Holding) -> None:
    # Every province has letters of one number, day and subject: those of a campaign.
    archive = holding(
        department("605/SNV-BTĐKT", "Lạng Sơn", "2022-05-06", subject=TOPIC),
        dispatch("7/THCSAB", "TRƯỜNG THCS AN BÌNH", "2022-06-10", level="other",
                 citations=(citation("605/SNV-BTĐKT", issued="2022-05-06", subject=TOPIC),)),
    )  # fmt: skip
    edge = only(archive, "7/THCSAB")
    assert edge.state == "candidate" and edge.reason == "number, day"


def test_decree_is_one_whether_or_not_its_date_is_given(holding: Holding) -> None:
    archive = holding(
        district("1/UBND-NV", citations=(citation("98/2023/NĐ-CP", issued="2023-12-31"),)),
        district("2/UBND-NV", province="Cao Bằng", citations=(citation("98/2023/NĐ- CP"),)),
    )
    assert len(archive.find("98/2023/NĐ-CP")) == 1


UNDATED = [  # day of the held document, subject of the citation that has no date, what becomes of it, and why
    ("2022-05-22", None, "candidate", "the number of another year may be meant: proposed, not linked"),
    ("2017-05-22", None, "candidate", "the same, years ago"),
    ("2022-05-22", TOPIC, "resolved", "the subject agrees"),
    ("2021-06-22", TOPIC, "resolved", "the subject agrees, within a year"),
    ("2020-05-22", TOPIC, "candidate", "the subject agrees, but the number was given again since"),
    ("2022-05-22", OTHER, "resolved", "the subject is another: another document, of some other year"),
]


@pytest.mark.parametrize(("issued", "subject", "state", "why"), UNDATED, ids=[row[3] for row in UNDATED])
def test_undated_citation(holding: Holding, issued: str, subject: str | None, state: str, why: str) -> None:
    archive = holding(
        department("605/SNV-BTĐKT", "Lạng Sơn", issued, subject=TOPIC),
        district(citations=(citation("605/SNV-BTĐKT", subject=subject),)),
    )
    edge = only(archive, "31/UBND-NV")
    assert edge.state == state
    assert (edge.cited is not None and edge.cited.held) == (subject == TOPIC and state == "resolved")
    assert [each.number for each in edge.candidates] == (["605/SNV-BTĐKT"] if state == "candidate" else [])


def test_undated_citation_of_two_documents_of_its_year_stays_ambiguous(holding: Holding) -> None:
    archive = holding(
        department("605/SNV-BTĐKT", "Lạng Sơn", "2022-05-22", text="a", subject=TOPIC),
        department("605/SNV-BTĐKT", "Lạng Sơn", "2022-01-04", text="b", subject=OTHER),
        district(citations=(citation("605/SNV-BTĐKT"),)),
    )
    edge = only(archive, "31/UBND-NV")
    assert edge.state == "ambiguous" and len(edge.candidates) == 2


REASONS = (
    "a figure of the number", "a part of the symbol", "number, issuer, year; the day is another",
    "no number; issuer, day, subject",
)  # fmt: skip
PROPOSED = [  # number, date, subject as a citation gives them of 605/SNV-BTĐKT of 22/5/2022 by Sở Nội vụ → state, and why
    ("601/SNV-BTĐKT", "2022-05-22", TOPIC, "resolved", "5 is not taken for 1"),
    ("665/SNV-BTĐKT", "2022-05-22", TOPIC, "candidate", "0 taken for 6"),
    ("605/SNV", "2022-05-22", TOPIC, "candidate", "a segment of the symbol left out"),
    ("605/SNV-BTĐ", "2022-05-22", TOPIC, "candidate", "the end of a segment left out"),
    ("605/SNV-BTĐKT", "2022-08-25", TOPIC, "candidate", "another day of the year"),
    ("605/SNV-BTĐKT", "2021-05-22", TOPIC, "resolved", "another year: another document"),
    ("665/SNV-BTĐKT", "2022-05-23", TOPIC, "resolved", "neither number nor day"),
    ("665/SNV-BTĐKT", "2022-05-22", OTHER, "resolved", "another subject"),
    ("/SNV-BTĐKT", "2022-05-22", TOPIC, "candidate", "no number, but issuer, day and subject"),
    ("/SNV-BTĐKT", "2022-05-22", OTHER, "resolved", "no number and another subject"),
]


@pytest.mark.parametrize(("number", "issued", "subject", "state", "why"), PROPOSED, ids=[row[4] for row in PROPOSED])
def test_proposed_links(holding: Holding, number: str, issued: str, subject: str, state: str, why: str) -> None:
    archive = holding(
        department("605/SNV-BTĐKT", "Lạng Sơn", "2022-05-22", subject=TOPIC),
        district(issued="2022-09-01", citations=(
            citation(number, issued=issued, subject=subject, issuer="Sở Nội vụ tỉnh Lạng Sơn"),
        )),
    )  # fmt: skip
    edge = only(archive, "31/UBND-NV")
    assert edge.state == state
    assert edge.cited is not None and not edge.cited.held  # as it is cited: proposed, not taken
    assert [each.number for each in edge.candidates] == (["605/SNV-BTĐKT"] if state == "candidate" else [])
    assert (edge.reason in REASONS) == (state == "candidate")
    steps = archive.chain("31/UBND-NV")
    assert [(step.dispatch.held, step.state) for step in steps] == [(False, "resolved")]
    followed = archive.chain("31/UBND-NV", candidates=True)
    wanted = (True, "candidate") if state == "candidate" else (False, "resolved")
    assert [(step.dispatch.held, step.state) for step in followed] == [wanted]
    back = archive.chain("605/SNV-BTĐKT", direction="down", candidates=True) if state == "candidate" else []
    assert [step.dispatch.number for step in back] == ["31/UBND-NV"] * (state == "candidate")


def test_two_that_may_be_meant_are_not_proposed(holding: Holding) -> None:
    archive = holding(
        department("605/SNV-BTĐKT", "Lạng Sơn", "2022-05-22"),
        department("685/SNV-BTĐKT", "Lạng Sơn", "2022-05-22"),
        district(citations=(citation("665/SNV-BTĐKT", issued="2022-05-22", issuer="Sở Nội vụ tỉnh Lạng Sơn"),)),
    )
    assert only(archive, "31/UBND-NV").state == "resolved"


def test_cited_letters_without_a_number_are_one_by_issuer_day_and_subject(holding: Holding) -> None:
    who = {"issuer": "Hội Khuyến học tỉnh Lạng Sơn", "issued": "2022-03-04"}
    archive = holding(
        district("1/UBND-NV", citations=(citation(None, subject="xin phép tổ chức đại hội nhiệm kỳ mới", **who),)),
        district("2/UBND-NV", citations=(citation(None, subject="xin phép tổ chức đại hội nhiệm kỳ", **who),)),
        district("3/UBND-NV", citations=(citation(None, subject="báo cáo kết quả vận động quỹ", **who),)),
    )
    cited = [only(archive, number).cited for number in ("1/UBND-NV", "2/UBND-NV", "3/UBND-NV")]
    assert all(each is not None and each.number is None for each in cited)
    first, second, third = (each.id for each in cited if each is not None)
    assert first == second != third


def test_blank_numbers_never_meet(holding: Holding) -> None:
    archive = holding(
        district("/UBND-NV", text="a", subject=TOPIC), district("/UBND-NV", text="b", subject=TOPIC),
        district("3/UBND-NV", citations=(citation("/UBND-NV", subject=TOPIC),)),
    )  # fmt: skip
    assert len(archive.documents(held=True)) == 3
    assert len(archive.find("/UBND-NV")) == 2
    assert only(archive, "3/UBND-NV").state == "unidentified"


def test_two_files_of_one_document(holding: Holding) -> None:
    archive = holding(
        district(text="scan", subject=TOPIC, citations=(citation("20/KH-UBND", issued="2022-03-10"),)),
        district(text="docx", subject=TOPIC, citations=(citation("20/KH-UBND", issued="2022-03-10"),)),
    )
    assert len(archive.find("31/UBND-NV")) == 1
    assert len(archive.show("31/UBND-NV").files) == 2
    assert len(archive.citations()) == 1, "edges are shown once, from the file that is shown"


def test_file_that_is_no_longer_shown_leaves_nothing_behind(archive: Archive) -> None:
    # The better file comes second: which one had the calendar entries before must not be seen.
    due = (deadline("trước ngày 10/7/2022", boundary="2022-07-10", last_day="2022-07-09"),)
    files = [district(text=each, subject=TOPIC, deadlines=due) for each in "ab"]
    with Archive.open(":memory:") as other:
        store(archive, files[:1], files[1:])
        store(other, files[1:], files[:1])
        assert archive.digest() == other.digest()
        assert len(archive.deadlines()) == len(other.deadlines()) == 1


def test_one_number_with_two_subjects_is_two_documents(holding: Holding) -> None:
    archive = holding(district(text="a", subject=TOPIC), district(text="b", subject=OTHER))
    assert len(archive.find("31/UBND-NV")) == 2


def test_citation_of_itself_is_dropped_and_counted(holding: Holding) -> None:
    archive = holding(district(citations=(citation("31/UBND-NV", issued="2022-06-10", issuer="UBND huyện Lộc Bình"),)))
    assert archive.citations() == []
    assert archive.self_citations() == 1


def test_edge_between_two_cited_documents(holding: Holding) -> None:
    outer = citation("698/UBND-BTĐ", issued="2023-03-16", issuer="UBND thành phố Hà Nội", relation="implements")
    inner = citation("20-CT/TU", issued="2022-12-26", issuer="Thành ủy Hà Nội", relation="implements", within=outer.id)
    archive = holding(district(province="Hà Nội", issued="2023-03-30", citations=(outer, inner)))
    steps = archive.chain("31/UBND-NV")
    assert [(s.dispatch.number, s.kind, s.depth) for s in steps] == [
        ("698/UBND-BTĐ", "direct", 1),
        ("20-CT/TU", "asserted", 2),
    ]
    assert steps[1].asserted_by.number == "31/UBND-NV"
    assert steps[1].evidence.text == "20-CT/TU"
    with_nested = archive.chain("31/UBND-NV", nested=True, depth=1)
    assert [(s.dispatch.number, s.kind) for s in with_nested] == [("20-CT/TU", "nested"), ("698/UBND-BTĐ", "direct")]


def test_district_citing_a_committee_without_words_keeps_both_open(holding: Holding) -> None:
    # "15/UBND-KT" in a district's letter may be the province's or its own.
    archive = holding(district(citations=(citation("15/UBND-KT", issued="2022-02-02"),)))
    cited = only(archive, "31/UBND-NV").cited
    assert cited is not None and cited.issuer is None
