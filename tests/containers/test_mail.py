from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from extractors.containers import is_container, members
from extractors.containers.mail import looks_like_dispatch
from extractors.readers import read
from schemas import UnreadableError

from .building import mail

DISPATCH = """ỦY BAN NHÂN DÂN XÃ MẪU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/UBND-VP
Mẫu, ngày 02 tháng 3 năm 2023
Kính gửi: Các thôn.
Đề nghị các thôn nộp danh sách trước ngày 10/3/2023./.
Nơi nhận: Như trên.
"""


def paths(message: EmailMessage | bytes) -> list[str]:
    data = message if isinstance(message, bytes) else message.as_bytes()
    assert is_container(data, "m.eml")
    return [
        f"{m.path.removeprefix('m.eml').removeprefix('!')}={m.data.outcome.code.value}"
        if isinstance(m.data, UnreadableError)
        else m.path.removeprefix("m.eml!")
        for m in members(data, "m.eml")
    ]


def test_two_attachments_and_a_covering_note() -> None:
    message = mail(html="<p>Kính gửi anh chị, số 12/UBND xin gửi kèm.</p>")
    message.add_attachment(b"%PDF-1", "application", "pdf", filename="Công văn số 12.pdf")
    message.add_attachment(b"PK", "application", "octet-stream", filename="phụ lục.docx")
    assert paths(message) == ["Công văn số 12.pdf", "phụ lục.docx"]
    found = list(members(message.as_bytes(), "m.eml"))
    assert [m.data for m in found] == [b"%PDF-1", b"PK"]


def test_text_that_is_a_dispatch() -> None:
    message = mail(DISPATCH)
    message.add_attachment(b"%PDF-1", "application", "pdf", filename="a.pdf")
    assert paths(message) == ["body.txt", "a.pdf"]
    body = next(members(message.as_bytes(), "m.eml")).data
    assert isinstance(body, bytes)
    assert "15/UBND-VP" in read(body, "body.txt").text


def test_html_goes_before_plain_text() -> None:
    # Its tables say which column a line stood in.
    markup = "".join(f"<p>{line}</p>" for line in DISPATCH.splitlines())
    message = mail(DISPATCH, html=f"<html><body>{markup}</body></html>")
    assert paths(message) == ["body.html"]
    body = next(members(message.as_bytes(), "m.eml")).data
    assert isinstance(body, bytes)
    assert "15/UBND-VP" in read(body, "body.html").text


def test_mail_with_nothing_to_read() -> None:
    assert paths(mail("Mai họp nhé.")) == ["=not_a_dispatch"]


def test_mail_within_a_mail() -> None:
    inner = mail()
    inner.add_attachment(b"deep", "application", "pdf", filename="letter.pdf")
    outer = mail(subject="Chuyển tiếp")
    outer.add_attachment(inner)
    outer.add_attachment(b"flat", "application", "pdf", filename="flat.pdf")
    assert paths(outer) == ["message-2.eml!letter.pdf", "flat.pdf"]


def test_logos_and_signatures_are_no_files() -> None:
    message = mail(html='<p>Xem kèm theo <img src="cid:logo"></p>')
    message.get_payload()[1].add_related(
        b"\x89PNG", "image", "png", cid="<logo>", filename="logo.png", disposition="inline"
    )
    message.add_attachment(b"sig", "application", "pkcs7-signature", filename="smime.p7s")
    message.add_attachment(b"%PDF-1", "application", "pdf", filename="a.pdf", disposition="inline")
    message.add_attachment(b"\xff\xd8\xff" + b"0" * 70_000, "image", "jpeg", filename="photo.jpg", disposition="inline")
    message.add_attachment(b"\xff\xd8\xff", "image", "jpeg", filename="small.jpg")
    assert paths(message) == ["a.pdf", "photo.jpg", "small.jpg"]


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        (b"attachment; filename*=UTF-8''C%C3%B4ng%20v%C4%83n.pdf", "Công văn.pdf"),  # RFC 2231
        (b'attachment; filename="=?UTF-8?B?Q8O0bmcgdsSDbi5wZGY=?="', "Công văn.pdf"),  # RFC 2047 inside quotes: Outlook
        (b'attachment; filename="../../a.pdf"', "a.pdf"),
        (b'attachment; filename="C:\\\\x\\\\a.pdf"', "a.pdf"),
        (b"attachment", "part-2.pdf"),
    ],
)
def test_names(disposition: bytes, name: str) -> None:
    message = mail()
    message.add_attachment(b"%PDF-1", "application", "pdf", filename="NAME.pdf")
    data = message.as_bytes().replace(b'attachment; filename="NAME.pdf"', disposition)
    assert paths(data) == [name]


@pytest.mark.parametrize(
    ("data", "name", "container"),
    [
        (b"From: a@b.vn\r\nDate: x\r\nMIME-Version: 1.0\r\n\r\ntext", "saved", True),  # exported without a suffix
        (b"Received: from x\nFrom: a\nSubject: b\nMessage-ID: <c>\n\ntext", "1", True),
        (b"Subject: x\r\n\r\ntext", "m.eml", True),
        (b"Subject: x\r\n\r\ntext", "m.txt", False),
        ("Số: 12/UBND\nKính gửi: ai đó".encode(), "m.txt", False),
        (DISPATCH.encode(), "m.eml", False),  # a text under a wrong name
        (b"", "m.eml", False),
        (b"%PDF-1.4", "m.eml", False),
    ],
)
def test_what_is_a_mail(data: bytes, name: str, container: bool) -> None:
    assert is_container(data, name) is container


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DISPATCH, True),
        ("Số 12-CV/HU\nKính gửi: các chi bộ\nNơi nhận: Như trên", True),  # the nation's name left out when pasted
        ("Kính gửi anh chị,\nTheo Công văn số 12/UBND-VP, xin gửi kèm.", False),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", False),
        ("", False),
    ],
)
def test_looks_like_a_dispatch(text: str, expected: bool) -> None:
    assert looks_like_dispatch(text) is expected


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.8, 0.95])
def test_mail_cut_off_is_no_error(cut: float) -> None:
    message = mail()
    message.add_attachment(b"%PDF-1" * 500, "application", "pdf", filename="a.pdf")
    data = message.as_bytes()
    assert list(members(data[: int(len(data) * cut)], "m.eml"))


def test_multiparts_nested_too_deep() -> None:
    depth = 3000
    head = b"From: a\r\nMIME-Version: 1.0\r\nDate: x\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n"
    body = b"".join(b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (i, i + 1) for i in range(depth))
    (found,) = members(head + body, "m.eml")
    assert isinstance(found.data, UnreadableError)


def test_not_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "m.eml"
    message = mail()
    message.add_attachment(b"%PDF-1", "application", "pdf", filename="a.pdf")
    path.write_bytes(message.as_bytes())
    assert [m.path for m in members(path, "m.eml")] == ["m.eml!a.pdf"]
