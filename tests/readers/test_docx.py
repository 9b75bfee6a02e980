"""DOCX, part by part."""

from __future__ import annotations

import io
import zipfile

import pytest

from extractors.document import Place
from extractors.readers import read
from schemas import Span
from schemas.outcomes import OutcomeCode, UnreadableError

from .builders import W, docx, p, r, table

INLINE = [
    # paragraph, text
    (p("Gửi ", '<w:ins w:id="1">' + r("bổ sung ") + "</w:ins>",
       '<w:del w:id="2"><w:r><w:delText>cũ</w:delText></w:r></w:del>',
       "báo cáo"), "Gửi bổ sung báo cáo"),  # tracked: insertions stay, deletions go
    (p("Số: ", r("875", "<w:b/>"), "/UBND-NV"), "Số: 875/UBND-NV"),  # a number in three runs
    (p(r("hiện"), r("ẩn", "<w:vanish/>")), "hiện"),
    (p("126/2024/NĐ-CP", r("1", '<w:vertAlign w:val="superscript"/>'), ", Sở"), "126/2024/NĐ-CP¹, Sở"),
    (p("<w:sdt><w:sdtContent>" + r("ngày 05") + "</w:sdtContent></w:sdt>", " tháng 6"), "ngày 05 tháng 6"),
    (p('<w:hyperlink>' + r("trang tin") + "</w:hyperlink>"), "trang tin"),
    (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
       '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("12/5/2024")
       + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
     "12/5/2024"),  # a field's result, not its code
    (p('<w:r><w:t>QĐ</w:t><w:noBreakHyphen/><w:t>TTg</w:t></w:r>'), "QĐ-TTg"),
    (p('<w:r><w:t>Kính gửi:</w:t><w:tab/><w:t>Sở Y tế</w:t></w:r>'), "Kính gửi: Sở Y tế"),
    (p("<mc:AlternateContent><mc:Choice>" + r("một") + "</mc:Choice><mc:Fallback>" + r("hai") + "</mc:Fallback>"
       "</mc:AlternateContent>"), "một"),  # alternate content once
    (p("Sô\u0301: 5"), "Số: 5"),  # composed
    (p(r("Ðiều\u00a07")), "Điều 7"),
    (p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', " đã gửi"), "✓ đã gửi"),
    (p("12", '<w:r><w:sym w:font="Symbol" w:char="F02F"/></w:r>', "UBND"), "12/UBND"),  # a stop of Symbol is that stop
    (p('<w:r><w:sym w:font="Wingdings" w:char="F02F"/></w:r>', " thư"), "• thư"),  # and a picture elsewhere
]  # fmt: skip


@pytest.mark.parametrize(("paragraph", "text"), INLINE)
def test_inline(paragraph: str, text: str) -> None:
    assert read(docx(paragraph), "a.docx").text == text


def test_header_and_signature_tables_become_columns() -> None:
    document = read(
        docx(
            table(
                (p("UBND HUYỆN AN PHÚ") + p("PHÒNG NỘI VỤ"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
                (p("Số:      /PNV"), p("An Phú, ngày      tháng 5 năm 2024")),
            )
            + p("Kính gửi: Các xã.")
            + table((p("Nơi nhận:") + p("- Như trên;") + p("- Lưu: VT."), p("TRƯỞNG PHÒNG") + p("") + p("Lê An")))
        ),
        "a.docx",
    )
    assert [(line.place.value, document.text_of(line)) for line in document.lines] == [
        ("left", "UBND HUYỆN AN PHÚ"),
        ("left", "PHÒNG NỘI VỤ"),
        ("left", "Số:      /PNV"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("right", "An Phú, ngày      tháng 5 năm 2024"),
        ("full", "Kính gửi: Các xã."),
        ("left", "Nơi nhận:"),
        ("left", "- Như trên;"),
        ("left", "- Lưu: VT."),
        ("right", "TRƯỞNG PHÒNG"),
        ("right", "Lê An"),
    ]


def test_header_in_tabs() -> None:
    tab = "<w:r><w:tab/></w:r>"
    document = read(
        docx(
            p("UBND XÃ BÌNH AN", tab, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
            + p("Số: 7/UBND", tab, "Bình An, ngày 2 tháng 5 năm 2024")
            + p("Kính gửi: Các thôn.")
        ),
        "a.docx",
    )
    assert [line.place for line in document.lines] == [Place.LEFT] * 2 + [Place.RIGHT] * 2 + [Place.FULL]


def test_header_in_tabs_above_a_table_of_signatures() -> None:
    tab = "<w:r><w:tab/></w:r>"
    body = p("UBND HUYỆN AN PHÚ", tab, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p(
        "Số: 5/UBND", tab, "An Phú, ngày 05 tháng 6 năm 2023"
    )
    body += (
        p("Kính gửi: Các xã.")
        + p("Yêu cầu báo cáo.")
        + table((p("Nơi nhận:") + p("- Như trên."), p("CHỦ TỊCH") + p("Lê Văn Tám")))
    )
    document = read(docx(body), "a.docx")
    assert [(line.place.value, document.text_of(line)) for line in document.lines] == [
        ("left", "UBND HUYỆN AN PHÚ"),
        ("left", "Số: 5/UBND"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("right", "An Phú, ngày 05 tháng 6 năm 2023"),
        ("full", "Kính gửi: Các xã."),
        ("full", "Yêu cầu báo cáo."),
        ("left", "Nơi nhận:"),
        ("left", "- Như trên."),
        ("right", "CHỦ TỊCH"),
        ("right", "Lê Văn Tám"),
    ]


def test_real_table_becomes_rows() -> None:
    document = read(
        docx(
            table(
                (p("TT"), p("Nội dung"), p("Thời hạn")),
                (p("1"), p("Lập danh sách") + p("đề nghị"), p("15/6/2024")),
                borders=True,
            )
        ),
        "a.docx",
    )
    assert [(line.place.value, document.text_of(line)) for line in document.lines] == [
        ("row", "TT\tNội dung\tThời hạn"),
        ("row", "1\tLập danh sách đề nghị\t15/6/2024"),
    ]


def test_a_column_named_like_a_cue_is_still_a_table() -> None:
    rows = tuple((p(left), p(right)) for left, right in (("Nơi nhận", "Thời hạn"), ("Xã A", "01/6"), ("Xã B", "02/6")))
    assert all(line.place is Place.ROW for line in read(docx(table(*rows, borders=True)), "a.docx").lines)


NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="&#xF0B7;"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def test_automatic_numbering_is_written_out() -> None:
    def item(text: str, level: int, number: int = 1) -> str:
        return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    body = item("Một", 0) + item("a", 1) + item("b", 1) + item("Hai", 0) + item("lại a", 1) + item("Mục", 2)
    document = read(docx(body + item("Gạch", 0, 2), numbering=NUMBERING), "a.docx")
    assert document.text.split("\n") == ["1. Một", "a) a", "b) b", "2. Hai", "a) lại a", "2.1 Mục", "- Gạch"]
    at = document.text.index("lại a")
    assert document.source_of(Span(at, at + 5)) is not None  # the words have a source, the marker has none


def test_footnotes_follow_the_body() -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="2">'
        + p("<w:r><w:footnoteRef/></w:r>", " Ban hành ngày 01/01/2024.")
        + "</w:footnote></w:footnotes>"
    )
    body = p("Nghị định số 12/2024/NĐ-CP", '<w:r><w:footnoteReference w:id="2"/></w:r>', ".") + p("Hết.")
    document = read(docx(body, footnotes=notes), "a.docx")
    assert document.text == "Nghị định số 12/2024/NĐ-CP¹.\nHết.\n¹ Ban hành ngày 01/01/2024."
    assert document.lines[-1].place is Place.FOOTNOTE
    at = document.text.index("01/01")
    source = document.source_of(Span(at, at + 5))
    assert source is not None and source[0] == "word/footnotes.xml"


def test_text_box_comes_once() -> None:
    box = "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice>"
    box += "<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    assert read(docx(p("Văn bản", box.format(p("HỎA TỐC")))), "a.docx").text == "Văn bản\nHỎA TỐC"


def test_source_map() -> None:
    document = read(docx(p("Số: ", r("87"), r("5/UBND"))), "a.docx")
    at = document.text.index("875")
    assert document.source_of(Span(at, at + 8)) == ("word/document.xml", 4, 12)


def entities() -> bytes:
    good = docx(p("x"))
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + data.replace(b">x<", b">&b;<")
            new.writestr(name, data)
    return buffer.getvalue()


BOMBS = [
    (lambda: docx(p("x") * 400_000), OutcomeCode.TOO_LARGE),
    (lambda: docx("<w:p><w:r><w:t>" + "a" * 33_000_000 + "</w:t></w:r></w:p>"), OutcomeCode.TOO_LARGE),
    (lambda: docx("<w:tbl><w:tr><w:tc>" * 300 + p("x") + "</w:tc></w:tr></w:tbl>" * 300), OutcomeCode.TOO_LARGE),
    (entities, OutcomeCode.CORRUPT),
    (lambda: docx(p("x"))[:-40], OutcomeCode.CORRUPT),
    (lambda: docx("<w:p><w:r>"), OutcomeCode.CORRUPT),
    (lambda: docx(p("")), OutcomeCode.EMPTY),
]


@pytest.mark.parametrize(("make", "code"), BOMBS)
def test_bombs_and_broken_files(make, code: OutcomeCode) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnreadableError) as error:
        read(make(), "a.docx")
    assert error.value.outcome.code is code


def test_huge_grid_span_is_no_loop() -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>{p("một")}</w:tc>'
    body = f"<w:tbl><w:tr>{cell}<w:tc>{p('hai')}</w:tc></w:tr></w:tbl>"
    assert read(docx(body), "a.docx").text == "một\thai"


def test_text_in_a_legacy_font_becomes_unicode() -> None:
    body = p("Céng hoµ x· héi chñ nghÜa ViÖt Nam") + p("Uû ban nh©n d©n tØnh ®Ò nghÞ c¸c ®¬n vÞ triÓn khai thùc hiÖn")
    document = read(docx(body), "a.docx")
    assert "tỉnh đề nghị các đơn vị triển khai thực hiện" in document.text
    at = document.text.index("đơn vị")
    assert document.source_of(Span(at, at + 6)) is not None


def test_parts_named_with_the_other_slash() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(p("Số: 5/UBND")))) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("/", "\\"), old.read(name))
    assert read(buffer.getvalue(), "a.docx").text == "Số: 5/UBND"


def test_receivers_in_the_footer_of_the_page() -> None:
    def footer(inner: str) -> str:
        return f"<w:ftr {W}>{inner}</w:ftr>"

    closing = table((p("Nơi nhận:") + p("- Như trên;") + p("- Lưu: VT."), p("CHỦ TỊCH") + p("Hoàng Thị Lụa")))
    body = p("Số: 12/UBND-VP") + p("Nội dung công văn.")
    found = read(docx(body, footer1=footer(closing), footer2=footer(p("Trang 1"))), "a.docx").text
    assert found.index("Nội dung") < found.index("Lưu: VT") and "Hoàng Thị Lụa" in found
    assert "Trang 1" not in found
    own = p("Nơi nhận:") + p("- Lưu: VT.")
    assert "Hoàng Thị Lụa" not in read(docx(body + own, footer1=footer(closing)), "a.docx").text
