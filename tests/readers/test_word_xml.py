"""Documents of Word in one XML file."""

from __future__ import annotations

import io
import zipfile

import pytest

from extractors.readers import read
from schemas.outcomes import OutcomeCode, UnreadableError

from .builders import W, docx, p, r, table

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
SPACES = (
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
    'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core"'
)


def of_2003(body: str, styles: str = "") -> bytes:
    sections = f"<wx:sect><wx:sub-section>{body}</wx:sub-section></wx:sect>"
    return f"{HEAD}<w:wordDocument {SPACES}>{styles}<w:body>{sections}</w:body></w:wordDocument>".encode()


def flat(package: bytes) -> bytes:
    parts = []
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        for name in archive.namelist():
            if name != "[Content_Types].xml":
                content = archive.read(name).decode()
                parts.append(f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>')
    parts.append('<pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>iVBOR</pkg:binaryData></pkg:part>')
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    return f'{HEAD}<pkg:package xmlns:pkg="{space}">{"".join(parts)}</pkg:package>'.encode()


CHANGE = '<aml:annotation aml:id="1" w:type="Word.{}"><aml:content>{}</aml:content></aml:annotation>'
GONE = '<w:styles><w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
BODIES = [
    # body, styles, text
    (p("Số: 5/UBND") + p("Kính gửi: Các xã"), "", "Số: 5/UBND\nKính gửi: Các xã"),
    (table((p("UBND HUYỆN"), p("Độc lập - Tự do")), (p("Số: 5"), p("An Phú"))), "",
     "UBND HUYỆN\nSố: 5\nĐộc lập - Tự do\nAn Phú"),
    (p("Số: ", CHANGE.format("Deletion", "<w:r><w:delText>4</w:delText></w:r>"), CHANGE.format("Insertion", r("5"))), "",
     "Số: 5"),
    (p("Số: 5", CHANGE.format("Comment", p("xem lại"))), "", "Số: 5"),
    (p("báo cáo", properties='<w:listPr><w:ilvl w:val="0"/><wx:t wx:val="2."/></w:listPr>'), "", "2. báo cáo"),
    (p("Như trên;", properties='<w:listPr><wx:t wx:val="&#183;"/></w:listPr>'), "", "- Như trên;"),
    (p("<w:hlink>" + r("trang tin") + "</w:hlink>"), "", "trang tin"),
    (p(r("hiện"), r(" ẩn", '<w:rStyle w:val="Gone"/>')), GONE, "hiện"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "styles", "text"), BODIES)
@pytest.mark.parametrize("name", ["a.doc", "a.xml"])
def test_word_2003(body: str, styles: str, text: str, name: str) -> None:
    assert read(of_2003(body, styles), name).text == text


def test_a_flat_package_is_read_as_the_package_is() -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    )
    package = docx(p("Số: 5/UBND", r(" ẩn", '<w:rStyle w:val="Gone"/>')) + p("Kính gửi: Các xã"), styles=styles)
    document = read(flat(package), "a.xml")
    assert document.text == read(package, "a.docx").text == "Số: 5/UBND\nKính gửi: Các xã"
    assert document.media_type == "application/msword-xml"


BROKEN = [
    f"{HEAD}<w:wordDocument {SPACES}/>".encode(),
    of_2003(p("a"))[:-30],
    HEAD.encode() + b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
]


@pytest.mark.parametrize("data", BROKEN)
def test_what_is_damaged_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableError) as error:
        read(data, "a.doc")
    assert error.value.outcome.code is OutcomeCode.CORRUPT
