"""Form fields show what was chosen or typed, in every format, and fields stand within fields."""

from __future__ import annotations

import struct

import pytest

from extractors.readers import read

from .builders import docx, p, r
from .doc_builder import doc, line

BEGIN, MIDDLE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def form(data: str, kind: str, result: str = "") -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    return begin + code(kind) + MIDDLE + result + END


def choices(result: str) -> str:
    entries = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in ("Sở Y tế", "Sở Nội vụ"))
    return f"<w:ddList>{result}{entries}</w:ddList>"


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


LIST = '<w:dropDownList w:lastValue="2"><w:listItem w:displayText="Sở Nội vụ" w:value="2"/></w:dropDownList>'
WORD = [
    # paragraph, text
    (form(choices('<w:result w:val="1"/>'), "FORMDROPDOWN"), "Sở Nội vụ"),
    (form(choices('<w:default w:val="1"/>'), "FORMDROPDOWN"), "Sở Nội vụ"),  # nothing chosen yet
    (form(choices(""), "FORMDROPDOWN"), "Sở Y tế"),  # the first entry stands there
    (form(choices('<w:result w:val="7"/>'), "FORMDROPDOWN"), ""),
    (form(choices('<w:result w:val="0"/>'), "FORMDROPDOWN", r("Sở Nội vụ")), "Sở Nội vụ"),  # LibreOffice: as text
    (form('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "FORMCHECKBOX"), "☒"),
    (form('<w:checkBox><w:default w:val="1"/></w:checkBox>', "FORMCHECKBOX"), "☒"),
    (form('<w:checkBox><w:checked w:val="0"/></w:checkBox>', "FORMCHECKBOX"), "☐"),
    (form("<w:textInput/>", "FORMTEXT", r("Sở Y tế")), "Sở Y tế"),
    (control(LIST, r("Sở Nội vụ")), "Sở Nội vụ"),
    (control("<w:showingPlcHdr/>" + LIST, r("Chọn một mục")), "Sở Nội vụ"),
    (control("<w:showingPlcHdr/><w:text/>", r("Bấm vào đây để nhập")), ""),  # a prompt is no text
    (control("", r("Sở Y tế")), "Sở Y tế"),
    # fields within fields: what stands in the instruction of the outer one is not shown
    (BEGIN + code("IF ") + BEGIN + code("X") + MIDDLE + r("thừa") + END + code(" = 1") + MIDDLE + r("Sở") + END, "Sở"),
    (BEGIN + code("REF a") + MIDDLE + r("Sở ") + BEGIN + code("X") + MIDDLE + r("Y tế") + END + END, "Sở Y tế"),
    (BEGIN + code("IF ") + form(choices(""), "FORMDROPDOWN") + MIDDLE + r("Sở") + END, "Sở"),
    ("<w:fldSimple w:instr='DATE'>" + r("Sở") + "</w:fldSimple>", "Sở"),
    (BEGIN + r("Sở Y tế"), "Sở Y tế"),  # a field that never ends hides nothing
]  # fmt: skip


@pytest.mark.parametrize(("inner", "shown"), WORD)
def test_word(inner: str, shown: str) -> None:
    assert read(docx(p(r("Kính gửi: "), inner) + p("Hết")), "a.docx").text == f"Kính gửi: {shown}".strip() + "\nHết"


RTF_FORM = r"{{\field{{\*\fldinst FORMDROPDOWN {{\*\formfield{{{0}{{\*\ffname K}}{{\*\ffl So Y te}}{{\*\ffl So N\u7897?i vu}}}}}}}}{{\fldrslt {1}}}}}"
RTF = [
    (RTF_FORM.format(r"\fftype2\ffres1", ""), "So Nội vu"),
    (RTF_FORM.format(r"\fftype2\ffres25\ffdefres0", ""), "So Y te"),
    (RTF_FORM.format(r"\fftype2\ffres0", "So X"), "So X"),
    (RTF_FORM.format(r"\fftype1\ffres1", ""), "☒"),
    (RTF_FORM.format(r"\fftype1\ffres25\ffdefres0", ""), "☐"),
    (r"{\field{\*\fldinst IF {\field{\*\fldinst X}{\fldrslt thua}} = 1}{\fldrslt So Y te}}", "So Y te"),
    (r"{\field{\*\fldinst REF a}{\fldrslt So {\field{\*\fldinst X}{\fldrslt Y te}}}}", "So Y te"),
]


@pytest.mark.parametrize(("inner", "shown"), RTF)
def test_rtf(inner: str, shown: str) -> None:
    assert read(rb"{\rtf1\ansi\pard K: " + inner.encode() + rb"\par Het\par}", "a.rtf").text == f"K: {shown}\nHet"


def data(kind: int, result: int, default: int, *entries: str) -> bytes:
    """Return a form field's data as Word keeps it in the stream of data."""

    def string(text: str) -> bytes:
        return struct.pack("<H", len(text)) + text.encode("utf-16-le") + b"\x00\x00"

    found = struct.pack("<IHHH", 0xFFFFFFFF, kind | result << 2, 0, 20) + string("K")
    found += struct.pack("<H", default) + string("") * 5
    if kind == 2:
        found += struct.pack("<HHH", 0xFFFF, len(entries), 0)
        found += b"".join(struct.pack("<H", len(entry)) + entry.encode("utf-16-le") for entry in entries)
    return struct.pack("<IH", 0x44 + len(found), 0x44) + bytes(0x44 - 6) + found


BINARY = [
    (data(2, 1, 0, "Sở Y tế", "Sở Nội vụ"), "", "Sở Nội vụ"),
    (data(2, 25, 0, "Sở Y tế", "Sở Nội vụ"), "", "Sở Y tế"),
    (data(2, 9, 0, "Sở Y tế"), "", ""),
    (data(2, 0, 0, "Sở Y tế"), "Sở X", "Sở X"),
    (data(1, 1, 0), "", "☒"),
    (data(1, 25, 0), "", "☐"),
    (b"\x00" * 9, "", ""),  # damaged
]


@pytest.mark.parametrize(("stream", "result", "shown"), BINARY)
def test_doc(stream: bytes, result: str, shown: str) -> None:
    picture = (bytes.fromhex("550801") + struct.pack("<HI", 0x6A03, 0), "\x01")
    runs = ["Kính gửi: \x13 FORM ", (picture[1], picture[0]), f"\x14{result}\x15"]
    assert read(doc([line(*runs), line("Hết")], data=stream), "a.doc").text == f"Kính gửi: {shown}".strip() + "\nHết"


HTML = [
    ("<select><option>Sở Y tế<option selected>Sở Nội vụ</select>", "Sở Nội vụ"),
    ("<select><option>Sở Y tế<option>Sở Nội vụ</select>", "Sở Y tế"),
    ("<input value='Sở Y tế'>", "Sở Y tế"),
    ("<input type=hidden value=x><input type=submit value=Gửi>Sở", "Sở"),
    ("<textarea>Sở Y tế</textarea>", "Sở Y tế"),
    ("<input type=checkbox checked> Sở", "☒ Sở"),
]


@pytest.mark.parametrize(("inner", "shown"), HTML)
def test_html(inner: str, shown: str) -> None:
    assert (
        read(f"<html><body><p>Kính gửi: {inner}</p><p>Hết</p></body></html>".encode(), "a.html").text
        == f"Kính gửi: {shown}\nHết"
    )
