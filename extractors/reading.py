"""`Reading`: the state of reading one document, handed from one field module to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas import Citation, Deadline, DocType, DocumentNumber, Issuer, Party, Received, Signature
from schemas.dispatch import Status

from .clauses import Clauses
from .document import DocumentText
from .lazy import lazy
from .rules import Ledger
from .text.keys import on_one_line
from .zones import Zones


@dataclass
class Reading:
    """What has been read of one document so far. Each field module fills its own fields and the ledger."""

    document: DocumentText
    zones: Zones
    ledger: Ledger
    doc_type: DocType | None = None
    issuer: Issuer = field(default_factory=Issuer)
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
    signatures: tuple[Signature, ...] = ()
    citations: tuple[Citation, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    received: Received | None = None
    aliases: dict[str, str] = field(default_factory=dict)
    """Short names that the document itself defines ("sau đây gọi tắt là …") to the words they stand for."""
    clauses: Clauses | None = None
    """Marks parties, times and numbers in place of our grammar, where somebody gives a pipeline of his own."""

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    @lazy
    def flat(self) -> str:
        """The text with every line break as a space: same length, so the same spans."""
        return on_one_line(self.document.text)
