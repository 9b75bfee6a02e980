"""What a header line is: recognisers that do not depend on the order of the lines.

The elements are those of Nghị định 30/2020/NĐ-CP, Phụ lục I, and of Hướng dẫn 36-HD/VPTW for the Party.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from ..agencies.heads import is_body, is_office
from ..agencies.numbering import NUMBER_LINE
from ..document import Place
from ..lexicon.lists import any_of
from ..text.capitals import is_upper
from ..text.keys import bare_in_place
from .types import starts_with_type, type_length
from .views import LineView


class Kind(StrEnum):
    """The elements of a header."""

    MOTTO = "motto"  # quốc hiệu, tiêu ngữ, "ĐẢNG CỘNG SẢN VIỆT NAM"
    NUMBER = "number"
    DATE = "date"  # địa danh and date
    SUBJECT = "subject"  # "V/v …"
    TITLE = "title"  # tên loại
    MARK = "mark"  # secrecy, urgency, draft, copy, circulation
    RULE = "rule"  # a line drawn with characters
    ADDRESSEE = "addressee"  # "Kính gửi"
    OTHER = "other"


_MOTTO = re.compile(
    r".{0,14}xa\s+hoi\s+chu\s+nghia\s+viet\s+nam|"
    r"[co]{2}ng\s+ho?a?\s*xa\s+hoi\s+chu\s+nghia|doc\s*lap\W{0,5}tu\s*do|tu do\W{0,5}hanh phuc"
    r"|cong hoa xa hoi\W*$|(?:xa hoi )?chu nghia viet nam\W*$"  # its two halves on two lines
    r"|dang\s+cong\s+san\s+viet\s+nam\W*$|doan\s+tncs\s+ho\s+chi\s+minh\W*$"
)
_SUBJECT = re.compile(r"\(?\s*(?:v\s*[/.]\s*v\b|ve\s+viec\b)")
DATE_WORDS = re.compile(
    r"ngay\s*(?:ngay\s*)?(?P<day>[\d.…_\s]{0,14}?)\s*thang\s*(?P<month>[\d.…_\s]{0,12}?)\s*nam\s*(?P<year>\d{4}"
    r"|[\d.…_\s]{0,10})"
)
_DATE_SLASH = re.compile(r"ngay\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\W*$")
HOUR = re.compile(r",?\s*(?:hoi\s+)?\d{1,2}\s*(?:gio|h|g)\s*(?:\d{1,2})?\s*(?:phut|')?\s*,?\s*$")
"""The hour of a công điện before its date: "Hà Nội, hồi 14 giờ 30 ngày …"."""
_DATE_OPEN = re.compile(r"[a-z.\s-]{2,40},\s*ngay\b[\d.…_\s]*(?:thang\b[\d.…_\s]*)?$")
_GROUNDS = re.compile(rf"{any_of('before_dates')}\b")
_RULE = re.compile(r"[\s\-–—_*=.~•]+$")
_ADDRESSEE = re.compile(r"kinh\s*(?:gui|goi)\b|kinh\s*(?:trinh|moi)\s*:")
ALSO_TO = re.compile(r"(?:dong\s+(?:kinh\s+)?|kinh\s+)(?:gui|goi)\s*:\s*")
"""A second list of addressees: "Đồng kính gửi:", or "Kính gửi:" once more."""
_MARKS = re.compile(
    r"(?:do (?:mat|khan)\s*:\s*)?"
    rf"(?:(?P<secrecy>{any_of('marks_of_secrecy')})|(?P<urgency>{any_of('marks_of_urgency')}(?: hen gio.{{0,20}})?)"
    r"|(?P<draft>du thao(?:\s+(?:lan\s*)?(?:thu\s*)?[\divx]+)?(?:\s*[(,;]?\s*(?:ngay\s*)?[\d/.\-\s]*)?)"
    rf"|(?P<copy>(?:ban )?{any_of('marks_of_copies')}(?: ban chinh)?(?:\s*[;,].*)?)"
    rf"|(?P<circulation>{any_of('marks_of_circulation')}))"
)


def mark_in(text: str, key: str | None = None) -> re.Match[str] | None:
    """Return the mark that the line is, whole and set apart (capitals or brackets), or None; `key` is its key."""
    bare = text.strip(" \t()[]{}.!:*|“”\"'")
    if not 3 <= len(bare) <= 60:
        return None
    start = text.index(bare)
    match = _MARKS.fullmatch(bare_in_place(bare) if key is None else key[start : start + len(bare)])
    if match is None:
        return None
    capitals = is_upper(bare) or (match["copy"] is not None and is_upper(bare.split(";")[0]))
    return match if capitals or match["draft"] or ":" in text else None


def date_in(key: str) -> re.Match[str] | None:
    """Return the date of a place-and-date line (địa danh, ngày … tháng … năm …), None where the line is another."""
    match = DATE_WORDS.search(key) or _DATE_SLASH.search(key)
    if match is None:
        return _DATE_OPEN.match(key)
    before, after = HOUR.sub("", key[: match.start()]), key[match.end() :]
    if match.re is _DATE_SLASH and before.strip() and not before.rstrip().endswith((",", ".", ";")):
        return None  # "… trước ngày 10/9/2026" ends a sentence
    if len(after.strip(" .,)(*")) > 2 or len(before) > 45 or before.count(" ") > 7:
        return None
    if re.search(r"\d\d|\d(?!\W*$)|:", before):  # a ward may be numbered: "Hà Giang 1, ngày …"
        return None
    if _GROUNDS.match(before):
        return None
    return match


def kind_of(view: LineView) -> Kind:
    """Tell which element of a header the line is."""
    return _kind(view.text, view.key)


@lru_cache(maxsize=4096)
def _kind(text: str, key: str) -> Kind:
    if _RULE.match(key):
        return Kind.RULE
    if _MOTTO.match(key):
        return Kind.MOTTO
    if NUMBER_LINE.match(text):
        return Kind.NUMBER
    if _SUBJECT.match(key):
        return Kind.SUBJECT
    if _ADDRESSEE.match(key):
        return Kind.ADDRESSEE
    if "ngay" in key and len(text) < 110 and date_in(key):
        return Kind.DATE
    if len(text) <= 60 and mark_in(text, key):
        return Kind.MARK
    if len(text) < 300 and starts_with_type(text, key):
        return Kind.TITLE
    return Kind.OTHER


def is_unknown_title(view: LineView, seen: set[Kind]) -> bool:
    """Tell whether the line is a title of a type in no list ("PHÁT ĐỘNG"): capitals alone, after number and date."""
    if Kind.NUMBER not in seen or Kind.DATE not in seen or Kind.SUBJECT in seen or view.place is Place.LEFT:
        return False
    words = view.text.split()
    return len(words) <= 5 and view.upper and not is_body(view.text, view.key) and not is_office(view.text, view.key)


_NAME_GOES_ON = re.compile(rf"(?:.*[-–,&]|.*(?<![a-z])va|{any_of('names_go_on')})$")


def kind_after(before: LineView | None, view: LineView) -> Kind:
    """As `kind_of`, but "KẾ HOẠCH" under "PHÒNG TÀI CHÍNH -" is the rest of a name, no title.

    Nor is "số 12/KH-UBND …" under "V/v thực hiện Kế hoạch" the document's number.
    """
    kind = kind_of(view)
    if kind is Kind.NUMBER and before is not None and view.text[0] == "s":
        goes_on = not (view.gap or before.upper or before.text[-1] in ".;:") and before.place is view.place
        if goes_on and kind_of(before) in (Kind.SUBJECT, Kind.OTHER):
            return Kind.OTHER
    if kind is Kind.TITLE and before is not None and before.upper and _NAME_GOES_ON.match(before.key):
        return Kind.OTHER
    if kind is Kind.TITLE and before is not None and _is_subject_of(before, view):
        return Kind.OTHER
    return kind


def _is_subject_of(title: LineView, view: LineView) -> bool:
    """Tell whether a line that opens with a type's name says what the title is about.

    "HƯỚNG DẪN VỀ CHỨC NĂNG …" under "THÔNG TƯ LIÊN TỊCH", "KẾT LUẬN CỦA CHỦ TỊCH …" under "THÔNG BÁO".
    """
    bare = starts_with_type(title.text, title.key) and type_length(title.key) == len(title.key.rstrip(" :"))
    return bare and len(view.key) - type_length(view.key) > 8
