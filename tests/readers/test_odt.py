"""OpenDocument text: what LibreOffice writes, packed and as one file."""

from __future__ import annotations

import io
import zipfile

import pytest

from extractors.extract import extract_bytes
from extractors.readers import read
from schemas import Span
from schemas.outcomes import OutcomeCode, UnreadableError

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
                        ("draw", "drawing"), ("fo", "xsl-fo-compatible"))
)  # fmt: skip


def p(*pieces: str, style: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:p{named}>{''.join(pieces)}</text:p>"


def span(text: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def table(*rows: tuple[tuple[str, ...], ...]) -> str:
    cells = ["".join(f"<table:table-cell>{''.join(map(p, cell))}</table:table-cell>" for cell in row) for row in rows]
    return "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in cells) + "</table:table>"


def styled(properties: str, family: str = "text") -> str:
    return f'<style:style style:name="T1" style:family="{family}"><style:text-properties {properties}/></style:style>'


def odt(body: str, styles: str = "", master: str = "", **more: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        inner = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        package.writestr("content.xml", f"<office:document-content {SPACES}>{inner}</office:document-content>")
        pages = f"<office:master-styles>{master}</office:master-styles>"
        package.writestr("styles.xml", f"<office:document-styles {SPACES}>{pages}</office:document-styles>")
        for name, content in more.items():
            package.writestr(name.replace("__", "/") + ".xml", content)
    return buffer.getvalue()


BULLETS = '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
NUMBERS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
)


def items(*each: str, more: str = "") -> str:
    inner = "".join(f"<text:list-item>{item}</text:list-item>" for item in each)
    return f'<text:list text:style-name="L"{more}>{inner}</text:list>'


BODIES = [
    # body, styles, text
    (p("Số:", '<text:s text:c="3"/>', "5/UBND") + p("Kính gửi: \n  Các xã"), "", "Số:   5/UBND\nKính gửi: Các xã"),
    (p("một", "<text:line-break/>", "hai", "<text:tab/>", "ba"), "", "một\nhai ba"),
    (items(p("Như trên;"), p("Lưu: VT.")), BULLETS, "- Như trên;\n- Lưu: VT."),
    (items(p("Một") + items(p("con"), p("con")), p("Hai")) + p("x") + items(p("Ba"), more=' text:continue-numbering="true"'),
     NUMBERS, "1. Một\na) con\nb) con\n2. Hai\nx\n3. Ba"),
    (p("Số:") + p('<draw:frame><draw:text-box>' + p("5/UBND") + "</draw:text-box></draw:frame>"), "", "Số:\n5/UBND"),
    (p("Xã", "<office:annotation>" + p("xem lại") + "</office:annotation>", " A"), "", "Xã A"),
    ("<text:tracked-changes><text:changed-region><text:deletion>" + p("cũ") + "</text:deletion></text:changed-region>"
     "</text:tracked-changes>" + p("mới"), "", "mới"),
    (p("Xã A", '<text:note><text:note-citation>1</text:note-citation><text:note-body>' + p("Có kèm.") + "</text:note-body></text:note>"),
     "", "Xã A¹\n¹ Có kèm."),
    ("<text:section>" + p("Trong mục") + "</text:section>", "", "Trong mục"),
    (table((("TT",), ("Việc",), ("Hạn",)), (("1",), ("Báo cáo", "kết quả"), ("5/6",))), "", "TT\tViệc\tHạn\n1\tBáo cáo kết quả\t5/6"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "styles", "text"), BODIES)
def test_bodies(body: str, styles: str, text: str) -> None:
    assert read(odt(body, styles), "a.odt").text == text
    inner = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
    flat = f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {SPACES}>{inner}</office:document>'
    assert read(flat.encode(), "a.fodt").text == text


UNSEEN = [
    ('text:display="none"', "hidden"),
    ('style:text-line-through-style="solid"', "struck"),
    ('fo:color="#ffffff"', "white"),
    ('fo:font-size="1pt"', "too small"),
]


@pytest.mark.parametrize(("properties", "why"), UNSEEN)
def test_unseen_text_is_left_out_and_reported(properties: str, why: str) -> None:
    for body, style in (
        (p("nộp trước ngày ", span("20/5/2024 ", "T1"), "25/5/2024."), styled(properties)),
        (p("nộp trước ngày 25/5/2024.") + p("20/5/2024", style="T1"), styled(properties, "paragraph")),
    ):
        document = read(odt(body, style), "a.odt")
        assert document.text == "nộp trước ngày 25/5/2024."
        assert why in document.notes[0] and document.is_doubtful(Span(0, 25))


def test_white_letters_on_a_colour_stay() -> None:
    style = styled('fo:color="#ffffff" fo:background-color="#003366"')
    assert read(odt(p("Số: ", span("5", "T1")), style), "a.odt").text == "Số: 5"


HEADER = table(
    (("UBND HUYỆN AN PHÚ",), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")),
    (("Số: 5/UBND-NV", "V/v báo cáo"), ("An Phú, ngày 05 tháng 6 năm 2023",)),
)
END = p("Kính gửi: Các xã.") + table((("Nơi nhận:", "- Như trên."), ("CHỦ TỊCH", "Lê Văn Tám")))


@pytest.mark.parametrize("in_page_header", [False, True])
def test_a_record(in_page_header: bool) -> None:
    master = f"<style:master-page><style:header>{HEADER}</style:header></style:master-page>"
    data = odt(END, master=master) if in_page_header else odt(HEADER + END)
    (record,) = extract_bytes(data, "a.odt").records
    assert record.number is not None and record.number.canonical == "5/UBND-NV"
    assert (record.issued, record.place, record.subject) == ("2023-06-05", "An Phú", "báo cáo")
    assert record.signature is not None and record.signature.name == "Lê Văn Tám"


REFUSED = [
    (odt(p("a"), **{"META-INF__manifest": "<m><encryption-data/></m>"}), OutcomeCode.ENCRYPTED),
    (odt(p("a")).replace(b"<text:p>a", b"<text:p>b"), OutcomeCode.CORRUPT),
    (odt(p(span("", "T1") * 3, "<text:a>" * 3000, "a", "</text:a>" * 3000)), OutcomeCode.CORRUPT),
    (odt(""), OutcomeCode.EMPTY),
    (odt("<text:section>" * 200 + p("a") + "</text:section>" * 200), OutcomeCode.TOO_LARGE),
    (odt("<a"), OutcomeCode.CORRUPT),
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_refused(data: bytes, code: OutcomeCode) -> None:
    with pytest.raises(UnreadableError) as error:
        read(data, "a.odt")
    assert error.value.outcome.code is code


def test_a_spreadsheet_says_so() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        inner = "<office:body><office:spreadsheet/></office:body>"
        package.writestr("content.xml", f"<office:document-content {SPACES}>{inner}</office:document-content>")
    with pytest.raises(UnreadableError) as error:
        read(buffer.getvalue(), "a.ods")
    assert error.value.outcome.code is OutcomeCode.UNSUPPORTED and "OpenDocument" in (error.value.outcome.detail or "")
