"""Which lines of a plain text go on with the paragraph of the line before."""

from __future__ import annotations

import re
from itertools import pairwise

from ..document import Place
from ..lexicon.letter_classes import LOWER
from ..lexicon.lists import any_of
from .assembly import LIST_MARKER, RawLine

_CUE = re.compile(r"(?:V/v|V/V|Số\b|Kính g|Nơi nhận|Căn cứ|Về việc|\(|Phụ lục|PHỤ LỤC|Mẫu số)")
_EVENT_LABEL = re.compile(rf"{any_of('event_labels')}[^:.;]{{0,40}}:\s")
"""What an invitation says one under the other, seldom with a stop: "Thời gian: …" / "Địa điểm: …"."""
_NOTE = re.compile(r"\(\s*(?:[Kk]èm|[Đđ]ính|[Bb]an hành|[Tt]heo|[Bb]an kèm)")
"""A note below a title: "(Kèm theo Quyết định số …)"."""
_CITED = re.compile(rf"Điều\s+\d+\w?(?:,|\s+(?:và|của|đến|[A-ZĐ][{LOWER}]))")
"""An article that the line before cites: "theo quy định tại" / "Điều 32 Nghị định số …"."""
_LABEL_AT_END = re.compile(r"[.;]\s+\S+(?:\s\S+){0,5}:$")
"""A label that a full line ends with: "… trên địa bàn. Thời hạn hoàn thành:"; what it asks for stands on the next."""
_MARKED_CAPITAL = re.compile(r"[^\W\d_A-ZĐ]")
_DASH = re.compile(r"[-–]\s+[^\W\d]+")
_LABELLED = re.compile(r"[-–]\s+[^\s:](?:[^:.;]{0,40}[^\s:.;])?:\s")
"""An item that names what it says first: "- Đơn vị chủ trì: …"; no name goes on so."""
_SENTENCE_END = (".", ";", ":", "!", "?", "./.", "./")


def _dash_within(head: RawLine, before: RawLine, line: RawLine, room: float) -> bool:
    """Tell whether the dash before a line joins a name over the line end: "Phòng Nhân sự" / "- Tổng hợp", no item.

    The line before is full (it had `room` for so many characters more) and says no end; the line is not indented like
    the first lines of paragraphs.
    """
    dash = _DASH.match(line.text)
    if (
        dash is None
        or _LABELLED.match(line.text)
        or line.after_blank
        or not before.text[-1].isalpha()
        or _DASH.match(head.text)
    ):
        return False
    if 1 + dash.end() < room:  # the dash and its word could have stood above
        return False
    return line.indent <= before.indent if head is before else line.indent == before.indent


def mark_paragraphs(lines: list[RawLine]) -> None:
    """Set `starts_paragraph`: False where a line goes on with the paragraph of the line before."""
    blanks = sum(1 for line in lines if line.after_blank)
    separated = blanks * 4 >= len(lines)  # paragraphs are set apart by blank lines
    margin = min(line.indent for line in lines)
    lengths = sorted(line.indent - margin + len(line.text) for line in lines)
    width = lengths[len(lengths) * 9 // 10]
    wrapped = width <= 130  # else a line is a paragraph
    head = lines[0]
    for before, line in pairwise(lines):
        if before.starts_paragraph:
            head = before
        turned = before.page != line.page  # what parts two pages parts no sentence
        if line.place is Place.ROW or before.place is not line.place or (line.after_blank and not turned):
            continue
        text = line.text
        reached = before.indent - margin + len(before.text)
        full = wrapped and reached + len(text.split(" ", 1)[0]) >= width * 0.85
        ended = before.text.endswith(_SENTENCE_END) and not (full and _LABEL_AT_END.search(before.text))
        within = full and not ended and not before.text.isupper()  # the sentence before had no room to go on
        if _EVENT_LABEL.match(text):
            continue
        if _CUE.match(text) and not (within and text[0] == "(" and not _NOTE.match(text)):
            continue
        if LIST_MARKER.match(text) and not (
            (wrapped and _dash_within(head, before, line, width * 0.95 - reached)) or (within and _CITED.match(text))
        ):
            continue
        if ended and not (full and text[0].islower()):
            continue
        # a heading in capitals has marks; a number or a short name ("126/2024/NĐ-CP", "HĐND, UBND") goes on
        capitals = text.isupper() and not (within and not _MARKED_CAPITAL.search(text))
        if (
            text[0].islower()
            or (full and not capitals)
            or (separated and not turned and not capitals and not before.text.isupper())
        ):
            line.starts_paragraph = line.after_blank = False
