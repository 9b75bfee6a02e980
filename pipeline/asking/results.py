"""What an archive answers: plain frozen values, in the words of the field."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from extractors.document import DocumentText
from extractors.lexicon import full_name
from schemas import Dispatch

from ..store.corrections import Corrected
from .pages import Page

REGULATIONS = frozenset({"Luật", "PL", "NQ", "NQLT", "NĐ", "TT", "TTLT", "QĐ", "QyĐ", "CT", "QC", "ĐL", "HD", "VBHN"})
"""Codes of the types that lay down rules for good, not one task: their recurring duties are standing ones."""


@dataclass(frozen=True)
class DocumentInfo:
    """A document, held or only cited."""

    id: int
    number: str | None
    """Canonical; null where blank."""
    doc_type: str | None
    issuer: str | None
    level: str | None
    province: str | None
    issued: str | None
    subject: str | None
    held: bool
    symbol: str | None = None
    status: str | None = None
    file: str | None = None
    issuer_method: str | None = None
    issuer_reason: str | None = None

    @property
    def title(self) -> str:
        """Short words that name it: `CV 875/UBND-NV (2023-03-30)`; a blank number shows as `…/UBND-NV`, with
        the document's key and file.
        """
        number = self.number or (f"…/{self.symbol}" if self.symbol else "" if self.held else "?")
        parts = [self.doc_type or "", number, f"({self.issued})" if self.issued else ""]
        if self.number is None and self.id:  # nothing else tells it apart from others without a number
            parts.append(f"[#{self.id}{f' {self.file}' if self.file else ''}]")
        return " ".join(part for part in parts if part)

    @property
    def body(self) -> str | None:
        """The issuer as running text names it, with its province: headers print names in capitals."""
        return full_name(self.issuer, self.province, self.level) if self.issuer else None

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Passage:
    """The words that say so, and where they stand."""

    text: str
    file: str | None
    page: int | None
    start: int | None
    end: int | None


@dataclass(frozen=True)
class CitationInfo:
    """An edge as it is stored, resolved or not."""

    id: int
    local_id: str
    kind: str
    relation: str
    state: str
    confidence: float
    method: str | None
    reason: str | None
    number: str | None
    issued: str | None
    issuer: str | None
    citing: DocumentInfo | None
    cited: DocumentInfo | None
    asserted_by: DocumentInfo
    candidates: tuple[DocumentInfo, ...]
    """What may be meant: several where the state is `ambiguous`, the one proposed where it is `candidate`."""
    evidence: Passage

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


class CitationPage(Page[CitationInfo]):
    """A page of edges."""

    name = "citations"


@dataclass(frozen=True)
class Done:
    """That somebody has said a deadline to be done."""

    day: str | None
    """Of a recurring one: the day that is done; null where it is done as a whole."""
    at: str
    """Moment, ISO 8601 in UTC."""
    by: str | None
    note: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class DeadlineInfo:
    """A deadline with its document and its calendar identity."""

    uid: str
    sequence: int
    document: DocumentInfo
    local_id: str
    operator: str
    boundary: str | None
    last_day: str | None
    rrule: str | None
    ends: str | None
    """Last day of a recurring one, where one is stated."""
    start_event: str | None
    assignees: tuple[str, ...]
    task: str | None
    deliver_to: str | None
    via: str | None
    channel: str | None
    form: str | None
    quote: str
    page: int | None
    occurrences: tuple[str, ...] = ()
    """Days of a recurring one within the time asked for."""
    covers: str | None = None
    """How it concerns the agency asked for: `named`, `group`, `possible` (a group whose members are not told)."""
    counted_from: str | None = None
    """Day of arrival from which `last_day` was counted, where the text gives a term from receipt."""
    moved_from: str | None = None
    """Day off on which that term would have ended; it ends with the next working day (Bộ luật Dân sự, Điều 148)."""
    urgency: str | None = None
    """Độ khẩn of the document."""
    changed_at: str | None = None
    """Moment of the last change of what it says, ISO 8601 in UTC."""
    cancelled_at: str | None = None
    """Moment from which it no longer holds: no text sets it any more, or its document is replaced or repealed."""
    file: str | None = None
    """The file whose text sets it."""
    superseded_by: DocumentInfo | None = None
    """A later document that gives more time, or that replaces or repeals the one that sets it."""
    done: tuple[Done, ...] = ()
    """What somebody has said to be done: the deadline, or days of a recurring one."""

    @property
    def open_days(self) -> tuple[str, ...]:
        """Days of a recurring one within the time asked for that nobody has said to be done."""
        done = {each.day for each in self.done}
        return tuple(day for day in self.occurrences if day not in done)

    @property
    def is_done(self) -> bool:
        """Whether somebody has said it to be done: as a whole, or every day of it within the time asked for."""
        if any(each.day is None for each in self.done):
            return True
        return bool(self.occurrences) and not self.open_days

    @property
    def is_standing(self) -> bool:
        """Whether it is a standing report of a regulation: it recurs, and no end of it is stated."""
        return bool(self.rrule) and not self.last_day and not self.ends and self.document.doc_type in REGULATIONS

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class SearchHit:
    """A document that holds the words, and places where they stand."""

    document: DocumentInfo
    snippets: tuple[Passage, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


class SearchPage(Page[SearchHit]):
    """Hits of a search, best first."""

    name = "hits"


@dataclass(frozen=True)
class Shown:
    """Everything about one document."""

    document: DocumentInfo
    record: Dispatch | None
    """What its files say together, with corrections; null where the document is only cited."""
    corrections: dict[str, Any]
    files: tuple[dict[str, Any], ...]
    document_text: DocumentText | None
    """The text of the file that is shown, with its lines and their places; evidence counts in it."""
    citations: tuple[CitationInfo, ...]
    cited_by: tuple[CitationInfo, ...]
    """What other texts say of it; the first ones where there are very many."""
    differing: tuple[str, ...] = ()
    """Paths of values on which the document's files differ."""
    cited_by_truncated: bool = False
    """Whether more texts cite it than are shown: `Archive.cited_by` gives all, page by page."""
    history: tuple[Corrected, ...] = ()
    """What was done to its values, the last first."""

    @property
    def text(self) -> str | None:
        """The characters of that text."""
        return self.document_text.text if self.document_text is not None else None

    @property
    def places(self) -> list[tuple[str, int]]:
        """Hash and part of every file of the document."""
        return [(file["sha256"], file["part"]) for file in self.files]
