"""The dispatch record: what one file says, as frozen pydantic models. Key names are the record's public interface."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field
from pydantic_core import from_json

from .number import DocumentNumber
from .span import Evidence, Frozen

Level = Literal["central", "province", "district", "commune", "other"]
Status = Literal["issued", "unnumbered", "draft", "copy"]
TextSource = Literal["text", "ocr", "mixed"]
Operator = Literal["before", "by", "on", "within", "window", "every"]
Relation = Literal[
    "basis", "implements", "per", "replies_to", "follows_up", "considers", "agrees_with", "amends", "replaces",
    "repeals", "corrects", "suspends", "extends_time", "guides", "explains", "transmits", "disseminates", "urges",
    "reports_on", "promulgates", "consolidates", "mentions",
]  # fmt: skip
PartyKind = Literal["agency", "group", "person", "archive", "same"]
SignatureKind = Literal["signature", "timestamp"]
SignedAtSource = Literal["timestamp", "signer"]
LaterChanges = Literal["none", "permitted", "other"]
ReviewReason = Literal[
    "unsure", "missing", "year_of_number", "type_of_symbol", "signing_authority", "received_before_issued",
    "cited_after_issued", "due_before_issued", "place_and_issuer", "symbol_and_issuer", "after_signing", "day_of_rest",
    "other_weekday",
]  # fmt: skip
CandidateKind = Literal["number", "date"]
RefusalReason = Literal[
    "own_number", "own_date", "incoming_stamp", "signing_time", "form_number", "telephone_or_account", "address",
    "legal_site", "anniversary", "period", "school_year", "effect_date", "past_event", "event", "cited_date",
    "statistic", "provision", "list_marker", "duration", "blank", "margin", "unparsed", "other",
]  # fmt: skip


class DigitalSignature(Frozen):
    """One digital signature (chữ ký số) of a signed PDF.

    It rests on the file's bytes, not on spans of its text, so it has no entry in `evidence`. Whether the certificate
    was issued by somebody to be trusted, or was revoked, is not examined: that needs lists that change every day.
    """

    kind: SignatureKind = "signature"
    """`timestamp` for a time stamp of the whole document, which nobody signs as a person or body."""
    signer: str | None = None
    """Common name (CN) of the certificate."""
    organisation: str | None = None
    """Organisation (O) of the certificate."""
    signed_at: str | None = None
    """ISO 8601 to the second in Vietnamese time (`+07:00`)."""
    signed_at_source: SignedAtSource | None = None
    """`timestamp`: from a time-stamp token over this very signature; `signer`: the clock of the signer's machine."""
    intact: bool | None = None
    """Whether the signed bytes are as they were signed and the signature is the certificate's; null where unknown."""
    covers_whole_file: bool = False
    """Whether nothing was appended to the file after signing."""
    later_changes: LaterChanges | None = None
    """What was appended: `permitted` further signatures, filled fields and notes, `other` all else; null unknown."""
    certificate_issuer: str | None = None
    """Common name of who issued the certificate."""
    valid_from: str | None = None
    """First and last moment of the certificate's validity, written as `signed_at`."""
    valid_to: str | None = None
    certificate_valid_then: bool | None = None
    """Whether `signed_at` falls within the validity."""
    reason: str | None = None
    """Why `intact` is not true, or why something else of the signature could not be told."""


class Received(Frozen):
    """The incoming stamp on a received copy (dấu đến): the receiver's register, never the document's own number."""

    number: str | None = None
    """Number in the receiver's register (số đến)."""
    date: str | None = None
    """Day of arrival (ngày đến) as EDTF."""
    agency: str | None = None
    """The receiving office as the stamp prints it."""


class Part(Frozen):
    """Which of the several dispatches of one file a record is, and where it stands there."""

    index: int
    """Counted from 1, in reading order."""
    of: int
    """How many dispatches the file holds."""
    first_page: int | None = None
    """Counted from 1; null where the format has no pages."""
    last_page: int | None = None
    start: int
    """First character of the part in the file's text, and the character after its last."""
    end: int


class FileInfo(Frozen):
    """The file that was read."""

    name: str
    sha256: str
    media_type: str
    pages: int | None = None
    """Number of pages of the whole file, null where the format has none."""
    part: Part | None = None
    """Null where the file holds one dispatch."""
    text_source: TextSource = "text"
    digital_signatures: tuple[DigitalSignature, ...] = ()
    """Of a signed PDF, in the order of signing; examined from the file's bytes, not from its text."""
    digital_signatures_note: str | None = None
    """Why a signed PDF's signatures were not examined: the optional package is missing, the file is damaged."""
    received: Received | None = None
    """The incoming stamp, null where the text has none."""
    notes: tuple[str, ...] = ()
    """What the reader repaired, left out or guessed, in English: hidden text, a byte that is no UTF-8, unread pages."""


class DocType(Frozen):
    """Type of document (tên loại): its code (`CV`, `QĐ`, `KH` …) and its name."""

    code: str
    name: str


class Issuer(Frozen):
    """The issuing body (cơ quan ban hành) and the body printed above it (cơ quan chủ quản)."""

    name: str | None = None
    parent: str | None = None
    level: Level | None = None
    province: str | None = None
    """Bare name of the province whose body it is; null for central bodies."""


class Party(Frozen):
    """One item of Kính gửi or of Nơi nhận."""

    as_written: str
    kind: PartyKind | None = None
    name: str | None = None
    """The body's name with abbreviations expanded and its own territory appended; null where it is not certain."""
    role: str | None = None
    """What the item says in parentheses about the copy: "để báo cáo", "để biết" …"""
    drafter: str | None = None
    """Initials of the drafter in the Lưu item."""
    unit: str | None = None
    """Code of the drafting unit in the Lưu item."""


class Signature(Frozen):
    """A signature block (thẩm quyền ký, chức vụ, họ tên)."""

    authority: tuple[str, ...] = ()
    """The lines above the signer's own title: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`."""
    title: str | None = None
    name: str | None = None
    rank: str | None = None
    """Military rank or academic degree printed before the name."""


class Mention(Frozen):
    """One place where a document is cited."""

    text: str
    start: int
    end: int
    page: int | None = None
    relation: Relation = "mentions"


class Citation(Frozen):
    """A document that this one cites, with all its mentions; the first mention in reading order decides."""

    id: str
    doc_type: str | None = None
    number: str | None = None
    """As printed, typos included; any dash as a hyphen, look-alikes of Đ as Đ, without white space."""
    number_likely: str | None = None
    """The likely reading where the printed number has a typo or another mention differs."""
    canonical: str | None = None
    issued: str | None = None
    issuer: str | None = None
    """Only from words, abbreviations expanded, own territory appended."""
    issuer_as_written: str | None = None
    subject: str | None = None
    relation: Relation = "mentions"
    within: str | None = None
    """Id of the citation in whose subject this one stands."""
    provisions: tuple[str, ...] = ()
    """Cited provisions as written: "khoản 3 Điều 15"."""
    mentions: tuple[Mention, ...] = ()


class Deadline(Frozen):
    """A time by or during which somebody must act."""

    id: str
    operator: Operator
    boundary: str | None = None
    """The written boundary as EDTF; `P5D`, `P5BD` for a span of days or working days."""
    last_day: str | None = None
    """Last day on which acting is in time; null where the text does not tell."""
    rrule: str | None = None
    """RFC 5545 rule with the written day, for a recurring duty."""
    ends: str | None = None
    """Last day of a recurring duty, where the text or the period of the plan states one."""
    start_event: str | None = None
    """What a relative term counts from, as written: "kể từ ngày nhận được Công văn này"."""
    assignees: tuple[str, ...] = ()
    task: str | None = None
    deliver_to: str | None = None
    via: str | None = None
    channel: str | None = None
    form: str | None = None
    quote: str
    start: int
    end: int
    page: int | None = None


class Refusal(Frozen):
    """Words that look like a number or a date and are no value of the record, and why."""

    text: str
    start: int
    end: int
    page: int | None = None
    kind: CandidateKind
    reason: RefusalReason
    """`unparsed`: a number or date that should have been read, for all that is known; `other`: no reason is known."""


class Dispatch(Frozen):
    """The record of one document."""

    file: FileInfo
    doc_type: DocType | None = None
    issuer: Issuer = Field(default_factory=Issuer)  # made late: the first costs a start dearly
    number: DocumentNumber | None = None
    place: str | None = None
    issued: str | None = None
    subject: str | None = None
    secrecy: str | None = None
    urgency: str | None = None
    status: Status = "issued"
    addressees: tuple[Party, ...] = ()
    invitees: tuple[Party, ...] = ()
    distribution: tuple[Party, ...] = ()
    signature: Signature | None = None
    signatures: tuple[Signature, ...] = ()
    citations: tuple[Citation, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    appendix_of: Citation | None = None
    """The dispatch whose appendix (phụ lục) this is, where a file holds only that; header and number are null."""
    evidence: dict[str, Evidence] = Field(default_factory=dict)
    """Keyed by the path of the value: `issuer.name`, `citations.0.issued`, `deadlines.1.assignees.0`."""
    needs_review: tuple[str, ...] = ()
    """Paths that a person should look at: values that are unsure, missing or contradict another."""
    review_reasons: dict[str, ReviewReason] = Field(default_factory=dict)
    """Keyed by those paths: the first check of `extractors.review` that gave it."""
    refusals: tuple[Refusal, ...] | None = None
    """Every number or date of the text that no value rests on; null where they were not asked for."""

    @classmethod
    def values_of(cls, record: str, *, fresh: bool = False) -> Dispatch:
        """Read a record (JSON) without its evidence, which is most of it. Raises ValueError for what is no record.

        A `fresh` one is to be kept: each piece of its evidence must name a rule and places of the text, which is looked
        at without making values of it (a fifth of what the rest takes; values would take another two and a half).
        """
        values = from_json(record)
        if isinstance(values, dict):
            evidence = values.pop("evidence", {})
            if fresh and not _is_evidence(evidence):
                raise ValueError("evidence without a rule or places")
        return cls.model_validate(values)


def _is_evidence(found: Any) -> bool:
    """Tell whether evidence is what a page can show: by path, a rule and spans that end where they begin or later."""
    if not isinstance(found, dict):
        return False
    for each in found.values():
        if not isinstance(each, dict) or not isinstance(each.get("rule"), str):
            return False
        spans = each.get("spans")
        if not isinstance(spans, list) or not all(map(_is_span, spans)):
            return False
    return True


def _is_span(found: Any) -> bool:
    whole = isinstance(found, list) and len(found) == 2 and type(found[0]) is type(found[1]) is int
    return whole and 0 <= found[0] <= found[1]
