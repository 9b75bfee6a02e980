"""Tables typed into plain text: by tabs, by bars, by columns of blanks, one cell below another; and what is no table."""

from __future__ import annotations

import textwrap

import pytest

from extractors.document import Place
from extractors.readers.plain import read_text

HEAD = ["TT", "Nội dung công việc", "Đơn vị thực hiện", "Thời gian"]
ROWS = [
    ["1", "Kiện toàn Ban Chỉ đạo", "Phòng Nội vụ", "Trước ngày 30/4/2023"],
    ["2", "Tập huấn sơ cấp cứu cho nhân viên y tế thôn, bản trên địa bàn", "Trung tâm Y tế", "31/5/2023"],
    ["3", "Dạy bơi cho học sinh", "Phòng Giáo dục và Đào tạo huyện", "Tháng 7/2023"],
]
TABLE = [HEAD, *ROWS]
WIDTHS = (4, 30, 20, 22)


def _wrapped(rows: list[list[str]], gap: str, edge: str = "", rule: str = "", apart: bool = False) -> str:
    lines = [rule] if rule else []
    for row in rows:
        cells = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, WIDTHS, strict=True)]
        for number in range(max(map(len, cells))):
            pieces = [
                (cell[number] if number < len(cell) else "").ljust(width)
                for cell, width in zip(cells, WIDTHS, strict=True)
            ]
            lines.append((edge + gap.join(pieces) + edge[::-1]).rstrip())
        lines += [rule] if rule else [""] if apart else []
    return "\n".join(lines)


RULE = "+" + "+".join("-" * (width + 2) for width in WIDTHS) + "+"
FORMS = {
    "tabs": "\n".join("\t".join(row) for row in TABLE),
    "bars": "\n".join("| " + " | ".join(row) + " |" for row in TABLE),
    "bars within": "\n".join(" | ".join(row) for row in TABLE),
    "box": _wrapped(TABLE, " | ", "| ", RULE),
    "drawn box": _wrapped(TABLE, " │ ", "│ ", "├" + "─" * 80 + "┤"),
    "columns": _wrapped(TABLE, "   "),
    "close columns": _wrapped(TABLE, "  "),
    "columns apart": _wrapped(TABLE, "  ", apart=True),
    "below one another": "\n".join(cell for row in TABLE for cell in row),
    "below one another apart": "\n\n".join(cell for row in TABLE for cell in row),
}


def _rows(text: str) -> list[list[str]]:
    document = read_text(text)
    return [document.text[a.start : a.end].split("\t") for a in document.lines if a.place is Place.ROW]


@pytest.mark.parametrize("form", FORMS)
def test_rows_of_cells(form: str) -> None:
    text = f"PHỤ LỤC\nPhân công nhiệm vụ\n\n{FORMS[form]}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT."
    assert _rows(text) == TABLE


@pytest.mark.parametrize("form", FORMS)
def test_words_of_cells_stand_in_the_source(form: str) -> None:
    source = f"PHỤ LỤC\n\n{FORMS[form]}\n"
    document = read_text(source)
    for segment in document.segments:
        piece = document.text[segment.start : segment.start + segment.length]
        assert source[segment.offset : segment.offset + segment.length] == piece


def test_empty_cells_keep_their_columns() -> None:
    # the tabs before the words of a line are its empty first cells; an empty last cell leaves no tab
    text = "TT\tViệc\tĐơn vị\tHạn\tGhi chú\n1\tLập danh sách\tPhòng A\t20/4/2023\n\tRà soát\tPhòng B\t25/4/2023"
    assert _rows(text)[1:] == [["1", "Lập danh sách", "Phòng A", "20/4/2023"], ["", "Rà soát", "Phòng B", "25/4/2023"]]
    assert _rows("| TT | Việc | Hạn |\n|---|---|---|\n| 1 | Lập | 20/4/2023 |\n|  | Rà soát | 25/4/2023 |")[-1] == [
        "", "Rà soát", "25/4/2023"
    ]  # fmt: skip


def test_titles_within_a_table() -> None:
    text = "TT\tViệc\tĐơn vị\tHạn\nI\tChuẩn bị\n1\tLập danh sách\tPhòng A\t20/4/2023\nII. Tổ chức\n2\tHọp\tPhòng B\t2/5/2023"
    assert [row[0] for row in _rows(text)] == ["TT", "I", "1", "II. Tổ chức", "2"]


def test_two_columns_of_days_and_tasks() -> None:
    rows = [["Thời gian", "Nội dung"], ["05/4/2023", "Nộp hồ sơ"], ["10/4 - 12/4/2023", "Chấm"], ["20/4/2023", "Họp"]]
    for form in ("\t", " | ", None):
        lines = [form.join(row) if form else row[0].ljust(22) + row[1] for row in rows]
        assert _rows("Lịch như sau:\n" + "\n".join(lines)) == rows


LOOK_ALIKES = [
    # signatures and names side by side
    "ĐẠI DIỆN BÊN A               ĐẠI DIỆN BÊN B               ĐẠI DIỆN BÊN C\n\n\nNguyễn Văn Mẫu               Trần Thị Mẫu                 Lê Văn Mẫu",
    # blanks that spread words over the line
    "Các  xã  báo  cáo  kết  quả\nvề huyện  trước  ngày 20/4/2023\nđể  tổng  hợp  gửi  tỉnh",
    # a bar between two ways to reach somebody
    "Điện thoại: 0123 456 789 | Thư điện tử: vp@xuanhoa.gov.vn\nĐịa chỉ: số 1 đường Hòa Bình | Xuân Hòa",
]  # fmt: skip


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_no_table(text: str) -> None:
    assert _rows(text) == []


def test_a_dash_within_a_name_begins_no_item() -> None:
    # the office is called "Phòng Kế hoạch - Tài chính"; the line end falls before the dash
    lines = (
        "     1. Các đơn vị rà soát toàn bộ danh sách, gửi kết quả bằng văn bản về Phòng Kế hoạch",
        "- Tài chính trước ngày 20/4/2023 để tổng hợp, báo cáo Ủy ban nhân dân huyện theo quy định",
        "của pháp luật.",
        "     - Phòng Nội vụ theo dõi.",
    )
    document = read_text("\n".join(lines))
    assert [line.starts_paragraph for line in document.lines] == [True, False, False, True]
