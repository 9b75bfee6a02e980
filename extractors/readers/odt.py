"""Reads OpenDocument text (ODT, and FODT as one XML file) by walking its XML and telling a flow what comes.

Kept: text boxes, notes (after the body), tables, the numbers and bullets of lists. Left out and reported: hidden,
struck and white text. Left out: tracked deletions, comments. Source: ISO/IEC 26300 (ODF 1.2) part 1.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText
from .assembly import TextBuilder
from .doc_flow import PLAIN, Block, Flow, Style
from .doc_lines import lines_of, with_letterhead
from .odt_styles import TEXT, OdtLists, OdtStyles, local
from .report import Report
from .sniffing import ODT, describe

_MAX_PART = 32_000_000
_DEEPEST = 100
_MOST_REPEATED = 16
_LEFT_OUT = frozenset(
    ("tracked-changes", "annotation", "annotation-end", "forms", "sequence-decls", "variable-decls", "user-field-decls",
     "hidden-text", "hidden-paragraph", "ruby-text", "soft-page-break", "note-citation", "bibliography-mark")
)  # fmt: skip
_ROWS = ("table-row-group", "table-header-rows", "table-rows")
_SPACE = re.compile(r"[ \t\r\n]+")


def read_odt(data: bytes) -> DocumentText:
    """Read the bytes of an OpenDocument text. Raises `UnreadableError`."""
    parts = list(_parts(data))
    body = next((found for part in parts for found in part.iter("{*}body")), None)
    text = None if body is None else next((child for child in body if local(child) == "text"), None)
    if text is None:
        raise UnreadableError(*describe("application/vnd.oasis.opendocument"))
    try:
        return _read(parts, text)
    except RecursionError as error:
        raise UnreadableError(OutcomeCode.TOO_LARGE, "nested too deeply") from error


def _read(parts: list[Any], text: Any) -> DocumentText:
    report = Report()
    reader = _OdtReader(OdtStyles(parts), OdtLists(parts), report)
    lines = lines_of(reader.read(text), reader.notes, report=report)
    headers = (lines_of(_OdtReader(reader.looks, reader.lists, Report()).read(head)) for head in _headers(parts))
    builder = TextBuilder()
    for line in with_letterhead(lines, headers):
        builder.add(line)
    if not builder.lines:
        raise UnreadableError(OutcomeCode.EMPTY)
    report.tell(builder)
    return builder.build(ODT)


def _parts(data: bytes) -> Iterator[Any]:
    """Yield the roots of what holds text and styles."""
    if not data.startswith(b"PK"):
        yield _parsed(data)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if "META-INF/manifest.xml" in names and b"encryption-data" in _bytes(package, "META-INF/manifest.xml"):
                raise UnreadableError(OutcomeCode.ENCRYPTED, "OpenDocument")
            for name in ("content.xml", "styles.xml"):
                if name in names:
                    yield _parsed(_bytes(package, name))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, NotImplementedError, ValueError) as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"ODT: {error}") from error
    except RuntimeError as error:  # what zipfile raises where a password is wanted
        raise UnreadableError(OutcomeCode.ENCRYPTED, "ZIP password") from error


def _bytes(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as stream:
        data = stream.read(_MAX_PART + 1)
    if len(data) > _MAX_PART:
        raise UnreadableError(OutcomeCode.TOO_LARGE, f"{name} is over {_MAX_PART} bytes")
    return data


def _parsed(data: bytes) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"ODT: {error}") from error


def _headers(parts: list[Any]) -> Iterator[Any]:
    for part in parts:
        yield from part.iter("{*}header", "{*}header-first")


class _OdtReader:
    """An offset counts the characters of the text as it is shown."""

    def __init__(self, looks: OdtStyles, lists: OdtLists, report: Report) -> None:
        self.looks, self.lists = looks, lists
        self.report = report
        self.notes: Block = []
        self.flow = Flow(report)
        self._offset = 0
        self._depth = 0  # of tables
        self._level = 0
        self._boxes: list[Block] = []
        self._note_count = 0
        self._space = True  # white space before the next text would be the second

    def read(self, container: Any) -> Block:
        """Return the blocks of a body, note or header."""
        outer, self.flow = self.flow, Flow(self.report)
        self._block(container)
        self._end_paragraph()
        blocks = self.flow.finish()
        self.flow = outer
        return blocks

    def _block(self, container: Any) -> None:
        self._level += 1
        if self._level > _DEEPEST:
            raise UnreadableError(OutcomeCode.TOO_LARGE, f"elements nested deeper than {_DEEPEST}")
        for child in container:
            name = local(child)
            if name in ("p", "h"):
                self._paragraph(child, "")
            elif name == "list":
                self._list(child, None, ())
            elif name == "table":
                self._table(child)
            elif name == "frame":
                self._frame(child)
            elif name not in _LEFT_OUT:
                self._block(child)
        self._level -= 1
        self._end_boxes()

    def _list(self, element: Any, style: str | None, above: tuple[int, ...]) -> None:
        style = element.get(f"{TEXT}style-name") or style
        continued = any(element.get(f"{TEXT}{name}") for name in ("continue-numbering", "continue-list"))
        number = self.lists.first(style, len(above) + 1, continued=continued) - 1
        for item in element:
            if local(item) not in ("list-item", "list-header"):
                continue
            number = _number(item.get(f"{TEXT}start-value"), number + (local(item) == "list-item"))
            marker = self.lists.marker(style, (*above, number)) if local(item) == "list-item" else ""
            for child in item:
                if local(child) in ("p", "h"):
                    self._paragraph(child, marker)
                    marker = ""
                elif local(child) == "list":
                    self._list(child, style, (*above, number))

    def _table(self, table: Any) -> None:
        self._end_paragraph()
        self._depth += 1
        bordered = False
        for row in _rows(table):
            for cell in row:
                if local(cell) not in ("table-cell", "covered-table-cell"):
                    continue
                bordered = bordered or self.looks.is_drawn(cell)
                self.looks.ground += self.looks.is_filled(cell)
                self._block(cell)
                self._end_paragraph()
                self.looks.ground -= self.looks.is_filled(cell)
                for _ in range(_repeated(cell)):
                    self.flow.end_cell(self._depth)
            self.flow.end_row(self._depth, bordered=bordered)
        self._depth -= 1
        self._end_paragraph()

    def _frame(self, frame: Any) -> None:
        """Read a text box: it stands after its paragraph."""
        for box in frame.iter("{*}text-box"):
            outer = self._depth, self._boxes
            self._depth, self._boxes = 0, []
            blocks = self.read(box)
            self._depth, self._boxes = outer
            self._boxes.append(blocks)

    def _paragraph(self, paragraph: Any, marker: str) -> None:
        self._space = True
        self._inline(paragraph, self.looks.of(paragraph, PLAIN))
        self._end_paragraph(marker, self.looks.is_centred(paragraph))

    def _end_paragraph(self, marker: str = "", centred: bool = False) -> None:
        self.flow.end_paragraph(self._depth, marker, centred=centred)
        self._end_boxes()

    def _end_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        for blocks in boxes:
            self.flow.insert(blocks)

    def _inline(self, element: Any, style: Style) -> None:
        self._text(element.text, style)
        for child in element:
            self._sign(child, local(child), style)
            self._text(child.tail, style)

    def _sign(self, child: Any, name: str, style: Style) -> None:
        if name == "s":
            self._words(" " * min(_number(child.get(f"{TEXT}c"), 1), 200), style)
        elif name == "tab":
            self._words("\t", style)
        elif name == "line-break":
            self.flow.line_break()
        elif name == "note":
            self._note(child)
        elif name == "frame":
            self._frame(child)
        elif name and name not in _LEFT_OUT:
            self._inline(child, self.looks.of(child, style) if name == "span" else style)

    def _note(self, note: Any) -> None:
        body = next((child for child in note if local(child) == "note-body"), None)
        if body is None:
            return
        self._note_count += 1
        self.flow.mark(self._note_count)
        outer, depth, self.flow, self._depth = self.flow, self._depth, Flow(self.report), 0
        self.flow.mark(self._note_count, " ")
        self._block(body)
        self._end_paragraph()
        self.notes += self.flow.finish()
        self.flow, self._depth = outer, depth

    def _text(self, text: str | None, style: Style) -> None:
        """Take text, in which white space of any length is one blank."""
        if text:
            words = _SPACE.sub(" ", text)
            self._words(words[1:] if self._space and words[0] == " " else words, style)

    def _words(self, words: str, style: Style) -> None:
        if words:
            self._space = words[-1] == " "
            self.flow.text(words, self._offset, style)
            self._offset += len(words)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if local(child) == "table-row":
            yield child
        elif local(child) in _ROWS:
            yield from _rows(child)


def _repeated(cell: Any) -> int:
    count = next((value for name, value in cell.items() if name.endswith("}number-columns-repeated")), "1")
    return min(_number(count, 1), _MOST_REPEATED)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else default
