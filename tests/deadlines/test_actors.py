"""Which party of a sentence is the one who acts: its subject, not an object, a place or whom somebody tells."""

from __future__ import annotations

import pytest

from .letters import deadlines

_DAY = "trước ngày 20/4/2023."

# (sentence without its day, assignees)
SENTENCES: list[tuple[str, tuple[str, ...]]] = [
    # objects of a verb that have a verb behind them
    ("Phòng Nội vụ tham mưu UBND huyện tổ chức hội nghị", ("Phòng Nội vụ",)),
    ("Phòng Y tế kiểm tra từng cơ sở, lập biên bản", ("Phòng Y tế",)),
    ("Phòng Tài chính lập danh sách đơn vị có vướng mắc", ("Phòng Tài chính",)),
    ("Phòng Giáo dục và Đào tạo chỉ đạo các nhà trường rà soát sĩ số", ("Phòng Giáo dục và Đào tạo",)),
    ("Trưởng phòng quyết định lịch nghỉ và thông báo cho các tổ", ("Trưởng phòng",)),
    # who comes in a clause of purpose, in brackets or as the doer of an object
    ("Trạm Y tế các xã gửi số liệu để Phòng Y tế tổng hợp", ("Trạm Y tế các xã",)),
    ("Văn phòng tổng hợp tài liệu do các đơn vị cung cấp, báo cáo UBND huyện", ("Văn phòng",)),
    ("Các xã nộp hồ sơ (ông Lê Văn Bình tiếp nhận)", ("Các xã",)),
    ("Bảng thống kê do Phòng Nội vụ tổng hợp, gửi Sở Nội vụ", ("Phòng Nội vụ",)),  # here the one who acts
    # before the subject: an adverbial, a condition, an ordinal, a label
    ("Căn cứ kết quả rà soát, các xã lập kế hoạch", ("các xã",)),
    ("Hằng tuần các trường cập nhật số liệu, hoàn thành", ("các trường",)),
    ("Trường hợp có kiến nghị thì Phòng Nội vụ báo cáo UBND huyện", ("Phòng Nội vụ",)),
    ("Hai là, Phòng Nội vụ hoàn thiện hồ sơ", ("Phòng Nội vụ",)),
    ("Về hồ sơ: các trường gửi bản giấy", ("các trường",)),
    # named persons: what they are besides is not another one who acts
    ("Giao ông Lê Văn Bình, Phó Trưởng phòng Nội vụ, chịu trách nhiệm hoàn thành", ("ông Lê Văn Bình",)),
    ("Phân công bà Trần Thị Hoa, công chức Văn hóa, tổng hợp", ("bà Trần Thị Hoa",)),
    # several, and those who only lend a hand
    ("Phòng Nội vụ cùng với Phòng Tư pháp rà soát văn bản", ("Phòng Nội vụ", "Phòng Tư pháp")),
    ("Giao Phòng Kinh tế chủ trì, Phòng Tư pháp, Công an huyện phối hợp, kiểm tra chợ", ("Phòng Kinh tế",)),
    # brackets behind the subject; one that is set apart without a verb
    ("Công an huyện (cơ quan thường trực) tổng hợp, báo cáo UBND huyện", ("Công an huyện",)),
    ("Các xã gửi báo cáo trong tháng 3 hằng năm; riêng các xã vùng cao", ("các xã vùng cao",)),
]


@pytest.mark.parametrize(("sentence", "assignees"), SENTENCES, ids=[row[0][:45] for row in SENTENCES])
def test_sentence(sentence: str, assignees: tuple[str, ...]) -> None:
    assert deadlines(f"{sentence} {_DAY}")[-1].assignees == assignees


# (why, body, assignees of each deadline)
BLOCKS: list[tuple[str, tuple[str, ...], list[tuple[str, ...]]]] = [
    (
        "a passive goes on with the sentence before",
        ("1. Các xã rà soát hộ nghèo. Kết quả được gửi về Phòng Nội vụ trước ngày 20/4/2023.",),
        [("Các xã",)],
    ),
    (
        "whose measures something is about is not who acts",
        ("1. Phòng Y tế kiểm tra quán ăn; kết luận đối với từng cơ sở phải có trước ngày 20/4/2023.",),
        [("Phòng Y tế",)],
    ),
    (
        "he who directs acts, whom the leading sentence asks",
        ("Đề nghị UBND các xã:", "- Chỉ đạo các thôn hoàn thành việc đăng ký trước ngày 20/4/2023."),
        [("UBND các xã",)],
    ),
    (
        "told at the end of the own work",
        ("Đề nghị UBND các xã:", "- Lập danh sách, thông báo đến từng người trước ngày 20/4/2023."),
        [("UBND các xã",)],
    ),
    (
        "a subject of its own that is not read for sure: nobody, and not those of the leading sentence",
        ("Đề nghị UBND các xã thực hiện:", "1. Quầy hàng nào cần vay vốn thì đăng ký trước ngày 20/4/2023."),
        [()],
    ),
    (
        "whom the next clause asks does not act by the day of this one",
        ("1. Nộp đủ hồ sơ trước ngày 20/4/2023; đơn vị nộp muộn phải giải trình.",),
        [()],
    ),
]


@pytest.mark.parametrize(("why", "body", "expected"), BLOCKS, ids=[row[0] for row in BLOCKS])
def test_block(why: str, body: tuple[str, ...], expected: list[tuple[str, ...]]) -> None:
    assert [found.assignees for found in deadlines(*body)] == expected, why


def test_addressee_leads() -> None:
    """The name of an addressee at the head of its sentence is read whole, whatever marks and verbs it holds."""
    name = "Trung tâm Hỗ trợ, chăm sóc cộng đồng huyện"
    (found,) = deadlines(
        f"1. {name}, trên cơ sở nhu cầu của các xã, cấp thuốc trước ngày 20/4/2023.", addressees=(name,)
    )
    assert found.assignees == (name,)
