"""What no reader of the page sees is no text, in every format, and stands in the notes."""

from __future__ import annotations

import struct

import pytest

from extractors.readers import read
from schemas import Span

from .builders import W, docx, p, r, table
from .doc_builder import DELETED, HIDDEN, IN_TABLE, doc, line, row

STRIKE, DOUBLE_STRIKE, WHITE_CHARACTERS = bytes.fromhex("370801"), bytes.fromhex("532a01"), bytes.fromhex("422a08")
WHITE_RGB, SHADED = bytes.fromhex("7068ffffff00"), struct.pack("<HH", 0x4866, 6 << 5 | 0)

BEFORE, AFTER = "nộp trước ngày ", "25/5/2024."
SEEN = BEFORE + AFTER
GONE = "20/5/2024 "

STYLES = f"""<w:styles {W}>
<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Heir"><w:basedOn w:val="Gone"/></w:style>
<w:style w:type="character" w:styleId="Back"><w:basedOn w:val="Gone"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Dark"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Darker"><w:basedOn w:val="Dark"/></w:style>
</w:styles>"""


def word(*runs: str, after: str = "", **parts: str) -> bytes:
    return docx(p(r(BEFORE), *runs, r(AFTER)) + after, **parts)


def rtf(inner: str, head: str = "") -> bytes:
    def escape(text: str) -> str:
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)

    return (rf"{{\rtf1\ansi{{\fonttbl{{\f0 Arial;}}}}{head}\pard " + escape(BEFORE) + inner + AFTER + r"\par}").encode()


def page(inner: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body><p>{BEFORE}{inner}{AFTER}</p></body></html>".encode()


def binary(changes: bytes) -> bytes:
    return doc([line(BEFORE, (GONE, changes), AFTER)])


COLOURS = r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red0\green0\blue128;}"
UNSEEN = [
    # bytes, file name, why it is not seen
    (word(r(GONE, "<w:vanish/>")), "a.docx", "hidden"),
    (word(r(GONE, '<w:rStyle w:val="Gone"/>'), styles=STYLES), "a.docx", "hidden"),
    (word(r(GONE, '<w:rStyle w:val="Heir"/>'), styles=STYLES), "a.docx", "hidden"),
    (word(r(GONE, "<w:strike/>")), "a.docx", "struck"),
    (word(r(GONE, "<w:dstrike/>")), "a.docx", "struck"),
    (word(r(GONE, '<w:color w:val="FFFFFF"/>')), "a.docx", "white"),
    (word(r(GONE, '<w:color w:val="FEFEFE"/><w:shd w:val="clear" w:fill="auto"/>')), "a.docx", "white"),
    (word(r(GONE, '<w:sz w:val="2"/>')), "a.docx", "too small"),
    (word(f'<w:del w:id="1"><w:r><w:delText>{GONE}</w:delText></w:r></w:del>'), "a.docx", "deleted"),
    (word(f'<w:moveFrom w:id="1">{r(GONE)}</w:moveFrom>'), "a.docx", "deleted"),
    (docx(p(r(SEEN)) + p(r(GONE), properties='<w:pStyle w:val="Dark"/>'), styles=STYLES), "a.docx", "hidden"),
    (docx(p(r(SEEN)) + p(r(GONE), properties='<w:pStyle w:val="Darker"/>'), styles=STYLES), "a.docx", "hidden"),
    (rtf(rf"{{\v {GONE}}}"), "a.rtf", "hidden"),
    (rtf(rf"{{\strike {GONE}}}"), "a.rtf", "struck"),
    (rtf(rf"{{\striked1 {GONE}}}"), "a.rtf", "struck"),
    (rtf(rf"{{\deleted {GONE}}}"), "a.rtf", "deleted"),
    (rtf(rf"{{\cf2 {GONE}}}", COLOURS), "a.rtf", "white"),
    (rtf(rf"{{\fs2 {GONE}}}"), "a.rtf", "too small"),
    (binary(HIDDEN), "a.doc", "hidden"),
    (binary(DELETED), "a.doc", "deleted"),
    (binary(STRIKE), "a.doc", "struck"),
    (binary(DOUBLE_STRIKE), "a.doc", "struck"),
    (binary(WHITE_CHARACTERS), "a.doc", "white"),
    (binary(WHITE_RGB), "a.doc", "white"),
    (page(f'<span style="display: none">{GONE}</span>'), "a.html", "hidden"),
    (page(f'<span style="visibility:hidden">{GONE}</span>'), "a.html", "hidden"),
    (page(f'<span style="font-size:0">{GONE}</span>'), "a.html", "too small"),
    (page(f'<span style="font-size:0.5pt">{GONE}</span>'), "a.html", "too small"),
    (page(f'<span style="color:#FFF">{GONE}</span>'), "a.html", "white"),
    (page(f'<span style="opacity: 0">{GONE}</span>'), "a.html", "hidden"),
    (page(f'<font color="white">{GONE}</font>'), "a.html", "white"),
    (page(f"<s>{GONE}</s>"), "a.html", "struck"),
    (page(f"<del>{GONE}</del>"), "a.html", "struck"),
    (page(f'<span style="text-decoration: line-through">{GONE}</span>'), "a.html", "struck"),
    (page(f"<span hidden>{GONE}</span>"), "a.html", "hidden"),
    (page(f'<span class="x">{GONE}</span>', "<style>.x, p.y { display:none }</style>"), "a.html", "hidden"),
    (page(f'<span id="z">{GONE}</span>', "<style>/* a */ span#z{color : white;}</style>"), "a.html", "white"),
    (page(f'<span style="position:absolute; left:-9999px">{GONE}</span>'), "a.html", "hidden"),
    (page(f'<span style="position:absolute;clip:rect(0 0 0 0)">{GONE}</span>'), "a.html", "hidden"),
    (page(f'<span style="text-indent:-9999px">{GONE}</span>'), "a.html", "hidden"),
    (page(f'<span style="height:0;overflow:hidden">{GONE}</span>'), "a.html", "hidden"),
    (page(f'<span style="max-width: 1px; overflow: hidden">{GONE}</span>'), "a.html", "hidden"),
    (page(f'<span class="Apple x">{GONE}</span>', "<style>span.x{mso-hide:all}</style>"), "a.html", "hidden"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name", "why"), UNSEEN)
def test_unseen_text_is_left_out_and_reported(data: bytes, name: str, why: str) -> None:
    document = read(data, name)
    assert document.text == SEEN
    assert len(document.notes) == 1 and why in document.notes[0] and GONE.strip() in document.notes[0]
    if why != "deleted":  # a value that is read across the gap is to be looked at
        assert document.is_doubtful(Span(0, len(SEEN)))


WHITE = '<w:color w:val="FFFFFF"/>'
BANNER = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Banner"><w:pPr><w:shd w:fill="1F3864"/></w:pPr>'
    f"<w:rPr>{WHITE}</w:rPr></w:style></w:styles>"
)
STILL_SEEN = [
    # white letters on a colour, and what another property takes back
    (word(r(GONE, WHITE + '<w:shd w:val="clear" w:fill="1F3864"/>')), "a.docx"),
    (word(r(GONE, WHITE + '<w:highlight w:val="darkBlue"/>')), "a.docx"),
    (word(r(GONE, "<w:strike w:val='0'/>")), "a.docx"),
    (word(r(GONE, "<w:vanish w:val='false'/>")), "a.docx"),
    (word(r(GONE, '<w:rStyle w:val="Back"/>'), styles=STYLES), "a.docx"),
    (word(r(GONE, '<w:rStyle w:val="Gone"/><w:vanish w:val="0"/>'), styles=STYLES), "a.docx"),
    (docx(p(r(BEFORE + GONE + AFTER, WHITE), properties='<w:shd w:val="clear" w:fill="1F3864"/>')), "a.docx"),
    (docx(p(r(BEFORE + GONE + AFTER), properties='<w:pStyle w:val="Banner"/>'), styles=BANNER), "a.docx"),
    (rtf(rf"{{\cf2\highlight3 {GONE}}}", COLOURS), "a.rtf"),
    (rtf(rf"{{\v\v0 {GONE}}}"), "a.rtf"),
    (rtf(rf"{{\strike\plain {GONE}}}"), "a.rtf"),
    (binary(WHITE_RGB + SHADED), "a.doc"),
    (page(f'<span style="color:white;background:#123456">{GONE}</span>'), "a.html"),
    (page(f'<b style="background-color:navy"><i style="color:#ffffff">{GONE}</i></b>'), "a.html"),
    (page(f'<span style="position:absolute;left:90px;overflow:hidden;height:20px">{GONE}</span>'), "a.html"),
    (page(f'<span style="text-indent:-18pt">{GONE}</span>'), "a.html"),
    (page(f'<span style="visibility:visible">{GONE}</span>'), "a.html"),
    (page(f'<span class="y">{GONE}</span>', "<style>p.y{display:none} @media print{.y{color:white}}</style>"), "a.html"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name"), STILL_SEEN)
def test_what_can_be_seen_stays(data: bytes, name: str) -> None:
    document = read(data, name)
    assert document.text == BEFORE + GONE + AFTER
    assert not document.notes


def test_white_heads_of_coloured_tables_stay() -> None:
    filled = '<w:tcPr><w:shd w:val="clear" w:fill="002060"/></w:tcPr>'
    heads = (filled + p(r("TT", WHITE)), filled + p(r("Thời hạn", WHITE)))
    assert "TT\tThời hạn" in read(docx(table(heads, (p("1"), p("15/6/2024")), borders=True)), "a.docx").text
    cells = [[line(("TT", WHITE_RGB))], [line(("Thời hạn", WHITE_RGB))]]
    rows = row(*[[(cell[0][0][:-1], b"")] for cell in cells])
    assert "TT" in read(doc(rows), "a.doc").text and IN_TABLE


CELLS = [
    # what a cell and a row say, what is left of them
    ('<w:tcPr><w:cellDel w:id="1"/></w:tcPr>', "", "Đập A\nĐập B\tquý I"),
    ("", "<w:trPr><w:hidden/></w:trPr>", "Đập B\tquý I"),
    ("", '<w:trPr><w:del w:id="1"/></w:trPr>', "Đập B\tquý I"),
    ("", '<w:trPr><w:hidden w:val="0"/></w:trPr>', "Đập A\tquý IV\nĐập B\tquý I"),
]


@pytest.mark.parametrize(("cell", "first", "text"), CELLS)
def test_cells_and_rows_that_are_hidden_or_deleted(cell: str, first: str, text: str) -> None:
    rows = f"<w:tr>{first}<w:tc>{p('Đập A')}</w:tc><w:tc>{cell}{p('quý IV')}</w:tc></w:tr>"
    rows += f"<w:tr><w:tc>{p('Đập B')}</w:tc><w:tc>{p('quý I')}</w:tc></w:tr>"
    borders = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    assert read(docx(f"<w:tbl>{borders}{rows}</w:tbl>"), "a.docx").text == text


JOINED = [
    # a paragraph mark that is deleted or hidden: one paragraph goes on with the next
    (docx(p("Số: 34", properties='<w:rPr><w:del w:id="9"/></w:rPr>') + p("7/SXD-QLHT")), "a.docx"),
    (docx(p("Số: 34", properties='<w:rPr><w:moveFrom w:id="9"/></w:rPr>') + p("7/SXD-QLHT")), "a.docx"),
    (docx(p("Số: 34", properties="<w:rPr><w:vanish/></w:rPr>") + p("7/SXD-QLHT")), "a.docx"),
    (docx(table((p("Số: 34", properties='<w:rPr><w:del w:id="9"/></w:rPr>') + p("7/SXD-QLHT"),))), "a.docx"),
    (rb"{\rtf1\ansi S\u7889?: 34{\deleted\par}7/SXD-QLHT\par}", "a.rtf"),
    (rb"{\rtf1\ansi S\u7889?: 34{\v\par }7/SXD-QLHT\par}", "a.rtf"),
    (doc([([("Số: 34", b""), ("\r", DELETED)], b""), line("7/SXD-QLHT")]), "a.doc"),
    (doc([([("Số: 34", b""), ("\r", HIDDEN)], b""), line("7/SXD-QLHT")]), "a.doc"),
]


@pytest.mark.parametrize(("data", "name"), JOINED)
def test_a_mark_that_nobody_sees_ends_no_paragraph(data: bytes, name: str) -> None:
    document = read(data, name)
    assert document.text == "Số: 347/SXD-QLHT"
    assert "¶" in document.notes[0]
