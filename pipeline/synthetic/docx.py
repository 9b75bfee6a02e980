"""A made-up dispatch as a DOCX file: letterhead and signatures in tables without lines, tasks in tables with lines."""

from __future__ import annotations

import io
import zipfile
from random import Random
from typing import Any

from .page import COUNTRY, subject_line, title_lines
from .parts import Parts

_DAY = (2020, 1, 1, 0, 0, 0)
"""Time of the archive's members, so that a seed gives the same bytes always."""


def render_docx(rng: Random, parts: Parts) -> bytes:
    """Print the parts as a word processor keeps them."""
    import docx

    document = docx.Document()
    rule = ["*"] if parts.country == "party" else ["***"] if parts.country == "youth" else []
    said = [subject_line(rng, parts)] if parts.doc_type == "CV" else []
    left = [*parts.left, *rule, parts.number_line, *said, *parts.urgent]
    right = [*COUNTRY[parts.country], "", parts.date_line]
    if rng.random() < 0.5:
        _columns(document, [(left, right)])
    else:  # the number and the day in a row of their own
        head = len(parts.left) + len(rule)
        _columns(document, [(left[:head], right[:-2]), (left[head:], right[-1:])])
    lines = [*title_lines(rng, parts), "", *parts.addressees, "", *parts.heading]
    for text in [*lines, *(line for paragraph in parts.body for line in paragraph.split("\n"))]:
        if text or rng.random() < 0.5:
            document.add_paragraph(text)
    _columns(
        document,
        [(parts.distribution, _signed(parts.signatures[0]))]
        if len(parts.signatures) == 1
        else [tuple(_signed(block) for block in parts.signatures)],
    )
    if len(parts.signatures) > 1:
        for text in parts.distribution:
            document.add_paragraph(text)
    if parts.appendix:
        document.add_page_break()
        _appendix(document, parts.appendix)
    return _fixed(document)


def _signed(block: list[str]) -> list[str]:
    return [*block[:-1], "", "", block[-1]]


def _columns(document: Any, rows: list[tuple[list[str], ...]]) -> None:
    """A table without lines, a paragraph for each line of a cell."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for k, row in enumerate(rows):
        for cell, lines in zip(table.rows[k].cells, row, strict=True):
            cell.paragraphs[0].text = lines[0] if lines else ""
            for line in lines[1:]:
                cell.add_paragraph(line)


def _appendix(document: Any, lines: list[str]) -> None:
    rows = [line.split("\t") for line in lines if "\t" in line]
    for line in lines:
        if "\t" not in line:
            document.add_paragraph(line)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text


def _fixed(document: Any) -> bytes:
    """The file's bytes with the times of its members left out."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, _DAY), old.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
