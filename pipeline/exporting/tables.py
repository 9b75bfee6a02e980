"""Deadlines as rows of plain text, and as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable

from extractors.times.workdays import WorkCalendar

from ..asking.results import DeadlineInfo
from .calendar import when

DEADLINE_COLUMNS = (
    "last_day", "operator", "boundary", "rrule", "ends", "next", "number", "issuer", "issued", "assignees", "task",
    "deliver_to", "via", "channel", "form", "quote", "covers", "holiday", "uid", "counted_from", "cancelled_at",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def deadline_rows(
    deadlines: Iterable[DeadlineInfo], work: WorkCalendar | None = None, today: dt.date | None = None
) -> list[dict[str, str]]:
    """Return deadlines as rows of plain text under `DEADLINE_COLUMNS`.

    `next` is the first day on which a recurring one falls, in the time asked for or else after its document was
    issued; `holiday` says when a last day is a day off.
    """
    work = work or WorkCalendar()
    rows = []
    for info in deadlines:
        day, _, _, rule = when(info)
        coming = info.occurrences[0] if info.occurrences else (day.isoformat() if rule and day else None)
        advised = dt.date.fromisoformat(coming) if coming else (day if rule is None else None)
        values = {
            "last_day": info.last_day, "operator": info.operator, "boundary": info.boundary, "rrule": info.rrule,
            "ends": info.ends, "next": coming, "number": info.document.number or info.document.file,
            "issuer": info.document.issuer, "issued": info.document.issued, "assignees": "; ".join(info.assignees),
            "task": info.task, "deliver_to": info.deliver_to, "via": info.via, "channel": info.channel,
            "form": info.form, "quote": " ".join(info.quote.split()), "covers": info.covers,
            "holiday": work.advice(advised) if advised else None, "uid": info.uid,
            "counted_from": info.counted_from, "cancelled_at": info.cancelled_at,
        }  # fmt: skip
        rows.append({name: values[name] or "" for name in DEADLINE_COLUMNS})
    return rows


def deadlines_csv(deadlines: Iterable[DeadlineInfo], work: WorkCalendar | None = None) -> bytes:
    """Return deadlines as CSV with the names of fields: UTF-8 with a byte-order mark, so that spreadsheets read it.

    A cell that a spreadsheet would run as a formula begins with `'`.
    """
    stream = io.StringIO()
    writer = csv.DictWriter(stream, DEADLINE_COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in deadline_rows(deadlines, work):
        writer.writerow({name: safe_cell(value) for name, value in row.items()})
    return stream.getvalue().encode("utf-8-sig")


def safe_cell(value: str) -> str:
    """Return the value so that no spreadsheet runs it."""
    return "'" + value if value.lstrip(" \ufeff").startswith(_FORMULA) or value.startswith(_FORMULA) else value
