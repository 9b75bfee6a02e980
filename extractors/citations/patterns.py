"""Regular expressions of numbers in running text.

Numbers come with spaces around their separators, with a line break inside, with dots or underscores for hyphens, with
a letter after the serial, with the year between, or in the Party's order; see `schemas.number` for their grammar.
All work on the flat text, where a line break is a space.
"""

from __future__ import annotations

import re

from ..dateforms import BLANK_SLASH, MONTH, PARTIAL, SLASH, WORDS
from ..lexicon.letter_classes import LOWER, UPPER, VOWEL
from ..lexicon.lists import any_of, phrases

_DASH = r"[-–—‐‑−]"
_TAIL = rf"(?:CP|TTg)(?=\d(?!\d))|[{UPPER}][{UPPER}{LOWER}0-9&]*"  # a digit glued to NĐ-CP is a footnote mark
_LOOSE = (
    r"(?:(?!(?:UBND|HĐND)\s+(?:tỉnh|huyện|xã|phường|quận|thị|thành))"
    rf"[{UPPER}][{UPPER}0-9&]+(?:[{LOWER}]{{1,2}}[{UPPER}]+)*|[IVX]+|{any_of('mixed_codes')})(?![{LOWER}{UPPER}])"
)
"""A segment after a spaced separator: capitals only, so that no name of a body is taken for one."""
_SEGMENT = rf"(?:{_TAIL})(?:,[{UPPER}][{UPPER}0-9]+(?![{LOWER}]))*"
_JOIN = (
    rf"(?:(?:{_DASH}|[/_.])(?:{_SEGMENT})|\s?(?:{_DASH}|/)\s{{1,2}}{_LOOSE}|\s(?:{_DASH}|/){_LOOSE}|/nb\b|(?<=\.)\d+\b"
    rf"|{_DASH}(?:19|20)\d\d(?![\d/.\-]))"
)
_YEAR = r"(?:(?:19|20)\d{2,3}|2\d{4}(?=\s?/))"  # with a digit too many, where it is misprinted

SERIAL_REST = r"\d{0,4}(?:\.\d{1,3})?(?:bis|[a-zđA-ZĐ](?=\s?[/\-–]))?"
SYMBOL = rf"(?:{_YEAR}\s?/\s?(?:{_SEGMENT})|(?:{_YEAR})?(?:{_SEGMENT})|{_LOOSE}){_JOIN}*"
_CODE_BEHIND = rf"\s(?=[{UPPER}]{{2}})[{UPPER}0-9&][{UPPER}{LOWER}0-9&]{{1,5}}(?:-[{UPPER}0-9&]+)*(?=,?\s+ngày\s)"
"""A code behind a blank, before the day: "12/TB VPCP ngày …"."""
_TERM_BEHIND = r"\s[IVX]+(?=,?\s+(?:ngày|của|về|v/v|V/v)\s)"
"""The term of a committee behind the symbol: "15-NQ/TW XII ngày …"."""
_FIRST_DIGIT = r"\d(?:(?<![\w/.\-–,]\d)|(?<=\bCV\d)|(?<=\bVB\d)|(?<=\b[sS]ố\d))"
"""A digit where a number may begin. What must stand before it is asked last: the search skips from digit to digit."""
NUMBER = re.compile(
    rf"(?P<serial>{_FIRST_DIGIT}{SERIAL_REST})\s{{0,3}}"
    rf"(?P<separator>/|{_DASH})\s{{0,2}}"
    rf"(?P<symbol>{SYMBOL}(?:{_CODE_BEHIND}|{_TERM_BEHIND})?)"
)
"""A number with serial and symbol: `875/UBND-NV`, `20-CT/TU`, `1562 /SNV- BTĐKT`, `06/2022/QH15`, `18/20202QĐ-UBND`."""

NO_SYMBOL = re.compile(rf"[{UPPER}](?=[{LOWER}]*[{VOWEL}])[{LOWER}]+")
"""A word of the language where a symbol should stand: "số 12/Trung tâm Y tế"; codes in small letters have no vowel."""

_BLANK_SERIAL = rf"[.…_]*(?:/\s{{0,2}}|{_DASH}(?=[{UPPER}]{{2,5}}\s?/))"
"""Dots for the serial, or nothing, up to the separator; a dash only before the symbol of the Party: "…-CV/TU"."""
BLANK = re.compile(
    r"(?<=[sS]ố)(?P<lead>[\s:.…_]{0,40}?)"
    rf"(?P<number>{_BLANK_SERIAL}(?:(?:{_YEAR})?\s?/\s?)?(?:{_SEGMENT}|{_LOOSE}){_JOIN}*)"
)
"""A number whose serial is blank: `số        /SNV-TĐKT`, `số …/KH-UBND`."""

BARE = re.compile(r"(?P<number>\d{1,5}[a-z]?|\d{2,8}[A-Z]{1,6})(?=\s{1,2}(?:đề\s+)?(?:ngày|của)\s)")
"""Only a serial, after a type word: `công văn 605 của …`, `văn bản số 698 ngày …`; of a company
`công văn số 200415HA đề ngày …`."""

GLUED = re.compile(rf"(?P<number>\d{{1,5}}(?:{_SEGMENT}){_JOIN}*)")
"""No separator after the serial: `số 10UBQGNKT`."""

_OLD_BODY = rf"[{UPPER}]{{2,5}}(?:{_DASH}[{UPPER}]{{2,6}})?"
_OLD_UNITS = rf"[{UPPER}&]{{2,8}}(?:{_DASH}[{UPPER}0-9&]{{1,6}})*"
OLD = re.compile(rf"(?P<number>\d{{1,5}}\s{_OLD_BODY}\s?/\s?{_OLD_UNITS})(?=,?\s{{1,2}}(?:ngày|của)\s)")
"""A blank for the separator, as ministries numbered until about 2006: `số 4391 TC/CST ngày …`."""

SHARED = re.compile(r"(?P<serials>(?:\d{1,5}[a-z]?\s?(?:,|;|và)\s{1,2}(?:số\s)?)+)$")
"""Serials before a number that lend its symbol: `12, 15, ` before `18/SNV-TĐKT`."""

# --- around a number --------------------------------------------------------------------------------------------------

DATE = "|".join(
    re.sub(r"\?P<(\w+)>", "?:", form).replace("(?P=sep)", r"[/.\-–]") for form in (SLASH, WORDS, BLANK_SLASH, MONTH)
)
"""Any form of a date, without groups of its own."""

DATE_AFTER = re.compile(
    rf"[\s¹²³⁴⁵⁶⁷⁸⁹⁰]{{0,4}},?\s{{0,2}}\(?(?P<same>cùng\s+)?(?:hồi\s+[^,;]{{1,20}}?\s+)?(?:ký\s+|đề\s+|ban\s+hành\s+)?"
    rf"(?:[Nn]gày\s*){{0,2}}:?\s*(?:(?P<date>{DATE})|(?P<partial>{PARTIAL}))\)?",
    re.I,
)
MISPRINTED_DATE = re.compile(r",?\s{1,2}ngày\s+\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{5,6}(?!\d)")
"""A date that no calendar has, "ngày 12/4/20210": no value, but the issuer stands behind it."""
SAME_DAY = re.compile(r",?\s{1,2}(?:ban\s+hành\s+)?cùng\s+ngày(?=\s+(?:của|về|v/v)\s|\s*[,.;)])")
"""The number has the date of the one before it: "… số 13/QĐ-UBND cùng ngày của Chủ tịch …"."""
DATE_BEFORE = re.compile(rf"[Nn]gày\s*(?P<date>{DATE})\s*,?\s*$")
_PROVISION_NAME = any_of("provision_names")
_PROVISION_NUMBER = r"(?:[IVXLC]+|\d[\d.]*[a-zđ]?|[a-zđ])(?!\w)(?:\s?(?:,|và|;|-)\s?(?:\d+|[a-zđ]|[IVX]+)(?!\w))*"
_PROMULGATED = any_of("promulgated")
_PROVISION = (
    rf"(?:từ\s+|các\s+)?{_PROVISION_NAME}\s+(?:thứ\s+)?(?:số\s+)?{_PROVISION_NUMBER}"
    rf"(?:\s+(?:đến|tới)\s+(?:hết\s+)?(?:{_PROVISION_NAME}\s+)?{_PROVISION_NUMBER})?"
)
PROVISION = re.compile(
    rf"(?P<words>{_PROVISION}(?:\s*(?:,|và|;|của)?\s*{_PROVISION})*)\s*(?:,|;)?\s*"
    r"(?:(?P<link>(?:của|kèm\s+theo|tại)\s+)"
    rf"|(?P<annex>(?:của\s+)?(?:bản\s+)?{_PROMULGATED}"
    r"(?:\s[^.;:\d]{1,80}?)??\s+(?:được\s+)?(?:ban\s+hành|phê\s+duyệt)(?:\s+(?:kèm\s+theo|theo|tại))?\s+"
    r"|(?:được\s+)?ban\s+hành\s+(?:kèm\s+theo|theo|tại)\s+))?$",
    re.I,
)
"""Provisions before the type word: "khoản 3 Điều 15 và khoản 2, khoản 6 Điều 21 "; `annex`: they are of what the
document promulgates."""
PROVISION_BEHIND = re.compile(
    rf"\s?(?:\((?P<inside>{_PROVISION}(?:\s*(?:,|và|;|của)?\s*{_PROVISION})*)\)"
    rf"|(?:,|,?\s?tại)\s(?P<words>{_PROVISION}(?:\s*(?:,|và|;|của)?\s*{_PROVISION})*)(?=[.;,)]|\s*$|\s(?:quy\s+định|nêu)\b))",
    re.I,
)
"""Provisions behind the number: "Nghị định số 98/2023/NĐ-CP (khoản 2 Điều 5)"."""
PROVISION_WORDS = tuple(sorted(phrases("provision_names")))

NOT_A_DOCUMENT = re.compile(rf"(?<!\w){any_of('not_documents')}\s+(?:số)?\s*[:.]?\s*$", re.I)
SO = re.compile(r"(?:^|[\s(“\"])(?:[Ss]ố|SỐ|[Ss]ô|[Ss]ó|số:)\s*[:.]?\s*$")
"""The word "số" before a number, with the accents that OCR loses."""

TYPE_OF_BODY = re.compile(
    rf"(?<!\w)(?P<type>{any_of('types_before_body')})(?:\s+(?:[^\W\d_]+\s+){{0,3}}?[^\W\d_]+)?(?P<body>\s+của\s+[^,.;:()\d]{{3,90}}?),?\s*:?\s*$"
)
"""The type and its issuer before "số": "công văn của Sở Y tế số 12/SYT-NVY"."""
TYPE_AND_BODY = re.compile(rf"(?<!\w)(?P<type>{any_of('types_before_body')}(?:\s+liên\s+tịch)?)\s+(?=[{UPPER}])")
"""They stand beside one another: "Nghị quyết Hội đồng nhân dân tỉnh số 18/NQ-HĐND"."""

# --- without a number -------------------------------------------------------------------------------------------------

_ANY_LAW = rf"(?:{any_of('laws')}|Hiến\s+pháp)"
LAW = re.compile(
    rf"(?<!\w)(?P<type>{_ANY_LAW})\s+"
    rf"(?P<name>(?:sửa\s+đổi|[{UPPER}])[^.;:“”\"()]{{2,220}}?)?,?\s*"
    rf"(?:(?:ban\s+hành\s+)?ngày\s*(?P<date>{DATE})|năm\s+(?P<year>(?:19|20)\d\d))(?!\d)"
)
"""A law by its name and date or year: "Luật Thi đua, khen thưởng ngày 15/6/2022"."""
LAW_YEAR = re.compile(
    rf"(?<!\w){_ANY_LAW}"
    rf"(?P<name>\s+[{UPPER}](?:(?!\s{any_of('no_law_names')}\s)[^.;:()“”\"\d]){{1,70}})?"
    r"\s+\(?(?P<year>(?:19|20)\d\d)(?!\s?[-–/]|\w)"
)
"""A law by its name and year alone: "Luật Đất đai 2024", "Luật TĐKT (2022)"."""
LAW_WORD = re.compile(rf"{_ANY_LAW}|Nghị\s+[Qq]uyết")
NEXT_LAW = re.compile(rf"(?:,|\svà)\s+(?P<law>{any_of('laws')}\s+[{UPPER}])")
LAW_BEHIND = re.compile(
    rf"(?:\s+của\s+Quốc\s+hội)?\s?[:(“\"]+\s?(?P<name>{any_of('laws')}\s+[{UPPER}][^.;:()“”\"\d]{{2,120}}\w)"
)
"""The name behind the number: "Luật số 06/2022/QH15 (Luật Thi đua, khen thưởng)"."""
LAW_BEFORE = re.compile(rf"(?<!\w)(?:{any_of('laws')}|Nghị\s+[Qq]uyết)\s+(?:sửa\s+đổi|[{UPPER}])[^.;:“”\"]{{2,200}}$")
DATED = re.compile(
    rf"(?<!\w)(?P<type>{any_of('dated_types')})(?P<what>\s(?:[^.;:()\d]|(?:tháng|quý)\s\d{{1,2}}/\d{{4}}){{0,110}}?)?\s+"
    rf"(?:ký\s+|lập\s+)?ngày\s*(?P<date>{DATE})"
)
"""A document by its type and date alone."""
DATED_CUE = re.compile(rf"{any_of('dated_cues')}\s+(?:các\s+)?$", re.I)
NOT_ITS_DATE = re.compile(rf"(?<!\w){any_of('not_its_date')}(?!\w)")

# --- cheap signs that a paragraph may hold one ------------------------------------------------------------------------

DIGIT = re.compile(r"\d")
DASHED = re.compile(r"\d[a-z]?\s?[-–—]")
BLANK_HINT = re.compile(r"[sS]ố[\s:.…_]*[/\-–]")
LAW_HINT = re.compile(r"[Ll]uật|Pháp\s+lệnh|Hiến\s+pháp")
LAW_WORDS = ("uật", "lệnh", "Hiến")
SERIAL_HINT = re.compile(rf"{any_of('types_before_serial')}\s+(?:[Ss]ố\s*:?\s*)?(?=\d)")
SERIAL_WORDS = tuple(sorted(phrases("types_before_serial")))
