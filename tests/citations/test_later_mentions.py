"""Later mentions join their antecedent; misprinted numbers get their likely reading beside them."""

from __future__ import annotations

import pytest

from extractors.rules import reread

from .reading import cite, read

FIRST = "Thực hiện Công văn số 688/UBND-NV ngày 16/3/2023 của UBND tỉnh và Kế hoạch số 87/KH-UBND ngày 01/02/2023 của UBND huyện. "

# text behind FIRST; later mentions of the công văn; of the kế hoạch
LATER: list[tuple[str, list[str], list[str], str]] = [
    ("Theo Công văn nêu trên, các đơn vị báo cáo.", ["Công văn nêu trên per"], [], "by type"),
    ("Sao gửi Kế hoạch nói trên.", [], ["Kế hoạch nói trên transmits"], "its own cue"),
    ("thay thế Kế hoạch này.", [], ["Kế hoạch này replaces"], "not itself: the citing document is a công văn"),
    ("Công văn này thay thế các văn bản trước đây.", [], [], "itself"),
    ("theo Công văn số 688 nói trên.", ["Công văn số 688 nói trên per"], [], "by serial and nêu trên"),
    ("Theo Công văn số 688, các đơn vị báo cáo.", ["Công văn số 688 per"], [], "by serial alone"),
    ("Theo Công văn số 688 ngày 16/3 của UBND tỉnh.", ["Công văn số 688 ngày 16/3 của UBND tỉnh per"], [], "by serial and day"),
    ("Theo Công văn số 689, các đơn vị báo cáo.", [], [], "another serial"),
    ("Theo Kế hoạch số 688, các đơn vị báo cáo.", [], [], "another type"),
    ("Theo Công văn số 688/SNV-CC.", [], [], "another number"),
    ("kết quả thực hiện các văn bản chỉ đạo nêu trên.", ["các văn bản chỉ đạo nêu trên implements"],
     ["các văn bản chỉ đạo nêu trên implements"], "all of them; a result without a report is of carrying out"),
    ("thực hiện 02 văn bản trên.", ["02 văn bản trên implements"], ["02 văn bản trên implements"], "counted"),
    ("phổ biến văn bản đã dẫn.", [], ["văn bản đã dẫn disseminates"], "the nearest"),
    ("theo Chỉ thị nêu trên.", [], [], "no such antecedent"),
    ("gửi công văn trên địa bàn huyện; đăng kế hoạch trên trang thông tin.", [], [], "trên is a place"),
    ("xây dựng kế hoạch này.", [], [], "in small letters: what they are told to write"),
    ("tổng hợp các báo cáo nêu trên; thời gian nêu trên; các nội dung trên.", [], [], "no documents"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "of_letter", "of_plan", "why"), LATER, ids=[row[0][:50] for row in LATER])
def test_later_mention(text: str, of_letter: list[str], of_plan: list[str], why: str) -> None:
    letter, plan, *others = cite(FIRST + text)
    assert [f"{m.text} {m.relation}" for m in letter.mentions[1:]] == of_letter, why
    assert [f"{m.text} {m.relation}" for m in plan.mentions[1:]] == of_plan, why
    assert (letter.relation, letter.within, plan.relation) == ("implements", None, "implements"), why
    assert len(others) == text.count("/SNV-CC"), why


def test_a_decree_speaks_of_itself_in_a_quotation() -> None:
    (decree,) = cite("Căn cứ Nghị định số 97/2023/NĐ-CP. Hồ sơ theo Điều 15 Nghị định này.")
    assert [m.text for m in decree.mentions] == ["Nghị định số 97/2023/NĐ-CP", "Nghị định này"]


def test_a_serial_that_two_documents_share_joins_neither() -> None:
    found = cite(
        "Công văn số 45/STC-NS ngày 01/02/2023; Công văn số 45/SNV-CC ngày 03/02/2023. Theo Công văn số 45, sở báo cáo."
    )
    assert [len(c.mentions) for c in found] == [1, 1]


# text; number as printed; likely number
LIKELY: list[tuple[str, list[tuple[str, str | None, int]], str]] = [
    ("Nghị định số 47/25010/NĐ-CP ngày 21/4/2010; theo Nghị định số 47/2010/NĐ-CP", [("47/25010/NĐ-CP", "47/2010/NĐ-CP", 2)], "a digit too many"),
    ("Nghị định số 47/2010/NĐ-CP ngày 21/4/2010; theo Nghị định số 47/25010/NĐ-CP", [("47/2010/NĐ-CP", None, 2)], "the first is right"),
    ("Quyết định số 21/20202QĐ-UBND ngày 20/7/2020", [("21/20202QĐ-UBND", "21/2020/QĐ-UBND", 1)], "a digit for the slash"),
    ("Quyết định số 21/20202QĐ-UBND ngày 20/7/2019", [("21/20202QĐ-UBND", None, 1)], "the day contradicts"),
    ("Quyết định số 21/20221/QĐ-UBND", [("21/20221/QĐ-UBND", None, 1)], "two years can come of it"),
    ("Luật Xây dựng số 51/2014/QH1; Luật Đầu tư số 68/2014/QH13", [("51/2014/QH1", "51/2014/QH13", 1), ("68/2014/QH13", None, 1)], "the term of the year"),
    ("Luật Xây dựng số 51/2014/QH1; Luật Đầu tư số 62/2020/QH14", [("51/2014/QH1", None, 1), ("62/2020/QH14", None, 1)], "another year settles nothing"),
    ("Luật số 78/2015/QH1; Luật số 78/2015/QH13", [("78/2015/QH1", "78/2015/QH13", 2)], "one law"),
    ("Công văn số 1054/MT-YT ngày 04/10/2017 của Bộ Y tế. Theo Công văn số 7054/MT-YT", [("1054/MT-YT", None, 2)], "1 and 7 look alike; the later one has no date"),
    ("Công văn số 1054/MT-YT ngày 04/10/2017; Công văn số 7054/MT-YT ngày 05/10/2017", [("1054/MT-YT", None, 1), ("7054/MT-YT", None, 1)], "two days, two documents"),
    ("Công văn số 1054/MT-YT ngày 04/10/2017. Theo Công văn số 1064/MT-YT", [("1054/MT-YT", None, 1), ("1064/MT-YT", None, 1)], "5 and 6 do not"),
    ("các Công văn số 1338/SNV-CC, số 1388/SNV-CC ngày 04/10/2017", [("1338/SNV-CC", None, 1), ("1388/SNV-CC", None, 1)], "a list names different ones"),
    ("Nghị định số 138/2024/NĐ-CP ngày 24/10/2024; theo Nghị định số 133/2024/NĐ-CP", [("138/2024/NĐ-CP", None, 1), ("133/2024/NĐ-CP", None, 1)], "laws are often cited without date"),
    ("Kết luận số 1208-KIL/TU ngày 03/9/2024; Kết luận số 1208-KL/TU; Kết luận số 1208-KL/TU", [("1208-KIL/TU", "1208-KL/TU", 3)], "two against one"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), LIKELY, ids=[row[0][:60] for row in LIKELY])
def test_likely_number(text: str, expected: list[tuple[str, str | None, int]], why: str) -> None:
    reading = read(text)
    assert [(c.number, c.number_likely, len(c.mentions)) for c in reading.citations] == expected, why
    for index, citation in enumerate(reading.citations):
        if citation.number_likely:
            evidence = reading.ledger.evidence[f"citations.{index}.number_likely"]
            assert reread(evidence, reading.text) == citation.number_likely


# text; number, date and number of mentions of each law
LAWS: list[tuple[str, list[tuple[str | None, str | None, int]], str]] = [
    ("Luật Dầu khí số 12/2022/QH15 ngày 14/11/2022; theo Luật Dầu khí năm 2022", [("12/2022/QH15", "2022-11-14", 2)], "number, then name and year"),
    ("theo Luật Dầu khí năm 2022; Luật Dầu khí số 12/2022/QH15", [("12/2022/QH15", "2022", 2)], "the other way round"),
    ("Luật số 12/2022/QH15 (Luật Dầu khí); theo Luật Dầu khí 2022", [("12/2022/QH15", "2022", 2)], "the name in parentheses"),
    ("Luật Thi đua, khen thưởng ngày 15/6/2022; Luật TĐKT năm 2022", [(None, "2022-06-15", 2)], "abbreviated"),
    ("Luật Thi đua, khen thưởng ngày 15/6/2022; theo Điều 5 Luật Thi đua, khen thưởng.", [(None, "2022-06-15", 2)], "the name alone, later"),
    ("Luật Đầu tư ngày 17/6/2020; theo Luật Đầu tư công ngày 13/6/2019", [(None, "2020-06-17", 1), (None, "2019-06-13", 1)], "one name within another"),
    ("Luật Đất đai năm 2013; Luật Đất đai năm 2024", [(None, "2013", 1), (None, "2024", 1)], "two laws of one name"),
    ("Luật Đất đai trong giai đoạn 2021 - 2025; thực hiện Luật Đất đai từ năm 2022", [], "a year that is not the law's"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), LAWS, ids=[row[0][:60] for row in LAWS])
def test_law(text: str, expected: list[tuple[str | None, str | None, int]], why: str) -> None:
    assert [(c.number, c.issued, len(c.mentions)) for c in cite(text)] == expected, why


# text; provisions of each citation
PROVISIONS: list[tuple[str, list[tuple[str, ...]]]] = [
    ("điểm a khoản 2 Điều 5 Nghị định số 97/2023/NĐ-CP", [("điểm a khoản 2 Điều 5",)]),
    ("khoản 1, khoản 3 Điều 12 và Điều 15 của Nghị định số 97/2023/NĐ-CP", [("khoản 1, khoản 3 Điều 12 và Điều 15",)]),
    ("các Điều 5, 6 và 7 của Nghị định số 97/2023/NĐ-CP", [("các Điều 5, 6 và 7",)]),
    ("từ Điều 5 đến Điều 9 Nghị định số 97/2023/NĐ-CP", [("từ Điều 5 đến Điều 9",)]),
    ("điểm a, b khoản 2 của Điều 5 Nghị định số 97/2023/NĐ-CP", [("điểm a, b khoản 2 của Điều 5",)]),
    ("tại Mục II Phần B Kế hoạch số 15/KH-UBND", [("Mục II Phần B",)]),
    ("Điều 5, 6, 7 Quy chế ban hành kèm theo Quyết định số 19/2023/QĐ-UBND", [("Điều 5, 6, 7",)]),
    ("Mẫu số 02 ban hành kèm theo Thông tư số 02/2024/TT-BNV", [("Mẫu số 02",)]),
    ("Nghị định số 97/2023/NĐ-CP (khoản 2 Điều 5)", [("khoản 2 Điều 5",)]),
    ("Thông tư số 02/2024/TT-BNV, tại Điều 3 quy định", [("Điều 3",)]),
    # what stands between belongs to the next one
    ("Nghị định số 97/2023/NĐ-CP, Điều 5 Thông tư số 02/2024/TT-BNV", [(), ("Điều 5",)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PROVISIONS, ids=[row[0][:60] for row in PROVISIONS])
def test_provisions(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [c.provisions for c in cite(text)] == expected


# the paper's own number; the note above its appendix
APPENDIX = [
    ("/UBND-NV", "(Kèm theo Công văn số 1234/UBND-NV ngày 15/5/2023 của UBND huyện Lộc Bình)"),
    ("1234/UBND-NV", "(Ban hành kèm theo Công văn số      /UBND-NV ngày     tháng 5 năm 2023 của UBND huyện)"),
    ("/UBND-NV", "(Theo Công văn số 1234/UBND-NV ngày 15/5/2023 của UBND huyện Lộc Bình)"),
    ("1234/UBND-NV", "(Kèm theo Công văn số 1234 /UBND-NV ngày 15/5/2023)"),
]


@pytest.mark.parametrize(("number", "note"), APPENDIX)
def test_note_above_an_appendix_is_no_citation(number: str, note: str) -> None:
    assert cite(f"PHỤ LỤC I\n{note}", number=number) == ()


TERRITORY: list[tuple[str, str, str, str, list[str]]] = [
    # issuer, place, day, text, issuers of the citations
    ("ỦY BAN NHÂN DÂN XÃ YÊN BÌNH", "Yên Bình", "", "Kế hoạch số 9/KH-UBND của UBND xã; Nghị quyết số 5-NQ/ĐU của Đảng ủy",
     ["Ủy ban nhân dân xã Yên Bình", "Đảng ủy xã Yên Bình"]),
    ("ỦY BAN NHÂN DÂN THÀNH PHỐ BẮC NINH", "Bắc Ninh", "", "Kế hoạch số 9/KH-UBND của UBND thành phố; Công văn số 3/SNV-CC của Sở Nội vụ",
     ["Ủy ban nhân dân thành phố Bắc Ninh", "Sở Nội vụ tỉnh Bắc Ninh"]),
    ("ỦY BAN NHÂN DÂN QUẬN TÂY HỒ", "Tây Hồ", "", "Kế hoạch số 9/KH-UBND của UBND Thành phố; Chỉ thị số 3-CT/TU của Thành ủy; Công văn số 5/UBND của UBND quận",
     ["Ủy ban nhân dân thành phố Hà Nội", "Thành ủy Hà Nội", "Ủy ban nhân dân quận Tây Hồ"]),
    # Huế: a city of Thừa Thiên Huế until 2024, a province of its own since
    ("SỞ NỘI VỤ", "Huế", ", ngày 03 tháng 3 năm 2025", "Công văn số 3/SNV-CC của Sở Nội vụ; Kế hoạch số 9/KH-UBND của UBND thành phố",
     ["Sở Nội vụ thành phố Huế", "Ủy ban nhân dân thành phố Huế"]),
    ("SỞ NỘI VỤ", "Huế", ", ngày 03 tháng 3 năm 2024", "Công văn số 3/SNV-CC của Sở Nội vụ; Kế hoạch số 9/KH-UBND của UBND tỉnh",
     ["Sở Nội vụ tỉnh Thừa Thiên Huế", "Ủy ban nhân dân tỉnh Thừa Thiên Huế"]),
]  # fmt: skip


@pytest.mark.parametrize(("issuer", "place", "day", "text", "expected"), TERRITORY)
def test_own_territory(issuer: str, place: str, day: str, text: str, expected: list[str]) -> None:
    assert [c.issuer for c in cite(text, issuer=issuer, place=place, dated=day, issued=None)] == expected
