"""Members of a ZIP archive."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO

from schemas import OutcomeCode, UnreadableError

from .limits import ContainerLimits, Entry, Spent
from .names import is_junk, zip_name

_ENCRYPTED_FLAGS = 0x01 | 0x2000  # the member; the central directory


def zip_entries(data: bytes | Path, limits: ContainerLimits, spent: Spent) -> Iterator[Entry]:
    """Yield the files of an archive in its own order, without folders and what systems leave behind.

    Raises `UnreadableError` where the archive cannot be opened.
    """
    try:
        archive = zipfile.ZipFile(data if isinstance(data, Path) else io.BytesIO(data))
    except OSError as error:
        raise _of_system(error) from error
    except MemoryError:
        raise
    except Exception as error:  # `zipfile` raises nearly anything on a damaged directory
        raise UnreadableError(OutcomeCode.CORRUPT, f"ZIP: {error}") from error
    with archive:
        entries = archive.infolist()
        begins = archive.fp is not None and _head(archive.fp) == b"PK"
        if begins and entries and all(info.header_offset for info in entries):
            raise UnreadableError(OutcomeCode.CORRUPT, "ZIP: cut off; its directory is gone")
        for index, info in enumerate(entries):
            path = zip_name(info)
            if not info.filename.endswith("/") and not any(is_junk(part) for part in path.split("/")):
                yield Entry(path, index, partial(_take, archive, info, limits, spent))


def _head(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    return stream.read(2)


def _take(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: ContainerLimits, spent: Spent) -> bytes:
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
    except OSError as error:
        raise _of_system(error) from error
    except MemoryError as error:  # a damaged member asks for gigabytes; the next one may ask for little
        raise UnreadableError(OutcomeCode.OUT_OF_MEMORY, "to unpack it") from error
    except Exception as error:  # each method of packing has errors of its own
        raise UnreadableError(OutcomeCode.CORRUPT, f"ZIP: {error}") from error
    spent.admit(len(data), limits)
    return data


def _of_system(error: OSError) -> UnreadableError:
    """Tell what the system could not read from what is damaged: `bz2` raises OSError without a number for that."""
    if error.errno is None:
        return UnreadableError(OutcomeCode.CORRUPT, f"ZIP: {error}")
    return UnreadableError(OutcomeCode.IO_ERROR, error.strerror or str(error))
