"""The tables of an archive (SQLModel), on SQLite and PostgreSQL alike.

Surrogate keys join rows and carry no meaning: what makes two rows one document is decided by `pipeline.linking` from
the evidence that stands in `claim`. Lists and open-ended values are JSON text, so that both databases store the same.
Dates are EDTF text; `*_first` and `*_last` beside them are the first and the last day that the text allows.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, Text, UniqueConstraint
from sqlmodel import Field

from . import desk_tables as desk_tables  # their tables belong to the same archive
from . import file_tables as file_tables
from .table_base import Table


class Agency(Table, table=True):
    """A body (cơ quan, tổ chức) that issues documents, as far as names and territory tell it apart from others."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    """Folded body, unit and province: what makes two names one body; then `@` and its first day, where another body of
    the same name was before it (Sở Nội vụ tỉnh Khánh Hòa before and since 2025-07-01)."""
    name: str
    name_fold: str = Field(index=True)
    body: str = Field(index=True)
    """Folded kind of body without territory: `uy ban nhan dan`, `so noi vu`."""
    level: str | None = None
    unit: str | None = None
    """Folded district or commune: `huyen loc binh`."""
    district: str | None = None
    """Folded district that it is of or lies in, where known."""
    province: str | None = None
    """Folded name of its province: `lang son`."""
    parent: str | None = None
    """Name of the body above it, where its kind makes that certain."""
    valid_from: str | None = None
    valid_to: str | None = None
    """Last day of the body: 2025-06-30 for the district level (Nghị quyết 203/2025/QH15)."""


class AgencySuccession(Table, table=True):
    """An edge between two bodies: what became of one (sáp nhập, đổi tên, chia tách), as far as the law tells."""

    __tablename__ = "agency_succession"
    __table_args__ = (UniqueConstraint("predecessor_id", "successor_id"),)

    id: int | None = Field(default=None, primary_key=True)
    predecessor_id: int = Field(foreign_key="agency.id", index=True)
    successor_id: int = Field(foreign_key="agency.id", index=True)
    since: str
    """First day of the successor in its place, EDTF."""


class Document(Table, table=True):
    """A document (văn bản), held or only cited; a cited one becomes held when its file arrives."""

    __table_args__ = (
        Index(None, "level", "held"),
        Index(None, "agency_id", "issuer_fold"),
        Index(None, "issued_first", "content_key"),
        Index(None, "level", "issued_first", "content_key"),
        Index(None, "agency_id", "issued_first", "content_key"),
    )

    id: int | None = Field(default=None, primary_key=True)
    block: str | None = Field(default=None, index=True)
    """Serial and folded symbol (`schemas.number.number_key`); null where the number is blank."""
    held: bool = False
    rendition_id: int | None = Field(default=None, index=True)
    """The rendition whose record is shown; null where the document is only cited."""
    number: str | None = None
    serial: str | None = None
    symbol: str | None = None
    doc_type: str | None = None
    issuer: str | None = None
    issuer_fold: str | None = None
    issuer_method: str | None = None
    """`header`, `words`, `symbol` (inferred from the symbol and the citing document's territory)."""
    issuer_reason: str | None = None
    agency_id: int | None = Field(default=None, foreign_key="agency.id", index=True)
    level: str | None = None
    province: str | None = None
    place: str | None = None
    issued: str | None = None
    issued_first: str | None = None
    issued_last: str | None = None
    subject: str | None = None
    secrecy: str | None = None
    urgency: str | None = None
    status: str | None = None
    content_key: str | None = None
    """Hash of the evidence that makes this document; equal in two archives of the same files."""
    differing: str | None = Field(default=None, sa_column=Column(Text))
    """JSON list of the values on which its files differ: `issued`, `signature.name`; null where they agree."""


class Claim(Table, table=True):
    """One body of evidence about which document is meant; citations that say the same share it."""

    __table_args__ = (UniqueConstraint("block", "signature"),)

    id: int | None = Field(default=None, primary_key=True)
    block: str
    signature: str = Field(index=True)
    held: bool
    """True for the evidence of a file itself, false for that of a citation."""
    facts: str = Field(sa_column=Column(Text, nullable=False))
    document_id: int | None = Field(default=None, foreign_key="document.id", index=True)
    spots: str | None = None
    """Provinces and years that it may be of (`pipeline.linking.spots`); null, as in older archives, is any."""
    draft_key: str | None = Field(default=None, index=True)
    """Of a file: under what a draft (issuer, folded symbol, month) or an appendix meets the document that it joins."""
    day_key: str | None = Field(default=None, index=True)
    """Issuer and day, under which a citation meets a document whose number is nearly the same."""
    sketch: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    """Of a file: what its wording is compared by (`pipeline.store.sketch`)."""
    state: str = "resolved"
    """`resolved` · `joined` (a draft or an appendix that belongs to another's document) · `candidate` (another document
    is proposed) · `ambiguous` (it may be one of several)."""
    confidence: float = 1.0
    method: str = ""
    reason: str | None = None
    candidates: str | None = Field(default=None, sa_column=Column(Text))
    """JSON list of document ids, where ambiguous or a candidate."""
    proposal: str | None = None
    """Of a candidate: what agrees with the document proposed, or in what the two differ."""


class Rendition(Table, table=True):
    """A file of a document (bản thể hiện), or a part of one: scan, DOCX, signed PDF. Known by its content."""

    __table_args__ = (
        UniqueConstraint("sha256", "part"),
        # the register is sorted by it: a row is wide, and its stamp stands behind the record
        Index("ix_rendition_arrival", "document_id", "is_primary", "stamp_date", "stamp_number", "sha256", "part"),
    )

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id", index=True)
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    sha256: str
    part: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    """Which dispatch of the file, counted from 1."""
    name: str
    media_type: str
    pages: int | None = None
    text_source: str
    size: int | None = None
    partial: bool = False
    is_primary: bool = False
    text_version: str
    """What made the text that the record was read from: readers and engines (`extractors.version`)."""
    record_version: str
    """The rules that made the record."""
    text_hash: str = Field(index=True)
    role: str = Field(default="dispatch", sa_column_kwargs={"server_default": "dispatch"})
    """`dispatch`, or `appendix` for a file that holds only an appendix of one."""
    text_id: int | None = None
    record: str = Field(sa_column=Column(Text, nullable=False))
    """The full record as JSON, as extracted."""
    needs_review: str | None = Field(default=None, sa_column=Column(Text))
    """JSON list of the paths that a person should look at, what was corrected left out; null where not known."""
    stamp_number: str | None = None
    """Số đến of the incoming stamp on the file."""
    stamp_date: str | None = None
    """Ngày đến of the stamp, EDTF."""
    stamp_agency: str | None = None
    """The receiving office as the stamp prints it."""


class StoredText(Table, table=True):
    """The `DocumentText` of a file as one version of the readers made it; every stored span names one.

    The parts of a file share its text.
    """

    __tablename__ = "document_text"
    __table_args__ = (UniqueConstraint("sha256", "text_version"),)

    id: int | None = Field(default=None, primary_key=True)
    sha256: str
    """Content of the file."""
    text_version: str
    data: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Compressed; `pipeline.store.texts` reads it."""


class CitationEdge(Table, table=True):
    """An edge of the graph: `citing` rests on `cited`, as the text of `asserted_by` says."""

    __tablename__ = "citation"
    __table_args__ = (
        Index(None, "citing_id", "current", "state"),
        Index(None, "cited_id", "citing_id", "current", "state"),
        Index(None, "asserted_by", "current"),
        Index(None, "rendition_id", "local_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    rendition_id: int = Field(foreign_key="rendition.id")
    local_id: str
    """Id of the citation in its record."""
    kind: str
    """`direct` · `nested` (named only inside the subject of another) · `asserted` (between two cited documents)."""
    current: bool
    """False for the edges of a rendition that is not the one shown."""
    relation: str
    asserted_by: int = Field(foreign_key="document.id", index=True)
    citing_id: int | None = Field(default=None, foreign_key="document.id")
    citing_claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    cited_id: int | None = Field(default=None, foreign_key="document.id")
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    source_id: int | None = None
    """For an asserted edge the citation whose mentions say so."""
    proposed_id: int | None = Field(default=None, foreign_key="document.id", index=True)
    """The held document that is proposed where the state is `candidate`; `cited_id` is then the document as cited."""
    state: str
    """`resolved` · `candidate` · `ambiguous` · `unidentified` · `self`."""
    confidence: float = 1.0
    method: str | None = None
    reason: str | None = None
    number: str | None = None
    doc_type: str | None = None
    issued: str | None = None
    issuer: str | None = None
    subject: str | None = None


class CitationMention(Table, table=True):
    """One place where a document is cited: characters of a stored text."""

    __tablename__ = "mention"

    id: int | None = Field(default=None, primary_key=True)
    citation_id: int = Field(foreign_key="citation.id", index=True)
    text_id: int | None = None
    start: int
    end: int
    page: int | None = None
    relation: str
    text: str = Field(sa_column=Column(Text, nullable=False))


class CalendarEntry(Table, table=True):
    """What calendars know a deadline by: given once, kept for the archive's life."""

    __tablename__ = "calendar_entry"
    __table_args__ = (UniqueConstraint("document_id", "local_id"),)

    id: int | None = Field(default=None, primary_key=True)
    document_id: int | None = Field(default=None, foreign_key="document.id")
    """Null where the document is no more."""
    local_id: str
    uid: str = Field(unique=True)
    sequence: int = 0
    """Rises with every change of what the entry says."""
    fingerprint: str
    boundary: str | None = None
    quote_fold: str = ""
    shown: str | None = Field(default=None, sa_column=Column(Text))
    """JSON of the deadline and its document as the entry last said them, for calendars that are to take it back."""
    retired_at: str | None = None
    """Moment (ISO 8601, UTC) from which no text sets the deadline any more; null while one does."""
    superseded_at: str | None = None
    """Moment from which a held document is known that replaces or repeals the one that sets it; null without one."""
    changed_at: str | None = None
    """Moment of the last change of what the entry says."""


class StoredDeadline(Table, table=True):
    """A time by or during which somebody must act (thời hạn)."""

    __tablename__ = "deadline"

    id: int | None = Field(default=None, primary_key=True)
    rendition_id: int = Field(foreign_key="rendition.id", index=True)
    local_id: str
    entry_id: int | None = Field(default=None, foreign_key="calendar_entry.id", index=True)
    current: bool
    text_id: int | None = None
    operator: str
    boundary: str | None = None
    last_day: str | None = Field(default=None, index=True)
    rrule: str | None = None
    ends: str | None = None
    start_event: str | None = None
    assignees: str = "[]"
    task: str | None = None
    deliver_to: str | None = None
    via: str | None = None
    channel: str | None = None
    form: str | None = None
    quote: str = Field(sa_column=Column(Text, nullable=False))
    start: int
    end: int
    page: int | None = None


class StoredParty(Table, table=True):
    """An item of Kính gửi, of those invited, or of Nơi nhận."""

    __tablename__ = "party"

    id: int | None = Field(default=None, primary_key=True)
    rendition_id: int = Field(foreign_key="rendition.id", index=True)
    part: str
    """`addressees` · `invitees` · `distribution`."""
    position: int
    as_written: str
    kind: str | None = None
    name: str | None = None
    role: str | None = None


class Recipient(Table, table=True):
    """Whom an item of a list, or who must act by a deadline, is: one body, or a group with its territory."""

    __table_args__ = (Index(None, "members", "province"),)

    id: int | None = Field(default=None, primary_key=True)
    rendition_id: int = Field(foreign_key="rendition.id", index=True)
    deadline_id: int | None = Field(default=None, foreign_key="deadline.id", index=True)
    """The deadline whose assignee it is; null for an item of Kính gửi, of those invited, or of Nơi nhận."""
    part: str
    """`assignees` · `deliver_to` · `addressees` · `invitees` · `distribution`."""
    position: int
    as_written: str
    agency_id: int | None = Field(default=None, foreign_key="agency.id", index=True)
    members: str | None = None
    """Kind of body that the group consists of (`district_committees`, `departments` …); null for one body."""
    scope: str | None = None
    """`country`, or the level of the territory: `province`, `district`, `commune`; null where nobody knows."""
    district: str | None = None
    commune: str | None = None
    province: str | None = None


class StoredSignature(Table, table=True):
    """A signature block."""

    __tablename__ = "signature"

    id: int | None = Field(default=None, primary_key=True)
    rendition_id: int = Field(foreign_key="rendition.id", index=True)
    position: int
    authority: str = "[]"
    title: str | None = None
    name: str | None = None
    rank: str | None = None


class Counter(Table, table=True):
    """The next free key of each table: rows are inserted many at a time with keys known before."""

    name: str = Field(primary_key=True)
    next_id: int


METADATA = Table.metadata
