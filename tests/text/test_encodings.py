"""Bytes of text files: which encoding they are in, and what is said of those that are not quite."""

from __future__ import annotations

import quopri
import unicodedata

import pytest

from extractors.readers import read
from extractors.text.encodings import decode
from schemas.outcomes import OutcomeCode, UnreadableError

TEXT = "Số: 268/SNV-TĐKT\nKính gửi: Ủy ban nhân dân các huyện, thị xã; đề nghị gửi báo cáo trước ngày 12/4/2023 để tổng hợp."
UTF8 = TEXT.encode()

NEARLY = [
    # bytes, text, note, doubted text
    (UTF8.replace(b"2023 ", b"2023\xa0"), TEXT, "a byte A0 that is none at byte", " "),  # a space of Windows
    (UTF8.replace("huyện".encode(), b"huy\xffn"), TEXT.replace("huyện", "huy\ufffdn"), "byte FF", "\ufffd"),
    (UTF8.replace("để".encode(), b"\x93de\x94"), TEXT.replace("để", "“de”"), "byte 93", "“"),  # quotes of Windows
    (UTF8 + b"\xe1\xbb", TEXT + "\ufffd", "byte E1 BB", "\ufffd"),  # cut off within a letter
    (UTF8 + b"\n" + "Hµ Néi".encode("latin-1"), TEXT + "\nHµ Néi", "a line in another encoding", "Hµ Néi"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "text", "note", "doubted"), NEARLY)
def test_nearly_utf8_is_utf8(data: bytes, text: str, note: str, doubted: str) -> None:
    decoded = decode(data)
    assert decoded.text == text
    assert note in decoded.notes[0]
    assert decoded.text[slice(*decoded.doubts[0])] == doubted


def test_a_record_names_the_byte() -> None:
    document = read(UTF8.replace(b"2023 ", b"2023\xa0"), "a.txt")
    assert "trước ngày 12/4/2023 để" in document.text
    assert document.notes and len(document.doubts) == 1


def as_latin(data: bytes) -> str:
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


ESCAPED = [
    # bytes, what the note says
    ("".join(c if ord(c) < 128 else f"&#{ord(c)};" for c in TEXT).encode(), "numeric references"),
    ("".join(c if ord(c) < 256 else f"&#x{ord(c):x};" for c in TEXT).encode(), "numeric references"),
    ("".join(c if ord(c) < 128 else f"\\u{ord(c):04x}" for c in TEXT).encode(), "JSON"),
    (quopri.encodestring(UTF8), "quoted-printable"),
    (TEXT.encode("utf-7"), "UTF-7"),
    (as_latin(UTF8).encode(), "Windows-1252"),
    (UTF8.decode("latin-1").encode(), "Windows-1252"),
]


@pytest.mark.parametrize(("data", "note"), ESCAPED)
def test_letters_written_as_something_else(data: bytes, note: str) -> None:
    document = read(data, "a.txt")
    assert document.text == TEXT
    assert note in document.notes[0]


PLAINLY_WRITTEN = [
    "Kính gửi: Các xã; công thức a=E1=BB và B+C-D, tệp C:\\u1234\\x",
    "Le résumé à l'été, voilà: Ã© n'est rien",
    "Chạy lệnh &#7889; để thử, nhập mật khẩu P=A1=B2",
]


@pytest.mark.parametrize("text", PLAINLY_WRITTEN)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert read(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("fill", [bytes(700), b"\x1a", b"\x1a" + bytes(300)])
def test_what_fills_the_last_block_is_no_text(fill: bytes) -> None:
    document = read(UTF8 + fill, "a.txt")
    assert document.text == TEXT and not document.notes


ENCODINGS = [
    # bytes, what the file calls itself
    (TEXT.encode("utf-16"), None),
    (TEXT.encode("utf-16-le"), None),
    (TEXT.encode("utf-16-be"), None),
    (TEXT.encode("utf-32"), None),
    (TEXT.encode("utf-8-sig"), None),
    (UTF8, "windows-1252"),  # a name that is wrong: nothing else is valid UTF-8
    (UTF8, "us-ascii"),
    (UTF8, "no-such-set"),
    (UTF8, "base64"),  # a codec, but none of text
]


@pytest.mark.parametrize(("data", "declared"), ENCODINGS)
def test_encodings(data: bytes, declared: str | None) -> None:
    decoded = decode(data, declared)
    assert decoded.text == TEXT
    assert not decoded.doubts


@pytest.mark.parametrize("declared", [None, "iso-8859-1", "koi8-r", "windows-1258"])
def test_windows_1258_whatever_the_file_calls_itself(declared: str | None) -> None:
    text = "Kính gu\u031b\u0309i: U\u0309y ban nhân dân các huyê\u0323n, dê\u0300 nghi\u0323 gu\u031b\u0309i báo cáo"
    data = text.replace("u\u031b", "ư").encode("cp1258")
    assert "Kính gửi: Ủy ban nhân dân các huyện" in unicodedata.normalize("NFC", decode(data, declared).text)


def test_binary_is_no_text() -> None:
    with pytest.raises(UnreadableError) as raised:
        decode(bytes(range(256)) * 8)
    assert raised.value.outcome.code is OutcomeCode.UNSUPPORTED


def test_a_stray_zero_byte_is_left_out() -> None:
    document = read(UTF8 * 3 + b"\x00", "a.txt")
    assert document.text.count("268/SNV-TĐKT") == 3
    assert "zero bytes" in document.notes[0]
