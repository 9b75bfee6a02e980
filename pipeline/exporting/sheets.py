"""A table for people, and its forms: CSV for spreadsheets and machines, Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .tables import safe_cell


@dataclass(frozen=True)
class Column:
    """A column of a sheet."""

    heading: str
    width: int
    """In characters, where the sheet is printed."""
    machine: tuple[str, ...] = ()
    """What it is called for machines; several where people read them as one."""


@dataclass(frozen=True)
class Sheet:
    """A table with a title: a line holds what people read, and what machines do."""

    title: str
    columns: tuple[Column, ...]
    lines: Sequence[Sequence[str]]
    """Cells under the headings."""
    machine: Sequence[Mapping[str, Any]]
    """The same lines by the names for machines; days as ISO 8601."""
    states: Sequence[str] = ()
    """State of each line (`late`, `open` …), for colours; empty where there are none."""
    subtitle: str = ""

    @property
    def machine_names(self) -> tuple[str, ...]:
        """The names for machines, in their order."""
        return tuple(name for column in self.columns for name in column.machine)


def to_csv(sheet: Sheet, *, machine: bool = False) -> bytes:
    """Return CSV in UTF-8 with a byte-order mark, so that spreadsheets read its letters; no cell runs as a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    if machine:
        names = sheet.machine_names
        writer.writerow(names)
        writer.writerows([_cell(line.get(name)) for name in names] for line in sheet.machine)
    else:
        writer.writerow(column.heading for column in sheet.columns)
        writer.writerows([safe_cell(cell) for cell in line] for line in sheet.lines)
    return stream.getvalue().encode("utf-8-sig")


def to_markdown(sheet: Sheet) -> str:
    """Return a Markdown table."""
    rows = [[column.heading for column in sheet.columns], ["---"] * len(sheet.columns), *sheet.lines]
    return "".join(f"| {' | '.join(_one_line(cell) for cell in row)} |\n" for row in rows)


def _one_line(cell: str) -> str:
    return "; ".join(" ".join(line.split()) for line in cell.split("\n")).replace("|", "\\|")


def _cell(value: Any) -> str:
    """Return a cell that no spreadsheet runs; a number may begin with a minus."""
    return str(value) if isinstance(value, int | float) else safe_cell(_plain(value))


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(str(each) for each in value)
    return "" if value is None else str(value)
