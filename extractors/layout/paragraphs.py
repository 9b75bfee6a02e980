"""Printed lines joined into paragraphs, list items and headings, with their markers and depth."""

from __future__ import annotations

import re
from functools import cache

from ..document import Place
from ..lexicon.agencies import agency_table
from ..lexicon.lists import any_of, phrases
from ..lexicon.provinces import all_provinces
from ..lexicon.tables import cells, rows
from ..text.capitals import is_upper
from ..text.keys import name_key
from ..zones import Paragraph
from .views import LineView

_WORD = re.compile(r"\w+")

_MARKER = re.compile(
    r"(?P<dieu>(?:Điều|ĐIỀU)\s+\d+[a-zđ]?)\s*[.:]?\s*"
    r"|(?P<part>(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s+(?:[IVXLC]+|\d+|thứ \w+|THỨ \w+))\b\s*[.:]?\s*"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,4})(?:[.)/:]\s*|\s+)(?=[^\d\s])"
    r"|(?P<number>\d{1,2})(?:[.):]|/(?![A-ZĐ]{2})|\s*[-–](?=\s))\s*(?=[^\d\s])"
    r"|(?P<roman>[IVX]{1,5})(?:[.)/:]|\s*[-–](?=\s))\s*(?=\S)"
    r"|(?P<upper>[A-OR-ZĐ])[.)/]\s+(?=\S)"  # "P. Đào tạo" is a unit, "Q. 1" a place
    r"|(?P<letter>[a-zđ](?:\d|\.\d)?)[.)/]\s*(?=\S)"
    r"|(?P<plus>\+)\s*(?=\S)|(?P<dot>[•▪●○*·])\s+(?=\S)|(?P<dash>[-–—])\s*(?=[^\d\s]|\d)"
    r"|\((?P<inner>\d{1,2}|[a-zđ])\)\s*(?=\S)"
)
_ENDS = (".", ";", ":", "!", "?", "./", "…", "”.", '".')


def marker_of(text: str) -> tuple[str, str, int] | None:
    """Return (kind, marker without closing mark, length up to the words) of a line that begins with a list marker."""
    if text[0].islower() and text[1:2] not in ").0123456789/" and text[0] != "-":
        return None
    match = _MARKER.match(text)
    if match is None or match.lastgroup is None:
        return None
    kind = match.lastgroup
    return kind, match[kind], match.end()


def paragraphs_of(views: list[LineView], appendix: bool = False) -> list[Paragraph]:
    """Join the lines; footnotes come at the end of their page."""
    result: list[Paragraph] = []
    depths = _Depths()
    page: int | None = None
    notes: list[LineView] = []
    group: list[LineView] = []
    marker: tuple[str, str, int] | None = None

    def close() -> None:
        if group:
            result.append(_paragraph(group, marker, depths, appendix=appendix))
            group.clear()

    for view in views:
        if notes and view.page != page and view.place is not Place.FOOTNOTE:
            if group and not _goes_on(group[-1], view, None):
                close()
            if not group:
                result.extend(_footnotes(notes, appendix))
                notes.clear()
        page = view.page
        if view.place is Place.FOOTNOTE:
            notes.append(view)
            continue
        opening = marker_of(view.text)
        if group and not _goes_on(group[-1], view, opening):
            close()
            if notes and notes[0].page != page:
                result.extend(_footnotes(notes, appendix))
                notes.clear()
        if not group:
            marker = opening
        group.append(view)
    close()
    result.extend(_footnotes(notes, appendix))
    return result


def _goes_on(before: LineView, view: LineView, opening: tuple[str, str, int] | None) -> bool:
    """Tell whether the line continues the paragraph whose last line is `before`."""
    if Place.ROW in (before.place, view.place):
        return False
    tail = before.text[-1]
    ended = before.text.endswith(_ENDS)
    new_page = before.page != view.page
    if view.gap and not new_page:
        return False
    if not ended and _open_name(before.text, view.text):
        return True
    if opening is not None and (ended or not view.joined or not _may_stand_within(view.text, opening)):
        return False
    if new_page:  # a paragraph may run over the page: it has not ended, and the line cannot begin one
        return not ended and (view.text[0].islower() or view.joined or tail in ",-")
    if view.joined:
        return opening is None or not ended
    return opening is None and view.text[0].islower() and not ended


def _may_stand_within(text: str, opening: tuple[str, str, int]) -> bool:
    """Tell whether what looks like a marker may as well go on with a sentence: "tại | Điều 32 Nghị định số …"."""
    kind, words, _ = opening
    if kind == "dieu":
        return text[len(words) :].lstrip()[:1].isalpha()
    return kind in ("number", "decimal", "dash", "roman")


_OPEN_NUMBER = re.compile(r"(?:^|[\s(“\"])[Ss]ố:?$")
_CUT_NUMBER = re.compile(r"\d[\w/-]*[/-]$")
_NUMBER = re.compile(r"\d{1,5}[a-zA-Z]?/(?:\d{4}/)?[A-ZĐ][A-ZĐa-z]")
_NUMBER_ENDS = ("ố", "ố:")
_OPEN_WORDS = tuple(phrases("open_words"))
_OPEN_WORD = re.compile(rf"(?:^|\s){any_of('open_words')}$")
_OPEN_OFFICE = re.compile(rf"(?:^|\s){any_of('offices_of_several')}\s+[^\W\d_]+(?:,?\s[^\W\d_]+){{0,4}}$")
_OFFICE_GOES_ON = re.compile(rf"[-–—]\s+{any_of('offices_go_on')}(?!\w)")


def _open_name(before: str, text: str) -> bool:
    """Tell whether a line break cut a phrase that cannot end so.

    "Công văn số | 12/UBND-NV", "Công văn | 12/UBND-NV", "12/UBND- | NV", "Sở Y tế | (qua Văn phòng)", "HĐND và | UBND",
    or a name with a dash, "Ban Thi đua | - Khen thưởng", "Phòng Nhân sự | - Tổng hợp".
    """
    if before.endswith(_NUMBER_ENDS) and _OPEN_NUMBER.search(before):
        return text[0].isdigit()
    if (before[-1] in "/-" and _CUT_NUMBER.search(before)) or _NUMBER.match(text):
        return text[0].isalnum()
    if text[0] == "(" or (before.endswith(_OPEN_WORDS) and _OPEN_WORD.search(before)):
        return not is_upper(before) and (text[0] == "(" or text[0].isalnum())
    if text[0] not in "-–—":
        return False
    if marker_of(before) is None and _OPEN_OFFICE.search(before) and _OFFICE_GOES_ON.match(text):
        return True
    return (*_WORD.findall(name_key(before))[-2:], *_WORD.findall(name_key(text))[:2]) in _dashed_names()


@cache
def _dashed_names() -> frozenset[tuple[str, ...]]:
    """The two words before and after each dash in the names of known bodies, provinces and districts."""
    found = set()
    units = (name for row in rows("districts") for name in cells(row["names"]) if " - " in name)
    for name in (*(body.name for body in agency_table()), *(province.name for province in all_provinces()), *units):
        left, dash, right = name_key(name).partition(" - ")
        if dash:
            found.add((*_WORD.findall(left)[-2:], *_WORD.findall(right)[:2]))
    return frozenset(found)


def _paragraph(
    group: list[LineView],
    marker: tuple[str, str, int] | None,
    depths: _Depths,
    *,
    appendix: bool,
    footnote: bool = False,
) -> Paragraph:
    start, end = group[0].start, group[-1].end
    if marker is None:
        return Paragraph(start, end, text_start=start, footnote=footnote, appendix=appendix)
    kind, words, length = marker
    return Paragraph(start, end, words, depths.of(kind, words), start + length, footnote, appendix)


def _footnotes(notes: list[LineView], appendix: bool) -> list[Paragraph]:
    """Join footnote lines: each new one begins with its number."""
    result: list[Paragraph] = []
    group: list[LineView] = []
    for view in notes:
        if group and re.match(r"\(?\d{1,3}\)?(?:\s|[^\d/.,\s]|$)", view.text):
            result.append(_footnote(group, appendix))
            group = []
        group.append(view)
    if group:
        result.append(_footnote(group, appendix))
    return result


def _footnote(group: list[LineView], appendix: bool) -> Paragraph:
    match = re.match(r"\(?(\d{1,3})\)?\s*", group[0].text)
    start = group[0].start
    marker = match[1] if match else None
    return Paragraph(
        start, group[-1].end, marker, 1 if marker else 0, start + (match.end() if match else 0), True, appendix
    )


class _Depths:
    """The order in which this document nests its kinds of markers."""

    def __init__(self) -> None:
        self._stack: list[str] = []

    def of(self, kind: str, words: str) -> int:
        """Return the depth of a marker: that of its kind where it is open, else one deeper than the last."""
        if kind == "decimal":
            kind = f"decimal{words.count('.')}"
        if kind in self._stack:
            del self._stack[self._stack.index(kind) + 1 :]
        else:
            self._stack.append(kind)
        return len(self._stack)
