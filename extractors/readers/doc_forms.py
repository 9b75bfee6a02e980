"""Form fields of a Word binary file: what a drop-down list or a check box shows.

Source: [MS-DOC] 2.9.78 (FFData) within 2.9.157 (NilPICFAndBinData), 2.2.4 (STTB).
"""

from __future__ import annotations

import struct

from .doc_flow import CHECKED, UNCHECKED

_TEXT, _CHECK_BOX, _LIST = 0, 1, 2
_AS_DEFAULT = 25
_VERSION = 0xFFFFFFFF
_STRINGS_BEFORE_LIST = 5


def form_value(data: bytes, at: int) -> str:
    """Return what the form field shows whose data begins there; "" for other data and for text, which is text."""
    try:
        return _value(data, at)
    except (struct.error, IndexError):  # a damaged field costs its value, not the text
        return ""


def _value(data: bytes, at: int) -> str:
    at += struct.unpack_from("<H", data, at + 4)[0]
    version, bits = struct.unpack_from("<IH", data, at)
    kind, result = bits & 3, bits >> 2 & 31
    if version != _VERSION or kind not in (_CHECK_BOX, _LIST):
        return ""
    at = _after_string(data, at + 10)
    default = struct.unpack_from("<H", data, at)[0]
    chosen = default if result == _AS_DEFAULT else result
    if kind == _CHECK_BOX:
        return CHECKED if chosen else UNCHECKED
    at += 2
    for _ in range(_STRINGS_BEFORE_LIST):
        at = _after_string(data, at)
    mark, count, extra = struct.unpack_from("<HHH", data, at)
    if mark != 0xFFFF or chosen >= count:
        return ""
    at += 6
    for _ in range(chosen):
        at += 2 + 2 * struct.unpack_from("<H", data, at)[0] + extra
    length = struct.unpack_from("<H", data, at)[0]
    return data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", errors="replace")


def _after_string(data: bytes, at: int) -> int:
    """Return the place after a string that is counted and ends with a zero."""
    length: int = struct.unpack_from("<H", data, at)[0]
    return at + 2 + 2 * length + 2
