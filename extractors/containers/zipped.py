"""Members of a ZIP archive."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from schemas import OutcomeCode, UnreadableError

from .limits import Entry, Limits, Spent
from .names import is_junk, zip_name

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError, OverflowError)
_ENCRYPTED_FLAGS = 0x01 | 0x2000  # the member; the central directory


def zip_entries(data: bytes | Path, limits: Limits, spent: Spent) -> Iterator[Entry]:
    """Yield the files of an archive in its own order, without folders and what systems leave behind.

    Raises `UnreadableError` where the archive cannot be opened.
    """
    try:
        archive = zipfile.ZipFile(data if isinstance(data, Path) else io.BytesIO(data))
    except (*_DAMAGE, NotImplementedError) as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"ZIP: {error}") from error
    except OSError as error:
        raise UnreadableError(OutcomeCode.IO_ERROR, error.strerror or str(error)) from error
    with archive:
        for index, info in enumerate(archive.infolist()):
            path = zip_name(info)
            if not info.is_dir() and not any(is_junk(part) for part in path.split("/")):
                yield Entry(path, index, partial(_take, archive, info, limits, spent))


def _take(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, spent: Spent) -> bytes:
    if info.flag_bits & _ENCRYPTED_FLAGS:
        raise UnreadableError(OutcomeCode.ENCRYPTED, "ZIP")
    if info.create_system == 3 and stat.S_ISLNK(info.external_attr >> 16):
        raise UnreadableError(OutcomeCode.UNSUPPORTED, "a symbolic link")
    # The directory may lie about the size: it is asked first, so that bombs cost nothing, and the bytes are counted.
    spent.check(info.file_size, limits)
    if info.file_size > limits.ratio_from and info.file_size > limits.ratio * max(info.compress_size, 1):
        detail = f"packed {info.file_size // max(info.compress_size, 1)} to 1, limit {limits.ratio}"
        raise UnreadableError(OutcomeCode.TOO_LARGE, detail)
    room = min(limits.member_bytes, limits.total_bytes - spent.bytes)
    try:
        with archive.open(info) as stream:
            data = stream.read(room + 1)
    except NotImplementedError as error:
        raise UnreadableError(OutcomeCode.UNSUPPORTED, f"ZIP: {error}") from error
    except RuntimeError as error:  # what zipfile raises where a password is wanted
        raise UnreadableError(OutcomeCode.ENCRYPTED, "ZIP") from error
    except _DAMAGE as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"ZIP: {error}") from error
    except OSError as error:
        raise UnreadableError(OutcomeCode.IO_ERROR, error.strerror or str(error)) from error
    spent.admit(len(data), limits)
    return data
