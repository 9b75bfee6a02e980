"""Deadlines as sheets: for the terminal, a workbook, Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..asking.due import Due
from ..asking.results import DeadlineInfo
from .calendar import when
from .registers import code
from .sheets import Column, Sheet
from .words import day_in_words, limit_in_words, progress_in_words, reason_in_words

_LONGEST = 70
_TITLES = {
    "vi": {"day": "Hạn cuối", "limit": "Thời hạn", "progress": "Tiến độ giải quyết", "who": "Đơn vị thực hiện",
           "what": "Nội dung công việc", "to": "Nơi nhận", "document": "Văn bản", "due": "Việc cần làm",
           "deadlines": "Thời hạn công văn"},
    "en": {"day": "Last day", "limit": "When", "progress": "Progress", "who": "Who", "what": "What", "to": "To",
           "document": "Document", "due": "What is due", "deadlines": "Deadlines"},
}  # fmt: skip


def deadlines_sheet(deadlines: Sequence[DeadlineInfo], language: str = "vi") -> Sheet:
    """Return deadlines: the last day, how it is said, who, what, to whom, by which document."""
    titles = _TITLES[language]
    columns = (
        Column(titles["day"], 11, ("last_day",)),
        Column(titles["limit"], 22, ("operator", "boundary", "rrule")),
        Column(titles["who"], 24, ("assignees",)),
        Column(titles["what"], 28, ("task",)),
        Column(titles["to"], 16, ("deliver_to",)),
        Column(titles["document"], 24, ("document", "superseded_by")),
    )
    lines = [_line(each, language) for each in deadlines]
    return Sheet(titles["deadlines"], columns, lines, [_machine(each) for each in deadlines])


def due_sheet(items: Sequence[Due], language: str = "vi") -> Sheet:
    """Return what is to be done: the day, how far it is met, who, what, to whom, by which document."""
    titles = _TITLES[language]
    columns = (
        Column(titles["day"], 11, ("day",)),
        Column(titles["progress"], 16, ("state", "days")),
        Column(titles["who"], 24, ("assignees",)),
        Column(titles["what"], 30, ("task",)),
        Column(titles["to"], 16, ("deliver_to",)),
        Column(titles["document"], 24, ("document", "uid")),
    )
    lines = []
    for item in items:
        day, _, *rest = _line(item.deadline, language)
        if item.day is not None and not item.deadline.last_day:
            day = _day(item.day.isoformat(), language)
        lines.append([day, progress_in_words(item.progress, language), *rest])
    machine = [{**_machine(each.deadline), "day": each.day, "state": each.state, "days": each.progress.days,
                "uid": each.deadline.uid} for each in items]  # fmt: skip
    return Sheet(titles["due"], columns, lines, machine, [each.state for each in items])


def _line(info: DeadlineInfo, language: str) -> list[str]:
    at = when(info)
    next_day = info.last_day or (info.occurrences[0] if info.occurrences else at.day.isoformat() if at.day else None)
    limit = ", ".join(part for part in (limit_in_words(info, language), reason_in_words(info, language)) if part)
    return [
        _day(next_day, language) or "–", limit, "; ".join(info.assignees) or "–", _short(info.task or info.quote),
        info.deliver_to or "–", title(info, language) + _moved(info, language),
    ]  # fmt: skip


def _moved(info: DeadlineInfo, language: str) -> str:
    """Say by which later document a deadline is moved, or ended."""
    if info.superseded_by is None:
        return ""
    by = info.superseded_by
    number = " ".join(part for part in (by.doc_type, code(by)) if part)
    return f"; nay theo {number}" if language == "vi" else f"; now see {number}"


def _day(edtf: str | None, language: str) -> str:
    return day_in_words(edtf) if language == "vi" else edtf or ""


def title(info: DeadlineInfo, language: str) -> str:
    """Return type, number and day of the document that sets a deadline."""
    document = info.document
    issued = f"({_day(document.issued, language)})" if document.issued else ""
    return " ".join(part for part in (document.doc_type, code(document), issued) if part)


def _machine(info: DeadlineInfo) -> dict[str, Any]:
    plain = {name: getattr(info, name) for name in ("last_day", "operator", "boundary", "rrule", "assignees", "task",
                                                    "deliver_to")}  # fmt: skip
    later = code(info.superseded_by) if info.superseded_by else None
    return {**plain, "document": code(info.document), "superseded_by": later}


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"
