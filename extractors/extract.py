"""One file in, a `Dispatch` for each dispatch in it out: the stages of reading a document, in their order."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from schemas import Dispatch, FileInfo, OutcomeCode, UnreadableError

from .appendices import with_appendix
from .candidates import refusals as refused
from .citations import find_citations
from .collection import without_collection
from .confidence import Sure, Sureness
from .deadlines import find_deadlines
from .digital_signatures import Signed, examine
from .document import DocumentText
from .extraction import Extraction
from .header import read_header
from .layout import find_zones
from .parties import read_parties
from .parts import moved, part_starts, settled, slice_of
from .readers import read
from .reading import Reading
from .recognition import refuse_other_texts
from .review import with_review
from .rules import Ledger
from .signature import read_signatures

if TYPE_CHECKING:
    from spacy.language import Language

STAGES = (read_header, read_parties, read_signatures, find_citations, find_deadlines)
"""Each fills its own fields of the `Reading`; later ones use what earlier ones found."""


def extract_file(
    path: Path | str, *, refusals: bool = False, verify_signatures: bool = False, nlp: Language | None = None
) -> tuple[Dispatch, ...]:
    """Read one file and return its records.

    `refusals` also lists the numbers and dates that no value rests on; `verify_signatures` also tells of each digital
    signature what was changed after it, which is slow. `nlp` is a spaCy pipeline (`language.pipeline()`, changed as
    you like) that marks parties, times and numbers in place of our grammar.

    Raises `UnreadableError`, whose outcome says why, for a file that gives no record.
    """
    file = Path(path)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableError(OutcomeCode.IO_ERROR, str(error.strerror or error)) from error
    return extract_bytes(data, file.name, refusals=refusals, verify_signatures=verify_signatures, nlp=nlp).records


def extract_bytes(
    data: bytes, name: str, *, refusals: bool = False, verify_signatures: bool = False, nlp: Language | None = None
) -> Extraction:
    """Read the bytes of a file called `name`; return its records and the text that their spans point into.

    The arguments are those of `extract_file`.
    """
    document = read(data, name)
    sha256 = hashlib.sha256(data).hexdigest()
    signed = examine(data, verify=verify_signatures)
    return Extraction(extract_document(document, name, sha256, signed, refusals=refusals, nlp=nlp), document)


def extract_verified(data: bytes, name: str, *, nlp: Language | None = None) -> Extraction:
    """As `extract_bytes` with `verify_signatures`, for whoever asks for a function of bytes and name."""
    return extract_bytes(data, name, verify_signatures=True, nlp=nlp)


@without_collection()
def extract_document(
    document: DocumentText,
    name: str,
    sha256: str,
    signed: Signed = Signed(),  # noqa: B008
    *,
    refusals: bool = False,
    sure: Sure | None = None,
    nlp: Language | None = None,
) -> tuple[Dispatch, ...]:
    """Read the records from a text that a reader has made.

    Args:
        document: The text of the whole file.
        name: The file's name.
        sha256: Of the file's bytes.
        signed: What the file's bytes say about digital signatures.
        refusals: Also list the numbers and dates that no value rests on.
        sure: Gives the confidences in place of the fitted table; for fitting it.
        nlp: Marks parties, times and numbers in place of our grammar.

    Raises `UnreadableError` for a text that is no dispatch.
    """
    refuse_other_texts(document)
    starts = part_starts(document)
    records: list[Dispatch] = []
    for index, first in enumerate(starts):
        after = starts[index + 1] if index + 1 < len(starts) else None
        piece = document if len(starts) == 1 else slice_of(document, first, after)
        record = _record(read_stages(piece, sure, nlp), name, sha256, signed)
        if len(starts) == 1:
            record = with_appendix(record, piece)
        if refusals:
            record = record.model_copy(update={"refusals": refused(record, piece)})
        if len(starts) > 1:
            record = moved(record, document, starts, index)
        records.append(record)
    if len(records) > 1:
        records = list(settled(records, document, Ledger(document.text, sure or Sureness(document))))
    return tuple(map(with_review, records))


def _record(reading: Reading, name: str, sha256: str, signed: Signed) -> Dispatch:
    """Return what was read as a record of its own text."""
    document = reading.document
    return Dispatch(
        file=FileInfo(
            name=name,
            sha256=sha256,
            media_type=document.media_type,
            pages=document.pages,
            text_source=document.text_source,
            digital_signatures=signed.signatures,
            digital_signatures_note=signed.note,
            received=reading.received,
            notes=document.notes,
        ),
        doc_type=reading.doc_type,
        issuer=reading.issuer,
        number=reading.number,
        place=reading.place,
        issued=reading.issued,
        subject=reading.subject,
        secrecy=reading.secrecy,
        urgency=reading.urgency,
        status=reading.status,
        addressees=reading.addressees,
        invitees=reading.invitees,
        distribution=reading.distribution,
        signature=reading.signatures[0] if reading.signatures else None,
        signatures=reading.signatures,
        citations=reading.citations,
        deadlines=reading.deadlines,
        evidence=reading.ledger.evidence,
    )


def read_stages(document: DocumentText, sure: Sure | None = None, nlp: Language | None = None) -> Reading:
    """Run every stage over the text and return what they found."""
    reading = Reading(document, find_zones(document), Ledger(document.text, sure or Sureness(document)))
    if nlp is not None:
        from .language.clauses import PipelineClauses

        reading.clauses = PipelineClauses(nlp, reading)
    for stage in STAGES:
        stage(reading)
    return reading
