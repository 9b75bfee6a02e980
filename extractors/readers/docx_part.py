"""One part of a DOCX (body, header, notes) as a flow of paragraphs and tables."""

from __future__ import annotations

from typing import Any

from .doc_flow import PLAIN, Block, Flow, Style
from .docx_chunks import chunk
from .docx_fields import Fields, control_state
from .docx_folding import PackagePart
from .docx_looks import Looks, is_ground
from .docx_numbering import DocxNumbering
from .docx_package import MATH_TEXT, TAGS, TEXT_TAGS, Package, tags_of, value_of
from .docx_paragraphs import Paragraphs
from .docx_xml import boxes_of, branch, drawn, on, symbol, through
from .report import DELETED, HIDDEN, PARAGRAPH_MARK, PROMPT, Report

_TRANSPARENT = {
    "ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo", "sdtContent", "ruby", "rubyBase",
    "Choice",
}  # fmt: skip
_DELETED_TEXT = tags_of("delText", "t")


def _said_of(element: Any, properties: str) -> set[str | None]:
    """Return the names of what the properties of a row or cell state."""
    return {TAGS.get(item.tag) for child in element if TAGS.get(child.tag) == properties for item in child if on(item)}


_Words = tuple[str, int, str | None]
"""Text, its offset, and the number of the properties of its run: "-" if of none, None if it is not folded."""


class PartReader:
    """Walks one XML part. An offset counts the characters of all `w:t` of the part before it."""

    def __init__(
        self, package: Package, part: PackagePart, numbering: DocxNumbering | None, report: Report, depth: int = 0
    ) -> None:
        self.package = package
        self.part = part
        self.numbering = numbering
        self.report = report
        self.footnotes: list[str | None] = []
        self.endnotes: list[str | None] = []
        self.looks = Looks(package, part)
        self.paragraphs = Paragraphs(part, self.looks)
        self.fields = Fields(part.root, any_there=b"fldChar" in part.words)
        self.flow = Flow(report, part.path)
        self._document_depth = depth
        self._depth = 0  # of tables
        self._boxes: list[Block] = []
        self._any_boxes = b"txbxContent" in part.words
        self._texts: dict[Any, _Words] = {}
        """What the elements that hold text are told by from all others: asking for a tag takes longer."""
        offset = 0
        for element in part.root.iter(*TEXT_TAGS):
            text = element.text or ""
            self._texts[element] = text, offset, part.number(element)
            offset += len(text)

    def read(self, container: Any, mark: int | None = None) -> Block:
        """Return the blocks of a body, note or whole part; `mark` is the number of a note."""
        self.flow = Flow(self.report, self.part.path)
        if mark is not None:
            first = next((item.text for item in container.iter(*TEXT_TAGS) if item.text), "")
            self.flow.mark(mark, "" if first[:1].isspace() else " ")
        self._block(container)
        self._end_paragraph("")
        return self.flow.finish()

    def _block(self, container: Any) -> None:
        """Take in all paragraphs and tables of a body, cell, text box or note."""
        for child in container:
            name = TAGS.get(child.tag)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name == "sdt":
                if not self._is_prompt(child):
                    self._block(child)
            elif name == "AlternateContent":
                self._block(branch(child))
            elif name == "altChunk":
                self._end_paragraph("")
                self.flow.insert(chunk(self.package, self.part.path, child, self.report, self._document_depth))
            elif name in _TRANSPARENT:
                self._block(child)

    # --- tables ----------------------------------------------------------------------------------------------------

    def _table(self, table: Any) -> None:
        self._end_paragraph("")
        self._depth += 1
        bordered = coloured = False
        for child in through(table, ("sdt", "sdtContent", "customXml", "ins")):
            name = TAGS.get(child.tag)
            if name == "tblPr":
                bordered = any(TAGS.get(item.tag) == "tblBorders" and drawn(item) for item in child)
                coloured = any(TAGS.get(item.tag) == "tblStyle" for item in child)
            elif name == "tr":
                said = _said_of(child, "trPr")
                if "del" in said or "hidden" in said:
                    self._deleted(child, DELETED if "del" in said else HIDDEN)
                    continue
                for cell in through(child, ("sdt", "sdtContent", "customXml", "ins")):
                    if TAGS.get(cell.tag) == "tc":
                        self._cell(cell, coloured)
                self.flow.end_row(self._depth, bordered=bordered)
        self._depth -= 1
        self._end_paragraph("")

    def _cell(self, cell: Any, coloured: bool) -> None:
        if "cellDel" in _said_of(cell, "tcPr"):
            self._deleted(cell)
            return
        ground = coloured or any(
            TAGS.get(item.tag) == "shd" and is_ground(item)
            for child in cell
            if TAGS.get(child.tag) == "tcPr"
            for item in child
        )
        self.looks.coloured(int(ground))
        self._block(cell)
        self._end_paragraph("")
        self.flow.end_cell(self._depth)
        self.looks.coloured(-int(ground))

    # --- paragraphs ------------------------------------------------------------------------------------------------

    def _paragraph(self, paragraph: Any) -> None:
        properties = None
        texts = self._texts
        for child in paragraph:
            words = texts.get(child)
            if words is not None:
                self._folded(words)
                continue
            name = TAGS.get(child.tag)
            if name == "r":
                self._run(child)
            elif name == "pPr":
                properties = self.paragraphs.of(child)
                if self.looks.styled:
                    self.looks.enter(properties.style)
                if properties.shaded:
                    self.looks.coloured(1)
            elif name is not None:
                self._inline(child, name)
        marker, centred = "", False
        if properties is not None:
            if properties.shaded:
                self.looks.coloured(-1)
            if properties.joins:
                self.report.leave_out(DELETED, PARAGRAPH_MARK, None)
                return
            if self.numbering is not None and self.numbering.used and self.flow.has_text():
                marker = self.numbering.marker(properties.style, properties.list_number, properties.list_level)
            centred = properties.centred
        self._end_paragraph(marker, centred)
        if self.looks.styled:
            self.looks.enter(None)

    def _end_paragraph(self, marker: str, centred: bool = False) -> None:
        self.flow.end_paragraph(self._depth, marker, centred=centred)
        if self._boxes:
            boxes, self._boxes = self._boxes, []
            for block in boxes:
                self.flow.insert(block)

    def _box(self, box: Any) -> None:
        """Read a text box: it stands after its paragraph, and has fields and tables of its own."""
        outer = self.flow, self.fields, self._depth, self._boxes
        self.flow, self.fields, self._depth, self._boxes = Flow(self.report, self.part.path), Fields(box), 0, []
        self.looks.coloured(1)
        self._block(box)
        self._end_paragraph("")
        blocks = self.flow.finish()
        self.looks.coloured(-1)
        self.flow, self.fields, self._depth, self._boxes = outer
        self._boxes.append(blocks)

    def _inline(self, element: Any, name: str) -> None:
        """Take in what stands between a paragraph and its runs."""
        if name == "AlternateContent":
            element, name = branch(element), "Choice"
        if name in _TRANSPARENT:
            for child in element:
                words = self._texts.get(child)
                if words is not None:
                    self._folded(words)
                    continue
                inner = TAGS.get(child.tag)
                if inner == "r":
                    self._run(child)
                elif inner is not None:
                    self._inline(child, inner)
        elif name == "sdt":
            if not self._is_prompt(element):
                for child in element:
                    if TAGS.get(child.tag) == "sdtContent":
                        self._inline(child, "sdtContent")
        elif name in ("del", "moveFrom"):
            self._deleted(element)
        elif name in ("oMath", "oMathPara"):
            self.flow.text("".join(item.text or "" for item in element.iter(MATH_TEXT)), None, PLAIN)
        elif name in ("drawing", "pict", "object"):
            for box in boxes_of(element) if self._any_boxes else ():
                self._box(box)

    def _is_prompt(self, control: Any) -> bool:
        """Tell whether a content control shows nothing but its prompt; an entry chosen from its list is taken in."""
        prompt, chosen = control_state(control)
        if not prompt:
            return False
        if chosen:
            self.flow.text(chosen, None, PLAIN)
        else:
            self.report.leave_out(PROMPT, "".join(item.text or "" for item in control.iter(*TEXT_TAGS)), None)
        return True

    def _deleted(self, element: Any, why: str = DELETED) -> None:
        self.report.leave_out(why, "".join(item.text or "" for item in element.iter(*_DELETED_TEXT)), None)

    # --- runs ------------------------------------------------------------------------------------------------------

    def _run(self, run: Any) -> None:
        texts, looks = self._texts, self.looks
        style: Style | None = None
        for child in run:
            words = texts.get(child)
            if words is None:
                found = looks.of(child)
                if found is not None:
                    style = found
                    continue
                name = TAGS.get(child.tag)
                if name is not None:
                    self._sign(child, name, style or looks.of(None) or PLAIN)
                continue
            self._text(words[0], words[1], style or looks.of(None) or PLAIN)

    def _folded(self, words: _Words) -> None:
        """Take in a run that the part's folding has made one text."""
        text, offset, number = words
        if number is not None:  # else it stands outside of a run, where it is not shown
            self._text(text, offset, self.looks.of_number(number))

    def _text(self, text: str, offset: int, style: Style) -> None:
        if text and not self.fields.mute:
            self.flow.text(text, offset, style)
            if self.fields.open:
                self.fields.text_shown()

    def _sign(self, element: Any, name: str, style: Style) -> None:
        """Take in what is no text in a run."""
        if name == "fldChar":
            shown = self.fields.meet(element)
            if shown:
                self.flow.text(shown, None, style)
        elif self.fields.mute:
            return
        elif name in ("tab", "ptab"):
            self.flow.text("\t", None, style)
        elif name in ("br", "cr"):
            self.flow.line_break()
        elif name == "noBreakHyphen":
            self.flow.text("-", None, style)
        elif name == "softHyphen":
            self.flow.text("\u00ad", None, style)  # a letter in TCVN3, dropped elsewhere
        elif name == "sym":
            self.flow.text(symbol(element), None, style)
        elif name == "footnoteReference":
            self.footnotes.append(value_of(element, "id"))
            self.flow.mark(len(self.footnotes))
        elif name == "endnoteReference":
            self.endnotes.append(value_of(element, "id"))
            self.flow.mark(len(self.endnotes))
        elif name in ("drawing", "pict", "object", "AlternateContent", "ruby"):
            self._inline(element, name)
