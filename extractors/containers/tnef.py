"""Outlook's winmail.dat (TNEF, MS-OXTNEF): what a mail to somebody without Outlook had as attachments.

The file is a row of attributes: level, id, length, data, sum. A new attachment begins with its rendering data; its name
stands in its title, or in full in its MAPI properties.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import partial

from schemas import OutcomeCode, UnreadableError

from ..text.encodings import decode
from .limits import ContainerLimits, Entry, Spent
from .names import clean_path, is_junk

_HEAD = 6
_RENDERING, _TITLE, _DATA, _PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_LONG_NAME = struct.pack("<HH", 0x001F, 0x3707)
"""PidTagAttachLongFilename in Unicode."""


def tnef_entries(data: bytes, limits: ContainerLimits, spent: Spent) -> Iterator[Entry]:
    """Yield the attachments. Raises `UnreadableError` where there is none, or where the file is cut off before one."""
    attachments: list[dict[int, bytes]] = []
    for attribute, content in _attributes(data):
        if attribute == _RENDERING:
            attachments.append({})
        elif attachments:
            attachments[-1].setdefault(attribute, content)
    found = [attachment for attachment in attachments if attachment.get(_DATA)]
    if not found:
        raise UnreadableError(OutcomeCode.UNSUPPORTED, "winmail.dat without attachments: open it in Outlook")
    for index, attachment in enumerate(found, 1):
        name = clean_path(_name(attachment) or f"part-{index}.bin").rpartition("/")[2]
        if not is_junk(name):
            yield Entry(name, index, partial(_admitted, attachment[_DATA], limits, spent))


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = _HEAD
    while at + 9 <= len(data):
        attribute, size = struct.unpack_from("<II", data, at + 1)
        content = data[at + 9 : at + 9 + size]
        if len(content) < size:
            return
        yield attribute & 0xFFFF, content
        at += 9 + size + 2


def _name(attachment: dict[int, bytes]) -> str:
    properties = attachment.get(_PROPERTIES, b"")
    at = properties.find(_LONG_NAME)
    if at >= 0 and at + 12 <= len(properties):
        _, size = struct.unpack_from("<II", properties, at + 4)
        return properties[at + 12 : at + 12 + size].decode("utf-16-le", "replace").rstrip("\0")
    return decode(attachment.get(_TITLE, b"").rstrip(b"\0")).text


def _admitted(data: bytes, limits: ContainerLimits, spent: Spent) -> bytes:
    spent.admit(len(data), limits)
    return data
