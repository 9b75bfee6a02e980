"""The work of a week ("việc tuần này") by who must do it: as text, as Markdown, as a mail."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import format_datetime
from itertools import groupby

from extractors.times.workdays import WorkCalendar

from ..asking.due import Due
from .registers import code
from .words import limit_in_words, reason_in_words

_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
NOBODY = "(chưa rõ đơn vị thực hiện)"


def heading(monday: dt.date, sunday: dt.date, office: str | None = None) -> str:
    """Return the title of a week's work."""
    whose = f" – {office}" if office else ""
    return f"Việc tuần này ({monday:%d/%m/%Y} – {sunday:%d/%m/%Y}){whose}"


def to_text(
    items: Sequence[Due], monday: dt.date, sunday: dt.date, *, office: str | None = None,
    work: WorkCalendar | None = None,
) -> str:  # fmt: skip
    """Return the week as text: who, then what by when, what is overdue first."""
    title = heading(monday, sunday, office)
    lines = [title, "=" * len(title)]
    if not items:
        return "\n".join([*lines, "", "Không có việc nào đến hạn.", ""])
    calendar = work or WorkCalendar()
    for who, theirs in by_assignee(items):
        lines += ["", who]
        for item in theirs:
            lines += [f"  • {when_in_words(item)}: {what(item)}", f"    {source(item)}"]
            lines += [f"    {note}" for note in _notes(item, calendar)]
    return "\n".join([*lines, ""])


def to_mail(
    items: Sequence[Due], monday: dt.date, sunday: dt.date, *, to: Sequence[str] = (), sender: str | None = None,
    office: str | None = None, work: WorkCalendar | None = None, now: dt.datetime | None = None,
) -> bytes:  # fmt: skip
    """Return the week as a mail (RFC 5322) of text and HTML, to be sent by a program of one's own."""
    mail = EmailMessage()
    mail["Subject"] = heading(monday, sunday, office)
    if to:
        mail["To"] = ", ".join(to)
    if sender:
        mail["From"] = sender
    mail["Date"] = format_datetime(now or dt.datetime.now(dt.UTC))
    mail.set_content(to_text(items, monday, sunday, office=office, work=work))
    mail.add_alternative(_html(items, monday, sunday, office, work or WorkCalendar()), subtype="html")
    return mail.as_bytes()


def by_assignee(items: Sequence[Due]) -> list[tuple[str, list[Due]]]:
    """Return the work of each assignee, those with something overdue first."""
    pairs = [(who, item) for item in items for who in item.deadline.assignees or (NOBODY,)]
    pairs.sort(key=lambda pair: (pair[0] == NOBODY, pair[0].casefold(), pair[1].day or dt.date.max))
    found = [(who, [item for _, item in group]) for who, group in groupby(pairs, key=lambda pair: pair[0])]
    return sorted(found, key=lambda pair: not any(item.state == "late" for item in pair[1]))


def when_in_words(item: Due) -> str:
    """Return when it is due: day of the week and date, the hour where one is written; how long it is overdue."""
    day = item.day
    if day is None:
        return limit_in_words(item.deadline)
    written = limit_in_words(item.deadline) if item.deadline.last_day else f"{day:%d/%m/%Y}"
    words = f"{_DAYS[day.weekday()]} {written}"
    return f"QUÁ HẠN {-(item.progress.days or 0)} ngày ({words})" if item.state == "late" else words


def what(item: Due) -> str:
    """Return what is to be done, and to whom it goes."""
    task = " ".join((item.deadline.task or item.deadline.quote).split())
    ways = (("gửi", item.deadline.deliver_to), ("qua", item.deadline.via))
    return task + "".join(f"; {word} {where}" for word, where in ways if where and where not in task)


def source(item: Due) -> str:
    """Return the document that asks for it."""
    document = item.deadline.document
    page = f", trang {item.deadline.page}" if item.deadline.page else ""
    return f"{document.doc_type or ''} {code(document)}, {document.body or ''}{page}".strip(" ,")


def _notes(item: Due, calendar: WorkCalendar) -> list[str]:
    answered = ", ".join(code(each.document) for each in item.progress.answers)
    notes = [
        reason_in_words(item.deadline),
        (calendar.advice(item.day) or "") if item.day else "",
        f"Đã trả lời: {answered}" if answered else "",
    ]
    return [note for note in notes if note]


def _html(items: Sequence[Due], monday: dt.date, sunday: dt.date, office: str | None, calendar: WorkCalendar) -> str:
    parts = [f"<h2>{html.escape(heading(monday, sunday, office))}</h2>"]
    for who, theirs in by_assignee(items):
        parts.append(f"<h3>{html.escape(who)}</h3><ul>")
        for item in theirs:
            colour = ' style="color:#b00020"' if item.state == "late" else ""
            notes = "".join(f"<br><em>{html.escape(note)}</em>" for note in _notes(item, calendar))
            parts.append(
                f"<li><strong{colour}>{html.escape(when_in_words(item))}</strong>: {html.escape(what(item))}"
                f"<br><small>{html.escape(source(item))}</small>{notes}</li>"
            )
        parts.append("</ul>")
    if not items:
        parts.append("<p>Không có việc nào đến hạn.</p>")
    return "\n".join(parts)
