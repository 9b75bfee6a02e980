"""Printed lines of an issuer's name told apart: which lines make one body, and which body stands above which."""

from __future__ import annotations

import re

from ..agencies.heads import is_body
from ..layout.views import LineView
from ..lexicon.lists import any_of

_LINKS = re.compile(rf"{any_of('lines_going_on')}(?![a-z])|[-–,&(]")
_OPEN_END = re.compile(rf"(?:[-–,&(]|(?<![a-z]){any_of('lines_left_open')})$")
_AT = re.compile(r"\btại$", re.I)
"""With its marks: a name may end in "VẬN TẢI"."""
_GENERIC = re.compile(
    rf"(?:(?:van phong )?{any_of('names_without_territory')}|(?:chuyen mon|chinh quyen)\W+(?:va )?cong doan)\W*"
)


def group_names(views: list[LineView]) -> list[list[LineView]]:
    """Return the lines by body, from the top: "UBND TỈNH … / SỞ …" are two, "ỦY BAN NHÂN DÂN / HUYỆN …" are one."""
    groups: list[list[LineView]] = []
    for view in views:
        alone = view is views[-1] and " " not in view.key.strip(" _*.")  # "CỤC THUẾ THÀNH PHỐ HẢI / PHÒNG"
        if groups and (alone or not _begins_body(groups[-1], view)):
            groups[-1].append(view)
        else:
            groups.append([view])
    return groups


def _begins_body(group: list[LineView], view: LineView) -> bool:
    """Tell whether the line begins another body than the one whose lines are in `group`."""
    before = group[-1]
    if not any(is_body(line.text, line.key) for line in group):
        return False  # "CHUYÊN MÔN - CÔNG ĐOÀN" goes on in the next line
    key = before.key.rstrip(" _*.")
    if _OPEN_END.search(key) or _AT.search(before.text.rstrip(" _*.")) or key.count("(") > key.count(")"):
        return False
    if view.key.split()[:2] == group[0].key.split()[:2]:
        return True  # "KHO BẠC NHÀ NƯỚC / KHO BẠC NHÀ NƯỚC HÀ TĨNH"
    opened = len(group) == 1 or _OPEN_END.search(group[-2].key.rstrip(" _*."))  # "… VÀ / TRUNG TÂM / …"
    if opened and _GENERIC.fullmatch(key):
        return False
    return not _LINKS.match(view.key) and is_body(view.text, view.key)
