"""Parts of a DOCX that are whole documents and stand in its text where they are named (`w:altChunk`).

Source: ECMA-376 part 1, 17.17.2.1 and 11.3.1: HTML, MHT, RTF, text or WordprocessingML, shown as if typed there.
"""

from __future__ import annotations

from typing import Any

from schemas.outcomes import UnreadableError

from ..document import DocumentText
from .assembly import RawLine
from .doc_flow import Block, Printed
from .docx_package import Package
from .report import Report

_RELATIONS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_DEEPEST = 3


def chunk(package: Package, part: str, element: Any, report: Report, depth: int) -> Block:
    """Return the lines of the document that the element names; what cannot be read is reported."""
    from . import read_within

    identifier = next((value for name in _RELATIONS if (value := element.get(name))), None)
    path = package.target(part, identifier)
    if path is None:
        report.note("partial: a document named within the text is not in the file")
        return []
    try:
        if depth >= _DEEPEST:
            raise RecursionError("documents within each other")
        document = read_within(package.bytes_of(path), path, depth + 1)
    except (UnreadableError, RecursionError) as error:
        report.note(f"partial: the document {path} within the text was not read: {error}")
        return []
    for note in document.notes:
        report.note(f"{path}: {note}")
    for doubt in document.doubts:
        report.doubt(path, doubt.start, doubt.end)
    return [Printed([], True, raw=line, ready=True) for line in _lines(document, path)]


def _lines(document: DocumentText, path: str) -> list[RawLine]:
    """Return the document's lines; their source is the document's own text."""
    return [
        RawLine(
            document.text_of(line), [(0, line.end - line.start, line.start)], place=line.place, part=path,
            bold=line.bold, italic=line.italic, size=line.size, starts_paragraph=line.starts_paragraph,
        )
        for line in document.lines
    ]  # fmt: skip
