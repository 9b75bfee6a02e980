"""Printed lines of an issuer's name told apart: which lines make one body, and which body stands above which."""

from __future__ import annotations

import re

from ..agencies.heads import is_body
from ..layout.views import LineView

_TERRITORY = re.compile(
    r"(?:tinh|thanh pho|tp|t\.p|huyen|quan|thi xa|tx|xa|phuong|thi tran|dac khu|khu vuc)(?![a-z])(?! (?:uy"
    r"|doan|doi)(?![a-z]))"
)
_LINKS = re.compile(r"(?:va|cua|thuoc|viet nam|trung uong|tw|nha nuoc|tai|cac|&|-|–|,)(?![a-z])|[-–,&(]")
_OPEN_END = re.compile(r"(?:[-–,&(]|(?<![a-z])(?:va|cua|thuoc|cac|buu ?chinh))$")
_AT = re.compile(r"\btại$", re.I)
"""With its marks: a name may end in "VẬN TẢI"."""
_GENERIC = re.compile(
    r"(?:van phong )?(?:uy ban(?: nhan dan| kiem tra| bau cu| mat tran(?: to quoc(?: viet nam)?)?)?|ubnd|hdnd"
    r"|hoi dong(?: nhan dan)?"
    r"|ban(?: chap hanh| thuong vu| chi dao| chi huy| to chuc dai hoi| dieu hanh| quan ly(?: du an)?)?|so|bo"
    r"|phong|chi cuc|cuc|tong cuc|vu"
    r"|toa an(?: nhan dan)?|vien(?: kiem sat(?: nhan dan)?)?|cong an|bo chi huy(?: quan su"
    r"| bo doi bien phong)?|benh vien(?: da khoa)?"
    r"|truong(?: dai hoc| cao dang| thpt| thcs| tieu hoc| mam non| trung hoc (?:pho thong|co so)| mau giao)?"
    r"|trung tam(?: y te| kinh doanh)?|hoc vien|khoa"
    r"|cong ty(?: co phan| tnhh(?: mot thanh vien| mtv)?)?|tong cong ty|tap doan|lien doan(?: lao dong)?"
    r"|hoi(?: lien hiep phu nu| nong dan| cuu chien binh)?"
    r"|bao hiem xa hoi|kho bac nha nuoc|dang uy|dang bo|doan|cong doan|chi nhanh|to cong tac|van phong"
    r"|mat tran to quoc(?: viet nam)?|hiep hoi|quy|nha|(?:chuyen mon|chinh quyen)\W+(?:va )?cong doan)\W*"
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
    if _LINKS.match(view.key):
        return False
    if _TERRITORY.match(view.key):
        return False
    if before.bold is not None and view.bold is not None and before.bold != view.bold:
        return is_body(view.text, view.key)
    return is_body(view.text, view.key)
