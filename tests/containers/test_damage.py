"""What damaged and hostile containers do: each costs only itself, and its other members are read."""

from __future__ import annotations

import io
import random
import struct
import zipfile

import pytest

from extractors.containers import is_container, members
from extractors.readers.sniffing import DOCX, ZIP, sniff
from schemas import UnreadableError

from .building import mail, packed


def outcomes(data: bytes) -> dict[str, str]:
    assert is_container(data, "c.eml")
    return {
        m.path: m.data.outcome.code.value if isinstance(m.data, UnreadableError) else "ok" for m in members(data, "c")
    }


def bent(method: int) -> bytes:
    """An archive of two members; the packed bytes of the first are spoilt."""
    data = bytearray(packed({"a.txt": random.Random(1).randbytes(500), "b.txt": b"second"}, method))
    start = data.find(b"a.txt") + 5
    for at in range(start + 4, start + 20):
        data[at] ^= 0xFF
    return bytes(data)


def nameless() -> bytes:
    """An archive whose first member's name has no letters, in both places (found in archives that scripts wrote)."""
    data = packed({"q": b"first", "a.txt": b"second"})
    local, central = data.find(b"PK\x03\x04"), data.find(b"PK\x01\x02")
    data = data[: local + 26] + struct.pack("<H", 0) + data[local + 28 : local + 30] + data[local + 31 :]
    central -= 1
    data = data[: central + 28] + struct.pack("<H", 0) + data[central + 30 : central + 46] + data[central + 47 :]
    second, end = data.find(b"PK\x01\x02", central + 4), data.find(b"PK\x05\x06")
    data = (
        data[: second + 42]
        + struct.pack("<I", struct.unpack_from("<I", data, second + 42)[0] - 1)
        + data[second + 46 :]
    )
    size, start = struct.unpack_from("<II", data, end + 12)
    return data[: end + 12] + struct.pack("<II", size - 1, start - 1) + data[end + 20 :]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_each_method_of_packing_has_errors_of_its_own(method: int) -> None:
    assert outcomes(bent(method)) == {"c!a.txt": "corrupt", "c!b.txt": "ok"}


def test_a_member_without_a_name() -> None:
    assert outcomes(nameless()) == {"c!unnamed": "ok", "c!a.txt": "ok"}


@pytest.mark.parametrize(
    ("start", "size", "value"),
    [
        (b"PK\x01\x02", 10, 99),  # a method of packing that nobody knows
        (b"PK\x01\x02", 42, 0xFFFF),  # begins behind the end
        (b"PK\x05\x06", 16, 0xFF),  # the directory begins in the middle of something
        (b"PK\x05\x06", 10, 0xFFFF),  # more members than there are
    ],
)
def test_a_directory_that_lies(start: bytes, size: int, value: int) -> None:
    data = packed({"a.txt": b"first", "b.txt": b"second"})
    at = data.find(start) + size
    found = list(members(data[:at] + struct.pack("<H", value) + data[at + 2 :], "c"))
    assert found, "one outcome at least, and no error"


def test_an_archive_cut_off_behind_a_document() -> None:
    # The directory of the last document within is found in place of its own: that one would be all that is read.
    data = packed({"a.docx": packed(LETTER), "b.docx": packed(LETTER)}, zipfile.ZIP_STORED)[:-100]
    assert outcomes(data) == {"c": "corrupt"}


def test_thousands_of_members_of_one_name() -> None:
    buffer = io.BytesIO()
    with pytest.warns(UserWarning), zipfile.ZipFile(buffer, "w") as target:
        for _ in range(3000):
            target.writestr("a.txt", b"1")
    found = [member.path for member in members(buffer.getvalue(), "c")]
    assert len(set(found)) == 3000
    assert found[-1] == "c!a (3000).txt"


@pytest.mark.parametrize("field", ["Content-Type", "Content-Disposition", "Content-Transfer-Encoding", "Subject", "To"])
@pytest.mark.parametrize(
    "words", ["(" * 3000, ";" * 100_000, '"' * 30_000, "; a*0=b" * 9000, "=?utf-8?q?a" * 9000, "<[(" * 900]
)
def test_header_fields_that_the_standard_library_stumbles_over(field: str, words: str) -> None:
    message = mail()
    message.add_attachment(b"%PDF-1", "application", "pdf", filename="letter.pdf")
    head, _, rest = message.as_bytes().partition(b"\n\n")
    lines = [line for line in head.split(b"\n") if not line.lower().startswith(field.lower().encode() + b":")]
    data = b"\n".join([*lines, f"{field}: multipart/mixed{words}".encode(), b"", rest])
    assert list(members(data, "c")), "one outcome at least, and no error"


@pytest.mark.parametrize("words", ["(" * 3000, "a;" * 3000, "letter.pdf" + ";" * 100_000])
def test_a_part_with_such_a_field_is_still_taken_out(words: str) -> None:
    message = mail()
    message.add_attachment(b"%PDF-1", "application", "pdf", filename="NAME.pdf")
    data = message.as_bytes().replace(b'filename="NAME.pdf"', f"filename={words}".encode())
    (found,) = members(data, "c")
    assert found.data == b"%PDF-1"


LETTER = {"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<r/>", "word/document.xml": b"<w:document/>"}
SHEET = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<office/>"}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (packed(LETTER), DOCX),
        (packed(LETTER, zipfile.ZIP_STORED), DOCX),
        (packed({name: data for name, data in LETTER.items() if "Types" not in name}), DOCX),  # repaired by a tool
        (packed(LETTER)[:-30], DOCX),  # its directory cut off: damaged, but no archive of letters
        # Archives that pack without compression what is packed already: the letter's own names stand in their bytes.
        (packed({"cv.docx": packed(LETTER)}, zipfile.ZIP_STORED), ZIP),
        (packed({"a.docx": packed(LETTER), "b.docx": packed(LETTER)}, zipfile.ZIP_STORED), ZIP),
        (packed({"x/b.xlsx": packed(SHEET)}, zipfile.ZIP_STORED), ZIP),
        (packed({"b.odt": packed(ODT)}, zipfile.ZIP_STORED), ZIP),
        (packed({"in.zip": packed({"cv.docx": packed(LETTER)}, zipfile.ZIP_STORED)}, zipfile.ZIP_STORED), ZIP),
        (packed({"cv.docx": packed(LETTER)}, zipfile.ZIP_STORED)[:-30], ZIP),  # cut off as well
        (packed({"word/document.pdf": b"%PDF-1"}), ZIP),  # a folder that somebody called so
        (packed({"content.xml": b"<a/>"}), ZIP),
    ],
)  # fmt: skip
def test_office_documents_and_archives_of_them(data: bytes, kind: str) -> None:
    assert sniff(data, "x.zip") == kind
