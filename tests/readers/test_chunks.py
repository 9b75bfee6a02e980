"""Documents within the text of a DOCX (`w:altChunk`) are read where they stand."""

from __future__ import annotations

import io
import zipfile

import pytest

from extractors.readers import read
from schemas import Span

from .builders import docx, p

RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="c1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" '
    'Target="{target}"{mode}/></Relationships>'
)
NAMED = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{0}"/>'
MIDDLE = "Thực hiện Công văn số 812/UBND-KT, gửi trước ngày 25/5/2024."
ESCAPED = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in MIDDLE)


def holding(content: bytes, name: str, target: str | None = None, identifier: str = "c1", mode: str = "") -> bytes:
    buffer = io.BytesIO(docx(p("Trước") + NAMED.format(identifier) + p("Sau")))
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr("word/_rels/document.xml.rels", RELATIONS.format(target=target or f"/word/{name}", mode=mode))
        package.writestr(f"word/{name}", content)
    return buffer.getvalue()


WEB_ARCHIVE = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html; charset=utf-8\n"
    f"Content-Transfer-Encoding: 8bit\n\n<html><body><p>{MIDDLE}</p></body></html>\n--B--\n"
).encode()
CHUNKS = [
    # the part's bytes, its name
    (f"<html><body><p>{MIDDLE}</p></body></html>".encode(), "c.html"),
    (f"<html><body><p>{MIDDLE}</p></body></html>".encode("utf-16"), "c.htm"),
    ((r"{\rtf1\ansi\pard " + ESCAPED + r"\par}").encode(), "c.rtf"),
    (MIDDLE.encode(), "c.txt"),
    (docx(p(MIDDLE)), "c.docx"),
    (WEB_ARCHIVE, "c.mht"),
]


@pytest.mark.parametrize(("content", "name"), CHUNKS)
def test_chunk_stands_where_it_is_named(content: bytes, name: str) -> None:
    document = read(holding(content, name), "a.docx")
    assert document.text == f"Trước\n{MIDDLE}\nSau"
    at = document.text.index("812")
    source = document.source_of(Span(at, at + 3))
    assert source is not None and source[0] == f"word/{name}"


def test_a_path_beside_the_main_part() -> None:
    assert MIDDLE in read(holding(MIDDLE.encode(), "c.txt", target="c.txt"), "a.docx").text


LOST = [
    (b"\x89PNG\r\n\x1a\n", "c.png", {}),  # no document
    (MIDDLE.encode(), "c.txt", {"identifier": "c9"}),  # names nothing
    (MIDDLE.encode(), "c.txt", {"target": "http://example.vn/c.txt", "mode": ' TargetMode="External"'}),
]


@pytest.mark.parametrize(("content", "name", "other"), LOST)
def test_what_cannot_be_read_makes_the_document_partial(content: bytes, name: str, other: dict[str, str]) -> None:
    document = read(holding(content, name, **other), "a.docx")
    assert document.text == "Trước\nSau"
    assert document.notes[0].startswith("partial: ")


def test_documents_within_each_other_end() -> None:
    inner = docx(p("x"))
    for _ in range(6):
        inner = holding(inner, "c.docx")
    assert any(note.startswith("word/c.docx: ") for note in read(inner, "a.docx").notes)
