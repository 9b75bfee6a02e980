"""Blocks of labels, rosters, merged cells, days and hours written together, and who stands where without a verb."""

from __future__ import annotations

import pytest

from .letters import deadlines

Expected = list[tuple[str, str | None, tuple[str, ...], str | None]]

# (why, doc type, body, (operator, boundary or rule, assignees, deliver_to))
ROWS: list[tuple[str, str, tuple[str, ...], Expected]] = [
    (
        "two days with one month are one time",
        "KH",
        ("1. Lắp đặt thiết bị", "- Thời gian thực hiện: Ngày 11, 12/4/2023"),
        [("window", "2023-04-11/2023-04-12", (), None)],
    ),
    (
        "two days that are not one after the other are two times",
        "CV",
        ("Các trường nộp báo cáo trước ngày 10/4 và trước ngày 20/4/2023.",),
        [("before", "2023-04-10", ("Các trường",), None), ("before", "2023-04-20", ("Các trường",), None)],
    ),
    (
        "hours of one day, and who takes part beside them",
        "KH",
        (
            "- Thành phần: Lãnh đạo phòng, cán bộ phụ trách phần mềm các trường (mỗi trường 01 người).",
            "- Địa điểm: Hội trường tầng 3",
            "- Thời gian: 13h30 - 16h30 ngày 14/4/2023",
        ),
        [
            (
                "window",
                "2023-04-14T13:30/2023-04-14T16:30",
                ("Lãnh đạo phòng", "cán bộ phụ trách phần mềm các trường"),
                None,
            )
        ],
    ),
    (
        "an afternoon and the day after it",
        "KH",
        ("- Đối tượng: Giáo viên thể dục", "- Thời gian dự kiến: Chiều ngày 13/4 và cả ngày 14/4/2023"),
        [("window", "2023-04-13/2023-04-14", ("Giáo viên thể dục",), None)],
    ),
    (
        "hours without a day are no date",
        "GM",
        ("Thời gian: 7h15-11h30 các ngày trong tuần.", "Thời gian: 07h30 đến 12h ngày 20/4/2023 (thứ Năm)."),
        [("window", "2023-04-20T07:30/2023-04-20T12:00", (), None)],
    ),
    (
        "as above is nobody",
        "KH",
        ("- Thành phần: Như trên", "- Thời gian: Chiều ngày 13/4 và cả ngày 14/4/2023"),
        [("window", "2023-04-13/2023-04-14", (), None)],
    ),
    (
        "a roster: who is there on each day, nothing else in the row; a fraction of a day is no date",
        "KH",
        (
            "Thời gian kiểm tra:",
            "Thời gian: 1/2 ngày\tĐơn vị",
            "Ngày 17/4/2023 (thứ Hai)\tPhòng Nội vụ\tPhòng Tư pháp",
            "Ngày 18/4/2023 (thứ Ba)\tPhòng Tài chính – Kế hoạch\tTrung tâm Văn hóa",
        ),
        [
            ("on", "2023-04-17", ("Phòng Nội vụ", "Phòng Tư pháp"), None),
            ("on", "2023-04-18", ("Phòng Tài chính – Kế hoạch", "Trung tâm Văn hóa"), None),
        ],
    ),
    (
        "who is there on a day, as a line of a schedule",
        "KH",
        ("Lịch kiểm tra:", "- Ngày 17/4/2023 (thứ Hai): Phòng Nội vụ, Phòng Tư pháp."),
        [("on", "2023-04-17", ("Phòng Nội vụ", "Phòng Tư pháp"), None)],
    ),
    (
        "a merged cell holds for the rows below it, its units below one another in print",
        "TB",
        (
            "Phân công:",
            "Đơn vị\tCông việc\tThời gian hoàn thành",
            "Phòng Hành chính Phòng Quản trị\tLập dự toán\t10/4/2023",
            "\tMua vật tư\t12/4/2023",
        ),
        [
            ("by", "2023-04-10", ("Phòng Hành chính", "Phòng Quản trị"), None),
            ("by", "2023-04-12", ("Phòng Hành chính", "Phòng Quản trị"), None),
        ],
    ),
    (
        "every six months, what is done after it",
        "CT",
        ("Giao Sở Khoa học và Công nghệ theo dõi và định kỳ sáu tháng báo cáo UBND tỉnh.",),
        [("every", "FREQ=MONTHLY;INTERVAL=6", ("Sở Khoa học và Công nghệ",), "UBND tỉnh")],
    ),
    (
        "a label that names its event",
        "CV",
        ("Đề nghị các trường đăng ký trước ngày 20/4/2023.", "Thời gian tổ chức Hội thi ngày 28/4/2023."),
        [("before", "2023-04-20", ("các trường",), None), ("on", "2023-04-28", ("các trường",), None)],
    ),
    (
        "steps with their days in brackets, months as headings",
        "CV",
        (
            "Các bước thực hiện:",
            "Bước 1: Xem lại hồ sơ (từ ngày 03/4/2023 đến ngày 10/4/2023).",
            "Nội dung công việc từng tháng:",
            "* Tháng 5/2023:",
        ),
        [("window", "2023-04-03/2023-04-10", (), None), ("window", "2023-05", (), None)],
    ),
    (
        "which of them, before a colon; a person as recipient",
        "CV",
        ("Giáo viên dự thi: nộp sáng kiến về đ/c Phó Hiệu trưởng trước ngày 20/4/2023.",),
        [("before", "2023-04-20", ("Giáo viên dự thi",), "đ/c Phó Hiệu trưởng")],
    ),
    (
        "units by their short names",
        "TB",
        ("P. KHTC: lập dự toán, nộp về thư ký hội đồng trước ngày 20/4/2023.",),
        [("before", "2023-04-20", ("P. KHTC",), "thư ký hội đồng")],
    ),
    (
        "a list of kinds of bodies without các",
        "CV",
        ("Đề nghị bộ, ngành, địa phương lập danh sách gửi về Sở Nội vụ trước ngày 20/4/2023.",),
        [("before", "2023-04-20", ("bộ, ngành, địa phương",), "Sở Nội vụ")],
    ),
    (
        "whose report it is sends it; what is registered through an office goes there",
        "CV",
        (
            "Báo cáo của các trường gửi về Phòng Nội vụ trước ngày 20/4/2023.",
            "Đề nghị các xã đăng ký trước ngày 22/4/2023 qua phòng Khoa học Công nghệ.",
        ),
        [
            ("before", "2023-04-20", ("các trường",), "Phòng Nội vụ"),
            ("before", "2023-04-22", ("các xã",), "phòng Khoa học Công nghệ"),
        ],
    ),
    (
        "handed over is not handed on; who has the item in charge acts",
        "KH",
        (
            "1. Viễn thông tỉnh và Trung tâm Văn hóa căn cứ chỉ tiêu, xây dựng phương án. Trong đó:",
            "- Hoàn thành và giao đến các đơn vị trực thuộc trước ngày 20/4/2023.",
        ),
        [("before", "2023-04-20", ("Viễn thông tỉnh", "Trung tâm Văn hóa"), "các đơn vị trực thuộc")],
    ),
    (
        "whom the matter is about gets nothing",
        "CV",
        ("Thông báo để thực hiện; đối với UBND các xã chưa xong, đề nghị hoàn thành trước ngày 20/4/2023.",),
        [("before", "2023-04-20", ("UBND các xã chưa xong",), None)],
    ),
    (
        "a remark in brackets on what was sent before",
        "CV",
        ("2. Phòng Nội vụ kết nối phần mềm trước ngày 20/4/2023 (huyện đã gửi Sở Nội vụ văn bản đề nghị).",),
        [("before", "2023-04-20", ("Phòng Nội vụ",), None)],
    ),
    (
        "on the day of the event itself a task is done that day, before it by then; a row without day parts no table",
        "TB",
        (
            "Trân trọng kính mời các trường tham dự.",
            "Thời gian: ngày 20/4/2023.",
            "Đơn vị\tCông việc\tThời gian hoàn thành",
            "Phòng Hành chính\tTrang trí sân khấu\t19/4/2023",
            "\tMua nước uống",
            "Tổ Bảo vệ\tGiữ xe\tNgày 20/4/2023",
        ),
        [
            ("on", "2023-04-20", ("các trường",), None),
            ("by", "2023-04-19", ("Phòng Hành chính",), None),
            ("on", "2023-04-20", ("Tổ Bảo vệ",), None),
        ],
    ),
    (
        "a field after lĩnh vực belongs to the name; bàn giao hands over",
        "KH",
        (
            "- Trước ngày 20/4/2023: Công an cấp xã nhập xong số liệu; cán bộ phụ trách lĩnh vực Văn hóa và Thể thao"
            " tập hợp phiếu, bàn giao cho Công an cấp xã.",
        ),
        [
            (
                "before",
                "2023-04-20",
                ("Công an cấp xã", "cán bộ phụ trách lĩnh vực Văn hóa và Thể thao"),
                None,  # it goes to one of those who act
            )
        ],
    ),
    (
        "the short name of a festival acts nowhere",
        "TB",
        ("Trường tổ chức Ngày hội đọc sách (gọi tắt là Ngày hội).", "Thời gian đăng ký: đến hết ngày 20/4/2023."),
        [("by", "2023-04-20", (), None)],
    ),
]


@pytest.mark.parametrize(("why", "code", "body", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_block(why: str, code: str, body: tuple[str, ...], expected: Expected) -> None:
    found = deadlines(*body, doc_type=code)
    assert [(d.operator, d.rrule or d.boundary, d.assignees, d.deliver_to) for d in found] == expected, why
