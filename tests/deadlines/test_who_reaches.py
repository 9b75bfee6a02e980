"""How far the name of who acts reaches: clauses that tell which of a kind, lists, names with verbs, persons' offices."""

from __future__ import annotations

import pytest

from .letters import deadlines

_DAY = "trước ngày 20/4/2023."

# (sentence without its day, assignees)
REACH: list[tuple[str, tuple[str, ...]]] = [
    # up to "phải", "có trách nhiệm", "thì", "khẩn trương", whatever verbs stand in the clause
    ("Các xã chưa bàn giao mặt bằng phải hoàn thành", ("Các xã chưa bàn giao mặt bằng",)),
    ("Hộ nào có nhu cầu thuê máy thì đăng ký", ("Hộ nào có nhu cầu thuê máy",)),
    ("Các cơ sở kinh doanh xăng dầu có trách nhiệm lập sổ", ("Các cơ sở kinh doanh xăng dầu",)),
    ("Các đơn vị chưa nộp khẩn trương hoàn thiện hồ sơ", ("Các đơn vị chưa nộp",)),
    # up to the first verb that does not belong to a noun of the clause
    (
        "Các chủ đầu tư có tỷ lệ giải ngân dưới 20% kiểm điểm trách nhiệm",
        ("Các chủ đầu tư có tỷ lệ giải ngân dưới 20%",),
    ),
    ("Các trường có từ 05 lớp trở lên lập danh sách", ("Các trường có từ 05 lớp trở lên",)),
    ("Học sinh đang học tại trường nhận thẻ", ("Học sinh đang học tại trường",)),
    ("UBND các xã chưa có dịch tổ chức tiêm phòng", ("UBND các xã chưa có dịch",)),
    ("Các chủ rừng là hợp tác xã rà soát diện tích", ("Các chủ rừng là hợp tác xã",)),
    # behind "đối với" or "riêng" up to a comma
    ("Đối với các xã còn thiếu cán bộ y tế, đề xuất nhu cầu", ("các xã còn thiếu cán bộ y tế",)),
    # two of them
    (
        "Các trường có bếp ăn và các trung tâm có học viên nội trú rà soát hợp đồng",
        ("Các trường có bếp ăn", "các trung tâm có học viên nội trú"),
    ),
    # what is done, not which of them
    ("Các trường có văn bản báo cáo", ("Các trường",)),
    ("Bộ phận Thư viện - Thiết bị cập nhật dữ liệu", ("Bộ phận Thư viện - Thiết bị",)),
    # nouns spelt with a verb; whose workers they are; verbs with a capital in a name
    ("Các đơn vị dự toán lập báo cáo", ("Các đơn vị dự toán",)),
    ("Thủ trưởng đơn vị sử dụng ngân sách công khai dự toán", ("Thủ trưởng đơn vị sử dụng ngân sách",)),
    ("Phòng Kiểm tra, giám sát nội bộ lập kế hoạch", ("Phòng Kiểm tra, giám sát nội bộ",)),
    ("Các Công ty TNHH Thủy nông khơi thông dòng chảy", ("Các Công ty TNHH Thủy nông",)),
    ("Sở Nội vụ giúp UBND tỉnh tổng hợp", ("Sở Nội vụ",)),
    # a list of places under an unlisted verb
    (
        "Chủ tịch UBND các huyện, thành phố, thị xã ven sông kêu gọi tàu thuyền",
        ("Chủ tịch UBND các huyện, thành phố, thị xã ven sông",),
    ),
    # a person is the name, without the office
    ("Đồng chí Lê Văn An - Giám đốc Trung tâm Y tế chủ trì rà soát", ("Đồng chí Lê Văn An",)),
    ("Ông Lê Văn An, Trưởng phòng Việc làm của Sở chịu trách nhiệm tổng hợp", ("Ông Lê Văn An",)),
]


@pytest.mark.parametrize(("sentence", "expected"), REACH, ids=[row[0] for row in REACH])
def test_reach(sentence: str, expected: tuple[str, ...]) -> None:
    assert [found.assignees for found in deadlines(f"1. {sentence} {_DAY}")] == [expected]


# (sentence without its day, to whom it goes)
RECIPIENTS: list[tuple[str, str]] = [
    ("Các khoa bàn giao hồ sơ cho Phòng Kế hoạch tổng hợp ngay", "Phòng Kế hoạch tổng hợp"),
    ("Các xã báo cáo Ban Chỉ đạo quốc gia về IUU", "Ban Chỉ đạo quốc gia về IUU"),
    ("Viên chức nộp cho bộ phận tổ chức cán bộ nơi mình công tác", "bộ phận tổ chức cán bộ nơi mình công tác"),
    ("Phòng Kỹ thuật trình Tổng Giám đốc kết quả thử nghiệm", "Tổng Giám đốc"),
]


@pytest.mark.parametrize(("sentence", "expected"), RECIPIENTS, ids=[row[0] for row in RECIPIENTS])
def test_recipient(sentence: str, expected: str) -> None:
    assert [found.deliver_to for found in deadlines(f"1. {sentence} {_DAY}")] == [expected]
