"""The table of governing phrases, in both directions, and phrasings by which further documents are cited.

Every number, date and private body is invented.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from extractors.citations.table import cue_table, relation_of_cue, spelled_out

from .reading import cite
from .test_catalogue import shown

TABLE = cue_table()
ENTRIES = [*TABLE["phrase"], *TABLE["carrier"]]
PAPER = "Công văn số 19/SNV-TĐKT ngày 02/3/2023"

RELATIONS: list[tuple[str, str, str]] = [
    ("Trên cơ sở các quy định tại X", "basis", "the basis, not the place in it"),
    ("Thực hiện nội dung chỉ đạo tại X", "implements", "who directs is not named"),
    ("Thực hiện nhiệm vụ được giao tại X", "implements", "a task"),
    ("Tổ chức thực hiện có hiệu quả X", "implements", "an adverb behind the verb"),
    ("Nhằm cụ thể hóa X", "implements", "to give effect to"),
    ("Hưởng ứng X", "implements", "a call that is answered"),
    ("theo quy định tại X", "per", "no act of directing: a norm"),
    ("nội dung nêu trong X", "mentions", "a bare trong behind a fact"),
    ("Hồi đáp X", "replies_to", "a rarer word for phúc đáp"),
    ("Nhận được hồ sơ của Công ty Hòa An kèm theo X", "replies_to", "the letter came with a file"),
    ("Tiếp theo các X", "follows_up", "theo belongs to tiếp theo"),
    ("Theo báo cáo của Sở Tài chính tại X", "per", "only a request or proposal is weighed"),
    ("Sau khi có ý kiến tham gia của Bộ Tài chính tại X", "mentions", "no phrase governs an opinion that is there"),
    ("Đồng ý đề nghị của Sở Tài chính tại X", "agrees_with", "the agreement is what counts, not the request"),
    ("Điều chỉnh thời gian tại X", "amends", "a part is changed"),
    ("chấm dứt hiệu lực thi hành X", "repeals", "thi hành belongs to the whole"),
    ("đính chính số liệu tại X", "corrects", "figures"),
    ("Tạm ngưng thực hiện X", "suspends", "what is suspended is not implemented"),
    ("kéo dài thời gian thực hiện X", "extends_time", "so is what gets more time"),
    ("hướng dẫn bổ sung X", "guides", "bổ sung here amends nothing"),
    ("đề nghị sao chuyển X", "transmits", "chuyển right before the paper"),
    ("đề nghị gửi báo cáo về Sở đúng hạn (X)", "mentions", "gửi far from the paper: the report is sent, not it"),
    ("đôn đốc việc triển khai X", "urges", "an urging, no act of its own"),
    ("báo cáo việc thực hiện X", "reports_on", "a report"),
    (
        "đã được Hội đồng nhân dân tỉnh thông qua tại X",
        "per",
        "a passive and no other phrase: as what was approved there",
    ),
    ("Căn cứ tình hình thực tế liên quan đến X", "basis", "everything in the line of grounds"),
    ("X về khen thưởng hết hiệu lực kể từ ngày ký", "repeals", "the verdict stands behind"),
    ("Các văn bản trái với quy định đều bị bãi bỏ. X", "mentions", "the sentence before has its own verdict"),
]


def _relation(words: str) -> str | None:
    return cite(re.sub(r"\bX\b", PAPER, words))[-1].relation


@pytest.mark.parametrize("entry", ENTRIES, ids=[f"row{e['row']}-{e.get('code')}-{n}" for n, e in enumerate(ENTRIES)])
def test_the_examples_of_an_entry(entry: dict[str, Any]) -> None:
    assert entry["examples"]
    expected = entry.get("code")
    wrong = {example: got for example in entry["examples"] if expected and (got := _relation(example)) != expected}
    wrong |= {words: got for words, code in entry.get("others", ()) if (got := _relation(words)) != code}
    assert not wrong


def test_the_examples_of_verdicts_behind() -> None:
    behind = TABLE["behind"]
    assert {example: _relation(example) for example in behind["examples"]} == dict.fromkeys(
        behind["examples"], "repeals"
    )
    assert [[words, _relation(words)] for words, _ in behind["others"]] == behind["others"]


@pytest.mark.parametrize("entry", ENTRIES, ids=[f"row{e['row']}-{e.get('code')}-{n}" for n, e in enumerate(ENTRIES)])
def test_the_words_of_a_phrase_give_its_relation_again(entry: dict[str, Any]) -> None:
    phrases = [phrase for pattern in entry["phrases"] for phrase in spelled_out(pattern)]
    behind = " công văn" if entry.get("types") else ""
    if entry.get("code"):
        assert {relation_of_cue(phrase + behind) for phrase in phrases} == {entry["code"]}


def test_a_pattern_spells_out_its_groups() -> None:
    assert spelled_out("thay thế [cho|các]") == ("thay thế", "thay thế cho", "thay thế các")
    assert spelled_out("(đôn đốc|nhắc) [việc] báo cáo") == (
        "đôn đốc báo cáo", "đôn đốc việc báo cáo", "nhắc báo cáo", "nhắc việc báo cáo",
    )  # fmt: skip


@pytest.mark.parametrize(("words", "relation", "why"), RELATIONS, ids=[row[0][:60] for row in RELATIONS])
def test_relation(words: str, relation: str, why: str) -> None:
    assert _relation(words) == relation, why


ISSUERS: list[tuple[str, list[str], str]] = [
    ("Trả lời công văn số 19/CT-THNVDT ngày 05/4/2023 của Cục Thuế tỉnh Đắk Nông hỏi về hóa đơn",
     ["CV 19/CT-THNVDT · 2023-04-05 · Cục Thuế tỉnh Đắk Nông · replies_to"], "a question ends the name"),
    ("Thực hiện Hướng dẫn số 19-HD/BTGTW ngày 05/4/2023 của Ban Tuyên giáo Trung ương tuyên truyền các ngày lễ",
     ["HD 19-HD/BTGTW · 2023-04-05 · Ban Tuyên giáo Trung ương · implements"], "so does what it is about"),
    ("Căn cứ Thông tư liên tịch số 19/2009/TTLT-BNG-BNV ngày 05/4/2009 của Bộ Ngoại giao - Bộ Nội vụ hướng dẫn tổ chức",
     ["TTLT 19/2009/TTLT-BNG-BNV · 2009-04-05 · Bộ Ngoại giao - Bộ Nội vụ · basis"], "giao inside a name"),
    ("Nhằm cụ thể hóa Nghị quyết số 19-NQ/TW của Bộ Chính trị và Chương trình số 20-CTr/TU ngày 05/4/2022",
     ["NQ 19-NQ/TW · - · Bộ Chính trị · implements", "CTr 20-CTr/TU · 2022-04-05 · - · implements"], "another paper"),
    ("Căn cứ Kế hoạch số 19/KH-THCS ngày 05/4/2023 của trường THCS Hòa An về năm học",
     ["KH 19/KH-THCS · 2023-04-05 · trường THCS Hòa An · basis"], "a school in small letters"),
    ("Sở đã báo cáo, ngày 05/4/2023 Bộ Nội vụ có Công văn số 19/BNV-TL hướng dẫn",
     ["CV 19/BNV-TL · 2023-04-05 · Bộ Nội vụ · mentions"], "day and body before the verb"),
    ("Theo công văn của Sở Y tế số 19/SYT-NVY ngày 05/4/2023",
     ["CV 19/SYT-NVY · 2023-04-05 · Sở Y tế tỉnh Lạng Sơn · per"], "the body between type and số"),
    ("Xét đề nghị của UBND tỉnh Quảng Ninh (văn bản số 19/UBND-QH ngày 05/4/2021), ý kiến của Bộ Tài chính (văn bản số 20/BTC-ĐT ngày 06/4/2021)",
     ["VB 19/UBND-QH · 2021-04-05 · Ủy ban nhân dân tỉnh Quảng Ninh · considers",
      "VB 20/BTC-ĐT · 2021-04-06 · Bộ Tài chính · considers"], "the papers in brackets behind their bodies"),
    ("Thực hiện Kế hoạch số 19-KH/TĐTN, ngày 05/4/2023 của Ban Thường vụ Tỉnh đoàn",
     ["KH 19-KH/TĐTN · 2023-04-05 · Ban Thường vụ Tỉnh đoàn Lạng Sơn · implements"], "the own province's youth union"),
    ("Thực hiện công văn hướng dẫn số 19/SGD-GDMN ngày 05/4/2023 của Sở Giáo dục và Đào tạo",
     ["CV 19/SGD-GDMN · 2023-04-05 · Sở Giáo dục và Đào tạo tỉnh Lạng Sơn · implements"], "a công văn that guides"),
    ("Căn cứ Quyết định số 19/QĐ-TTg ngày 05/4/2023 của Thủ tướng Chính phủ đổi tên Trường Đại học Hòa An",
     ["QĐ 19/QĐ-TTg · 2023-04-05 · Thủ tướng Chính phủ · basis"], "a verb that no list of subjects opens with"),
    ("Căn cứ thông báo số 19/TB-KHTC ngày 05/4/2023 của phòng Kế hoạch - Tài chính về việc thu học phí",
     ["TB 19/TB-KHTC · 2023-04-05 · phòng Kế hoạch - Tài chính · basis"], "Kế hoạch is no type behind phòng"),
    ("Ngày 05/4/2020, Bộ Giáo dục và Đào tạo (GDĐT) đã ban hành Quyết định số 19/QĐ-BGDĐT",
     ["QĐ 19/QĐ-BGDĐT · 2020-04-05 · Bộ Giáo dục và Đào tạo · mentions"], "a short name in brackets before the verb"),
    ("Căn cứ Thông tư số 19/2017/TT-BYT ngày 05/4/2017 của Bộ Y tế quy định chi tiết một số điều của Luật Dược và Nghị định số 20/2017/NĐ-CP",
     ["TT 19/2017/TT-BYT · 2017-04-05 · Bộ Y tế · basis", "> NĐ 20/2017/NĐ-CP · - · - · guides"], "beside a law by its name"),
    ("nhận được công văn số 200415HA đề ngày 15/4/2020 của Công ty TNHH Hòa An hỏi về thuế",
     ["CV 200415HA · 2020-04-15 · Công ty TNHH Hòa An · replies_to"], "a company numbers by day and letters"),
    ("Thực hiện Kết luận số 19-KL/TW ngày 05/4/2014 của Ban Bí thư “về việc nâng cao chất lượng điều tra, nghiên cứu lý luận”, Kế hoạch số 20-KH/TU ngày 06/4/2016 của Ban Thường vụ Tỉnh ủy",
     ["KL 19-KL/TW · 2014-04-05 · Ban Bí thư · implements",
      "KH 20-KH/TU · 2016-04-06 · Ban Thường vụ Tỉnh ủy Lạng Sơn · implements"], "a cue's word in a quoted subject"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), ISSUERS, ids=[row[0][:60] for row in ISSUERS])
def test_issuer(text: str, expected: list[str], why: str) -> None:
    assert [shown(c) for c in cite(text)] == expected, why
