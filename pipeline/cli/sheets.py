"""What commands list, as sheets for every form, with headings in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..asking.results import SearchHit
from ..asking.review import ToReview
from ..exporting.graphs import label
from ..exporting.sheets import Column, Sheet
from ..filing.changes import Change
from ..filing.outcomes import FileOutcome
from . import days
from .common import sentence
from .language import language, tr
from .printing import short


def review_sheet(found: Sequence[ToReview]) -> Sheet:
    """Return what somebody should look at: document, field, value, and why."""
    columns = (
        Column(tr("Document"), 30, ("document", "file")), Column(tr("Field"), 26, ("kind", "path")),
        Column(tr("Value"), 36, ("value", "words")), Column(tr("Why"), 30, ("reason", "confidence", "weight")),
    )  # fmt: skip
    lines = [
        [
            each.document.title if each.document else each.file or "", each.path or tr("(the whole file)"),
            "–" if each.value is None else " ".join(str(each.value).split()), _why(each),
        ]
        for each in found
    ]  # fmt: skip
    machine = [{**each.to_dict(), "document": each.document.id if each.document else None} for each in found]
    return Sheet(tr("To look at"), columns, lines, machine)


def _why(item: ToReview) -> str:
    """Say why somebody should look, in the reader's language."""
    words = tr(f"review: {item.reason}") if language() == "vi" else item.reason.replace("_", " ")
    words = words.removeprefix("review: ")
    return f"{words} ({item.confidence:.2f})" if item.confidence is not None and item.kind == "value" else words


def outcomes_sheet(found: Sequence[FileOutcome]) -> Sheet:
    """Return what became of files: path, outcome, and a sentence about it."""
    columns = (
        Column(tr("File"), 50, ("file", "sha256")), Column(tr("Outcome"), 16, ("outcome",)),
        Column(tr("What it means"), 60, ("message_vi", "message_en", "detail", "gone_at")),
    )  # fmt: skip
    lines = [[each.path, each.outcome.code.value, sentence(each.outcome) + _gone(each)] for each in found]
    return Sheet(tr("What became of the files"), columns, lines, [each.to_dict() for each in found])


def _gone(outcome: FileOutcome) -> str:
    """Say since when a file is not where it was."""
    return f" {tr('(gone since {day})', day=days.in_text(outcome.gone_at[:10]))}" if outcome.gone_at else ""


def changes_sheet(found: Sequence[Change]) -> Sheet:
    """Return changed values: document, value, before, now."""
    columns = (
        Column(tr("Document"), 36, ("document", "file", "sha256", "part")), Column(tr("Value"), 26, ("path",)),
        Column(tr("Before"), 36, ("before",)), Column(tr("Now"), 36, ("after",)),
    )  # fmt: skip
    lines = [[each.document or each.name, each.path, _in_words(each.before), _in_words(each.after)] for each in found]
    machine = [
        {**each.to_dict(), "before": _in_words(each.before, ""), "after": _in_words(each.after, "")} for each in found
    ]
    return Sheet(tr("What changed"), columns, lines, machine)


def hits_sheet(hits: Sequence[SearchHit]) -> Sheet:
    """Return hits of a search: document, issuer, and the words found."""
    columns = (
        Column(tr("Document"), 40, ("id", "number", "doc_type", "issued", "subject", "file")),
        Column(tr("Issuer"), 36, ("issuer",)), Column(tr("Words"), 60, ("words",)),
    )  # fmt: skip
    lines = [[label(hit.document), hit.document.body or "–", _words(hit)] for hit in hits]
    machine = [{**hit.document.to_dict(), "words": _words(hit)} for hit in hits]
    return Sheet(tr("Hits"), columns, lines, machine)


def _words(hit: SearchHit) -> str:
    return " … ".join(short(snippet.text, 140) for snippet in hit.snippets)


def _in_words(value: Any, nothing: str = "–") -> str:
    """Return a value of a record for a cell; a list by what its items are called."""
    if isinstance(value, list):
        names = (each.get("as_written") or each.get("name") if isinstance(each, dict) else each for each in value)
        return "; ".join(str(each) for each in names)
    return nothing if value is None else str(value)
