"""DOCX with python-docx: a borderless table for the header, another for Nơi nhận and the signature."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import serialize_for_reading
from docx.shared import Cm, Length, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from .model import Appendix, Sample

CENTRE, JUSTIFY, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
STAMP = dt.datetime(2023, 1, 1)
COLUMNS = (Cm(6.6), Cm(9.4))


def render(sample: Sample) -> bytes:
    """Return the file's bytes, the same on every day."""
    document = Document()
    _page(document)
    _header(document, sample)
    if sample.type:
        _line(document.add_paragraph(), sample.type, size=14, bold=True, before=14)
        _line(document.add_paragraph(), sample.subject, size=14, bold=True)
        _rule(document.add_paragraph(), 6.0)
    if sample.heading:
        _line(document.add_paragraph(), sample.heading, size=14, bold=True, before=6, after=6)
    for index, text in enumerate(sample.addressee_lines):
        paragraph = document.add_paragraph()
        _line(paragraph, text, size=14, align=LEFT, before=10 if index == 0 else 0)
        paragraph.paragraph_format.left_indent = Cm(3.0 if index == 0 else 4.0)
    for index, block in enumerate(sample.body):
        paragraph = document.add_paragraph()
        if block.kind == "middle":
            _line(paragraph, block.text, size=14, bold=True, before=8, after=8)
            continue
        _line(paragraph, block.text, size=14, align=JUSTIFY, italic=block.kind == "basis", after=6)
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
        if index == 0:
            paragraph.paragraph_format.space_before = Pt(10)
    _footer(document, sample)
    if sample.appendix:
        _appendix(document, sample.appendix)
    return _repack(document)


def _page(document: Docx) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name = "Times New Roman"
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after = Pt(0)
    # The page number stands centred in the top margin, from the second page on (Phụ lục I, phần I, mục I.7).
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()._r
        if kind:
            field = OxmlElement("w:fldChar")
            field.set(qn("w:fldCharType"), kind)
        else:
            field = OxmlElement("w:instrText")
            field.text = "PAGE"
        run.append(field)
    core = document.core_properties
    core.author, core.title, core.created, core.modified = "", "", STAMP, STAMP
    core.comments = ""


def _header(document: Docx, sample: Sample) -> None:
    table = document.add_table(rows=2, cols=2)
    table.autofit = False
    _widths(table, COLUMNS)
    left, right = table.rows[0].cells
    for text in sample.parent:
        _line(_next(left), text, size=12)
    for text in sample.issuer:
        _line(_next(left), text, size=12, bold=True)
    _rule(_next(left), 2.2)
    for text, size in zip(sample.right_head, (12, 13), strict=False):
        _line(_next(right), text, size=size, bold=True)
    _rule(_next(right), 5.4)
    left, right = table.rows[1].cells
    _line(_next(left), sample.number_line, size=13)
    if sample.subject_line:
        _line(_next(left), sample.subject_line, size=12, before=6)
    if sample.urgency:
        _framed(_next(left), sample.urgency)
    _line(_next(right), sample.date_line, size=13, italic=True)


def _footer(document: Docx, sample: Sample) -> None:
    _line(document.add_paragraph(), "", size=6)
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    _widths(table, (Cm(8), Cm(8)))
    _line(_next(left), "Nơi nhận:", size=12, bold=True, italic=True, align=LEFT)
    for text in sample.distribution_lines:
        _line(_next(left), text, size=11, align=LEFT)
    for text in sample.authority:
        _line(_next(right), text, size=13, bold=True)
    for _ in range(4):
        _line(_next(right), "", size=13)
    _line(_next(right), sample.signer, size=14, bold=True)


def _appendix(document: Docx, appendix: Appendix) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    for text in appendix.title:
        _line(document.add_paragraph(), text, size=14, bold=True)
    _line(document.add_paragraph(), appendix.note, size=14, italic=True, after=10)
    table = document.add_table(rows=0, cols=len(appendix.header))
    table.style, table.autofit = "Table Grid", False
    for index, texts in enumerate((appendix.header, *appendix.rows)):
        for column, (cell, text) in enumerate(zip(table.add_row().cells, texts, strict=True)):
            align = CENTRE if index == 0 or column == 0 else LEFT
            _line(_next(cell), text, size=12, bold=index == 0, align=align)
    _widths(table, tuple(Cm(16 * width / sum(appendix.widths)) for width in appendix.widths))


def _widths(table: Table, widths: tuple[Length, ...]) -> None:
    """Set the widths twice, since Word reads them of the cells and LibreOffice of the grid."""
    for index, width in enumerate(widths):
        table.columns[index].width = width
        for cell in table.columns[index].cells:
            cell.width = width


def _next(cell: _Cell) -> Paragraph:
    """Return the cell's empty first paragraph, or a new one."""
    first = cell.paragraphs[0]
    untouched = len(cell.paragraphs) == 1 and not first.runs
    return first if untouched else cell.add_paragraph()


def _line(
    paragraph: Paragraph, text: str, *, size: float, bold: bool = False, italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = CENTRE, before: float = 0, after: float = 0,
) -> None:  # fmt: skip
    paragraph.alignment = align
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after or 0.1)
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None


def _rule(paragraph: Paragraph, width_cm: float) -> None:
    """Draw a rule of the given width, centred: the top border of an indented empty paragraph."""
    container = COLUMNS[0].cm if width_cm < 3 else COLUMNS[1].cm if width_cm < 6 else 16.0
    indent = Cm(max(0.0, (container - 0.4 - width_cm) / 2))
    _line(paragraph, "", size=4)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = indent
    _borders(paragraph, "top")


def _framed(paragraph: Paragraph, text: str) -> None:
    """Print a mark of urgency in its frame (dấu chỉ độ khẩn)."""
    _line(paragraph, text, size=13, bold=True, before=10)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Cm(2.0)
    _borders(paragraph, "top", "left", "bottom", "right")


def _borders(paragraph: Paragraph, *sides: str) -> None:
    borders = OxmlElement("w:pBdr")
    for side in sides:
        border = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
            border.set(qn(f"w:{key}"), value)
        borders.append(border)
    # The schema wants the borders before spacing and indents.
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _repack(document: Docx) -> bytes:
    """Write the archive again with one fixed time for every part, so that the bytes do not change."""
    raw, packed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name == "docProps/thumbnail.jpeg":
                continue
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, _without_thumbnail(name, source.read(name)))
    return packed.getvalue()


def _without_thumbnail(name: str, data: bytes) -> bytes:
    """Drop the relation to the picture of python-docx's template, which would show another document."""
    if name != "_rels/.rels":
        return data
    root = parse_xml(data)
    for relation in list(root):
        if "thumbnail" in relation.get("Type", ""):
            root.remove(relation)
    return serialize_for_reading(root).encode()
