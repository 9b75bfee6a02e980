"""The words that open a title line (tên loại văn bản): Nghị định 30/2020/NĐ-CP, Điều 7, and the legal documents."""

from __future__ import annotations

import re

from .views import is_upper

TYPE_NAMES = (
    "nghi quyet lien tich", "nghi quyet", "quyet dinh", "chi thi lien tich", "chi thi", "quy che", "quy dinh", "quy trinh",
    "thong cao", "thong bao", "huong dan lien nganh", "huong dan lien tich", "huong dan", "chuong trinh phoi hop", "chuong trinh",
    "ke hoach lien tich", "ke hoach", "phuong an", "de an", "du an", "bao cao", "bien ban", "to trinh", "hop dong", "cong dien",
    "cong van", "ban ghi nho", "ban thoa thuan", "giay uy quyen", "giay moi", "giay gioi thieu", "giay nghi phep", "giay chung nhan",
    "giay phep", "phieu gui", "phieu chuyen", "phieu trinh", "phieu bao", "thu cong", "thu moi", "bo luat", "luat", "phap lenh",
    "lenh", "nghi dinh", "thong tu lien tich", "thong tu", "van ban hop nhat", "ket luan", "thong tri", "quy uoc", "dieu le",
    "loi keu goi", "tuyen bo", "de cuong", "lich cong tac", "ban cam ket", "cong bo", "thong diep", "noi quy", "giao uoc",
)  # fmt: skip
_OPENS = re.compile(rf"(?:{'|'.join(name.replace(' ', chr(92) + 's+') for name in TYPE_NAMES)})(?![a-z])")


def starts_with_type(text: str, key: str) -> bool:
    """Tell whether the line is a title: a type's name in capitals, alone or followed by what it is about."""
    match = _OPENS.match(key)
    return match is not None and is_upper(text[: match.end()])


def type_length(key: str) -> int:
    """Return how many characters of the line the type's name takes; 0 where it opens with none."""
    match = _OPENS.match(key)
    return match.end() if match else 0
