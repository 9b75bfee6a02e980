"""PDF with reportlab, in DejaVu Serif (embedded as a subset), which has every Vietnamese letter."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import HRFlowable, KeepTogether, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table
from reportlab.platypus.flowables import Flowable

from .model import Appendix, Sample

COLUMNS = (6.7 * cm, 9.0 * cm)
WIDTH = sum(COLUMNS)


def render(sample: Sample) -> bytes:
    """Return the file's bytes, the same on every day."""
    return _built(sample.name, _story(sample), onLaterPages=_page_number)


def render_together(name: str, samples: Sequence[Sample]) -> bytes:
    """Return one file of dispatches of one page each, the same bytes on every day."""
    story = _story(samples[0])
    for sample in samples[1:]:
        story += [PageBreak(), *_story(sample)]
    return _built(name, story)


def _built(name: str, story: list[Flowable], **pages: Any) -> bytes:
    target = io.BytesIO()
    document = SimpleDocTemplate(
        target, pagesize=A4, leftMargin=3 * cm, rightMargin=1.8 * cm, topMargin=2 * cm, bottomMargin=2 * cm,
        invariant=1, title=name, author="", creator="", producer="",
    )  # fmt: skip
    document.build(story, **pages)
    return target.getvalue()


def _story(sample: Sample) -> list[Flowable]:
    fonts()
    story: list[Flowable] = [_header(sample), Spacer(1, 10)]
    if sample.type:
        story.append(_line(sample.type, 12, bold=True))
        if sample.type_issuer:
            story.append(_line(sample.type_issuer, 11, bold=True))
        story.append(_line(sample.subject, 11, bold=True))
        story.append(_line("-----", 11) if sample.is_party else _rule(4.5))
        story.append(Spacer(1, 8))
    for index, text in enumerate(sample.addressee_lines):
        story.append(_line(text, 11, align=TA_LEFT, indent=(2.2 if index == 0 else 3.2) * cm))
    story.append(Spacer(1, 8))
    for block in sample.body:
        if block.kind == "middle":
            story.append(_line(block.text, 11, bold=True, after=6))
        else:
            story.append(_line(block.text, 11, italic=block.kind == "basis", align=TA_JUSTIFY, first=1.1 * cm, after=6))
    story += [Spacer(1, 8), KeepTogether(_footer(sample))]
    if sample.appendix:
        story += [PageBreak(), *_appendix(sample.appendix)]
    return story


@cache
def fonts() -> None:
    """Make the faces of DejaVu Serif known to reportlab as `Serif`, `Serif-Bold` and so on."""
    import matplotlib

    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    faces = {"": "", "-Bold": "-Bold", "-Italic": "-Italic", "-BoldItalic": "-BoldItalic"}
    for suffix, file in faces.items():
        pdfmetrics.registerFont(TTFont(f"Serif{suffix}", folder / f"DejaVuSerif{file}.ttf"))


def _page_number(canvas: Any, _: SimpleDocTemplate) -> None:
    canvas.setFont("Serif", 10)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 1.3 * cm, str(canvas.getPageNumber()))


def _header(sample: Sample) -> Table:
    left: list[Flowable] = [_line(text, 9.5) for text in sample.parent]
    left += [_line(text, 9.5, bold=True) for text in sample.issuer]
    left.append(_line("*", 10) if sample.is_party else _rule(2.2))
    sizes = (11,) if sample.is_party else (9, 10)
    right: list[Flowable] = [_line(text, size, bold=True) for text, size in zip(sample.right_head, sizes, strict=True)]
    # The rule is as long as the line above it.
    last, size = sample.right_head[-1], sizes[-1]
    right.append(_rule(pdfmetrics.stringWidth(last, "Serif-Bold", size) / cm))
    number: list[Flowable] = [_line(sample.number_line, 10.5)]
    if sample.subject_line:
        number.append(_line(sample.subject_line, 9.5, before=4))
    if sample.urgency:
        number += [Spacer(1, 6), _framed(sample.urgency)]
    cells = [[left, right], [number, [_line(sample.date_line, 10.5, italic=True)]]]
    return Table(cells, colWidths=COLUMNS, style=[*_PLAIN])


def _framed(text: str) -> Table:
    """Return a mark of urgency in its frame (dấu chỉ độ khẩn)."""
    width = pdfmetrics.stringWidth(text, "Serif-Bold", 11) + 24
    return Table([[_line(text, 11, bold=True)]], colWidths=(width,), style=[("BOX", (0, 0), (-1, -1), 0.9, black)])


def _footer(sample: Sample) -> Table:
    words = "<u>Nơi nhận:</u>" if sample.is_party else "Nơi nhận:"
    head = _markup(words, 10, bold=not sample.is_party, italic=not sample.is_party, align=TA_LEFT)
    left: list[Flowable] = [head, *(_line(text, 9, align=TA_LEFT) for text in sample.distribution_lines)]
    right: list[Flowable] = [_line(text, 10.5, bold=not sample.is_party) for text in sample.authority]
    right += [Spacer(1, 58), _line(sample.signer, 11, bold=True)]
    return Table([[left, right]], colWidths=(WIDTH / 2, WIDTH / 2), style=[*_PLAIN])


def _appendix(appendix: Appendix) -> list[Flowable]:
    rows: list[list[Flowable]] = [[_line(text, 9.5, bold=True) for text in appendix.header]]
    for row in appendix.rows:
        rows.append([_line(text, 9.5, align=TA_CENTER if i == 0 else TA_LEFT) for i, text in enumerate(row)])
    widths = [WIDTH * width / sum(appendix.widths) for width in appendix.widths]
    lines = [("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    grid = Table(rows, colWidths=widths, style=lines)
    titles: list[Flowable] = [_line(text, 11, bold=True) for text in appendix.title]
    return [*titles, _line(appendix.note, 10.5, italic=True, after=10), grid]


_PLAIN = (
    ("ALIGN", (0, 0), (-1, -1), "CENTER"),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
)


def _line(text: str, size: float, **options: Any) -> Paragraph:
    return _markup(escape(text), size, **options)


def _markup(
    markup: str, size: float, *, bold: bool = False, italic: bool = False, align: int = TA_CENTER,
    indent: float = 0, first: float = 0, before: float = 0, after: float = 0,
) -> Paragraph:  # fmt: skip
    face = {(False, False): "", (True, False): "-Bold", (False, True): "-Italic", (True, True): "-BoldItalic"}
    style = ParagraphStyle(
        "line", fontName=f"Serif{face[bold, italic]}", fontSize=size, leading=size * 1.38, alignment=align,
        leftIndent=indent, firstLineIndent=first, spaceBefore=before, spaceAfter=after,
    )  # fmt: skip
    return Paragraph(markup, style)


def _rule(width_cm: float) -> HRFlowable:
    return HRFlowable(width=width_cm * cm, thickness=0.7, color=black, spaceBefore=3, spaceAfter=6)
