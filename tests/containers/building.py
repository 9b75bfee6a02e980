"""Containers made in the test."""

from __future__ import annotations

import io
import struct
import zipfile
from email.message import EmailMessage


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as target:
        for name, data in files.items():
            target.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def renamed(data: bytes, written: bytes, raw: bytes, *, utf8_flag: bool = False) -> bytes:
    """Put other bytes of the same length for a member's name, in both places, and set or clear the flag for UTF-8."""
    assert len(written) == len(raw)
    data = data.replace(written, raw)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(signature)
        while start >= 0:
            (flags,) = struct.unpack_from("<H", data, start + at)
            flags = flags | 0x800 if utf8_flag else flags & ~0x800
            data = data[: start + at] + struct.pack("<H", flags) + data[start + at + 2 :]
            start = data.find(signature, start + 4)
    return data


def with_flag(data: bytes, flag: int) -> bytes:
    """Set a flag on every member, in both places."""
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(signature)
        while start >= 0:
            (flags,) = struct.unpack_from("<H", data, start + at)
            data = data[: start + at] + struct.pack("<H", flags | flag) + data[start + at + 2 :]
            start = data.find(signature, start + 4)
    return data


def mail(
    text: str = "Kính gửi anh chị văn bản kèm theo.", html: str | None = None, subject: str = "Gửi văn bản"
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "van.thu@example.gov.vn", "phong@example.gov.vn"
    message["Subject"], message["Date"] = subject, "Mon, 06 Mar 2023 08:00:00 +0700"
    message["Message-ID"] = "<1@example.gov.vn>"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message
