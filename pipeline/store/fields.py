"""The fields of a record that a person may correct: their names in Vietnamese, what they take, what follows."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from typing import Any

from extractors.lexicon.types import type_name, type_named
from extractors.text.keys import bare_words
from schemas import Dispatch, parse_number
from schemas.dates import earliest_day, latest_day, make_date

NAMES = {
    "số": "number", "số, ký hiệu": "number", "số ký hiệu": "number", "ngày": "issued", "ngày ban hành": "issued",
    "ngày tháng": "issued", "trích yếu": "subject", "cơ quan ban hành": "issuer.name", "cơ quan": "issuer.name",
    "cơ quan chủ quản": "issuer.parent", "cấp": "issuer.level", "tỉnh": "issuer.province", "loại": "doc_type",
    "tên loại": "doc_type", "địa danh": "place", "độ mật": "secrecy", "độ khẩn": "urgency", "trạng thái": "status",
    "người ký": "signature.name", "chức vụ": "signature.title", "quyền hạn": "signature.authority",
    "issuer": "issuer.name", "signer": "signature.name",
}  # fmt: skip
"""What people call a field → its path in the record."""
_PARTS = {"thời hạn": "deadlines", "viện dẫn": "citations", "kính gửi": "addressees", "nơi nhận": "distribution",
          "hạn cuối": "last_day", "đơn vị thực hiện": "assignees", "nội dung": "task", "gửi về": "deliver_to",
          "quan hệ": "relation"}  # fmt: skip
_DATES = ("issued", "last_day", "ends", "boundary")
_LISTS = ("assignees", "authority")
_TEXTS = ("name", "parent", "place", "subject", "task", "deliver_to", "via", "channel", "form", "title", "as_written")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\s+(\d{1,2})[:hg](\d{2})?)?")
_MONTH = re.compile(r"(\d{1,2})/(\d{4})")
_EDTF = re.compile(r"\d{4}(?:-(?:\d\d|XX)(?:-(?:\d\d|XX)(?:T\d\d:\d\d)?)?)?")
_LENGTH = re.compile(r"PT?\d{1,4}(?:BD|D|W|M|Y|H)")


def path_of(name: str, record: Dispatch | None = None) -> str:
    """Return the path that a person means: `số`, `thời hạn.1.hạn cuối`, `deadlines.2.last_day`, or the path itself.

    Positions of deadlines and citations count from 1 as `congvan correct NUMBER` lists them, and become their ids.
    """
    plain = unicodedata.normalize("NFC", name.strip())
    found = NAMES.get(plain.lower())
    if found:
        return found
    parts = [_PARTS.get(part.strip().lower(), part.strip()) for part in plain.split(".")]
    if record is not None and len(parts) > 2 and parts[0] in ("deadlines", "citations") and parts[1].isdigit():
        items = getattr(record, parts[0])
        if 0 < int(parts[1]) <= len(items) and not any(item.id == parts[1] for item in items):
            parts[1] = items[int(parts[1]) - 1].id
    return ".".join(parts)


def value_of(path: str, words: str) -> Any:
    """Return the value of a field from a person's words: days as 31/12/2023, types by name, lists by semicolons."""
    plain = unicodedata.normalize("NFC", words.strip())
    last = path.split(".")[-1]
    if plain[:1] in "[{" and plain[-1:] in "]}":
        try:
            return json.loads(plain)
        except ValueError:
            return plain
    if last in _DATES:
        return "/".join(_date(part.strip()) for part in re.split(r"\s*(?:–|->)\s*|(?<=\d)/(?=\d{4}-)", plain))
    if last in _LISTS:
        return [part.strip() for part in plain.split(";") if part.strip()]
    if last == "doc_type":
        kind = type_named(plain)
        code = kind.code if kind else next((c for c in (plain, plain.upper()) if type_name(c)), None)
        return {"code": code, "name": type_name(code) or plain} if code else plain
    return plain


def _date(words: str) -> str:
    day = _DAY.fullmatch(words)
    if day:
        made = make_date(int(day[3]), int(day[2]), int(day[1])) or words
        return f"{made}T{int(day[4]):02d}:{int(day[5] or 0):02d}" if day[4] and made != words else made
    month = _MONTH.fullmatch(words)
    return f"{month[2]}-{int(month[1]):02d}" if month and 1 <= int(month[1]) <= 12 else words


def wrong(path: str, value: Any) -> str | None:
    """Say what is wrong with a value for a field beyond its type; None where nothing is."""
    last = path.split(".")[-1]
    if value is None:
        return None
    if last in _DATES and not _is_time(value, last):
        return f"{value!r} is no date; write 31/12/2023 or 2023-12-31"
    if path == "issued" and (earliest_day(value) or dt.date.min) > dt.date.today():
        return f"{value}: no document was issued after today"
    if path == "number" and isinstance(value, str) and not _is_number(value):
        return f"{value!r} is no number; write it as 875/UBND-NV"
    if path == "doc_type" and not isinstance(value, dict):
        return f"{value!r}: there is no such type of document; write its code or name: CV, Quyết định"
    if last == "rrule" and not _is_rule(value):
        return f"{value!r} is no rule of RFC 5545; write FREQ=MONTHLY;BYMONTHDAY=25"
    if last in _TEXTS and isinstance(value, str) and not bare_words(value):
        return f"{value!r} holds no words"
    if (
        path in ("issuer.name", "signature.name")
        and isinstance(value, str)
        and bare_words(value).replace(" ", "").isdigit()
    ):
        return f"{value!r} is no name"
    return None


def _is_number(value: str) -> bool:
    parsed = parse_number(value)
    return parsed is not None and bool(parsed.serial or bare_words(parsed.symbol or ""))


def _is_time(value: Any, field: str) -> bool:
    if not isinstance(value, str):
        return False
    if field == "boundary" and _LENGTH.fullmatch(value):
        return True
    parts = value.split("/")
    return len(parts) <= (2 if field == "boundary" else 1) and all(
        _EDTF.fullmatch(part) and earliest_day(part) and latest_day(part) and _is_hour(part) for part in parts
    )


def _is_hour(part: str) -> bool:
    try:
        return "T" not in part or dt.time.fromisoformat(part.split("T")[1]) is not None
    except ValueError:
        return False


def _is_rule(value: Any) -> bool:
    from dateutil.rrule import rrulestr

    try:
        return bool(rrulestr(value, dtstart=dt.datetime(2000, 1, 1)))
    except (ValueError, TypeError, AttributeError, KeyError):
        return False


def following(record: Dispatch, changed: set[str]) -> dict[str, Any]:
    """Return what follows from corrected fields and was not corrected itself: level and province of a new issuer."""
    if not changed & {"issuer.name", "issuer.parent", "place"} or not record.issuer.name:
        return {}
    from extractors.agencies.bodies import Surroundings, parse_body

    symbol = record.number.symbol if record.number else None
    around = Surroundings(record.place, record.issuer.parent, symbol)
    found = parse_body(record.issuer.name, record.issued, around)
    level = found.level or record.issuer.level
    kept = record.issuer.province if level == record.issuer.level else None
    follows = {"issuer.level": level, "issuer.province": found.province or (None if level == "central" else kept)}
    return {path: value for path, value in follows.items() if path not in changed}
