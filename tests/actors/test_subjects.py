"""Parties that no list of heads holds, told by their place; and lists that look like one name."""

from __future__ import annotations

import pytest

from extractors.actors.sentence import Sentence
from schemas import Span

SUBJECTS = [
    ("Ai chưa đăng ký thì nộp đơn trước ngày 01/9/2022.", ["Ai"]),
    ("Các già làng cao tuổi gửi hiện vật về Bảo tàng tỉnh.", ["Các già làng cao tuổi"]),
    ("Những nơi tổ chức chưa xong báo cáo lại.", ["Những nơi"]),
    ("Trước ngày 20/7, tổng trọng tài lập danh sách.", ["tổng trọng tài"]),
    ("- 04 Trung tâm Y tế có khu cách ly báo cáo.", ["04 Trung tâm Y tế"]),
    ("Đề nghị những nơi có dịch báo cáo ngay.", ["những nơi"]),
    # what stands there is no party
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


def test_who_only_lends_a_hand_is_no_party_of_the_list() -> None:
    text = "Sở Công Thương chủ trì, Sở Xây dựng phối hợp kiểm tra."
    sentence = Sentence(text, Span(0, len(text)))
    chains = sentence.chains(sentence.phrases[0])
    assert all(len(chain) == 1 for chain in chains)
