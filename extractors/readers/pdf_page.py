"""One page of a PDF: its rows sorted into header, body, signature block, footnotes, tables and furniture."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from ..agencies.closings import ARCHIVE
from ..document import Box, Place
from .assembly import LIST_MARKER, PAGE_NUMBER, RawLine
from .glyph import Glyph
from .pdf_columns import foot_goes_on, place_rows
from .pdf_content import Moving, PageContent
from .pdf_rows import Row, rows_as_written, rows_of
from .pdf_tables import TableFinder, may_hold_table, take_table

_PANEL = re.compile(
    r"(?:Ký bởi|Người ký|Được ký bởi|Thời gian ký|Ngày ký|Signature Not Verified|Signature valid|Digitally signed"
    r"|Signed by|Signing time)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:Địa chỉ|Trụ sở|ĐT|Điện thoại|Tel|Fax|E-?mail|Website)\s*[:.]", re.IGNORECASE)
_NOTE_START = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]|\(?\d{1,2}\)?\s")
_SENTENCE_END = (".", ";", ":", "!", "?", "./")


@dataclass
class PageLines:
    """The lines of a page."""

    body: list[RawLine] = field(default_factory=list)
    footnotes: list[RawLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left: float = 0.0
    """Left edge of the body's text, in points."""
    right: float = 0.0
    leading: float = 0.0
    """Usual distance of two baselines of the body."""
    slack: float = 3.0
    """How far a full line may stay behind the right edge, in points: more on a scan."""
    to_page: Moving | None = None
    """Turns the lines' boxes into those on the page as shown, where its text runs in another direction."""

    def place_boxes(self) -> None:
        """Give the lines' boxes as they stand on the page as shown, once paragraphs are marked."""
        for line in (*self.body, *self.footnotes) if self.to_page is not None else ():
            if line.box is not None and self.to_page is not None:
                left, top, right, bottom = self.to_page(*line.box)
                line.box = (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))


def read_lines(
    content: PageContent,
    number: int,
    tables: TableFinder,
    recognised: bool = False,
    above: PageLines | None = None,
) -> PageLines:
    """Read page `number` (from 1); `recognised` text comes from an OCR, `above` are the lines of the page before."""
    page = PageLines(to_page=content.to_page)
    part = f"page {number}"
    glyphs = _without_panels(content, page, number == 1)
    table_lines: list[RawLine] = []
    if may_hold_table(content):
        for table in tables.tables(number - 1):
            if content.from_page is not None:
                table = [[cell and content.from_page(*cell) for cell in row] for row in table]
            taken, rest = take_table(glyphs, table, number, part)
            if taken:
                table_lines += taken
                glyphs = rest
    rows = rows_as_written(glyphs) if recognised else rows_of(glyphs)
    rows = _without_panel_rows(rows, page)
    rows = [row for row in rows if not is_furniture(row, content.height)]
    rows, notes = _footnotes(rows, content)
    foot_above = above is not None and foot_goes_on(above.body)
    in_places = place_rows(rows, content.width, content.height, foot_above=foot_above)
    measure(page, [placed.row for placed in in_places if placed.place is Place.FULL] or rows, content.width)
    for placed in in_places:
        page.body.append(line_of(placed.row, placed.place, number, part))
    for line in table_lines:
        insert(page.body, line)
    page.footnotes = [line_of(row, Place.FOOTNOTE, number, part) for row in notes]
    for before, line in pairwise(page.footnotes):
        line.starts_paragraph = _NOTE_START.match(line.text) is not None and before.text.endswith(_SENTENCE_END)
    return page


def mark_paragraphs(pages: list[PageLines]) -> None:
    """Set `starts_paragraph` of all body lines; a paragraph that runs over a page break stays one."""
    before: RawLine | None = None
    before_page = None
    step = 0.0  # from line to line within the paragraph: one may be set wider than the page
    for page in pages:
        for line in page.body:
            if before is not None and before_page is not None:
                line.starts_paragraph = _starts(before, before_page, line, page, step)
                together = page is before_page and not line.starts_paragraph
                step = line.box[3] - before.box[3] if together and line.box and before.box else 0.0
            before, before_page = line, page


def _starts(before: RawLine, before_page: PageLines, line: RawLine, page: PageLines, inner: float) -> bool:
    if line.place is not before.place or line.place is Place.ROW or line.box is None or before.box is None:
        return True
    marker = LIST_MARKER.match(line.text) is not None
    ended = before.text.endswith(_SENTENCE_END)
    if line.place is not Place.FULL:
        return marker or ended or not line.text[0].islower()
    word = line.text.split(" ", 1)[0]
    needed = (line.box[2] - line.box[0]) / len(line.text) * (len(word) + 1)
    full = before.box[2] + needed > before_page.right - before_page.slack
    if not full or (marker and ended):
        return True
    indent = line.box[0] - page.left
    same = abs((line.box[0] - page.left) - (before.box[0] - before_page.left)) < 3
    if indent > 12 and (not same or marker or ended):
        return True
    if page is before_page and page.leading:
        step, leading = line.box[3] - before.box[3], max(page.leading, inner)
        if step > leading * 1.6 or (step > leading * 1.12 and ended and not line.text[0].islower()):
            return True
    return False


def line_of(row: Row, place: Place, number: int, part: str) -> RawLine:
    """Return a row as a line of page `number` in the place of the columns."""
    text, runs = row.spelled
    return RawLine(text, runs, page=number, place=place, part=part, box=row.box, size=round(row.height * 1.1, 1))


def _inside(glyphs: list[Glyph], box: Box) -> list[Glyph]:
    left, top, right, bottom = box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2
    return [
        glyph for glyph in glyphs
        if top <= glyph.y - glyph.height * 0.3 <= bottom and left <= (glyph.x0 + glyph.x1) / 2 <= right
    ]  # fmt: skip


def _usual_height(rows: list[Row]) -> float:
    """Return the line height of most of the characters."""
    heights: Counter[float] = Counter()
    for row in rows:
        heights[round(row.height, 1)] += len(row.glyphs)
    return heights.most_common(1)[0][0] if heights else 0.0


def _without_panels(content: PageContent, page: PageLines, first: bool) -> list[Glyph]:
    """Leave out what signing software writes into the box of a signature: it names a certificate, not the signer."""
    glyphs = content.glyphs
    for box in content.widgets:
        inside = _inside(glyphs, box)
        if not inside:
            small = box[2] - box[0] < 90 and box[3] - box[1] < 40
            if first and small and box[1] < content.height * 0.4:  # number or day, stamped as a picture
                page.notes.append(f"form field without text at {box[0]:.0f}, {box[1]:.0f} of page 1: a picture")
            continue
        drawn = [glyph for glyph in inside if glyph.at in content.stamped]
        text = " ".join(row.text for row in rows_of(drawn)) if drawn else ""
        if _PANEL.search(text):  # the page's own print may stand under it: who signs
            page.notes.append(f"signature panel: {text[:200]}")
            drop = {glyph.at for glyph in drawn}
            glyphs = [glyph for glyph in glyphs if glyph.at not in drop]
        elif text and all(char.isdigit() or char in " /." for char in text):
            page.notes.append(f"form field read: {text}")
    return glyphs


def _without_panel_rows(rows: list[Row], page: PageLines) -> list[Row]:
    """Leave out a signature panel that stands in the page itself."""
    kept: list[Row] = []
    panel: Row | None = None
    body = _usual_height(rows)
    for row in rows:
        goes_on = panel is not None and row.y - panel.y < 16 and row.height < body * 0.85 and row.x0 < panel.x1
        if goes_on or _PANEL.match(row.text):
            panel = row
        else:
            panel = None
            kept.append(row)
            continue
        page.notes.append(f"signature panel: {row.text[:200]}")
    return kept


def is_furniture(row: Row, page_height: float) -> bool:
    """Tell whether a row is a page number or the address at the foot of a letterhead."""
    share = row.y / page_height
    if (share < 0.11 or share > 0.91) and PAGE_NUMBER.fullmatch(row.text.strip()):
        return True
    return share > 0.88 and _ADDRESS.search(row.text) is not None and not ARCHIVE.match(row.text)


def _footnotes(rows: list[Row], content: PageContent) -> tuple[list[Row], list[Row]]:
    """Part the rows of the page into body and footnotes: small, at the foot, below a short rule or with a mark."""
    if len(rows) < 3:
        return rows, []
    usual = _usual_height(rows)
    low, side, longest = content.height * 0.4, content.width * 0.25, content.width * 0.55
    rules = [box[1] for box in content.across if box[1] > low and box[0] < side and 60 < box[2] - box[0] < longest]
    first = len(rows)
    while first and rows[first - 1].height < usual * 0.92 and rows[first - 1].y > content.height * 0.35:
        first -= 1
    below = [index for index in range(first, len(rows)) if _is_note_start(rows, index, rules)]
    if not below:
        return rows, []
    start = below[0]
    if any("Nơi nhận" in row.text for row in rows[start:]):
        return rows, []
    return rows[:start], rows[start:]


def _is_note_start(rows: list[Row], index: int, rules: list[float]) -> bool:
    row = rows[index]
    above = rows[index - 1].y if index else 0.0
    if any(above - 3 <= rule <= row.y for rule in rules):
        return True
    return row.text[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹" or (
        row.glyphs[0].char.isdigit() and row.glyphs[0].height < row.height * 0.85 and index > 0
    )


def measure(page: PageLines, rows: list[Row], width: float) -> None:
    """Note the edges of the text of a page and the usual distance of its lines."""
    wide = [row for row in rows if row.x1 - row.x0 > width * 0.5]
    if not wide:
        page.left, page.right = width * 0.14, width * 0.9
        return
    page.left = min(row.x0 for row in wide)
    starts = Counter(round(row.x0 / 3) for row in wide).most_common(1)[0]
    if starts[1] > 2:
        page.left = min(page.left, starts[0] * 3)
    page.right = sorted(row.x1 for row in wide)[int(len(wide) * 0.9)]
    steps = Counter(round(row.y - before.y) for before, row in pairwise(wide) if 0 < row.y - before.y < 40)
    page.leading = float(min(steps, key=lambda step: (-steps[step], step))) if steps else 0.0


def insert(lines: list[RawLine], line: RawLine) -> None:
    """Put a table's row among the lines, by its top edge."""
    top = line.box[1] if line.box else 0.0
    for index, other in enumerate(lines):
        if other.place in (Place.FULL, Place.ROW) and other.box and other.box[1] > top + 1:
            lines.insert(index, line)
            return
    last = next((i for i in range(len(lines), 0, -1) if (lines[i - 1].box or (0, 0))[1] <= top), 0)
    lines.insert(last, line)
