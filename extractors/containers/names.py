"""Names of members: in whichever code page they were written, and safe to show."""

from __future__ import annotations

import re
import struct
import unicodedata
import zipfile
import zlib

_JUNK_NAMES = {"thumbs.db", "desktop.ini", "__macosx"}
_JUNK_ENDS = (".tmp", ".part", ".crdownload", ".swp", ".lock", "~", "-wal", "-shm", "-journal")
_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
_VIETNAMESE = re.compile(r"[\x20-\x7eĂăÂâĐđÊêÔôƠơƯưÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĨĩŨũẠ-ỹ“”‘’–—…]+")


def is_junk(name: str) -> bool:
    """Tell whether a name in a folder is hidden, temporary, or a system's own."""
    lower = name.lower()
    return lower.startswith((".", "~$", "~")) or lower in _JUNK_NAMES or lower.endswith(_JUNK_ENDS)


def zip_name(info: zipfile.ZipInfo) -> str:
    """Return a ZIP member's path.

    Without the flag for UTF-8 the standard means code page 437 (APPNOTE.TXT, appendix D), but programs write UTF-8 or
    the code page of their system, which in Viet Nam is Windows-1258.
    """
    if info.flag_bits & _UTF8_FLAG:
        return clean_path(info.filename)
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return clean_path(info.filename)
    if raw.isascii():
        return clean_path(info.orig_filename)
    extra = _unicode_path(info.extra, raw)
    if extra:
        return clean_path(extra)
    try:
        return clean_path(raw.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    try:
        windows = unicodedata.normalize("NFC", raw.decode("cp1258"))
    except UnicodeDecodeError:
        windows = ""
    return clean_path(windows if _VIETNAMESE.fullmatch(windows) else info.orig_filename)


def clean_path(path: str) -> str:
    """Return a path fit for showing: NFC, `/` between folders, no climbing out, no control characters."""
    plain = unicodedata.normalize("NFC", path).replace("\\", "/").encode("utf-8", "replace").decode()
    plain = "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp") else " " for c in plain)
    parts = [part.strip() for part in plain.split("/")]
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "unnamed"


def unique(path: str, taken: dict[str, int]) -> str:
    """Return the path, with a number in its name where the container has it already; note it as taken."""
    folder, slash, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    stem, dot = (stem, dot) if stem else (name, "")
    number, result = taken.get(path, 0), path
    while result in taken:
        number += 1
        result = f"{folder}{slash}{stem} ({number}){dot}{suffix if dot else ''}"
    taken[path] = max(number, 1)
    taken.setdefault(result, 1)
    return result


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """Return the path of the Info-ZIP Unicode Path field where it belongs to these bytes (APPNOTE.TXT, 4.6.9)."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and size > 5 and field[:1] == b"\x01":
            if int.from_bytes(field[1:5], "little") != zlib.crc32(raw):
                return None
            return field[5:].decode("utf-8", "replace")
    return None
