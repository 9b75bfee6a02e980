"""Reads DOCX by walking its XML and telling a flow what comes.

Kept: tracked insertions, text boxes, content controls, fields' results, form fields, documents within the text,
footnotes and endnotes (after the body), automatic numbering. Left out and reported: tracked deletions, struck and
hidden text, by run or by style. Left out: the second branch of alternate content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText
from ..text import legacy
from .assembly import RawLine, TextBuilder
from .doc_flow import Block
from .doc_lines import lines_of, with_closing, with_letterhead
from .docx_folding import PackagePart
from .docx_numbering import DocxNumbering
from .docx_package import TAGS, Package, value_of
from .docx_part import PartReader
from .report import Report
from .sniffing import DOCX


def read_docx(data: bytes, depth: int = 0) -> DocumentText:
    """Read a DOCX file's bytes; `depth` counts the documents that it stands within. Raises `UnreadableError`."""
    package = Package(data)
    part = PackagePart(package, package.main)
    body = next((child for child in part.root if TAGS.get(child.tag) == "body"), None)
    if body is None:
        raise UnreadableError(OutcomeCode.CORRUPT, "DOCX without a body")
    try:
        return _read(package, part, body, depth)
    except RecursionError as error:
        raise UnreadableError(OutcomeCode.TOO_LARGE, "nested too deeply") from error


def _read(package: Package, part: PackagePart, body: Any, depth: int) -> DocumentText:
    report = Report()
    reader = PartReader(package, part, DocxNumbering(package, numbered=b"numPr" in part.stated), report, depth)
    lines = lines_of(reader.read(body), part=package.main, report=report)
    if report.encodings and legacy.detect("\n".join(line.text for line in lines)):
        raise UnreadableError(OutcomeCode.LEGACY_FONT)
    lines = with_closing(with_letterhead(lines, _page_parts(package, "header")), _page_parts(package, "footer"))
    builder = TextBuilder()
    for line in lines + _notes(package, reader):
        builder.add_clean(line)
    if not builder.lines:
        if any(name.startswith(f"{package.folder}/media/") for name in package.names):
            raise UnreadableError(OutcomeCode.NEEDS_OCR, "DOCX that holds only pictures")
        raise UnreadableError(OutcomeCode.EMPTY)
    report.tell(builder)
    return builder.build(DOCX)


def _page_parts(package: Package, kind: str) -> Iterator[list[RawLine]]:
    """Yield the lines of each page header or footer."""
    for name in sorted(package.names):
        if re.fullmatch(rf"{kind}\d{{1,2}}\.xml", name.rpartition("/")[2]) and name.startswith(package.folder):
            part = PackagePart(package, name)
            yield lines_of(PartReader(package, part, None, Report()).read(part.root), part=name)


def _notes(package: Package, reader: PartReader) -> list[RawLine]:
    """Return the footnotes and endnotes that the body refers to, in the order of their marks."""
    lines: list[RawLine] = []
    for kind, wanted in (("footnote", reader.footnotes), ("endnote", reader.endnotes)):
        path = package.path_of(f"{kind}s.xml") if wanted else None
        if path is None:
            continue
        part = PackagePart(package, path)
        notes = PartReader(package, part, reader.numbering, reader.report)
        elements = {value_of(child, "id"): child for child in part.root if TAGS.get(child.tag) == kind}
        blocks: Block = []
        for mark, identifier in enumerate(wanted, 1):
            if identifier in elements:
                blocks += notes.read(elements[identifier], mark)
        lines += lines_of([], blocks, path)
    return lines
