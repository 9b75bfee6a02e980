"""Parties that no list of heads holds, told by their place; and lists that look like one name."""

from __future__ import annotations

import pytest

from extractors.actors.sentence import Sentence
from schemas import Span
from tools.actors.composed import letters

SUBJECTS = [
    ("Ai chưa đăng ký thì nộp đơn trước ngày 01/9/2022.", ["Ai"]),
    ("Các già làng cao tuổi gửi hiện vật về Bảo tàng tỉnh.", ["Các già làng cao tuổi"]),
    ("Những nơi tổ chức chưa xong báo cáo lại.", ["Những nơi"]),
    ("Trước ngày 20/7, tổng trọng tài lập danh sách.", ["tổng trọng tài"]),
    ("- 04 Trung tâm Y tế có khu cách ly báo cáo.", ["04 Trung tâm Y tế"]),
    ("Đề nghị những nơi có dịch báo cáo ngay.", ["những nơi"]),
    # joined to a party that the lists know, or told apart by where it is
    ("Trại trưởng và thư ký trại dự họp kỹ thuật.", ["Trại trưởng"]),
    ("Thân chủ ở xa gửi đơn qua bưu điện.", ["Thân chủ"]),
    # what stands there is no party
    ("Sở Nông nghiệp và Môi trường tổng hợp số liệu.", []),
    ("Hồ sơ gửi về Phòng Nội vụ trước ngày 20/7.", []),
    ("Thời gian nộp hồ sơ: trước ngày 20/7.", []),
    ("Bước 1 hoàn thành trước ngày 20/7.", []),
    ("Kính mời tham dự trước 08 giờ 00.", []),
    ("Tổ chức ít nhất 03 buổi đối thoại.", []),
    # nobody by place where a list knows who it is
    ("Phòng Nội vụ tổng hợp trước ngày 20/7.", []),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS, ids=[row[0][:30] for row in SUBJECTS])
def test_parties_by_their_place(text: str, expected: list[str]) -> None:
    sentence = Sentence(text, Span(0, len(text)))
    assert [text[slice(*sentence.place(p, p.ends[0]))] for p in sentence.subjects] == expected


def test_a_phrase_may_hold_two_parties() -> None:
    text = "Hiệu trưởng các trường và giáo viên ký xác nhận."
    sentence = Sentence(text, Span(0, len(text)))
    phrase = sentence.phrases[0]
    found = [
        [text[slice(*sentence.span_of(*piece))] for piece in pieces]
        for end in phrase.ends
        for pieces, _ in sentence.parted(phrase, end)
    ]
    assert ["Hiệu trưởng các trường", "giáo viên"] in found


CLAUSES = [
    # the clause goes on over a time, a quotation, a comma; a bracket ends it
    ("Những cơ sở có giấy phép cấp từ ngày 01/10/2021 nộp hồ sơ.", "Những cơ sở có giấy phép cấp từ ngày 01/10/2021"),
    ("Sinh viên bị xếp loại “yếu” phải học lại.", "Sinh viên bị xếp loại “yếu”"),
    ("Hộ nào có nguyện vọng thôi buôn bán, làm đơn.", "Hộ nào có nguyện vọng thôi buôn bán"),
    ("Các đơn vị còn nợ trên 6 tháng (có danh sách) phải giải trình.", "Các đơn vị còn nợ trên 6 tháng"),
    # a name in capitals before a word of no list
    ("Thôn Pa Khoang moi lại mương.", "Thôn Pa Khoang"),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES, ids=[row[0][:30] for row in CLAUSES])
def test_where_a_party_may_end(text: str, expected: str) -> None:
    sentence = Sentence(text, Span(0, len(text)))
    phrase = sentence.phrases[0]
    assert expected in [text[slice(*sentence.place(phrase, end))] for end in phrase.ends]


def test_a_list_goes_on_behind_brackets() -> None:
    text = "UBND xã Tân Phú (06 hồ sơ), UBND xã Hòa An (05 hồ sơ): giải quyết dứt điểm."
    sentence = Sentence(text, Span(0, len(text)))
    found = [[text[slice(*sentence.place(*each))] for each in chain] for chain in sentence.chains(sentence.phrases[0])]
    assert ["UBND xã Tân Phú", "UBND xã Hòa An"] in found


def test_composed_sentences_hold_those_who_act_and_the_time() -> None:
    for _, item, golds in letters(40):
        for gold in golds:
            lines = [line for line in item["body"].split("\n") if gold["quote"].lower() in line.lower()]
            assert any(all(name in line for name in gold["assignees"]) for line in lines), gold


def test_who_only_lends_a_hand_is_no_party_of_the_list() -> None:
    text = "Sở Công Thương chủ trì, Sở Xây dựng phối hợp kiểm tra."
    sentence = Sentence(text, Span(0, len(text)))
    chains = sentence.chains(sentence.phrases[0])
    assert all(len(chain) == 1 for chain in chains)
