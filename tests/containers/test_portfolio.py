"""PDF with files in it: each document is a member of its own, the PDF too unless it is only a cover."""

from __future__ import annotations

import io
import zipfile

import pytest

from extractors.containers import is_container, members
from schemas import UnreadableError
from tests.readers.raw_pdf import raw_pdf, stream, words

LETTER = words(70, 700, "Cong van so 347/SXD-QLHT")
INNER = raw_pdf(words(70, 700, "Cong van so 12/SXD-VP"))


def holding(*files: tuple[str, bytes], portfolio: bool = False, pinned: bool = False) -> bytes:
    """Return a PDF that holds files, in its catalog or pinned to its page."""
    objects: list[bytes] = []
    names = b""
    pins = b""
    for name, data in files:
        number = 6 + len(objects)
        spec = b"<< /Type /Filespec /F (%s) /UF (%s) /EF << /F %d 0 R >> >>" % (name.encode(), name.encode(), number)
        objects += [stream(data, b"/Type /EmbeddedFile"), spec]
        names += b"(%s) %d 0 R " % (name.encode(), number + 1)
        pins += b"<< /Type /Annot /Subtype /FileAttachment /Rect [10 10 30 30] /FS %d 0 R >> " % (number + 1)
    catalog = b"" if pinned else b"/Names << /EmbeddedFiles << /Names [ %s ] >> >>" % names
    catalog += b" /Collection << /Type /Collection >>" if portfolio else b""
    return raw_pdf(LETTER, *objects, catalog=catalog, page=b"/Annots [ %s ]" % pins if pinned else b"")


INVOICE, SIGNATURE = ("hoa-don.xml", b"<HDon/>"), ("smime.p7s", b"0\x82")
HOLDING = [
    # a letter with its attachments: the letter is a file of its own
    (holding(("phu-luc.pdf", INNER)), ["a.pdf!a.pdf", "a.pdf!phu-luc.pdf"]),
    (holding(("phu-luc.pdf", INNER), INVOICE, SIGNATURE), ["a.pdf!a.pdf", "a.pdf!phu-luc.pdf"]),
    (holding(("phu-luc.pdf", INNER), pinned=True), ["a.pdf!a.pdf", "a.pdf!phu-luc.pdf"]),
    # the page of a portfolio says only that it is one
    (holding(("1.pdf", INNER), ("2.pdf", INNER + b"\n"), portfolio=True), ["a.pdf!1.pdf", "a.pdf!2.pdf"]),
    # one that has the name of the PDF itself
    (holding(("a.pdf", INNER)), ["a.pdf!a.pdf", "a.pdf!a (2).pdf"]),
    # a PDF with attachments in a portfolio
    (holding(("1.pdf", holding(("2.pdf", INNER))), portfolio=True), ["a.pdf!1.pdf!1.pdf", "a.pdf!1.pdf!2.pdf"]),
]


@pytest.mark.parametrize(("data", "paths"), HOLDING)
def test_members(data: bytes, paths: list[str]) -> None:
    assert is_container(data, "a.pdf")
    found = list(members(data, "a.pdf"))
    assert [member.path for member in found] == paths
    for member in found:
        assert isinstance(member.data, bytes) and b"%PDF" in member.data


@pytest.mark.parametrize("data", [raw_pdf(LETTER), holding(INVOICE, SIGNATURE), b"%PDF-1.7 /EmbeddedFile"])
def test_no_documents_in_it(data: bytes) -> None:
    assert not is_container(data, "a.pdf")


def test_in_an_archive() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("cv/thư.pdf", holding(("phu-luc.pdf", INNER)))
    paths = [member.path for member in members(packed.getvalue(), "z.zip")]
    assert paths == ["z.zip!cv/thư.pdf!thư.pdf", "z.zip!cv/thư.pdf!phu-luc.pdf"]


def test_a_file_that_cannot_be_taken_out_costs_only_itself() -> None:
    data = holding(("1.pdf", INNER), ("2.pdf", INNER)).replace(b"/EF << /F 6 0 R >>", b"/EF << /F 99 0 R >")
    outcomes = [isinstance(member.data, UnreadableError) for member in members(data, "a.pdf")]
    assert outcomes.count(False) >= 2
