"""The registers as sheets: the columns of Nghị định 30/2020/NĐ-CP, Phụ lục IV, and names for machines.

Names for machines are those of Phụ lục VI where it has one (CodeNumber, IssuedDate, ArrivalDate …).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extractors.lexicon.types import type_name
from extractors.times.workdays import WorkCalendar
from schemas import parse_number
from schemas.dates import full_day, latest_day

from ..asking.arrivals import Arrival
from ..asking.progress import DeadlineAnswer
from ..asking.registers import ArrivedLine, SentLine, TrackedLine
from ..asking.results import DeadlineInfo, DocumentInfo
from .sheets import Column, Sheet
from .words import day_in_words, limit_in_words, progress_in_words, reason_in_words

_OF_DOCUMENT = ("TypeName", "CodeNumber", "CodeNotation", "IssuedDate", "OrganName", "Subject")


def arrivals_sheet(lines: Sequence[ArrivedLine], subtitle: str = "") -> Sheet:
    """Return sổ đăng ký văn bản đến."""
    columns = (
        Column("Ngày đến", 11, ("ArrivalDate",)),
        Column("Số đến", 7, ("ArrivalNumber",)),
        Column("Tác giả", 22, ("OrganName",)),
        Column("Số, ký hiệu văn bản", 16, ("CodeNumber", "CodeNotation")),
        Column("Ngày tháng văn bản", 11, ("IssuedDate",)),
        Column("Tên loại và trích yếu nội dung văn bản", 42, ("TypeName", "Subject")),
        Column("Đơn vị hoặc người nhận", 18, ("Receiver",)),
        Column("Ngày chuyển", 11, ("ForwardedDate",)),
        Column("Ký nhận", 9, ()),
        Column("Ghi chú", 16, ("Description",)),
    )
    return Sheet(
        "Sổ đăng ký văn bản đến", columns,
        [[
            day_in_words(_date(line.arrival)), _number(line.arrival), line.document.body or "", code(line.document),
            day_in_words(line.document.issued), _type_and_subject(line.document), _unit(line.arrival),
            day_in_words(line.arrival.passed_on if line.arrival else None), "", _note(line.arrival),
        ] for line in lines],
        [_machine(line.document, line.arrival) for line in lines],
        subtitle=subtitle,
    )  # fmt: skip


def tracking_sheet(lines: Sequence[TrackedLine], work: WorkCalendar | None = None, subtitle: str = "") -> Sheet:
    """Return sổ theo dõi giải quyết văn bản đến."""
    columns = (
        Column("Số đến", 7, ("ArrivalNumber", "ArrivalDate")),
        Column("Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan ban hành văn bản", 36, _OF_DOCUMENT),
        Column("Đơn vị hoặc người nhận", 24, ("Receiver", "Assignees", "Task")),
        Column("Thời hạn giải quyết", 16, ("DueDate", "Recurrence")),
        Column("Tiến độ giải quyết", 18, ("Progress", "Days")),
        Column("Số, ký hiệu văn bản trả lời", 22, ("ReplyCode", "ReplyDate")),
        Column("Ghi chú", 36, ("Description", "UID")),
    )
    shown = [(line, _tracking_note(line, work or WorkCalendar())) for line in lines]
    return Sheet(
        "Sổ theo dõi giải quyết văn bản đến", columns,
        [[
            _number(line.arrival), _whole(line.document), _unit(line.arrival) or "; ".join(line.deadline.assignees),
            limit_in_words(line.deadline), progress_in_words(line.progress),
            "\n".join(_letter(each) for each in line.progress.answers), note,
        ] for line, note in shown],
        [_tracking_machine(line, note) for line, note in shown],
        [line.progress.state for line in lines],
        subtitle,
    )  # fmt: skip


def sent_sheet(lines: Sequence[SentLine], subtitle: str = "") -> Sheet:
    """Return sổ đăng ký văn bản đi."""
    columns = (
        Column("Số, ký hiệu văn bản", 16, ("CodeNumber", "CodeNotation")),
        Column("Ngày tháng văn bản", 11, ("IssuedDate",)),
        Column("Tên loại và trích yếu nội dung văn bản", 40, ("TypeName", "Subject")),
        Column("Người ký", 18, ("SignerName", "SignerTitle")),
        Column("Nơi nhận văn bản", 36, ("ToPlaces",)),
        Column("Đơn vị, người nhận bản lưu", 18, ("Archived",)),
        Column("Số lượng bản", 8, ("IssuedAmount",)),
        Column("Ngày chuyển", 11, ("ForwardedDate",)),
        Column("Ký nhận", 9, ()),
        Column("Ghi chú", 12, ("Description",)),
    )
    return Sheet(
        "Sổ đăng ký văn bản đi", columns,
        [[
            code(line.document), day_in_words(line.document.issued), _type_and_subject(line.document),
            "; ".join(line.signers), "; ".join(line.to), "; ".join(line.kept), "", "", "", "",
        ] for line in lines],
        [{
            **_machine(line.document, None), "SignerName": line.signers, "SignerTitle": line.signer_titles,
            "ToPlaces": line.to, "Archived": line.kept, "IssuedAmount": None,
        } for line in lines],
        subtitle=subtitle,
    )  # fmt: skip


def code(document: DocumentInfo) -> str:
    """Return số, ký hiệu; dots where the number is blank, the file where there is neither."""
    return document.number or (f"…/{document.symbol}" if document.symbol else document.file or "")


def _type_and_subject(document: DocumentInfo) -> str:
    name = type_name(document.doc_type) if document.doc_type else None
    subject = " ".join((document.subject or "").split())
    return f"{name}: {subject}" if name and subject else name or subject


def _whole(document: DocumentInfo) -> str:
    name = type_name(document.doc_type) if document.doc_type else None
    number = code(document)
    parts = [name or "", f"số {number}" if number else "", f"ngày {day_in_words(document.issued)}"
             if document.issued else "", f"của {document.body}" if document.body else ""]  # fmt: skip
    words = " ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]


def _letter(answer: DeadlineAnswer) -> str:
    return f"{code(answer.document)} ngày {day_in_words(answer.document.issued)}"


def _tracking_note(line: TrackedLine, work: WorkCalendar) -> str:
    info = line.deadline
    day = full_day(info.last_day)
    handed = ", ".join(_letter(each) for each in line.progress.handed_on)
    notes = (
        " ".join((info.task or info.quote).split()), reason_in_words(info), (work.advice(day) or "") if day else "",
        f"Đã triển khai: {handed}" if handed else "", _note(line.arrival),
    )  # fmt: skip
    return "\n".join(note for note in notes if note)


def _tracking_machine(line: TrackedLine, note: str) -> dict[str, Any]:
    info: DeadlineInfo = line.deadline
    day = latest_day(info.last_day)
    return {
        **_machine(line.document, line.arrival), "Assignees": info.assignees, "Task": info.task, "UID": info.uid,
        "DueDate": day.isoformat() if day else None, "Recurrence": info.rrule, "Progress": line.progress.state,
        "Days": line.progress.days, "ReplyCode": tuple(code(each.document) for each in line.progress.answers),
        "ReplyDate": tuple(each.document.issued or "" for each in line.progress.answers), "Description": note,
    }  # fmt: skip


def _machine(document: DocumentInfo, arrival: Arrival | None) -> dict[str, Any]:
    number = parse_number(document.number) if document.number else None
    return {
        "TypeName": type_name(document.doc_type) if document.doc_type else None,
        "CodeNumber": number.serial if number else None, "CodeNotation": document.symbol,
        "IssuedDate": document.issued, "OrganName": document.body, "Subject": document.subject,
        "ArrivalDate": _date(arrival), "ArrivalNumber": _number(arrival) or None, "Receiver": _unit(arrival) or None,
        "ForwardedDate": arrival.passed_on if arrival else None, "Description": _note(arrival) or None,
    }  # fmt: skip


def _date(arrival: Arrival | None) -> str | None:
    return arrival.date if arrival else None


def _number(arrival: Arrival | None) -> str:
    return (arrival.number or "") if arrival else ""


def _unit(arrival: Arrival | None) -> str:
    return (arrival.unit or "") if arrival else ""


def _note(arrival: Arrival | None) -> str:
    return (arrival.note or "") if arrival else ""
