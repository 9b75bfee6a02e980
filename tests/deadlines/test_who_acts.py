"""Who must act and who gets it, in the wordings of real prose: long names, lists, who only works along, task blocks."""

from __future__ import annotations

import pytest

from .letters import deadlines

_DAY = "trước ngày 20/4/2023."

# (sentence without its day, assignees, deliver_to)
SENTENCES: list[tuple[str, tuple[str, ...], str | None]] = [
    # a verb inside the name, before the verb that it does
    ("Tổ thẩm định lập biên bản, gửi về Phòng Kinh tế", ("Tổ thẩm định",), "Phòng Kinh tế"),
    ("Hội đồng coi thi, Hội đồng chấm thi tổng hợp kết quả", ("Hội đồng coi thi", "Hội đồng chấm thi"), None),
    ("Các đơn vị kiểm tra, rà soát hồ sơ", ("Các đơn vị",), None),  # here the verb is what they do
    ("Đề nghị các cơ quan chủ trì nhiệm vụ gửi hồ sơ", ("các cơ quan chủ trì nhiệm vụ",), None),
    ("Giao các đơn vị chủ trì xây dựng kế hoạch", ("các đơn vị",), None),  # here the duty
    ("Các tổ chức sử dụng đất kê khai diện tích", ("Các tổ chức sử dụng đất",), None),
    # which of them, up to the predicate
    (
        "Các trường có học sinh đạt giải nộp hồ sơ về Phòng Nội vụ",
        ("Các trường có học sinh đạt giải",),
        "Phòng Nội vụ",
    ),
    ("Các đơn vị chưa gửi báo cáo khẩn trương hoàn thành", ("Các đơn vị chưa gửi báo cáo",), None),
    ("Các đơn vị có văn bản gửi Sở Nội vụ", ("Các đơn vị",), "Sở Nội vụ"),
    (
        "Các phòng trong Công ty cử người, gửi danh sách về Văn phòng Công ty",
        ("Các phòng trong Công ty",),
        "Văn phòng Công ty",
    ),
    ("Người trúng đấu giá phải nộp tiền", ("Người trúng đấu giá",), None),
    # offices with the names of their bodies; a list of them
    (
        "Giao Trưởng phòng Quản lý đô thị, Chánh Văn phòng HĐND và UBND huyện báo cáo UBND huyện",
        ("Trưởng phòng Quản lý đô thị", "Chánh Văn phòng HĐND và UBND huyện"),
        "UBND huyện",
    ),
    ("Trưởng phòng, ban, ngành huyện báo cáo UBND huyện", ("Trưởng phòng, ban, ngành huyện",), "UBND huyện"),
    (
        "Yêu cầu ông (bà) Hiệu trưởng các trường trực thuộc nộp báo cáo",
        ("ông (bà) Hiệu trưởng các trường trực thuộc",),
        None,
    ),
    (
        "Hiệu trưởng các trường Tiểu học, THCS công lập báo cáo Sở Nội vụ",
        ("Hiệu trưởng các trường Tiểu học, THCS công lập",),
        "Sở Nội vụ",
    ),
    ("Công an huyện nắm tình hình", ("Công an huyện",), None),  # the verb behind the level
    # who works along is not in charge; "cùng" between two bodies joins them
    (
        "Giao Công an huyện phối hợp với Phòng Văn hóa, UBND các xã kiểm tra quán ăn, báo cáo kết quả",
        ("Công an huyện",),
        None,
    ),
    ("Giao Phòng Nội vụ cùng Phòng Tư pháp rà soát văn bản", ("Phòng Nội vụ", "Phòng Tư pháp"), None),
    # those whom somebody urges on, hands over to or reports to
    ("Phòng Y tế chỉ đạo phòng khám, Trạm Y tế các xã lập danh sách", ("Phòng Y tế",), None),
    ("Nhà thầu bàn giao mặt bằng cho chủ đầu tư chậm nhất là", ("Nhà thầu",), None),
    ("Các xã gửi báo cáo về UBND huyện, Phòng Nội vụ", ("Các xã",), "UBND huyện, Phòng Nội vụ"),
    # one that is set apart
    (
        "Riêng Công an xã Hòa Bình và Công an xã An Phú được chọn làm điểm, phải hoàn thành",
        ("Công an xã Hòa Bình", "Công an xã An Phú"),
        None,
    ),
    # what is their duty without a verb; a number of a month before them
    ("Sở Nội vụ là cơ quan thường trực; tổng hợp, báo cáo UBND tỉnh", ("Sở Nội vụ",), "UBND tỉnh"),
    ("Vào tháng 4 các trường rà soát sĩ số, hoàn thành", ("các trường",), None),
    # where it goes
    ("Sinh viên nộp đơn tại Phòng Khảo thí", ("Sinh viên",), "Phòng Khảo thí"),
    ("Các xã trình Lãnh đạo Sở phê duyệt", ("Các xã",), "Lãnh đạo Sở"),
    ("Các hộ kinh doanh nộp tờ khai cho cơ quan thuế", ("Các hộ kinh doanh",), "cơ quan thuế"),
    ("Các trường báo cáo Sở Nội vụ và thông báo đến cơ quan thuế", ("Các trường",), "Sở Nội vụ"),
    ("Công đoàn các trường gửi báo cáo về LĐLĐ huyện", ("Công đoàn các trường",), "LĐLĐ huyện"),
    ("Các xã gửi danh sách về Sở Nội vụ (Phòng Tổ chức)", ("Các xã",), "Sở Nội vụ"),
]


@pytest.mark.parametrize(("sentence", "assignees", "deliver_to"), SENTENCES, ids=[row[0][:45] for row in SENTENCES])
def test_sentence(sentence: str, assignees: tuple[str, ...], deliver_to: str | None) -> None:
    (found,) = deadlines(f"{sentence} {_DAY}")
    assert (found.assignees, found.deliver_to) == (assignees, deliver_to)


# (why, body, assignees of each deadline)
BLOCKS: list[tuple[str, tuple[str, ...], list[tuple[str, ...]]]] = [
    (
        "the label of the block says who, not who helps",
        (
            "1. Ban hành quy chế phối hợp",
            "- Cơ quan chủ trì: Phòng Tư pháp; cơ quan phối hợp: Phòng Nội vụ, Công an huyện.",
            "- Thời gian hoàn thành: Trước ngày 20/4/2023.",
            "2. Khảo sát đường giao thông",
            "- Thời gian thực hiện: Trước ngày 25/4/2023.",
            "- Đơn vị thực hiện: Các phòng, ban; UBND các xã, thị trấn và Điện lực huyện.",
        ),
        [("Phòng Tư pháp",), ("Các phòng, ban", "UBND các xã, thị trấn", "Điện lực huyện")],
    ),
    (
        "label and time in one line",
        ("1. Lập dự toán. Đơn vị thực hiện: Phòng Tài chính; hoàn thành trước ngày 20/4/2023.",),
        [("Phòng Tài chính",)],
    ),
    (
        "only who helps is nobody",
        ("1. Sơn vạch kẻ đường", "- Đơn vị phối hợp: Công an huyện.", "- Thời gian hoàn thành: trước ngày 20/4/2023."),
        [()],
    ),
    (
        "the party of the heading, whoever is to be sent, urged on or reported on",
        (
            "1. Các trường học:",
            "- Phân công cán bộ đầu mối, gửi tên về Phòng Nội vụ trước ngày 20/4/2023.",
            "2. Phòng Y tế:",
            "- Đôn đốc các trạm hoàn thành việc tiêm trước ngày 22/4/2023.",
            "- Tổng hợp báo cáo của các trạm, gửi về Sở Y tế trước ngày 25/4/2023.",
        ),
        [("Các trường học",), ("Phòng Y tế",), ("Phòng Y tế",)],
    ),
    (
        "the party before the colon goes on behind the semicolon",
        (
            "2. Trạm Y tế các xã: tham mưu UBND xã, huy động các hội, đoàn thể tham gia; báo cáo số liệu về Sở Y tế"
            " trước ngày 20/4/2023.",
        ),
        [("Trạm Y tế các xã",)],
    ),
    (
        "a heading with đối với",
        ("1. Đối với đơn vị sử dụng lao động", "- Nộp hồ sơ trước ngày 20/4/2023."),
        [("đơn vị sử dụng lao động",)],
    ),
    (
        "bodies of one cell, a semicolon between them",
        (
            "TT\tNội dung\tĐơn vị thực hiện\tThời hạn",
            "1\tKiểm tra chợ\tCông an xã; Trưởng các thôn\t20/4/2023",
        ),
        [("Công an xã", "Trưởng các thôn")],
    ),
]


@pytest.mark.parametrize(("why", "body", "expected"), BLOCKS, ids=[row[0] for row in BLOCKS])
def test_block(why: str, body: tuple[str, ...], expected: list[tuple[str, ...]]) -> None:
    assert [found.assignees for found in deadlines(*body, doc_type="KH")] == expected, why
