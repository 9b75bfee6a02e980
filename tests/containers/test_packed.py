"""Files packed by themselves, tar archives, and the packages of edXML."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import lzma
import tarfile

import pytest

from extractors.containers import ContainerLimits, Member, is_container, members
from schemas import UnreadableError

LETTER = b"Kinh gui: cac xa. " * 8


def tarred(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as target:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            target.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        target.addfile(link)
    return buffer.getvalue()


def package(
    attachment: str, prefix: str = "edXML:", namespace: str = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><{prefix}edXML xmlns:{prefix.rstrip(":") or "edXML"}="{namespace}">'
        f"<{prefix}edXMLEnvelope><Subject>ra soat</Subject></{prefix}edXMLEnvelope>"
        f"<AttachmentEncoded><Attachment><AttachmentName>cv/../cv-1.txt</AttachmentName>{attachment}</Attachment>"
        f"</AttachmentEncoded></{prefix}edXML>"
    ).encode()


def told(found: list[Member]) -> list[tuple[str, bytes | str]]:
    return [(m.path, m.data.outcome.code.value if isinstance(m.data, UnreadableError) else m.data) for m in found]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_one_file_packed(pack: object) -> None:
    data = pack(LETTER)  # type: ignore[operator]
    assert is_container(data, "cv.txt.gz")
    assert told(list(members(data, "cv.txt.gz"))) == [("cv.txt.gz!cv.txt.gz", LETTER)]


def test_a_folder_in_a_packed_tar() -> None:
    data = gzip.compress(tarred({"vb/cv-1.txt": LETTER, "../../etc/cv-2.txt": b"2", "vb/.DS_Store": b"x"}))
    name = "vb.tar.gz!vb.tar.gz"
    assert told(list(members(data, "vb.tar.gz"))) == [(f"{name}!vb/cv-1.txt", LETTER), (f"{name}!etc/cv-2.txt", b"2")]


def test_limits_and_damage() -> None:
    limits = ContainerLimits(member_bytes=1_000)
    for data in (gzip.compress(bytes(5_000)), tarred({"a.txt": bytes(5_000)})):
        assert [words for _, words in told(list(members(data, "a", limits)))] == ["too_large"]
    bomb = gzip.compress(bytes(3_000_000))
    assert [words for _, words in told(list(members(bomb, "a", ContainerLimits(ratio_from=1_000))))] == ["too_large"]
    assert [words for _, words in told(list(members(gzip.compress(LETTER)[:-12], "a")))] == ["corrupt"]
    assert {words for _, words in told(list(members(tarred({"a.txt": LETTER})[:600], "a")))} == {"corrupt"}


@pytest.mark.parametrize("prefix", ["edXML:", ""])
def test_the_attachments_of_edxml_are_the_letter(prefix: str) -> None:
    encoded = base64.encodebytes(LETTER).decode()
    data = package(f"<ContentTransferEncoded>{encoded}</ContentTransferEncoded>", prefix)
    assert told(list(members(data, "goi.edxml"))) == [("goi.edxml!cv-1.txt", LETTER)]


def test_edxml_without_a_file_or_damaged() -> None:
    assert told(list(members(package(""), "goi.edxml"))) == [("goi.edxml", "empty")]
    assert told(list(members(package("")[:-20], "goi.edxml"))) == [("goi.edxml", "corrupt")]
    own_type = package("").replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', 1)
    assert told(list(members(own_type, "goi.edxml"))) == [("goi.edxml", "corrupt")]
