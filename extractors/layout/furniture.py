"""Lines that are on the page but not of the document: signature panels, incoming stamps, gazette and web furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..agencies.heads import is_body
from ..lexicon.lists import any_of
from .views import LineView

_PANEL = re.compile(rf"{any_of('panel_signings')} ky\s*(?:[:;.]|\d|$)|{any_of('panel_openings')}|date\s*:\s*\d")
_PANEL_MEMBER = re.compile(rf"{any_of('panel_fields')}\s*:")
_SIGNED_AT = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4},?\s+\d{1,2}:\d{2}:\d{2}")
_STAMP = re.compile(r"(?:.{0,60}\b)?(?:cong van )?den\s*(?:so\b|ngay\b|$)")
_STAMP_MEMBER = re.compile(
    r"(?:so(?: den)?\s*[:.]?\s*[\d.…_\s/|\\,:–-]*$|ngay(?: den)?\s*[:.]?[\d\s./…_-]*(?:thang[\d\s.…_]*nam[\d\s.…_]*)?$"
    rf"|chuyen\s*:|gio\s*[:.]|{any_of('stamp_fields')})"
)
_CONTACT = re.compile(rf"{any_of('contact_words')}\s*[:.]|https?://|www\.|[\w.-]+@[\w.-]+$")
_FILE_PATH = re.compile(r"[a-z]:[\\/][^\s:]|\\\\\w")
"""Where the typist keeps the file, printed by a field of the word processor."""
_GAZETTE = re.compile(r"cong bao\s*/|cong bao so\b|(?:trang )?\d{1,3}\s*/\s*\d{1,3}$|\d{1,3}$|trang \d+$|- ?\d+ ?-$")


def furniture_of(views: list[LineView]) -> set[int]:
    """Return the positions in `views` of the lines that are furniture."""
    found: set[int] = set()
    panels: list[int] = []
    for position, view in enumerate(views):
        key = view.key
        if len(key) > 110:
            continue
        if _PANEL.match(key) or (":" in key and _SIGNED_AT.search(key)):
            found.add(position)
            panels.append(position)
        elif (len(key) < 16 and _GAZETTE.match(key)) or _FILE_PATH.match(key):
            found.add(position)
        elif position < 30 and _is_stamp(view):
            members = _stamp_members(views, position)
            found.update((position, *members))
            if position <= 2 and _has_issuer(views, (members or [position])[-1] + 1):
                found.update(range(position))  # the receiving office's name, on the stamp
        elif position < 30 and _CONTACT.match(key):
            found.add(position)
    for position in panels:
        for near in range(max(0, position - 3), min(len(views), position + 4)):
            if _PANEL_MEMBER.match(views[near].key):
                found.add(near)
    return found


@dataclass(frozen=True, slots=True)
class IncomingStamp:
    """The lines of an incoming stamp (dấu đến): what stands above its heading, the heading, and what follows it."""

    above: tuple[LineView, ...]
    lines: tuple[LineView, ...]


def incoming_stamp(views: list[LineView]) -> IncomingStamp | None:
    """Return the incoming stamp among the first lines of a document, None where there is none."""
    for position, view in enumerate(views[:30]):
        if len(view.key) <= 110 and _is_stamp(view):
            members = _stamp_members(views, position)
            above = position <= 2 and _has_issuer(views, (members or [position])[-1] + 1)
            lines = (view, *(views[member] for member in members))
            return IncomingStamp(tuple(views[:position]) if above else (), lines)
    return None


def _is_stamp(view: LineView) -> bool:
    return "den" in view.key and _STAMP.match(view.key) is not None and (view.text.isupper() or "ĐẾN" in view.text)


def _has_issuer(views: list[LineView], start: int) -> bool:
    """Tell whether the name of a body stands below the stamp: then what is above it is not the issuer's."""
    return any(view.upper and is_body(view.text, view.key) for view in views[start : start + 6])


def _stamp_members(views: list[LineView], stamp: int) -> list[int]:
    """Return the lines of an incoming stamp ("Số: 403", "Ngày: …", "Chuyển: …") that follow its heading."""
    members: list[int] = []
    for position in range(stamp + 1, min(len(views), stamp + 7)):
        if not _STAMP_MEMBER.match(views[position].key):
            break
        members.append(position)
    return members
