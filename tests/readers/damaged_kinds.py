"""What is damaged at random: small files of each format, the samples, containers of letters, scans."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from .builders import W, docx, p, r, table
from .doc_builder import BOLD, DELETED, cell, doc, line, row

SCAN = "22-svhttdl-yenbai-431.pdf"
"""The sample without a text layer."""

STYLES = f'<w:styles {W}><w:style w:type="paragraph" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
NUMBERS = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
WORD = docx(
    table((p("UBND HUYỆN"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), (p("Số: 5/UBND"), p("An Phú, ngày 5 tháng 5 năm 2024")))
    + p("Một", properties=ITEM) + p(r("Hai", "<w:strike/>"), r("Ba", '<w:color w:val="FFFFFF"/>'))
    + p('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="x"/></w:ddList></w:ffData></w:fldChar></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    styles=STYLES, numbering=NUMBERS,
)  # fmt: skip
OLD_WORD = doc(
    [
        *row([cell("UBND HUYỆN")], [cell("CỘNG HÒA")]),
        line("Số: ", ("875", BOLD), ("x", DELETED), "/UBND\x02 \x13 A \x14b\x15 \x08"),
    ],
    ("Times New Roman", ".VnTime"),
    footnotes=[line("\x02 Ghi chú")],
    boxes=[[line("Hộp")]],
    data=bytes(64),
)
RICH = rb"{\rtf1\ansi{\fonttbl{\f0 .VnTime;}}{\colortbl;\red255\green255\blue255;}\pard {\strike a}\b b\par{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres1}}}{\fldrslt }}\intbl x\cell\row{\footnote y}}"
PAGE = "<html><head><style>p.x{color:#fff}</style></head><body><table><tr><td>Số: 5/UBND</td></tr></table><p class=x>a<s>b</s></p></body></html>".encode()
ARCHIVE = (
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html\n\n"
    + PAGE
    + b"\n--B--\n"
)
OPEN = (
    '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">'
    '<office:automatic-styles><style:style style:name="T" style:family="text"><style:text-properties fo:color="#ffffff" '
    'fo:font-size="9pt"/></style:style><text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-format="i" text:start-value="4"/></text:list-style></office:automatic-styles><office:body><office:text>'
    '<table:table><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>Số: 5/UBND</text:p>'
    '</table:table-cell></table:table-row></table:table><text:list text:style-name="L"><text:list-item><text:p>a<text:s text:c="2"/>'
    '<text:span text:style-name="T">b</text:span><text:note><text:note-body><text:p>c</text:p></text:note-body></text:note></text:p>'
    "</text:list-item></text:list></office:text></office:body></office:document>"
).encode()
OF_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument '
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
    'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"><w:body><wx:sect><w:p><w:pPr><w:listPr><wx:t wx:val="1."/></w:listPr>'
    '</w:pPr><w:r><w:t>Số: 5/UBND</w:t></w:r><aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>x</w:delText>'
    "</w:r></aml:content></aml:annotation></w:p></wx:sect></w:body></w:wordDocument>"
).encode()


def of_their_own(samples: Path) -> Iterator[tuple[str, bytes]]:
    """Small files of each format and the samples that are no scans: name and bytes."""
    yield from (("a.docx", WORD), ("a.doc", OLD_WORD), ("a.rtf", RICH), ("a.html", PAGE), ("a.mht", ARCHIVE))
    yield from (("a.fodt", OPEN), ("a.xml", OF_2003))
    for path in sorted(samples.iterdir()):
        if path.name != SCAN:
            yield path.name, path.read_bytes()


def containers() -> Iterator[tuple[str, bytes]]:
    """Containers of small letters: name and bytes."""
    from tests.containers.building import mail, packed
    from tests.containers.test_mail_forms import msg, outlook

    message = mail("Số: 5/UBND\nKính gửi: x\nNơi nhận: y", html="<p>x</p>")
    message.add_attachment(WORD, "application", "octet-stream", filename="công văn.docx")
    yield "a.eml", message.as_bytes()
    box = b"From a Mon May 20 08:00:00 2024\n" + message.as_bytes() + b"\n\nFrom b Mon May 20 08:00:00 2024\n"
    yield "a.mbox", box + message.as_bytes()
    yield "a.msg", msg(outlook("x", PAGE, a=("a.docx", WORD), b=("", outlook(a=("b.docx", WORD)))))
    yield "a.zip", packed({"a.docx": WORD, "thư/b.rtf": RICH, "c.eml": message.as_bytes()})


def scans(samples: Path) -> Iterator[tuple[str, bytes]]:
    """A scan as PDF and its page as the pictures that scanners write: name and bytes."""
    import pypdfium2

    data = (samples / SCAN).read_bytes()
    yield "scan.pdf", data
    with pypdfium2.PdfDocument(data) as document:
        page = document[0].render(scale=150 / 72).to_pil().convert("L")
    for name, options in (("scan.png", {}), ("scan.jpg", {"quality": 60}), ("scan.tif", {"compression": "group4"})):
        buffer = io.BytesIO()
        (page.convert("1") if name.endswith("tif") else page).save(
            buffer, {"jpg": "JPEG", "tif": "TIFF"}.get(name[5:], "PNG"), **options
        )
        yield name, buffer.getvalue()
