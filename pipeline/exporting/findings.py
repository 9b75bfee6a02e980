"""What became of documents, as sheets: who followed one, deadlines along a chain, what is missing, what is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..asking.cascading import Cascade
from ..asking.following import Followed
from ..asking.missing import Missing
from ..asking.relations import words_for
from ..asking.superseding import Superseded
from .sheets import Column, Sheet
from .words import day_in_words, limit_in_words

Translate = Callable[[str], str]
"""Returns an English sentence of the program in the reader's language."""


def followed_sheet(found: Followed, tr: Translate, language: str = "vi") -> Sheet:
    """Return who has acted on a document and who has not, a body a line."""
    columns = (
        Column("Level", 5, ("level",)), Column("Body", 30, ("agency",)), Column("Addressed as", 24, ("as_written",)),
        Column("Acted", 8, ("acted",)), Column("Document", 30, ("number",)), Column("Relation", 12, ("relation",)),
        Column("Date", 11, ("issued",)), Column("Days", 6, ("days",)), Column("More", 5, ("further",)),
        Column("Upon", 22, ("upon",)),
    )  # fmt: skip
    lines, machine, states = [], [], []
    for each in found.followers:
        document = each.document
        relation = words_for(each.relation, language) if each.relation else ""
        lines.append([
            str(each.level), each.agency, each.as_written or tr("(not addressed)"),
            tr("yes" if document else "not known"),
            document.title if document else "", relation, day_in_words(document.issued if document else None),
            "" if each.days is None else str(each.days), str(each.further) if each.further else "",
            each.origin.title if each.level > 1 else "",
        ])  # fmt: skip
        machine.append({
            "level": each.level, "agency": each.agency, "as_written": each.as_written, "acted": document is not None,
            "number": document.number if document else None, "relation": each.relation,
            "issued": document.issued if document else None, "days": each.days, "further": each.further,
            "upon": each.origin.number,
        })  # fmt: skip
        states.append("met" if document else "open")
    return Sheet(tr("Who has acted"), columns, lines, machine, states, found.document.title)


def cascade_sheet(found: Cascade, tr: Translate) -> Sheet:
    """Return deadlines along a chain, a deadline a line; those below are indented by level."""
    columns = (
        Column("Document", 34, ("number", "level")), Column("Body", 26, ("issuer",)), Column("When", 18, ("limit",)),
        Column("Last day", 11, ("last_day", "uid", "feeds")), Column("Who", 24, ("assignees",)),
        Column("What", 34, ("task",)),
        Column("Margin", 14, ("margin", "late")),
    )  # fmt: skip
    lines, machine, states = [], [], []
    for each in found.deadlines:
        info = each.deadline
        lines.append([
            f"{'   ' * each.level}{'└ ' if each.level else ''}{info.document.title}", info.document.body or "",
            limit_in_words(info), day_in_words(info.last_day), ", ".join(info.assignees), info.task or info.quote,
            _margin(each.margin, tr),
        ])  # fmt: skip
        machine.append({
            "number": info.document.number, "level": each.level, "issuer": info.document.issuer,
            "limit": info.boundary or info.rrule, "last_day": info.last_day, "assignees": list(info.assignees),
            "task": info.task, "margin": each.margin, "late": each.late, "uid": info.uid, "feeds": each.feeds,
        })  # fmt: skip
        states.append("late" if each.late else "")
    return Sheet(tr("Deadlines along the chain"), columns, lines, machine, states, found.document.title)


def _margin(days: int | None, tr: Translate) -> str:
    if days is None:
        return ""
    if days < 0:
        return tr("{days} days too late").format(days=-days)
    return tr("{days} days left above").format(days=days)


def missing_sheet(found: Sequence[Missing], tr: Translate) -> Sheet:
    """Return what is cited and not held, a document a line."""
    columns = (
        Column("Document", 34, ("number", "doc_type")), Column("Date", 11, ("issued",)),
        Column("Ask", 34, ("ask",)), Column("Cited by", 9, ("cited_by",)), Column("Acted upon by", 9, ("acted_upon",)),
        Column("Subject", 40, ("subject",)),
    )  # fmt: skip
    lines = [
        [each.document.title, day_in_words(each.document.issued), each.ask or "", str(each.cited_by),
         str(each.acted_upon), each.document.subject or ""]
        for each in found
    ]  # fmt: skip
    machine = [
        {"number": each.document.number, "doc_type": each.document.doc_type, "issued": each.document.issued,
         "ask": each.ask, "cited_by": each.cited_by, "acted_upon": each.acted_upon, "subject": each.document.subject}
        for each in found
    ]  # fmt: skip
    return Sheet(tr("Cited, not held"), columns, lines, machine)


def superseded_sheet(found: Sequence[Superseded], tr: Translate, language: str = "vi") -> Sheet:
    """Return documents that others change, a change a line."""
    columns = (
        Column("Document", 34, ("number",)), Column("Relation", 14, ("relation",)), Column("By", 34, ("by",)),
        Column("Date", 11, ("since",)), Column("Provisions", 24, ("provisions",)), Column("Words", 40, ("words",)),
    )  # fmt: skip
    lines = [
        [each.document.title, words_for(each.relation, language), each.by.title, day_in_words(each.by.issued),
         "; ".join(each.provisions), each.evidence.text]
        for each in found
    ]  # fmt: skip
    machine = [
        {"number": each.document.number, "relation": each.relation, "by": each.by.number, "since": each.by.issued,
         "provisions": list(each.provisions), "words": each.evidence.text}
        for each in found
    ]  # fmt: skip
    return Sheet(tr("Superseded"), columns, lines, machine)
