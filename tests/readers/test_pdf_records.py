"""How many records a PDF gives in each form in which pages hide, turn or share their text: one letter is one record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.extract import extract_bytes
from extractors.ocr.engine import why_missing
from pipeline import Archive
from schemas import UnreadableError
from tests.containers.test_portfolio import holding

from .builders import Page

BODY = (
    "Thực hiện Công văn số 812/UBND-KT ngày 06/5/2024 của Ủy ban nhân dân tỉnh về việc",
    "kiểm tra kè sông, Sở Xây dựng đề nghị các đơn vị rà soát, gửi báo cáo về Sở Xây dựng",
    "trước ngày 25/5/2024 để tổng hợp./.",
)
SIDEWAYS = (842, 842)


def letter(page: Page, x: float = 0, serial: str = "347", y: float = 0) -> Page:
    """Write a whole letter on the page, moved to the right by `x`."""
    page.text(x + 110, y + 60, "UBND TỈNH LAI CHÂU", 9).text(x + 300, y + 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 9)
    page.text(x + 120, y + 75, "SỞ XÂY DỰNG", 9).text(x + 340, y + 75, "Độc lập - Tự do - Hạnh phúc", 9)
    page.text(x + 110, y + 100, f"Số: {serial}/SXD-QLHT", 9).text(
        x + 330, y + 100, "Lai Châu, ngày 14 tháng 5 năm 2024", 9
    )
    page.text(x + 110, y + 114, "V/v rà soát kè sông", 9).text(x + 150, y + 150, "Kính gửi: Các đơn vị trực thuộc.", 10)
    page.lines(x + 70, y + 180, *BODY, size=9.5)
    page.lines(x + 70, y + 280, "Nơi nhận:", "- Như trên;", "- Lưu: VT.", size=9)
    page.text(x + 360, y + 280, "GIÁM ĐỐC", 10).text(x + 350, y + 350, "Phan Văn Kè", 10)
    return page


def plain() -> Page:
    return letter(Page())


def white() -> Page:
    page = plain()
    page.canvas.setFillGray(1)
    return page.text(70, 500, "Báo cáo trước ngày 10/5/2024 theo Công văn số 900/UBND-VX", 10)


def painted_over() -> Page:
    page = plain().text(70, 500, "Báo cáo trước ngày 10/5/2024 theo Công văn số 900/UBND-VX", 10)
    page.canvas.setFillGray(1)
    page.canvas.rect(60, page.height - 510, 500, 20, stroke=0, fill=1)
    return page


def outside() -> Page:
    page = plain().text(70, -40, "Báo cáo trước ngày 10/5/2024 theo Công văn số 900/UBND-VX", 10)
    return page


def turned(degrees: int) -> Page:
    """The text runs up, down or upside down on its page."""
    page = Page()
    page.height = 842
    page.canvas.setPageSize(SIDEWAYS)
    page.canvas.translate(*{90: (842, 0), 180: (842, 842), 270: (0, 842)}[degrees])
    page.canvas.rotate(degrees)
    return letter(page)


def on_a_wide_sheet() -> Page:
    page = Page()
    page.canvas.setPageSize((1190, 842))
    page.height = 842
    return letter(page)


def in_a_field() -> Page:
    return letter(Page(), serial=" " * 9).field(127, 100, "347", 24)


ONE: list[tuple[str, Callable[[], Page]]] = [
    ("plain", plain),
    ("white text", white),
    ("text painted over", painted_over),
    ("text outside the page", outside),
    ("text running up", lambda: turned(90)),
    ("text upside down", lambda: turned(180)),
    ("text running down", lambda: turned(270)),
    ("its number in a form field", in_a_field),
]


@pytest.mark.parametrize(("what", "make"), ONE, ids=[what for what, _ in ONE])
def test_one_letter_is_one_record(what: str, make: Callable[[], Page]) -> None:
    (record,) = extract_bytes(make().bytes(), "a.pdf").records
    assert record.number is not None and record.number.canonical == "347/SXD-QLHT"
    assert str(record.issued) == "2024-05-14"
    assert [each.number for each in record.citations] == ["812/UBND-KT"]
    assert [str(each.boundary) for each in record.deadlines] == ["2024-05-25"]


def test_a_letter_beside_its_appendix_on_a_sheet_is_one_record() -> None:
    page = on_a_wide_sheet()
    page.lines(665, 60, "PHỤ LỤC", "Danh mục đoạn kè phải rà soát", "1. Đoạn kè bờ trái qua phường Tân Phong.")
    (record,) = extract_bytes(page.bytes(), "a.pdf").records
    assert record.number is not None and record.number.canonical == "347/SXD-QLHT"


def test_two_letters_on_two_pages_are_two_records() -> None:
    page = plain()
    page.canvas.showPage()
    records = extract_bytes(letter(page, serial="351").bytes(), "a.pdf").records
    assert [each.number and each.number.serial for each in records] == ["347", "351"]


def test_two_letters_side_by_side_on_a_sheet_are_two_records() -> None:
    first, second = extract_bytes(letter(on_a_wide_sheet(), x=595, serial="351").bytes(), "a.pdf").records
    assert [each.number and each.number.canonical for each in (first, second)] == ["347/SXD-QLHT", "351/SXD-QLHT"]
    assert [each.file.part and (each.file.part.first_page, each.file.part.index) for each in (first, second)] == [
        (1, 1), (1, 2),
    ]  # fmt: skip
    assert [len(each.deadlines) for each in (first, second)] == [1, 1]


def test_a_letter_and_its_second_page_side_by_side_are_one_record() -> None:
    page = on_a_wide_sheet()
    page.lines(665, 60, *BODY * 4, "Số: 12 đoạn kè còn lại rà soát sau.", size=9.5)
    (record,) = extract_bytes(page.bytes(), "a.pdf").records
    assert record.number is not None and record.number.serial == "347"


def letters_not_given(data: bytes) -> bytes:
    """Return the PDF without the table that says which letters its font's signs are."""
    assert b"/ToUnicode" in data
    return data.replace(b"/ToUnicode", b"/NoUnicode")


@pytest.mark.parametrize("make", [plain, lambda: turned(90), on_a_wide_sheet])
def test_a_letter_whose_font_does_not_give_its_letters_is_recognised(make: Callable[[], Page]) -> None:
    data = letters_not_given(make().bytes())
    if why_missing() is not None:  # rubble is no record
        with pytest.raises(UnreadableError, match="OCR"):
            extract_bytes(data, "a.pdf")
        return
    (record,) = extract_bytes(data, "a.pdf").records
    assert record.file.text_source == "ocr" and any("does not give the letters" in note for note in record.file.notes)
    assert record.number is not None and record.number.canonical == "347/SXD-QLHT"
    assert record.issuer.name == "SỞ XÂY DỰNG" and str(record.issued) == "2024-05-14"


@pytest.mark.parametrize("portfolio", [True, False])
def test_letters_that_a_pdf_holds_are_records_of_their_own(portfolio: bool, tmp_path: Path) -> None:
    inner = [(f"{serial}.pdf", letter(Page(), serial=serial).bytes()) for serial in ("351", "352")]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bo.pdf").write_bytes(holding(*inner, portfolio=portfolio))
    with Archive.open(tmp_path / "a.db") as archive:
        report = archive.ingest(tmp_path / "in", isolate=False)
        found = {each.path.rpartition("!")[2]: each.outcome.code.value for each in report.outcomes}
        held = sorted(each.number or "" for each in archive.documents(held=True))
    assert {name: found[name] for name, _ in inner} == {"351.pdf": "read", "352.pdf": "read"}
    # the page of a portfolio is only its cover; the page of a PDF with attachments is a file, here with a line of text
    assert len(found) == (2 if portfolio else 3)
    assert held == ["351/SXD-QLHT", "352/SXD-QLHT"]
