"""What a dispatch is: the values of the record, each with its own small grammar. The tables are in `schemas.tables`."""

from .dispatch import (
    Citation,
    Deadline,
    DigitalSignature,
    Dispatch,
    DocType,
    FileInfo,
    Issuer,
    Mention,
    Party,
    Received,
    Signature,
)
from .number import DocumentNumber, number_key, parse_number
from .outcomes import CongVanError, Outcome, OutcomeCode, UnreadableError
from .span import Evidence, Frozen, Span

__all__ = [
    "Citation", "CongVanError", "Deadline", "DigitalSignature", "Dispatch", "DocType", "DocumentNumber", "Evidence",
    "FileInfo", "Frozen", "Issuer", "Mention", "Outcome", "OutcomeCode", "Party", "Received", "Signature", "Span",
    "UnreadableError", "number_key", "parse_number",
]  # fmt: skip
