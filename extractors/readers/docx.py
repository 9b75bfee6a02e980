"""Reads DOCX by walking its XML.

Kept: tracked insertions, text boxes, content controls, fields' results, footnotes and endnotes (after the body),
automatic numbering. Left out: tracked deletions, hidden text, the second branch of alternate content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText, Place
from ..text import legacy
from .assembly import LIST_MARKER, RawLine, TextBuilder, to_unicode
from .docx_numbering import Numbering
from .docx_package import MATH_TEXT, TAGS, TEXT_TAGS, Package, value_of
from .docx_tables import arrange
from .docx_xml import Style, boxes_of, branch, drawn, styles_of, symbol, through
from .plain_columns import separate_columns
from .sniffing import DOCX

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TRANSPARENT = {
    "ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo", "sdt", "sdtContent", "ruby",
    "rubyBase", "Choice",
}  # fmt: skip
_STATE_HEADING = re.compile(r"CỘNG H(?:ÒA|OÀ)|ĐẢNG CỘNG SẢN|Độc lập")


@dataclass(slots=True)
class _Text:
    """Text of a paragraph as it grows: pieces, and where they come from."""

    pieces: list[tuple[str, int | None, Style]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


_PLAIN = Style()


def read_docx(data: bytes) -> DocumentText:
    """Read a DOCX file's bytes. Raises `UnreadableError`."""
    package = Package(data)
    root = package.tree(package.main)
    body = next((child for child in root if TAGS.get(child.tag) == "body"), None)
    if body is None:
        raise UnreadableError(OutcomeCode.CORRUPT, "DOCX without a body")
    try:
        return _read(package, root, body)
    except RecursionError as error:
        raise UnreadableError(OutcomeCode.TOO_LARGE, "nested too deeply") from error


def _read(package: Package, root: Any, body: Any) -> DocumentText:
    reader = _PartReader(package.main, root, Numbering(package))
    encoding = legacy.detect("".join(reader.texts))
    lines = reader.block(body)
    if encoding:
        to_unicode(lines)
        if legacy.detect("\n".join(line.text for line in lines)):
            raise UnreadableError(OutcomeCode.LEGACY_FONT, encoding)
    if not any(line.place is not Place.FULL for line in lines[:12]):
        lines = separate_columns(lines)
    if not any(_STATE_HEADING.search(line.text) for line in lines[:20]):
        lines = _letterhead(package) + lines
    builder = TextBuilder()
    for line in lines + _notes(package, reader):
        builder.add(line)
    if not builder.lines:
        if any(name.startswith(f"{package.folder}/media/") for name in package.names):
            raise UnreadableError(OutcomeCode.NEEDS_OCR, "DOCX that holds only pictures")
        raise UnreadableError(OutcomeCode.EMPTY)
    return builder.build(DOCX)


def _letterhead(package: Package) -> list[RawLine]:
    """Return the lines of a page header that holds the state's heading: some templates put the letterhead there."""
    for name in sorted(package.names):
        if re.fullmatch(r"header\d{1,2}\.xml", name.rpartition("/")[2]) and name.startswith(package.folder):
            lines = _PartReader(name, package.tree(name), None).block_of_root()
            if any(_STATE_HEADING.search(line.text) for line in lines):
                return lines
    return []


def _notes(package: Package, reader: _PartReader) -> list[RawLine]:
    """Return the footnotes and endnotes that the body refers to, in the order of their marks."""
    lines: list[RawLine] = []
    for kind, wanted in (("footnote", reader.footnotes), ("endnote", reader.endnotes)):
        if not wanted:
            continue
        root = package.part(f"{kind}s.xml")
        if root is None:
            continue
        notes = _PartReader(f"{package.folder}/{kind}s.xml", root, reader.numbering)
        elements = {value_of(child, "id"): child for child in root if TAGS.get(child.tag) == kind}
        for mark, identifier in enumerate(wanted, 1):
            if identifier not in elements:
                continue
            for index, line in enumerate(notes.block(elements[identifier])):
                line.place = Place.FOOTNOTE
                if index == 0:
                    sign = str(mark).translate(SUPERSCRIPT) + " "
                    line.text = sign + line.text
                    line.runs = [(at + len(sign), length, offset) for at, length, offset in line.runs]
                lines.append(line)
    return lines


class _PartReader:
    """Walks one XML part. An offset counts the characters of all `w:t` of the part before it."""

    def __init__(self, part: str, root: Any, numbering: Numbering | None) -> None:
        self.part = part
        self.root = root
        self.numbering = numbering
        self.footnotes: list[str | None] = []
        self.endnotes: list[str | None] = []
        self.texts: list[str] = []
        self.offsets: dict[Any, int] = {}
        self._fields: list[bool] = []  # True while in a field's instruction
        offset = 0
        for element in root.iter(*TEXT_TAGS):
            text = element.text or ""
            self.offsets[element] = offset
            self.texts.append(text)
            offset += len(text)
        self.styles = styles_of(root)

    def block_of_root(self) -> list[RawLine]:
        """Return the lines of the whole part."""
        return self.block(self.root)

    def block(self, container: Any) -> list[RawLine]:
        """Return the lines of all paragraphs and tables in a body, cell, text box or note."""
        lines: list[RawLine] = []
        for child in container:
            name = TAGS.get(child.tag)
            if name == "p":
                lines += self._paragraph(child)
            elif name == "tbl":
                lines += self._table(child)
            elif name == "AlternateContent":
                lines += self.block(branch(child))
            elif name in _TRANSPARENT:
                lines += self.block(child)
        return lines

    def _table(self, table: Any) -> list[RawLine]:
        rows: list[list[list[RawLine]]] = []
        bordered = False
        for child in through(table, ("sdt", "sdtContent", "customXml", "ins")):
            name = TAGS.get(child.tag)
            if name == "tblPr":
                bordered = any(TAGS.get(item.tag) == "tblBorders" and drawn(item) for item in child)
            elif name == "tr":
                if any(TAGS.get(item.tag) == "del" for prop in child if TAGS.get(prop.tag) == "trPr" for item in prop):
                    continue
                cells = through(child, ("sdt", "sdtContent", "customXml", "ins"))
                rows.append([self.block(cell) for cell in cells if TAGS.get(cell.tag) == "tc"])
        return arrange(rows, bordered)

    def _paragraph(self, paragraph: Any) -> list[RawLine]:
        text = _Text()
        properties = None
        for child in paragraph:
            name = TAGS.get(child.tag)
            if name == "r":
                self._run(child, text)
            elif name == "pPr":
                properties = child
            elif name is not None:
                self._inline(child, name, text)
        marker = self.numbering.marker(properties) if self.numbering is not None and _has_text(text) else ""
        lines = self._lines(text, marker)
        for box in text.boxes:
            lines += self.block(box)
        return lines

    def _inline(self, element: Any, name: str, text: _Text) -> None:
        """Take in what stands between a paragraph and its runs."""
        if name == "AlternateContent":
            element, name = branch(element), "Choice"
        if name in _TRANSPARENT:
            for child in element:
                inner = TAGS.get(child.tag)
                if inner == "r":
                    self._run(child, text)
                elif inner is not None:
                    self._inline(child, inner, text)
        elif name in ("oMath", "oMathPara"):
            text.pieces.append(("".join(item.text or "" for item in element.iter(MATH_TEXT)), None, _PLAIN))
        elif name in ("drawing", "pict", "object"):
            text.boxes += boxes_of(element)

    def _run(self, run: Any, text: _Text) -> None:
        style = _PLAIN
        for child in run:
            name = TAGS.get(child.tag)
            if name == "t":
                content = child.text
                if content and not style.hidden and not (self._fields and self._fields[-1]):
                    if style.raised:
                        content = content.translate(SUPERSCRIPT)
                    text.pieces.append((content, self.offsets.get(child), style))
            elif name == "rPr":
                style = self.styles.get(child, _PLAIN)
            elif name in ("tab", "ptab"):
                text.pieces.append(("\t", None, style))
            elif name in ("br", "cr"):
                text.pieces.append(("\n", None, style))
            elif name == "noBreakHyphen":
                text.pieces.append(("-", None, style))
            elif name == "sym":
                text.pieces.append((symbol(child), None, style))
            elif name == "footnoteReference":
                self.footnotes.append(value_of(child, "id"))
                text.pieces.append((str(len(self.footnotes)).translate(SUPERSCRIPT), None, style))
            elif name == "endnoteReference":
                self.endnotes.append(value_of(child, "id"))
                text.pieces.append((str(len(self.endnotes)).translate(SUPERSCRIPT), None, style))
            elif name == "fldChar":
                self._field(value_of(child, "fldCharType"))
            elif name in ("drawing", "pict", "object", "AlternateContent", "ruby"):
                self._inline(child, name, text)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _lines(self, text: _Text, marker: str) -> list[RawLine]:
        """Cut a paragraph at its line breaks."""
        lines: list[RawLine] = []
        current: list[tuple[str, int | None, Style]] = [(marker + " ", None, _PLAIN)] if marker else []
        for piece, offset, style in text.pieces:
            if piece == "\n" and offset is None:
                self._close(current, lines)
                current = []
            else:
                current.append((piece, offset, style))
        self._close(current, lines)
        return lines

    def _close(self, pieces: list[tuple[str, int | None, Style]], lines: list[RawLine]) -> None:
        whole = "".join(piece for piece, _, _ in pieces)
        text = whole.strip()
        if not text:
            return
        first = whole.index(text[0])
        last = first + len(text)
        runs: list[tuple[int, int, int]] = []
        bold = italic = True
        size = None
        at = 0
        for piece, offset, style in pieces:
            start, at = at, at + len(piece)
            if start < first or at > last:
                start, end = max(start, first), min(at, last)
                if start >= end:
                    continue
            else:
                end = at
            if offset is None:
                continue
            source = offset + start - at + len(piece)
            if runs and runs[-1][2] + runs[-1][1] == source and runs[-1][0] + runs[-1][1] == start - first:
                runs[-1] = (runs[-1][0], runs[-1][1] + end - start, runs[-1][2])
            else:
                runs.append((start - first, end - start, source))
            if not piece.isspace():
                bold = bold and style.bold
                italic = italic and style.italic
                if style.size is not None and style.size > (size or 0):
                    size = style.size
        if "\n" in text:  # white space inside the XML's text
            text = text.replace("\n", " ")
        lines.append(
            RawLine(
                text, runs, part=self.part, bold=bold, italic=italic, size=size, indent=first,
                starts_paragraph=not lines or LIST_MARKER.match(text) is not None,
            )
        )  # fmt: skip


def _has_text(text: _Text) -> bool:
    return any(not piece.isspace() for piece, _, _ in text.pieces)
