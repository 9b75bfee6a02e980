"""Registers as sheets: headings of the law, names for machines, workbook, CSV that spreadsheets may open."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import openpyxl
import pytest

from pipeline import Archive
from pipeline.asking.results import DeadlineInfo, DocumentInfo
from pipeline.exporting import registers
from pipeline.exporting.sheets import to_csv, to_markdown
from pipeline.exporting.words import day_in_words, in_words, limit_in_words
from pipeline.exporting.workbook import to_xlsx
from tests.pipeline.archive_builders import deadline, department, district

ARRIVALS = ["Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản",
            "Tên loại và trích yếu nội dung văn bản", "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú"]  # fmt: skip
TRACKING = ["Số đến", "Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan ban hành văn bản", "Đơn vị hoặc người nhận",
            "Thời hạn giải quyết", "Tiến độ giải quyết", "Số, ký hiệu văn bản trả lời", "Ghi chú"]  # fmt: skip
SENT = ["Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký", "Nơi nhận văn bản",
        "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú"]  # fmt: skip


@pytest.fixture
def kept(holding: Callable[..., Archive]) -> Archive:
    due = deadline("báo cáo trước ngày 10/6/2022", operator="before", boundary="2022-06-10", last_day="2022-06-09",
                   task="=1+1 báo cáo", assignees=("Ủy ban nhân dân các huyện",))  # fmt: skip
    archive = holding(
        department("605/SNV-VP", "Lạng Sơn", "2022-06-01", subject="+ rà soát hồ sơ", deadlines=(due,)),
        district("31/UBND-NV", issued="2022-06-07", subject="kiện toàn tổ công tác"),
    )
    archive.configure("office", "UBND huyện Lộc Bình, tỉnh Lạng Sơn")
    archive.receive("605/SNV-VP", "5", "2022-06-03", unit="Phòng Nội vụ", passed_on="2022-06-04", note="bản giấy")
    return archive


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_columns_are_those_of_the_law(kept: Archive) -> None:
    arrivals = registers.arrivals_sheet(kept.register_of_arrivals())
    assert read(to_csv(arrivals)) == [
        ARRIVALS,
        ["03/06/2022", "5", "Sở Nội vụ tỉnh Lạng Sơn", "605/SNV-VP", "01/06/2022", "Công văn: + rà soát hồ sơ", "Phòng Nội vụ",
         "04/06/2022", "", "bản giấy"],
    ]  # fmt: skip
    tracking = registers.tracking_sheet(kept.tracking_book(today="2022-06-08"))
    assert read(to_csv(tracking)) == [
        TRACKING,
        ["5", "Công văn số 605/SNV-VP ngày 01/06/2022 của Sở Nội vụ tỉnh Lạng Sơn", "Phòng Nội vụ", "09/06/2022",
         "Chưa giải quyết, còn 1 ngày", "", "'=1+1 báo cáo\nbản giấy"],
    ]  # fmt: skip
    sent = read(to_csv(registers.sent_sheet(kept.register_of_sent())))
    assert sent[0] == SENT and sent[1][:3] == ["31/UBND-NV", "07/06/2022", "Công văn: kiện toàn tổ công tác"]


def test_csv_begins_with_a_byte_order_mark(kept: Archive) -> None:
    assert to_csv(registers.arrivals_sheet(kept.register_of_arrivals())).startswith(b"\xef\xbb\xbf")


def test_names_for_machines(kept: Archive) -> None:
    names, line = read(to_csv(registers.arrivals_sheet(kept.register_of_arrivals()), machine=True))
    values = dict(zip(names, line, strict=True))
    assert (values["CodeNumber"], values["CodeNotation"], values["IssuedDate"]) == ("605", "SNV-VP", "2022-06-01")
    assert (values["ArrivalDate"], values["ArrivalNumber"], values["TypeName"]) == ("2022-06-03", "5", "Công văn")
    assert values["Subject"] == "'+ rà soát hồ sơ", "no cell runs as a formula"
    names, line = read(to_csv(registers.tracking_sheet(kept.tracking_book(today="2022-06-20")), machine=True))
    values = dict(zip(names, line, strict=True))
    assert (values["DueDate"], values["Progress"], values["OrganName"]) == (
        "2022-06-09",
        "late",
        "Sở Nội vụ tỉnh Lạng Sơn",
    )


def test_the_workbook_prints(kept: Archive) -> None:
    sheet = registers.tracking_sheet(kept.tracking_book(today="2022-06-20"))
    page = openpyxl.load_workbook(io.BytesIO(to_xlsx(sheet))).active
    assert [cell.value for cell in page[4]] == TRACKING
    assert page.print_title_rows == "$4:$5" and page.page_setup.orientation == "landscape"
    assert page["D6"].value == "09/06/2022" and page["G6"].data_type == "s" and page["G6"].value.startswith("=1+1")
    assert page["A6"].fill.fgColor.rgb == "FFF8CBAD", "what is late has its colour"
    assert page.column_dimensions["B"].width > page.column_dimensions["A"].width


def test_markdown(kept: Archive) -> None:
    rows = to_markdown(registers.arrivals_sheet(kept.register_of_arrivals())).splitlines()
    assert len(rows) == 3 and rows[0] == f"| {' | '.join(ARRIVALS)} |"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-03-30", "30/03/2023"), ("2022-07-XX", "…/07/2022"), ("2018-10", "10/2018"), ("2020", "2020"),
        ("2023-04-05T17:00", "05/04/2023 17:00"), ("2023-04-01/2023-06-30", "01/04/2023 – 30/06/2023"), (None, ""),
    ],
)  # fmt: skip
def test_days_as_offices_write_them(edtf: str | None, words: str) -> None:
    assert day_in_words(edtf) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=18", "ngày 18 hằng tháng"), ("FREQ=MONTHLY;BYMONTHDAY=-1", "ngày cuối tháng hằng tháng"),
        ("FREQ=WEEKLY;BYDAY=MO,WE", "thứ Hai, thứ Tư hằng tuần"), ("FREQ=MONTHLY;INTERVAL=6", "6 tháng một lần"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1"),
    ],
)  # fmt: skip
def test_rules_in_words(rule: str, words: str) -> None:
    assert in_words(rule) == words


def info(**values: object) -> DeadlineInfo:
    document = DocumentInfo(1, None, None, None, None, None, None, None, True)
    empty = dict.fromkeys(
        ("boundary", "last_day", "rrule", "ends", "start_event", "task", "deliver_to", "via", "channel", "form", "page")
    )
    return DeadlineInfo(**{**empty, "uid": "u", "sequence": 0, "document": document, "local_id": "a", "operator": "by",
                           "assignees": (), "quote": "", **values})  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"last_day": "2023-04-05", "boundary": "2023-04-05T17:00"}, "05/04/2023 17:00"),
        ({"last_day": "2023-04-29", "boundary": "2023-04-30"}, "29/04/2023"),
        ({"rrule": "FREQ=MONTHLY;BYMONTHDAY=18", "operator": "before"}, "trước ngày 18 hằng tháng"),
        ({"boundary": "P5BD", "start_event": "kể từ ngày nhận"}, "05 ngày làm việc kể từ ngày nhận"),
    ],
)
def test_limits_in_words(values: dict[str, object], words: str) -> None:
    assert limit_in_words(info(**values)) == words
