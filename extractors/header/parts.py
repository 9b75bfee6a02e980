"""Which header line is which element: number, date, title, subject, issuer, whatever order they were read in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from schemas import Span

from ..agencies.heads import is_body, is_office
from ..document import Place
from ..layout.kinds import Kind, is_unknown_title, kind_after
from ..layout.types import type_length
from ..layout.views import LineView, views_of
from ..reading import Reading
from ..text.capitals import is_upper

_OWNER = re.compile(r"(?:CỦA|Của)\s")
"""The line under a title that names who decided: "CỦA BAN THƯỜNG VỤ HUYỆN ỦY"."""
_KIT = re.compile(r"\(?\s*(?:ban hanh )?(?:kem theo|dinh kem|duoc ban hanh)")
_LEGAL_LINE = re.compile(
    r"(?:.+?)\s+(?:CỦA\s+(?P<issuer>.+?)\s+)?SỐ\s*:?\s*(?P<number>\d+[/\-]\S*[^\s,.;])[,;]?(?:\s+(?P<date>NGÀY\s+\d.{4,30}?\d{4}))?"
    r"[,;]?\s*(?P<subject>.*)",
    re.I,
)
_SYMBOL = re.compile(r"[/\-–]\s*(?:[A-ZĐ]|(?:19|20)\d\d\s*/)")
_LONGEST_LEGAL_TITLE = 12
_ABOUT = re.compile(r"[Vv]ề\s+(?!việc\b)[^\W\d]")
"""A letter's subject without "V/v": "Về triển khai …"."""
_GROUNDS = re.compile(r"[-–\s]*(?:can cu|xet|theo de nghi)\b")
_NOTE = re.compile(r"\(?(?:tai lieu|ban|luu y|ghi chu|chu thich)\b.*:|phien hop|nam hoc\b.{0,12}$")


@dataclass(slots=True)
class HeaderParts:
    """The lines of the header by element; spans of what each value is read from."""

    number: LineView | None = None
    date: LineView | None = None
    date_next: LineView | None = None
    """The line with the rest of a date that a line break cut."""
    title: LineView | None = None
    subject: list[Span] = field(default_factory=list)
    marked: bool = False
    """Whether the subject begins with "V/v" or "Về việc"."""
    issuer: list[LineView] = field(default_factory=list)
    marks: list[LineView] = field(default_factory=list)
    after_number: LineView | None = None
    """The line that follows the number, where it may hold the rest of a cut number."""
    unknown_title: LineView | None = None
    legal: dict[str, Span] = field(default_factory=dict)
    """Issuer, number, date and subject where the title holds all: "NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ … NGÀY … VỀ …"."""


def find_parts(reading: Reading) -> HeaderParts:
    """Assign the header's lines to the elements of the form."""
    views = views_of(reading.document, reading.zones.header)
    kinds = [kind_after(views[i - 1] if i else None, view) for i, view in enumerate(views)]
    parts = HeaderParts()
    used: set[int] = set()
    number = _pick_number(views, kinds)
    if number is not None:
        parts.number = views[number]
        used.add(number)
        if number + 1 < len(views) and kinds[number + 1] is Kind.OTHER:
            parts.after_number = views[number + 1]
    _pick_date(views, kinds, parts, used)
    title = _pick_title(views, kinds)
    if title is not None:
        parts.title = views[title]
        _read_legal_block(parts, views, title, reading.flat, used)
    else:
        title = _unknown_title(views, kinds, used)
        parts.unknown_title = views[title] if title is not None else None
    if title is not None and title + 2 < len(views) and _is_head(views[-1]) and _opens_with_grounds(reading):
        used.add(len(views) - 1)  # "CHỦ TỊCH ỦY BAN NHÂN DÂN …", right under a subject in capitals too
    _pick_subject(views, kinds, parts, title, number, used)
    _pick_issuer(views, kinds, parts, title, number, used)
    parts.marks = [view for view, kind in zip(views, kinds, strict=True) if kind is Kind.MARK]
    return parts


def _opens_with_grounds(reading: Reading) -> bool:
    """Tell whether the body begins with the grounds of a decision: "Căn cứ …"."""
    body = views_of(reading.document, reading.zones.body[:1])
    return bool(body) and _GROUNDS.match(body[0].key) is not None


def _pick_number(views: list[LineView], kinds: list[Kind]) -> int | None:
    """Return the number's line: the first with a symbol, else the first; "Số hiệu: …" of a web page's own list last."""
    found = [i for i, kind in enumerate(kinds) if kind is Kind.NUMBER]
    found = [i for i in found if not views[i].key.startswith("so hieu")] or found
    # a register's number stands in the right column or across the page, on a stamp
    found.sort(key=lambda i: (not _SYMBOL.search(views[i].text), views[i].place is Place.RIGHT))
    if any(views[i].place is Place.LEFT for i in found) and found and views[found[0]].place is Place.RIGHT:
        found = [i for i in found if views[i].place is not Place.RIGHT]
    return found[0] if found else None


def _pick_title(views: list[LineView], kinds: list[Kind]) -> int | None:
    """The title's line: the first; a page's own heading in small letters yields to the form's in capitals."""
    found = [i for i, kind in enumerate(kinds) if kind is Kind.TITLE]
    if len(found) > 1 and not views[found[0]].upper and Kind.MOTTO in kinds[found[0] :]:
        return next((i for i in found[1:] if views[i].upper and Kind.MOTTO in kinds[:i]), found[0])
    return found[0] if found else None


def _pick_date(views: list[LineView], kinds: list[Kind], parts: HeaderParts, used: set[int]) -> None:
    """Choose the place-and-date line: the first that names a place, else the first."""
    found = [i for i, kind in enumerate(kinds) if kind is Kind.DATE]
    if not found:
        return
    best = next((i for i in found if not views[i].key.lstrip("( ").startswith("ngay")), found[0])
    parts.date = views[best]
    used.add(best)
    if best + 1 < len(views) and _goes_on(views[best].key, views[best + 1].key):
        parts.date_next = views[best + 1]
        used.add(best + 1)


def _goes_on(date: str, following: str) -> bool:
    """Tell whether the line goes on with the date: "tháng 3 năm 2013", or the year alone below "… tháng 3 năm"."""
    if re.search(r"nam\W*$", date) and re.fullmatch(r"(?:19|20)\d\d\W*", following):
        return True
    return re.match(r"(?:[\d.…\s]*thang|nam)\s*[\d.…]", following) is not None


def _pick_subject(
    views: list[LineView], kinds: list[Kind], parts: HeaderParts, title: int | None, number: int | None, used: set[int]
) -> None:
    """Collect the lines of the trích yếu: from "V/v", else after the title, else under the number."""
    marked = next((i for i, kind in enumerate(kinds) if kind is Kind.SUBJECT), None)
    first: int | None
    if marked is not None:
        parts.marked = True
        if (
            title is not None and marked > title
        ):  # "KẾT LUẬN / của Chủ tịch … / về việc …": the lines between belong to it
            between = [i for i in range(title + 1, marked) if kinds[i] is Kind.OTHER and i not in used]
            first = between[0] if between and not views[between[0]].upper else marked
        else:
            first = marked
    elif title is not None:
        rest = type_length(views[title].key)
        words = views[title].text[rest:].strip(" :.") if parts.title is not None else ""
        if "subject" in parts.legal:
            parts.subject.append(parts.legal["subject"])
            return
        if parts.legal:
            words = ""
        if len(words) > 3 and not re.match(r"(?:CỦA|LIÊN)\b", words):
            shift = views[title].text.index(words, rest)
            parts.subject.append(Span(views[title].start + shift, views[title].start + shift + len(words)))
        first = next((i for i in range(title + 1, len(views)) if kinds[i] is Kind.OTHER and i not in used), None)
        if first is not None and _OWNER.match(views[first].text):
            used.add(first)
            first = next((i for i in range(first + 1, len(views)) if kinds[i] is Kind.OTHER), None)
    else:
        first = _unmarked(views, kinds, number, used)
        parts.marked = first is not None and _ABOUT.match(views[first].text) is not None
    if first is None:
        return
    before: LineView | None = None
    for position in range(first, len(views)):
        view = views[position]
        if position in used or kinds[position] is Kind.RULE:
            if before is not None:
                break
            continue
        if kinds[position] not in (Kind.OTHER, Kind.SUBJECT):
            break
        if before is not None and _stops(before, view, parts, titled=title is not None):
            break
        if before is None and title is not None and not parts.marked and _is_head(view):
            break
        if title is not None and _KIT.match(view.key) and not (before is not None and view.text[0].islower()):
            break
        parts.subject.append(Span(view.start, view.end))
        used.add(position)
        before = view
    if title is None and before is not None and before.text[-1] not in ".;:":
        _take_rest(views, kinds, parts, used)


def _take_rest(views: list[LineView], kinds: list[Kind], parts: HeaderParts, used: set[int]) -> None:
    """Add the end of a letter's subject that a narrow column drops below the date: it opens in small letters or “."""
    rest = [i for i in range(len(views) - 1, -1, -1) if kinds[i] is Kind.DATE][:1]
    for position in range(rest[0] + 1 if rest else len(views), len(views)):
        view = views[position]
        if kinds[position] is not Kind.OTHER or position in used:
            return
        if not (view.text[0].islower() or view.text[0] in '“"('):
            return
        parts.subject.append(Span(view.start, view.end))
        used.add(position)


def _stops(before: LineView, view: LineView, parts: HeaderParts, *, titled: bool) -> bool:
    """Tell whether the line no longer belongs to the subject whose last line is `before`."""
    if view.place is not before.place and Place.FULL not in (view.place, before.place):
        return True
    if _is_head(view) and not before.upper:
        return True
    if view.gap and not titled:
        return not view.text[0].islower() and not view.text.startswith("(")
    return view.gap and before.text[-1] == "."


def _is_head(view: LineView) -> bool:
    """Tell whether the line names who decides ("CHỦ TỊCH ỦY BAN NHÂN DÂN …"), above the grounds of a decision."""
    return view.upper and (is_office(view.text, view.key) or is_body(view.text, view.key))


def _unmarked(views: list[LineView], kinds: list[Kind], number: int | None, used: set[int]) -> int | None:
    """Return the first line of a letter's subject printed without "V/v", right under the number."""
    if number is None:
        return None
    below = [i for i, kind in enumerate(kinds) if kind is Kind.DATE and i > number]
    if below and below[-1] + 1 < len(views):  # "Về …" under the date, across the page
        first = below[-1] + 1
        if kinds[first] is Kind.OTHER and first not in used and _ABOUT.match(views[first].text):
            return first
    for position in range(number + 1, len(views)):
        if kinds[position] in (Kind.RULE, Kind.DATE, Kind.MOTTO, Kind.MARK):
            if kinds[position] in (Kind.DATE, Kind.MOTTO) and views[number].place is Place.LEFT:
                return None
            continue
        if kinds[position] is not Kind.OTHER or position in used:
            return None
        view = views[position]
        return position if not view.upper and len(view.text) > 8 and not _NOTE.match(view.key) else None
    return None


def _pick_issuer(
    views: list[LineView], kinds: list[Kind], parts: HeaderParts, title: int | None, number: int | None, used: set[int]
) -> None:
    """Collect the lines of the issuer's name: capitals above the number, not in the right column."""
    left = [
        i for i, kind in enumerate(kinds) if kind is Kind.OTHER and i not in used and views[i].place is not Place.RIGHT
    ]
    limit = number if number is not None else (title if title is not None else len(views))
    above = [i for i in left if i < limit]
    chosen = [i for i in above if views[i].upper]
    if not chosen:
        chosen = [
            i
            for i in above
            if is_body(views[i].text, views[i].key) and len(views[i].text) < 90 and views[i].text[-1] not in ".;:"
        ]
    if not chosen and number is not None:
        end = title if title is not None else len(views)
        chosen = [i for i in left if number < i < end and views[i].upper and is_body(views[i].text, views[i].key)]
    if chosen:
        parts.issuer = [views[i] for i in chosen if not re.search(r"\d{3}|:", views[i].text)]


def _read_legal_block(parts: HeaderParts, views: list[LineView], title: int, flat: str, used: set[int]) -> None:
    """Note where a title that holds everything, on one line or on several in capitals, has each element."""
    if parts.number is not None:
        return
    last = title
    while (
        last + 1 < len(views)
        and last - title < _LONGEST_LEGAL_TITLE
        and is_upper(views[last + 1].text)
        and not views[title].text.endswith(views[last + 1].text)
        and f"CỦA {views[last + 1].text} " not in flat[views[title].start : views[last].end] + " "
    ):
        last += 1
    start = views[title].start
    block = flat[start : views[last].end]
    match = _LEGAL_LINE.fullmatch(block) if 25 < len(block) < 900 else None
    if match is None and last > title:
        last = title
        block = views[title].text
        match = _LEGAL_LINE.fullmatch(block) if 25 < len(block) < 400 else None
    if match is None or (last > title and not (match["issuer"] and match["date"])):
        return
    used.update(range(title, last + 1))
    parts.legal = {
        name: Span(start + match.start(name), start + match.end(name))
        for name in ("issuer", "number", "date", "subject")
        if match[name]
    }


def _unknown_title(views: list[LineView], kinds: list[Kind], used: set[int]) -> int | None:
    """Return the position of a title of a type in no list, None where there is none."""
    seen: set[Kind] = set()
    for position, view in enumerate(views):
        if kinds[position] is not Kind.OTHER:
            seen.add(kinds[position])
        elif position not in used and Kind.SUBJECT not in kinds and is_unknown_title(view, seen):
            return position
    return None
