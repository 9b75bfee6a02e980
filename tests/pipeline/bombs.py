"""Small files that ask readers for all the time or memory there is; each has ended or hung some public library."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    b' Target="word/document.xml"/></Relationships>'
)


def pdf(content: bytes, *, box: str = "0 0 595 842", pages: int = 1) -> bytes:
    """A PDF whose pages, one object many times over, show a content stream."""
    packed = zlib.compress(content, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b"3 0 R " * pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>" % box.encode(),
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, starts = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (table, end)
    return bytes(out)


def docx(body: bytes, *, before: bytes = b"", more: dict[str, bytes] | None = None) -> bytes:
    """A DOCX with this markup in its body."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS,
        "word/document.xml": b'<?xml version="1.0"?>%s<w:document %s><w:body>%s</w:body></w:document>'
        % (before, W.encode(), body),
        **(more or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return buffer.getvalue()


def _paragraph(words: bytes) -> bytes:
    return b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % words


def _laughs() -> bytes:
    levels = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    return docx(_paragraph(b"&l9;"), before=b'<!DOCTYPE x [<!ENTITY l0 "ha">%s]>' % levels)


def _tables(depth: int) -> bytes:
    return docx(b"<w:tbl><w:tr><w:tc>" * depth + _paragraph(b"in") + b"<w:p/></w:tc></w:tr></w:tbl>" * depth)


def overlapping(members: int, size: int) -> bytes:
    """A ZIP whose many members are all the same packed bytes (a bomb without nesting)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b"0" * size) + packer.flush()
    crc = zlib.crc32(b"0" * size)
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(packed), size, 1, 0) + b"a" + packed
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(packed), size, 1, 0, 0, 0, 0, 0, 0)
    directory = (entry + b"a") * members
    return (
        local
        + directory
        + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, members, members, len(directory), len(local), 0)
    )


def nested(depth: int, width: int) -> bytes:
    """ZIPs within ZIPs, so many in each."""
    data = b"0" * 100_000
    for _ in range(depth):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
            for number in range(width):
                target.writestr(f"{number}.zip", data)
        data = buffer.getvalue()
    return data


_HEAD = b"From: a@b.vn\r\nDate: Mon, 06 Mar 2023 08:00:00 +0700\r\nMessage-ID: <1@b.vn>\r\nMIME-Version: 1.0\r\n"


def mail(fields: bytes, body: bytes = b"--b\r\n\r\nx\r\n--b--\r\n") -> bytes:
    """An e-mail with header fields."""
    return _HEAD + fields + b"\r\n\r\n" + body


def _many_parts(count: int) -> bytes:
    part = b"--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nx\r\n"
    return mail(b"Content-Type: multipart/mixed; boundary=b", part * count + b"--b--\r\n")


QUICK: dict[str, Callable[[], bytes]] = {
    "page-of-a-million-points.pdf": lambda: pdf(b"BT /F 9 Tf 9 9 Td (x) Tj ET", box="0 0 1000000 1000000"),
    "grid-span.docx": lambda: docx(
        b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    ),
    "laughs.docx": _laughs,
    "external-entity.docx": lambda: docx(
        _paragraph(b"before &x; after"), before=b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    ),
    "tables-in-tables.docx": lambda: _tables(300),
    "encrypted.docx": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 480
    ),
    "parentheses.eml": lambda: mail(b"Content-Type: multipart/mixed; boundary=b; x=" + b"(" * 3000),
    "semicolons.eml": lambda: mail(b"Content-Type: multipart/mixed; boundary=b" + b";" * 100_000),
    "only-semicolons.eml": lambda: b"From: " + b";" * 100_000,
    "nested.zip": lambda: nested(6, 3),
}
"""Over in a moment."""

LONG: dict[str, Callable[[], bytes]] = {
    "five-million-words.pdf": lambda: pdf(b"BT /F 9 Tf 9 9 Td " + b"(x)Tj " * 5_000_000 + b"ET"),
    "gigabyte-of-blanks.pdf": lambda: pdf(b" " * 1_000_000_000),
    "pages-without-end.pdf": lambda: pdf(b"BT /F 9 Tf 9 9 Td (x) Tj ET", pages=200_000),
    "three-million-paragraphs.docx": lambda: docx(_paragraph(b"x") * 3_000_000),
    "one-run.docx": lambda: docx(_paragraph(b"x" * 1_000_000_000)),
    "media.docx": lambda: docx(
        _paragraph(b"x"), more={f"word/media/image{n}.png": b"\0" * 250_000_000 for n in range(8)}
    ),
    "tables-in-tables-3000.docx": lambda: _tables(3000),
    "overlapping.zip": lambda: overlapping(20_000, 9_000_000),
    "wide.zip": lambda: nested(4, 12),
    "parts.eml": lambda: _many_parts(20_000),
}
"""What takes seconds, or all that a limit allows."""
