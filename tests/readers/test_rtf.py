"""RTF, part by part."""

from __future__ import annotations

import pytest

from extractors.document import Place
from extractors.readers import read
from schemas import Span
from schemas.outcomes import OutcomeCode, UnreadableError

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil .VnTime;}"
    r"{\f2\fnil .VnTimeH{\*\falt x};}{\f3\froman\fcharset163 Times New Roman (Vietnamese);}{\f4\fcharset2 Symbol;}}"
)


def rtf(body: str) -> bytes:
    """Return a file; letters beyond ASCII stand in it as bytes of Windows-1252."""
    return (HEAD + body + "}").encode("cp1252")


INLINE = [
    (r"T\u7880\'3fNH V\u258?N PH\u210?NG", "TỈNH VĂN PHÒNG"),  # what stands for old readers goes
    (r"{\uc2 T\u7880\'ff?NH}{\uc0 A\u7880B}", "TỈNHAỈB"),
    (r"T\u-24576?x", "T\ua000x"),  # negative numbers
    (r"S\u7889{?}: 5", "Số?: 5"),  # a group ends what is skipped
    (r"{\f1 c\'abng v\'a8n \'ae\'ad\'eec}", "công văn được"),
    (r"{\f1 n\-íc ta}", "nước ta"),  # the optional hyphen is a letter in these fonts
    (r"n\-\u432?\u7899?c", "nước"),
    (r"{\f2 u\'fb ban}", "UỶ BAN"),
    (r"{\f3 C\'f4\'f2ng hoa\'cc}", "Cộng hoà"),  # Vietnamese code page
    (r"gi\u7919? {\deleted x}{\v y}l\u7841?i", "giữ lại"),
    (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt trang tin}}", "trang tin"),
    (r"{\pict\pngblip 89504e47}{\*\unknown x}{\object{\*\objdata 00}}c\u243?", "có"),
    (r"a\bin5 {{{}}b", "ab"),  # binary data is counted, not parsed
    (r"QĐ".replace("Đ", r"\u272?") + r"\_TTg\~5\emdash", "QĐ-TTg 5—"),
    (r"m\u7897?t\line hai", "một\nhai"),
    (r"{\listtext 1.\tab}M\u7909?c", "1. Mục"),
    (r"{\listtext\f4\'b7\tab}M\u7909?c", "- Mục"),
    (r"\{x\}\\", r"{x}\ ".strip()),
    (r"126/NĐ".replace("Đ", r"\u272?") + r"{\super 1}", "126/NĐ¹"),
]


@pytest.mark.parametrize(("body", "text"), INLINE)
def test_inline(body: str, text: str) -> None:
    assert read(rtf(body + r"\par "), "a.rtf").text == text


def test_a_letterhead_in_the_page_header() -> None:
    header = r"{\header\pard\intbl UBND\cell C\u7896?NG H\u210?A X\u195? H\u7896?I\cell\row}"
    assert read(rtf(header + r"\pard S\u7889?: 5/PNV\par"), "a.rtf").text.split("\n") == [
        "UBND",
        "CỘNG HÒA XÃ HỘI",
        "Số: 5/PNV",
    ]
    assert read(rtf(r"{\headerr trang 2\par}\pard S\u7889?: 5/PNV\par"), "a.rtf").text == "Số: 5/PNV"


BOXES = [
    r"{\shp{\*\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}{\shptxt BOX\par}}{\shprslt{\*\do\dptxbx{\dptxbxtext BOX\par}}}}",
    r"{\*\do\dobxcolumn\dptxbx{\dptxbxtext BOX\par}\dpx0\dpy0}",  # as old programs write it
]


@pytest.mark.parametrize("box", BOXES)
def test_a_text_box_comes_once(box: str) -> None:
    assert read(rtf(r"\pard S\u7889?: 5\par" + box), "a.rtf").text.split("\n") == ["Số: 5", "BOX"]


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\r\n ", b"\x00\n"])
def test_what_stands_before_the_first_brace(before: bytes) -> None:
    assert read(before + rtf(r"S\u7889?: 5\par"), "a.rtf").text == "Số: 5"


def test_header_table_and_rows() -> None:
    body = (
        r"{\header trang\par}"
        r"\trowd\cellx1\cellx2\pard\intbl UBND\par S\u7889?: 5/PNV\cell C\u7896?NG H\u210?A X\u195? H\u7896?I"
        r"\par An, ng\u224?y 2 th\u225?ng 5 n\u259?m 2024\cell\row\pard K\u237?nh g\u7917?i: S\u7903?\par"
        r"\trowd\clbrdrt\brdrs\cellx1\cellx2\pard\intbl 1\cell H\u7871?t\par h\u7841?n\cell\row\pard H\u7871?t\par"
    )
    document = read(rtf(body), "a.rtf")
    assert [(line.place.value, document.text_of(line)) for line in document.lines] == [
        ("left", "UBND"),
        ("left", "Số: 5/PNV"),
        ("right", "CỘNG HÒA XÃ HỘI"),
        ("right", "An, ngày 2 tháng 5 năm 2024"),
        ("full", "Kính gửi: Sở"),
        ("row", "1\tHết hạn"),
        ("full", "Hết"),
    ]


def test_footnotes_follow_the_body() -> None:
    document = read(rtf(r"\f1 m\'eet{\footnote \pard \f0 ghi}\f1  hai\par"), "a.rtf")
    assert document.text == "mợt¹ hai\n¹ ghi"
    assert document.lines[1].place is Place.FOOTNOTE


def test_source_map_counts_decoded_characters() -> None:
    document = read(rtf(r"A\u7880?B\par \f1 v\'a8n"), "a.rtf")
    at = document.text.index("văn")
    assert document.source_of(Span(at, at + 3)) == ("text", 3, 6)


REFUSED = [
    (r"\par", OutcomeCode.EMPTY),
    ("{" * 5000, OutcomeCode.TOO_LARGE),
]


@pytest.mark.parametrize(("body", "code"), REFUSED)
def test_refused(body: str, code: OutcomeCode) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(rtf(body), "a.rtf")
    assert caught.value.outcome.code is code


@pytest.mark.parametrize(
    "body", [r"a}}}}b", r"a{\bin999999999 b", r"a\u", r"{\fonttbl{\f9", r"\cell\row\nestcell a", "a\\"]
)
def test_broken_is_read_as_far_as_it_goes(body: str) -> None:
    assert "a" in read(rtf("a" + body), "a.rtf").text
