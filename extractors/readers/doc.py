"""Reads Word 97–2003 files (.doc): the piece table gives the text, the formatting its fonts and tables.

Kept: results of fields, form fields, text boxes (after their paragraph), footnotes and endnotes (after the body),
automatic numbering. Left out and reported: deleted, struck and hidden text. Left out: comments, page headers unless the
letterhead stands in one.
Word 6 and 95 give their text without formatting.
"""

from __future__ import annotations

import re
import struct

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText
from ..text.legacy_detect import font_encoding
from .assembly import RawLine, TextBuilder
from .doc_changes import Characters, DocParagraph
from .doc_fib import BOX_TEXTS, ENDNOTE_MARKS, ENDNOTE_TEXTS, FOOTNOTE_MARKS, FOOTNOTE_TEXTS, SHAPES, WordFile
from .doc_flow import Block, Flow, Style
from .doc_forms import form_value
from .doc_lines import lines_of
from .doc_numbering import DocNumbering
from .doc_properties import Properties
from .report import DELETED, PARAGRAPH_MARK, Report
from .sniffing import DOC

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARK = re.compile("[\r\x07\x0c]")
_CONTROL = re.compile("[\x00-\x1f]")
_STATE_HEADING = re.compile(r"CỘNG H(?:ÒA|OÀ)|ĐẢNG CỘNG SẢN|Độc lập")
_FIRST_LINES = 20
_TEXT, _FOOTNOTES, _HEADERS, _ENDNOTES, _BOXES = 0, 1, 2, 5, 6
_MOST_BOXES = 2000
_SYMBOLS = {
    0x2D: "-",
    0x2B: "+",
    0xB7: "•",
    0xA7: "•",
    0xFC: "✓",
    0xA8: "☐",
    0x6F: "☐",
    0xFE: "☒",
    0xB3: "≥",
    0xA3: "≤",
}
_SYMBOLS |= {0xB3: "≥", 0xA3: "≤", 0xB0: "°", 0xB4: "×", 0xE0: "→", 0xAE: "→"}


def read_doc(data: bytes) -> DocumentText:
    """Read the bytes of a Word binary file. Raises `UnreadableError`."""
    try:
        return _read(_open(data))
    except (struct.error, IndexError, ValueError, OverflowError, KeyError, RecursionError) as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"Word 97–2003: {type(error).__name__}") from error


def _open(data: bytes) -> WordFile:
    if not data.startswith(_OLE):
        return WordFile(data, {})
    import io

    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            streams = {
                name: container.openstream(name).read()
                for name in ("WordDocument", "0Table", "1Table", "Data")
                if container.exists(name)
            }
            if container.exists("EncryptedPackage"):
                raise UnreadableError(OutcomeCode.ENCRYPTED, "Microsoft Office")
    except (OSError, RecursionError, MemoryError, TypeError, AttributeError) as error:  # what the library lets through
        raise UnreadableError(OutcomeCode.CORRUPT, f"OLE container: {error}") from error
    if "WordDocument" not in streams:
        raise UnreadableError(OutcomeCode.CORRUPT, "no stream WordDocument")
    return WordFile(streams["WordDocument"], streams)


def _read(file: WordFile) -> DocumentText:
    walker = _DocWalker(file)
    body = walker.part(_TEXT)
    lines = lines_of(body, walker.notes(), report=walker.report)
    if not any(_STATE_HEADING.search(line.text) for line in lines[:_FIRST_LINES]):
        lines = _letterhead(walker) + lines
    builder = TextBuilder()
    for line in lines:
        builder.add_clean(line)
    if not builder.lines:
        raise UnreadableError(OutcomeCode.EMPTY)
    walker.report.tell(builder)
    return builder.build(DOC)


def _letterhead(walker: _DocWalker) -> list[RawLine]:
    """Return the page header that holds the state's heading: some templates put the letterhead there."""
    start, end = walker.file.part(_HEADERS)
    if end - start < 20:
        return []
    lines = lines_of(walker.part(_HEADERS))
    found = next((index for index, line in enumerate(lines) if _STATE_HEADING.search(line.text)), None)
    return lines[:_FIRST_LINES] if found is not None and found < _FIRST_LINES else []


class _DocWalker:
    """Goes through the characters of a file and tells a flow what they are."""

    def __init__(self, file: WordFile) -> None:
        self.file = file
        self.properties = Properties(file)
        self.numbering = DocNumbering(file)
        self.report = Report()
        self._styles: dict[tuple[int, bool], Style] = {}
        """By identity of the characters' properties, which are made once: hashing them takes longer than reading."""
        self._fields: list[bool] = []  # True while in a field's instruction
        self._boxes_met: list[Block] = []
        self._form = ""  # what the form field shows whose instruction was met
        self._notes: list[tuple[int, int, int]] = []
        """Mark, and where its text stands."""
        self._note_marks = self._marks_of_notes()
        self._boxes = self._boxes_by_position()

    def part(self, index: int) -> Block:
        """Return the blocks of a part of the file."""
        start, end = self.file.part(index)
        flow = Flow(self.report)
        self._walk(start, end, flow)
        if index == _TEXT:
            for left in list(self._boxes):
                for first, last in self._boxes.pop(left):
                    flow.end_paragraph()
                    flow.insert(self._inside(first, last))
        return flow.finish()

    def notes(self) -> Block:
        """Return the blocks of the notes that the body refers to, each with its mark."""
        blocks: Block = []
        for mark, start, end in self._notes:
            flow = Flow(self.report)
            flow.mark(mark, " ")
            self._walk(start, end, flow)
            blocks += flow.finish()
        return blocks

    def _inside(self, start: int, end: int) -> Block:
        flow = Flow(self.report)
        fields, self._fields = self._fields, []
        boxes, self._boxes_met = self._boxes_met, []
        self._walk(start, end, flow)
        self._fields, self._boxes_met = fields, boxes
        return flow.finish()

    def _walk(self, start: int, end: int, flow: Flow) -> None:
        text, file, properties = self.file.text, self.file, self.properties
        position = start
        for match in _MARK.finditer(text, start, end):
            at = match.start()
            paragraph = properties.paragraph_at(file.place(at)[0])
            if at > position:
                self._characters(position, at, paragraph, flow)
            position = at + 1
            if properties.joins and text[at] == "\r" and self._is_joined(at, paragraph):
                self.report.leave_out(DELETED, PARAGRAPH_MARK, None)
                continue
            marker = self._marker(paragraph, text[at]) if paragraph.list_number else ""
            depth = paragraph.depth
            if self._boxes_met:
                flow.end_paragraph(depth or int(text[at] == "\x07"), marker)
                marker = ""
                met, self._boxes_met = self._boxes_met, []
                for block in met:
                    flow.insert(block)
            if text[at] == "\x07":
                if paragraph.row_end or (file.old and at > start and text[at - 1] == "\x07"):
                    flow.end_row(max(depth, 1), bordered=paragraph.bordered)
                else:
                    flow.end_cell(max(depth, 1), marker)
            elif paragraph.inner_row:
                flow.end_row(max(depth, 1), bordered=paragraph.bordered)
            elif paragraph.inner_cell:
                flow.end_cell(max(depth, 1), marker)
            else:
                flow.end_paragraph(depth, marker, centred=paragraph.centred)
        self._characters(position, end, DocParagraph(), flow)

    def _is_joined(self, at: int, paragraph: DocParagraph) -> bool:
        """Tell whether the paragraph mark is deleted or hidden: the next paragraph goes on with this one."""
        if paragraph.inner_cell or paragraph.inner_row or paragraph.row_end:
            return False
        mark = self.properties.resolve(paragraph.style, self.properties.run_index(self.file.place(at)[0]))
        return mark.deleted or mark.hidden

    def _marker(self, paragraph: DocParagraph, mark: str) -> str:
        if not paragraph.list_number or paragraph.row_end or mark == "\x0c":
            return ""
        return self.numbering.marker(paragraph.list_number, paragraph.list_level)

    def _characters(self, start: int, end: int, paragraph: DocParagraph, flow: Flow) -> None:
        """Tell the flow of the characters of one paragraph, run by run."""
        properties, file = self.properties, self.file
        on_colour = paragraph.shaded or paragraph.depth > 0  # cells have colours that are not read
        while start < end:
            byte, piece_end, width = file.place(start)
            index = properties.run_index(byte)
            stop = min(end, piece_end, start + max((properties.run_end(index) - byte + width - 1) // width, 1))
            characters = properties.resolve(paragraph.style, index)
            self._run(start, stop, characters, on_colour, flow)
            start = stop

    def _run(self, start: int, end: int, characters: Characters, on_colour: bool, flow: Flow) -> None:
        text = self.file.text
        style = self._styles.get((id(characters), on_colour))
        if style is None:
            style = self._styles[id(characters), on_colour] = Style(
                self.properties.font(characters.font), characters.bold, characters.italic, characters.half_points / 2,
                characters.raised, characters.capitals, characters.unseen(on_colour=on_colour),
            )  # fmt: skip
        if characters.symbol and characters.special:
            code = characters.symbol & 0xFF
            symbol = _SYMBOLS.get(code, "•") if characters.symbol >= 0xF000 else chr(characters.symbol)
            self._plain(symbol * (end - start), None, style, flow)
            return
        for match in _CONTROL.finditer(text, start, end):
            at = match.start()
            if at > start:
                self._plain(text[start:at], start, style, flow)
            start = at + 1
            self._control(text[at], at, characters, style, flow)
        if start < end:
            self._plain(text[start:end], start, style, flow)

    def _plain(self, text: str, offset: int | None, style: Style, flow: Flow) -> None:
        if not (self._fields and any(self._fields)):
            flow.text(text, offset, style)
            if self._form and offset is not None and not text.isspace():
                self._form = ""  # the field's result is there as text

    def _control(self, char: str, at: int, characters: Characters, style: Style, flow: Flow) -> None:
        if char == "\x13":
            self._fields.append(True)
        elif char == "\x01" and self._fields and characters.special and characters.data_at >= 0:
            self._form = form_value(self.file.data, characters.data_at)
        elif char == "\x14":
            if self._fields:
                self._fields[-1] = False
        elif char == "\x15":
            if self._fields:
                self._fields.pop()
            if self._form:
                form, self._form = self._form, ""
                self._plain(form, None, style, flow)
        elif style.unseen and char not in "\t\x1e":
            pass
        elif char == "\t":
            self._plain("\t", at, style, flow)
        elif char in "\x0b\x0e":
            if not (self._fields and any(self._fields)):
                flow.line_break()
        elif char == "\x1e":
            self._plain("-", at, style, flow)
        elif char == "\x1f" and font_encoding(style.font)[0] is not None:
            self._plain("\u00ad", at, style, flow)  # the soft hyphen is a letter there
        elif char == "\x02" and at in self._note_marks:
            start, end = self._note_marks.pop(at)
            self._notes.append((len(self._notes) + 1, start, end))
            flow.mark(len(self._notes))
        elif char == "\x08" and at in self._boxes:
            self._boxes_met += [self._inside(start, end) for start, end in self._boxes.pop(at)]

    def _marks_of_notes(self) -> dict[int, tuple[int, int]]:
        """Return where each note's text stands, by the position of its mark."""
        found: dict[int, tuple[int, int]] = {}
        kinds = ((FOOTNOTE_MARKS, FOOTNOTE_TEXTS, _FOOTNOTES), (ENDNOTE_MARKS, ENDNOTE_TEXTS, _ENDNOTES))
        for marks, texts, part in kinds:
            positions, _ = self.file.positions(marks, 2)
            bounds, _ = self.file.positions(texts, 0)
            first, last = self.file.part(part)
            for index, position in enumerate(positions[:-1]):
                if index + 1 < len(bounds):
                    found[position] = (min(first + bounds[index], last), min(first + bounds[index + 1], last))
        return found

    def _boxes_by_position(self) -> dict[int, list[tuple[int, int]]]:
        """Return where the texts of boxes stand, by the position of the drawing in the body."""
        bounds, entries = self.file.positions(BOX_TEXTS, 22)
        if not entries:
            return {}
        anchors, shapes = self.file.positions(SHAPES, 26)
        place: dict[int, int] = {}
        for at, drawn in zip(anchors, shapes, strict=False):
            place[struct.unpack_from("<I", drawn)[0]] = at
        first, last = self.file.part(_BOXES)
        found: dict[int, list[tuple[int, int]]] = {}
        for index, entry in enumerate(entries[:_MOST_BOXES]):
            start, end = min(first + bounds[index], last), min(first + bounds[index + 1], last)
            if end - start > 1:
                shape = struct.unpack_from("<I", entry, 14)[0]
                found.setdefault(place.get(shape, -1 - index), []).append((start, end))
        return found
