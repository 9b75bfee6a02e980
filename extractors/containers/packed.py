"""Files packed by themselves (gzip, bzip2, xz), and tar archives, which often are packed so."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Iterator
from functools import partial

from schemas import OutcomeCode, UnreadableError

from .limits import ContainerLimits, Entry, Spent
from .names import clean_path, is_junk

_NAMED = 0x08
"""The flag of a gzip file that tells the name of what is packed (RFC 1952, 2.3.1)."""


def packed_entries(data: bytes, limits: ContainerLimits, spent: Spent) -> Iterator[Entry]:
    """Yield the one file that is packed, under the name that gzip may tell."""
    yield Entry(_told_name(data), 0, partial(_unpack, data, limits, spent))


def tar_entries(data: bytes, limits: ContainerLimits, spent: Spent) -> Iterator[Entry]:
    """Yield the files of a tar archive in its own order, without folders, links and what systems leave behind.

    Raises `UnreadableError` where the archive cannot be opened.
    """
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:", errors="replace") as archive:
            for index, info in enumerate(archive):
                path = clean_path(info.name)
                if info.isfile() and not any(is_junk(part) for part in path.split("/")):
                    yield Entry(path, index, partial(_take, archive, info, limits, spent))
    except tarfile.TarError as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"tar: {error}") from error


def _take(archive: tarfile.TarFile, info: tarfile.TarInfo, limits: ContainerLimits, spent: Spent) -> bytes:
    spent.check(info.size, limits)
    try:
        stream = archive.extractfile(info)
        data = stream.read() if stream is not None else b""
    except (tarfile.TarError, OSError) as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"tar: {error}") from error
    spent.admit(len(data), limits)
    return data


def _unpack(data: bytes, limits: ContainerLimits, spent: Spent) -> bytes:
    room = min(limits.member_bytes, limits.total_bytes - spent.bytes, max(limits.ratio_from, limits.ratio * len(data)))
    try:
        with _opened(data) as stream:
            unpacked = stream.read(room + 1)
    except (OSError, EOFError, lzma.LZMAError, ValueError) as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"packed file: {error}") from error
    if len(unpacked) > room:
        raise UnreadableError(OutcomeCode.TOO_LARGE, f"more than {room} bytes unpacked")
    spent.admit(len(unpacked), limits)
    return unpacked


def _opened(data: bytes) -> gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
    stream = io.BytesIO(data)
    if data.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=stream)
    return bz2.BZ2File(stream) if data.startswith(b"BZh") else lzma.LZMAFile(stream)


def _told_name(data: bytes) -> str:
    """Return the name in the head of a gzip file; empty where none is told."""
    if not data.startswith(b"\x1f\x8b") or len(data) < 12 or not data[3] & _NAMED or data[3] & 0x04:
        return ""
    raw = data[10 : data.find(b"\x00", 10, 1034)]
    try:
        return clean_path(raw.decode("utf-8")).rpartition("/")[2] if raw else ""
    except UnicodeDecodeError:
        return ""
